import { fill, sayCount, sayExactClock, sayInTurn } from './locale.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

interface Left {
  readonly provider: string;
  /** When it left; null where that was before the background began anew. */
  readonly at: number | null;
  /** The reader's own time zone. */
  readonly zone: string;
  readonly locale: Locale;
}

/** What is under way and cannot be called back: "Sending 24 numbers to 17TRACK. It left at 20:45:31 and cannot be called back." */
export const sendingSay = (what: 'calls' | 'numbers', count: number, left: Left): string => {
  const { provider, locale } = left;
  const words = wordsOf('many', locale);
  const sending = sayCount(what === 'calls' ? words.sending : words.sendingNumbers, count, locale, { provider });
  const gone =
    left.at === null ? words.leftBefore : fill(words.left, { time: sayExactClock(left.at, left.zone, locale) });
  return sayInTurn([sending, gone], locale);
};

/** That more calls joined a question on show. */
export const joinedSay = (count: number, locale: Locale): string =>
  sayCount(wordsOf('many', locale).joined, count, locale);
