import {
  type Check,
  dpd,
  evri,
  fedex,
  gls,
  gs1,
  gs1After,
  identcode,
  iso6346,
  luhn,
  mod7,
  ontrac,
  s10,
  sf,
  tnt,
  ups,
  usps20,
} from './check-digits.ts';

/** A form that numbers have: by itself it says a parcel or a container (`strong`), or it needs its check digit or a header. */
export interface Shape {
  readonly id: string;
  readonly strong: boolean;
  readonly form: RegExp;
  /** A number of this form fits when any of them holds; none where there is no check digit. */
  readonly checks: readonly Check[];
}

const strong = (id: string, form: RegExp, ...checks: readonly Check[]): Shape => ({ id, strong: true, form, checks });
const weak = (id: string, form: RegExp, ...checks: readonly Check[]): Shape => ({ id, strong: false, form, checks });

/** The last so many characters, by a check of their own. */
const lastBy =
  (count: number, check: Check): Check =>
  (text) =>
    check(text.slice(-count));

/**
 * Forms of tracking numbers (facts of 2026-11-27: tracking_number_data 2.0.0 and carriers' own pages), strong ones first: the first that fits is taken. Each is
 * anchored with one class a repeat, so each is linear in a number's length.
 */
export const shapes: readonly Shape[] = [
  strong('s10', /^[A-Z]{2}[0-9]{9}[A-Z]{2}$/, s10),
  strong('container', /^[A-Z]{3}[UJZ][0-9]{7}$/, iso6346),
  strong('ups', /^1Z[A-Z0-9]{15}[0-9]$/, ups),
  strong('usps', /^9[1-5](?:[0-9]{20}|[0-9]{24})$/, gs1),
  strong('usps-zip5', /^420[0-9]{5}9[1-5](?:[0-9]{20}|[0-9]{24})$/, gs1After(8)),
  strong('usps-zip9', /^420[0-9]{9}9[1-5][0-9]{20}$/, gs1After(12)),
  strong('fedex-96', /^96[0-9]{20}$/, lastBy(15, gs1)),
  strong('fedex-34', /^[0-9]{20}00[0-9]{12}$/, fedex),
  strong('sscc-20', /^00[0-9]{18}$/, gs1),
  strong('dpd-28', /^[0-9]{27}[0-9A-Z]$/, dpd),
  strong('dhl-piece', /^(?:JJD|JVGL)[A-Z0-9]{8,24}$/),
  strong('dhl-jd', /^JD[0-9]{16}(?:[0-9]{2})?$/),
  strong('dhl-gm', /^GM[A-Z0-9]{14,20}$/),
  strong('evri', /^[HT][0-9A-Z]{5}[0-9]{10}$/, evri),
  strong('hermes-h', /^H[0-9]{16,19}$/),
  strong('colissimo', /^(?:[68][A-Z]|5[N-Z])[0-9]{11}$/, gs1After(2)),
  strong('postnl', /^3S[A-Z]{1,4}[0-9]{6,12}$/),
  strong('postnord', /^[0-9]{11}SE$/),
  strong('packeta', /^Z[0-9]{10}$/),
  strong('correos-es', /^[PD][A-Z][A-Z0-9]{4}(?:[0-9]{16}|[0-9]{9})[A-Z]$/),
  strong('amazon', /^TB[ACM][0-9]{12}$/),
  strong('ontrac', /^[CD][0-9]{14}$/, ontrac),
  strong('lasership', /^(?:L[AEHINX][0-9]{8}|1LS[A-Z0-9]{12,14})$/),
  strong('uniuni', /^UUS[A-Z0-9]{13,17}$/),
  strong('gofo', /^GFUS[0-9]{14}$/),
  strong('speedx', /^SPX[A-Z]{3}[0-9]{12}(?:[0-9]{6})?$/),
  strong('shopee-spx', /^(?:SPX)?(?:PH|ID|MY|TH|VN|SG|TW|BR)[0-9]{10,16}[A-Z]?$/),
  strong('yunexpress', /^YT[0-9]{16}$/),
  strong('yto', /^(?:YT[0-9]{13}|D[0-9]{11})$/),
  strong('sf', /^SF[0-9]{13}$/, sf),
  strong('jt', /^J[TXYD][0-9]{10,13}$/),
  strong('jd', /^JD[A-Z]{0,2}[0-9]{11,13}$/),
  strong('4px', /^4PX[0-9]{13}CN$/),
  strong('cainiao', /^(?:LP|CNG)[0-9]{14}$/),
  strong('yanwen', /^BYS[0-9]{9}$/),
  strong('sunyou', /^SY(?:AE)?[0-9]{9,11}$/),
  strong('speedpak', /^E[ES][A-Z0-9]{26}$/),
  strong('ninjavan', /^(?:NV|NL)(?:SG|MY|PH|ID|TH|VN)[A-Z0-9]{8,20}$/),
  weak('usps-20', /^[0-9]{20}$/, usps20),
  weak('n9', /^[0-9]{9}$/, tnt),
  weak('n10', /^[0-9]{10}$/, mod7),
  weak('n11', /^[0-9]{11}$/, mod7, luhn, lastBy(8, mod7)),
  weak('n12', /^[0-9]{12}$/, fedex, gls, identcode, sf, mod7, luhn),
  weak('n14', /^[0-9]{14}$/, gs1),
  weak('n15', /^[0-9]{15}$/, gs1),
  weak('dpd-15', /^[0-9]{14}[0-9A-Z]$/, dpd),
  weak('n16', /^[0-9]{16}$/, gs1),
  weak('n18', /^[0-9]{18}$/, gs1),
  weak('amazon-eu', /^(?:FR|DE|BE|UK|GB|IT|ES|NL|AT|IE|PL|SE|PT)[0-9]{10}$/),
  weak('purolator', /^[A-Z]{3}[0-9]{9}$/),
  weak('bill', /^[A-Z]{4}[A-Z0-9]{6,12}$/),
];

const LONGEST = 40;
const SHORTEST_STRONG = 10;

/** All forms as one: most texts have none, and are told so by a single look. */
const anyOf = (some: readonly Shape[]): RegExp => new RegExp(some.map(({ form }) => form.source).join('|'));
const ANY = anyOf(shapes);
const STRONG = anyOf(shapes.filter((shape) => shape.strong));

/** True for a number whose form alone says a parcel or a container; in upper case and without gaps. */
export const isStrong = (number: string): boolean =>
  number.length >= SHORTEST_STRONG && number.length <= LONGEST && STRONG.test(number);

/** The first form that a number has; the number in upper case and without gaps. Null where it has none that is known. */
export const shapeOf = (number: string): Shape | null => {
  if (number.length < 8 || number.length > LONGEST || !ANY.test(number)) return null;
  return shapes.find((shape) => shape.form.test(number)) ?? null;
};
