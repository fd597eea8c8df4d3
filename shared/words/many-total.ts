import { toUnits } from '../amount.ts';
import { periodOf } from '../books/account.ts';
import { isEndless } from '../period.ts';
import type { Quote } from '../rules/quote.ts';
import type { MeterQuote } from '../rules/quote-meters.ts';
import { headlineUnits, spans } from './headline.ts';
import { joinQuotes } from './joined-quote.ts';
import { cappedOf, leftBefore } from './left-known.ts';
import { type PluralForms, plural, sayCount, sayInTurn, sayMonth, sayNumber } from './locale.ts';
import { nounOf } from './noun.ts';
import { accountName, barOf, doubtOf } from './quote-view.ts';
import type { BarView, Locale, Span } from './views.ts';
import { wordsOf } from './words-of.ts';

/** What the calls of one account come to together. */
export interface ManyTotal {
  readonly provider: string;
  readonly account: string;
  readonly headline: readonly Span[];
  readonly doubt: string | null;
  readonly bar: BarView | null;
  /** Nobody knows what some of it costs, or the provider will refuse some of it. */
  readonly isWary: boolean;
}

const meterOf = (quote: Quote): MeterQuote | undefined =>
  quote.meters.find(({ max }) => max === null || max > 0) ?? quote.meters[0];

const usesForms = (quote: Quote, meter: MeterQuote, locale: Locale): PluralForms => {
  const words = wordsOf('many', locale);
  const before = leftBefore(meter);
  if (before === 'no-allowance') {
    const isListed = quote.recognised.call?.onAccept.some(({ effect }) => effect.do === 'list') === true;
    return isListed ? words.addsListed : words.adds;
  }
  if (before === 'not-known') return words.useOnly;
  return isEndless(periodOf(quote.account, quote.at)) ? words.use : words.useMonth;
};

/** "up to", where it may be less; "at least", where nobody knows what some of them cost. */
const boundSay = (least: number, most: number, unknown: number, locale: Locale): string => {
  const bound = wordsOf('bound', locale);
  if (unknown > 0) return bound.atLeast;
  return least < most ? bound.upTo : bound.most;
};

const headlineOf = (quote: Quote, calls: number, unknown: number, locale: Locale): readonly Span[] => {
  const words = wordsOf('many', locale);
  const say = (forms: PluralForms, values: Readonly<Record<string, string>>, tone: Span['tone']): readonly Span[] =>
    spans(plural(calls, locale, forms), { ...values, calls: sayNumber(calls, locale) }, tone);
  const meter = meterOf(quote);
  if (meter === undefined || meter.max === null) return say(words.unknown, {}, 'plain');
  const before = leftBefore(meter);
  const { least, most } = headlineUnits(quote, meter);
  const left =
    before === 'not-known' || before === 'no-allowance' ? '' : sayNumber(Math.max(0, toUnits(before)), locale);
  const refused = toUnits(cappedOf(quote, meter).likely);
  if (refused > 0 && left !== '') {
    const n = sayNumber(toUnits(meter.likely) + refused, locale);
    return say(words.needs, { n, left, refused: sayNumber(refused, locale) }, 'again');
  }
  const values = {
    n: sayNumber(unknown > 0 ? least : most, locale),
    bound: boundSay(least, most, unknown, locale),
    left,
    noun: nounOf(quote.account.pack, meter.meter, most, locale),
    month: sayMonth(quote.at, quote.account.settings.zone, locale),
  };
  const isAgain = quote.lines.length > 0 && quote.lines.every(({ rule }) => rule.as === 'again');
  const sentence = say(usesForms(quote, meter, locale), values, isAgain ? 'again' : 'charge');
  if (before !== 'not-known') return sentence;
  return [
    ...sentence,
    { text: `${wordsOf('text', locale).between}${wordsOf('quote', locale).notKnown}`, tone: 'plain' },
  ];
};

/** What calls of one account that were quoted in turn come to together. Null for none. */
export const manyTotal = (quotes: readonly Quote[], locale: Locale, zone: string): ManyTotal | null => {
  const quote = joinQuotes(quotes);
  if (quote === null) return null;
  const meter = meterOf(quote);
  const unknown = quotes.filter((one) => one.unknown !== null).length;
  const isUnknown = unknown === quotes.length;
  const refused = meter === undefined ? 0 : cappedOf(quote, meter).likely;
  const doubts = [
    isUnknown ? null : doubtOf(quote, meter, locale),
    unknown > 0 && !isUnknown ? sayCount(wordsOf('many', locale).someUnknown, unknown, locale) : null,
  ].filter((one) => one !== null);
  return {
    provider: quote.account.pack.document.title,
    account: accountName(quote.account, locale),
    headline: headlineOf(quote, quotes.length, isUnknown ? 0 : unknown, locale),
    doubt: doubts.length === 0 ? null : sayInTurn(doubts, locale),
    bar: barOf(quote, meter, locale, zone),
    isWary: unknown > 0 || (refused > 0 && meter !== undefined && leftBefore(meter) !== 'not-known'),
  };
};
