import { fill, plural, sayClock, sayInTurn, sayNumber } from './locale.ts';
import type { Locale, QuoteView, Span } from './views.ts';
import { wordsOf } from './words-of.ts';

const figureOf = (headline: readonly Span[]): string | null =>
  headline.find((span) => span.tone !== 'plain')?.text ?? null;

/** "The books changed: was 1, now 39." Null when both headlines have the same figure, or the newer has none. */
export const figureChangedSay = (before: readonly Span[], after: readonly Span[], locale: Locale): string | null => {
  const [was, n] = [figureOf(before), figureOf(after)];
  if (n === null || n === was) return null;
  return was === null
    ? fill(wordsOf('waiting', locale).changedTo, { n })
    : fill(wordsOf('waiting', locale).changedFrom, { was, n });
};

/** All that a view says, but since when what is left is known: that goes on by itself. */
const textOf = ({ bar, ...rest }: QuoteView): string => JSON.stringify({ ...rest, bar: { ...bar, back: null } });

/**
 * What changed between two quotes of one call: "The books changed: was 1, now 39." Null when a person sees no difference. What was said of the change before
 * (`said`) is said on while it is true: changes follow each other faster than anybody reads.
 */
export const changedSay = (
  before: QuoteView,
  after: QuoteView,
  locale: Locale,
  said: string | null = null,
): string | null => {
  if (textOf(before) === textOf(after)) return null;
  const say = wordsOf('waiting', locale);
  const figure = figureChangedSay(before.headline, after.headline, locale);
  if (figure !== null) return figure;
  const left = after.bar?.leftText ?? '';
  return (after.bar?.left ?? null) === null || left === before.bar?.leftText
    ? (said ?? say.changed)
    : fill(say.changedLeft, { left });
};

/** The same with what it was that changed them, where that is known. */
export const withCause = (changed: string | null, cause: string | null, locale: Locale): string | null => {
  if (changed === null || cause === null || changed.includes(cause)) return changed;
  return sayInTurn([changed, cause], locale);
};

/** How a call ended without an answer, or with one that cannot be read, and what follows. */
export type Ending =
  | 'taken-back'
  | 'page-gone'
  | 'page-gone-sent'
  | 'not-sent'
  | 'pack-missing'
  | 'books-closed'
  | 'could-not-ask'
  | 'timed-out';

/** How a call ended just now, in one or two sentences. `zone` is the reader's own. */
export const endedSay = (
  ending: Ending,
  provider: string,
  { now, zone, locale }: { readonly now: number; readonly zone: string; readonly locale: Locale },
): string => fill(wordsOf('waiting', locale)[ending], { provider, time: sayClock(now, zone, locale) });

/** The call left and no answer came; so many units are in doubt. */
export const noAnswerSay = (units: number, provider: string, locale: Locale): string =>
  fill(plural(units, locale, wordsOf('waiting', locale)['no-answer']), { provider, n: sayNumber(units, locale) });
