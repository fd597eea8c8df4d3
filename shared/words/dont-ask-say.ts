import { fill, sayNumber } from './locale.ts';
import type { Locale } from './views.ts';

const words = {
  en: {
    one: 'This call would have passed.',
    many: '{passed} of the last {n} such calls would have passed, this one included.',
  },
  zh: { one: '此请求会直接通过。', many: '最近 {n} 个同类请求（含此请求）中，{passed} 个会直接通过。' },
} as const;

/** How many of the last calls of a kind would have passed unasked; the one at hand is among them, and passes. */
export const dontAskSay = (passed: number, of: number, locale: Locale): string =>
  of === 1
    ? words[locale].one
    : fill(words[locale].many, { passed: sayNumber(passed, locale), n: sayNumber(of, locale) });
