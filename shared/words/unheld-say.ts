import { toUnits } from '../amount.ts';
import type { Quote } from '../rules/quote.ts';
import { fill, sayNumber } from './locale.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

/** By what a call was made that no hook could hold. */
export type MadeBy =
  | 'worker'
  | 'shared-worker'
  | 'beacon'
  | 'navigation'
  | 'socket'
  | 'part'
  | 'extension'
  | 'waiting-page';

/** By what a call was made: "by a worker or a hidden frame of the page". */
export const madeBySay = (by: MadeBy, locale: Locale): string => wordsOf('unheldBy', locale)[by];

/** What a call would have used that was not sent: "would use 3". Units of all its meters together. */
export const wouldUseSay = (quote: Quote, locale: Locale): string => {
  const say = wordsOf('unheldWould', locale);
  let [min, max] = [0, 0];
  for (const meter of quote.meters) {
    if (meter.max === null) return say.open;
    min += toUnits(meter.min);
    max += toUnits(meter.max);
  }
  if (quote.unknown !== null) return say.open;
  if (max === 0) return say.none;
  return min === max
    ? fill(say.sure, { n: sayNumber(max, locale) })
    : fill(say.range, { min: sayNumber(min, locale), max: sayNumber(max, locale) });
};
