import { BROKEN_FORMS, type CarrierForms, FORMS, type FormName, type NumberForm } from './number-forms.ts';

/** What looks mistyped in a number. Places are those of the number as it is written. */
export type Slip =
  /** Its check digit, at this place, does not fit; `belongs` is what would, null where more than one would. */
  | {
      readonly kind: 'digit';
      readonly form: FormName;
      readonly at: number;
      readonly is: string;
      readonly belongs: string | null;
    }
  /** It has other than the `length` characters of its form; `missing` is negative for those too many. */
  | { readonly kind: 'length'; readonly form: FormName; readonly missing: number; readonly length: number };

const DIGITS = '0123456789';
const SHORTEST = 9;
const LONGEST = 34;

const fits = ({ checks }: NumberForm, bare: string): boolean => checks.some((check) => check(bare));

/** The digits that a number of this form could have in the place of its check digit. */
const belonging = (form: NumberForm, bare: string, at: number): readonly string[] =>
  [...DIGITS].filter((digit) => fits(form, `${bare.slice(0, at)}${digit}${bare.slice(at + 1)}`));

/** Where the letter or digit with this place among all letters and digits stands in what was written. */
const placeOf = (written: string, nth: number): number => {
  let before = -1;
  for (let at = 0; at < written.length; at++) if (/[A-Z0-9]/.test(written[at] ?? '') && ++before === nth) return at;
  return written.length;
};

/**
 * What looks mistyped in a number in upper case; null where nothing does, or where nobody can know: what another carrier may write so is only looked at when
 * the carrier asked for is the one whose form it is (`carrier`). Law: a number whose check digit fits has no slip; each other digit in that place is found.
 */
export const findSlip = (written: string, carrier: CarrierForms | null): Slip | null => {
  const bare = written.replace(/[\s.-]/g, '');
  if (bare.length < SHORTEST || bare.length > LONGEST) return null;
  const isAsked = ({ only }: { readonly only: CarrierForms | null }): boolean => only === null || only === carrier;
  const form = FORMS.find((one) => isAsked(one) && one.form.test(bare));
  if (form !== undefined) {
    if (fits(form, bare)) return null;
    const at = bare.length - 1 - form.behind;
    const [belongs, ...others] = belonging(form, bare, at);
    return {
      kind: 'digit',
      form: form.name,
      at: placeOf(written, at),
      is: bare[at] ?? '',
      belongs: others.length > 0 ? null : (belongs ?? null),
    };
  }
  const broken = BROKEN_FORMS.find((one) => isAsked(one) && one.form.test(bare));
  if (broken === undefined) return null;
  return { kind: 'length', form: broken.name, missing: broken.length - bare.length, length: broken.length };
};
