import { type Check, fedex, gs1, gs1After, identcode, iso6346, mod7, s10, ups, usps20 } from './check-digits.ts';

/** Carriers whose own forms of numbers are only theirs where they are the carrier asked for: twelve digits are many carriers'. */
export const CARRIER_FORMS = ['ups', 'fedex', 'usps', 'dhl-express', 'dhl-paket'] as const;

export type CarrierForms = (typeof CARRIER_FORMS)[number];

/** What a number of a form is called. */
export type FormName = 'container' | 'postal' | CarrierForms;

/** A form that has a check digit, and how long its numbers are. */
export interface NumberForm {
  readonly name: FormName;
  /** Whose it is only when that carrier is asked for; null: nobody else writes numbers so. */
  readonly only: CarrierForms | null;
  readonly form: RegExp;
  /** It fits when any of them holds. */
  readonly checks: readonly Check[];
  /** How many characters stand behind the check digit. */
  readonly behind: number;
}

/** A form that lacks characters, or has some too many. */
export interface BrokenForm {
  readonly name: FormName;
  readonly only: CarrierForms | null;
  readonly form: RegExp;
  /** What a whole one has. */
  readonly length: number;
}

/** ISO 3166 in two letters, and YP, which stands behind postal numbers of Yanwen: other letters there are no postal number's. */
const COUNTRIES =
  'A[DEFGILMOQRSTUWXZ]|B[ABDEFGHIJLMNOQRSTVWYZ]|C[ACDFGHIKLMNORUVWXYZ]|D[EJKMOZ]|E[CEGHRST]|F[IJKMOR]|G[ABDEFGHILMNPQRSTUWY]|H[KMNRTU]|I[DELMNOQRST]|J[EMOP]|K[EGHIMNPRWYZ]|L[ABCIKRSTUVY]|M[ACDEFGHKLMNOPQRSTUVWXYZ]|N[ACEFGILOPRUZ]|OM|P[AEFGHKLMNRSTWY]|QA|R[EOSUW]|S[ABCDEGHIJKLMNORSTVXYZ]|T[CDFGHJKLMNORTVWZ]|U[AGMSYZ]|V[ACEGINU]|W[FS]|Y[ETP]|Z[AMW]';

/** Bills of lading of MSC look just like a container's number. */
const CONTAINER = '(?!MEDU)[A-Z]{3}U';

const form = (name: FormName, only: CarrierForms | null, source: string, ...checks: readonly Check[]): NumberForm => ({
  name,
  only,
  form: new RegExp(`^(?:${source})$`),
  checks,
  behind: name === 'postal' ? 2 : 0,
});

/** FedEx: what checks stands in the last so many digits. */
const lastBy =
  (count: number, check: Check): Check =>
  (text) =>
    check(text.slice(-count));

/** Each is anchored with one class a repeat, so each is linear in a number's length. Sources: the carriers' and standards' own rules, as in `check-digits.ts`. */
export const FORMS: readonly NumberForm[] = [
  form('postal', null, `[A-Z]{2}[0-9]{9}(?:${COUNTRIES})`, s10),
  form('container', null, `${CONTAINER}[0-9]{7}`, iso6346),
  form('ups', null, '1Z[A-Z0-9]{15}[0-9]', ups),
  form('usps', null, '9[1-5](?:[0-9]{20}|[0-9]{24})', gs1),
  form('usps', null, '420[0-9]{5}9[1-5][0-9]{20}', gs1After(8)),
  // With a long postcode and a short number, or the other way round.
  form('usps', null, '420[0-9]{5}9[1-5][0-9]{24}', gs1After(8), gs1After(12)),
  form('fedex', null, '96[0-9]{20}', lastBy(15, gs1)),
  form('fedex', 'fedex', '[0-9]{12}|[0-9]{20}00[0-9]{12}', fedex),
  form('fedex', 'fedex', '[0-9]{15}', gs1),
  form('usps', 'usps', '[0-9]{20}', usps20),
  form('dhl-express', 'dhl-express', '[0-9]{10}', mod7),
  form('dhl-paket', 'dhl-paket', '[0-9]{12}', identcode),
  form('dhl-paket', 'dhl-paket', '003404[0-9]{14}', gs1),
];

const broken = (name: FormName, only: CarrierForms | null, length: number, source: string): BrokenForm => ({
  name,
  only,
  length,
  form: new RegExp(`^(?:${source})$`),
});

/** Numbers that lost a character or gained one, where nothing else is written so. */
export const BROKEN_FORMS: readonly BrokenForm[] = [
  broken('ups', null, 18, '1Z[A-Z0-9]{14,15}|1Z[A-Z0-9]{17}'),
  broken('container', null, 11, `${CONTAINER}[0-9]{6}`),
  broken('postal', null, 13, `[CELRUV][A-Z](?:[0-9]{8}(?:${COUNTRIES})|[0-9]{9}[A-Z])`),
  broken('usps', 'usps', 22, '9[1-5][0-9]{19}|9[1-5][0-9]{21}'),
  broken('fedex', 'fedex', 12, '[0-9]{11}'),
  broken('dhl-express', 'dhl-express', 10, '[0-9]{9}'),
];
