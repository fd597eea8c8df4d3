import { add, fromUnits, toUnits } from '../amount.ts';
import type { Quote } from '../rules/quote.ts';
import type { MeterQuote } from '../rules/quote-meters.ts';
import { whatSay } from './call-view.ts';
import { headsSay, leftSay, rangeSay } from './check-say.ts';
import { leftBefore } from './left-known.ts';
import { fill, sayCount, sayNumber } from './locale.ts';
import type { Locale, QuoteView } from './views.ts';
import { wordsOf } from './words-of.ts';

/** The quote of one call, or of calls that were joined to one, and how it reads. */
export interface QuotedCalls {
  readonly quote: Quote;
  readonly view: QuoteView;
  readonly calls: number;
}

type CountedWords = 'unknown' | 'andUnknown' | 'elsewhere' | 'allElsewhere' | 'more';

const count = (name: CountedWords, n: number, locale: Locale): string =>
  sayCount(wordsOf('calls', locale)[name], n, locale);

/** One meter of one provider, over all calls: in units. */
interface Sum {
  readonly quote: Quote;
  readonly meter: MeterQuote;
  min: number;
  max: number;
}

const sumsOf = (quoted: readonly QuotedCalls[]): readonly Sum[] => {
  const sums = new Map<string, Sum>();
  for (const { quote } of quoted) {
    for (const meter of quote.meters) {
      if (meter.max === null) continue;
      const key = `${quote.account.provider}|${meter.meter}`;
      const sum = sums.get(key) ?? { quote, meter, min: 0, max: 0 };
      sums.set(key, sum);
      sum.min += toUnits(meter.min);
      sum.max += toUnits(meter.max);
    }
  }
  const all = [...sums.values()];
  const charged = all.filter(({ max }) => max > 0);
  return charged.length > 0 ? charged : all.slice(0, 1);
};

const sumsSay = (sums: readonly Sum[], locale: Locale): string =>
  sums
    .map(({ quote, meter, min, max }) => {
      const units = rangeSay(quote, meter, { min, max }, locale);
      const { title } = quote.account.pack.document;
      return sums.length === 1 ? units : fill(wordsOf('calls', locale).at, { units, provider: title });
    })
    .join(wordsOf('text', locale).comma);

/** What is left after calls of one account on one meter; nothing is said where there are several. */
const leftAfterAll = (quoted: readonly QuotedCalls[], locale: Locale): string => {
  const { stop } = wordsOf('text', locale);
  const say = wordsOf('check', locale);
  const charging = quoted.flatMap(({ quote, view }) =>
    quote.meters.flatMap((meter) => (meter.max === 0 ? [] : [{ quote, meter, view }])),
  );
  const [first, ...more] = charging;
  if (first === undefined) return stop;
  if (more.length === 0) return leftSay(first.view, locale);
  const isOne = more.every(
    ({ quote, meter }) => quote.account === first.quote.account && meter.meter === first.meter.meter,
  );
  const before = leftBefore(first.meter);
  if (!isOne || before === 'no-allowance') return stop;
  if (before === 'not-known') return fill(say.notKnown, { left: wordsOf('quote', locale).notKnown });
  // At worst: what may be charged is.
  const asked = charging.reduce((sum, { meter }) => add(sum, meter.max ?? meter.likely), fromUnits(0));
  const left = toUnits(before) - toUnits(asked);
  if (left < 0) return fill(wordsOf('calls', locale).pastLeft, { n: sayNumber(Math.max(0, toUnits(before)), locale) });
  return fill(say.left, { left: fill(wordsOf('quote', locale).leftAfter, { n: sayNumber(left, locale) }) });
};

/**
 * What calls cost together, in two pieces of one sentence: "2 units" and ", 61 left after."; "At least 2 units" and ", and 1 call of unknown cost." `untold` are
 * calls of which nobody knows where they go.
 */
export const callsSay = (
  quoted: readonly QuotedCalls[],
  untold: number,
  locale: Locale,
): { readonly units: string; readonly say: string } => {
  const say = wordsOf('calls', locale);
  const unknown = quoted.reduce((sum, { quote, calls }) => (quote.unknown === null ? sum : sum + calls), untold);
  const sums = sumsOf(quoted);
  if (unknown === 0) {
    const units = sums.length === 0 ? say.free : sumsSay(sums, locale);
    return { units, say: leftAfterAll(quoted, locale) };
  }
  if (sums.every(({ max }) => max === 0))
    return { units: count('unknown', unknown, locale), say: wordsOf('text', locale).stop };
  const units = sumsSay(sums, locale);
  const isExact = sums.every(({ min, max }) => min === max);
  return {
    units: isExact ? fill(say.atLeast, { units }) : units,
    say: count('andUnknown', unknown, locale),
  };
};

/** "Register 2 numbers, 17TRACK, Main": calls that are priced as one. */
const whatOf = ({ quote, view, calls }: QuotedCalls, locale: Locale): string => {
  const { action, asks, items } = quote.recognised;
  const what = quote.unknown === null ? whatSay({ action, asks, items }, locale) : count('unknown', calls, locale);
  return fill(wordsOf('calls', locale).of, { what, provider: view.provider, account: view.account });
};

const unitsOf = ({ quote, view }: QuotedCalls, locale: Locale): string => {
  const words = wordsOf('quote', locale);
  if (quote.unknown !== null) return words.unknownUnits;
  const meter = quote.meters.find(({ max }) => max !== 0) ?? quote.meters[0];
  const isFree = meter === undefined || (meter.max === 0 && view.groups.every(({ kind }) => kind === 'free'));
  return isFree ? words.free : rangeSay(quote, meter, null, locale);
};

/** A line for calls that are priced as one: what, how much, and why in a few words. */
export const callSay = (
  quoted: QuotedCalls,
  locale: Locale,
): { readonly what: string; readonly units: string; readonly say: string } => ({
  what: whatOf(quoted, locale),
  units: unitsOf(quoted, locale),
  say:
    quoted.quote.unknown === null
      ? headsSay(quoted.view.groups, locale)
      : (quoted.view.groups.find(({ kind }) => kind === 'unknown')?.say ?? ''),
});

/** "3 calls go to no provider." */
export const elsewhereSay = (calls: number, locale: Locale): string => count('elsewhere', calls, locale);

/** That there is nothing to quote: none of the calls goes to a provider, or there is none. */
export const noCallSay = (elsewhere: number, locale: Locale): string =>
  elsewhere === 0 ? wordsOf('calls', locale).none : count('allElsewhere', elsewhere, locale);

/** "12 more are counted, not shown." */
export const moreCallsSay = (more: number, locale: Locale): string => count('more', more, locale);
