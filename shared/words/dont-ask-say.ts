import { fill, sayNumber } from './locale.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

/** How many of the last calls of a kind would have passed unasked; the one at hand is among them, and passes. */
export const dontAskSay = (passed: number, of: number, locale: Locale): string =>
  of === 1
    ? wordsOf('unasked', locale).this
    : fill(wordsOf('unasked', locale).last, { passed: sayNumber(passed, locale), n: sayNumber(of, locale) });

/** The same of calls that are asked about together. */
export const dontAskTheseSay = (passed: number, of: number, locale: Locale): string =>
  fill(wordsOf('unasked', locale).these, { passed: sayNumber(passed, locale), n: sayNumber(of, locale) });
