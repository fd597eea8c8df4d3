import type { Slip } from '../lists/find-slip.ts';
import { fill, sayCount, sayNumber } from './locale.ts';
import type { Locale, NumberFault } from './views.ts';
import { wordsOf } from './words-of.ts';

/** The code that what looks mistyped is told by. */
export const CHECK_DIGIT = 'check-digit';

const sentenceOf = (slip: Slip, locale: Locale): string => {
  const say = wordsOf('slip', locale);
  const form = wordsOf('slipForm', locale)[slip.form];
  if (slip.kind === 'digit')
    return slip.belongs === null
      ? fill(say.anyDigit, { form })
      : fill(say.digit, { is: slip.is, belongs: slip.belongs });
  const n = Math.abs(slip.missing);
  const length = sayNumber(slip.length, locale);
  return sayCount(slip.missing > 0 ? say.short : say.long, n, locale, { form, length });
};

/** What stands over mistyped numbers, by how many they are, and why they stand first. */
export const mistypedSay = (locale: Locale): { readonly head: (count: number) => string; readonly say: string } => {
  const { head, mistyped } = wordsOf('slip', locale);
  return { head: (count) => sayCount(head, count, locale), say: mistyped };
};

/** What is wrong with a number, and where: its check digit, or its end where characters are missing or too many. */
export const faultOf = (number: string, slip: Slip, locale: Locale): NumberFault => {
  const say = sentenceOf(slip, locale);
  if (slip.kind === 'digit') return { at: slip.at, length: 1, say };
  const many = Math.max(0, -slip.missing);
  return { at: number.length - many, length: many, say };
};
