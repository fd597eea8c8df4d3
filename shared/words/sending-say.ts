import { fill, plural, sayExactClock, sayNumber } from './locale.ts';
import { manyWords } from './many-words.ts';
import type { Locale } from './views.ts';

interface Left {
  readonly provider: string;
  /** When it left. */
  readonly at: number;
  /** The reader's own time zone. */
  readonly zone: string;
  readonly locale: Locale;
}

/** What is under way and cannot be called back: "Sending 24 numbers to 17TRACK. It left at 20:45:31 and cannot be called back." */
export const sendingSay = (what: 'calls' | 'numbers', count: number, left: Left): string => {
  const { provider, locale } = left;
  const words = manyWords[locale];
  const head = plural(count, locale, what === 'calls' ? words.sending : words.sendingNumbers);
  const sentence = fill(head, { provider, n: sayNumber(count, locale) });
  return `${sentence}${words.joint}${fill(words.left, { time: sayExactClock(left.at, left.zone, locale) })}`;
};

/** That more calls joined a question on show. */
export const joinedSay = (count: number, locale: Locale): string =>
  fill(plural(count, locale, manyWords[locale].joined), { n: sayNumber(count, locale) });
