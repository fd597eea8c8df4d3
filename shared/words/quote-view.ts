import { toUnits } from '../amount.ts';
import { type AccountBooks, periodOf, totalsOf } from '../books/account.ts';
import { takenOf } from '../books/allowance.ts';
import { PRACTICE_ACCOUNT } from '../books/books.ts';
import type { Quote } from '../rules/quote.ts';
import type { MeterQuote } from '../rules/quote-meters.ts';
import { countsOf } from './counts-view.ts';
import { mayBeRefused } from './describe.ts';
import { headlineOf, headlineUnits } from './headline.ts';
import { cappedOf, leftBefore } from './left-known.ts';
import { fill, plural, sayNumber } from './locale.ts';
import { packSay } from './pack-say.ts';
import { groupViews } from './quote-groups.ts';
import { leftLine } from './source-say.ts';
import type { BarView, Locale, QuoteView } from './views.ts';
import { wordsOf } from './words-of.ts';

/** How an account is called: its name, or the first characters of its id. */
export const accountName = (account: AccountBooks, locale: Locale): string => {
  const words = wordsOf('quote', locale);
  if (account.id === PRACTICE_ACCOUNT) return words.practice;
  if (account.settings.name !== null) return account.settings.name;
  return account.id === 'none' ? words.noAccount : fill(words.account, { id: account.id.slice(0, 4) });
};

/** The bar of one meter of a quote; null where it has no allowance. */
export const barOf = (quote: Quote, meter: MeterQuote | undefined, locale: Locale, zone: string): BarView | null => {
  if (meter === undefined || meter.max === null) return null;
  const words = wordsOf('quote', locale);
  const known = leftBefore(meter);
  if (known === 'no-allowance') return null;
  const period = periodOf(quote.account, quote.at);
  const totals = totalsOf(quote.account, meter.meter, period.id);
  const used = toUnits(takenOf(totals));
  const { units, least, most: max } = headlineUnits(quote, meter);
  const n = (units: number): Readonly<Record<string, string>> => ({ n: sayNumber(units, locale) });
  const shown = {
    used,
    sure: least,
    // While it is not known what is left, the provider may have counted more than these books.
    usedText: fill(known === 'not-known' ? words.counted : words.used, n(used)),
    nowText: fill(words.now, least === 0 && max > 0 ? { n: `0–${sayNumber(max, locale)}` } : n(units)),
  };
  if (known === 'not-known') {
    const { leftNotKnown: leftText, knownOnce: back } = words;
    return { ...shown, maybe: max - least, left: null, allowance: null, leftText, back };
  }
  const before = toUnits(known);
  // At worst: what may be charged is.
  const left = Math.max(0, before - max);
  return {
    ...shown,
    maybe: Math.max(0, Math.min(max, before) - least),
    left,
    allowance: used + before,
    leftText: fill(words.leftAfter, n(left)),
    back: leftLine({ account: quote.account, meter: meter.meter, period, now: quote.at, zone }, before, locale),
  };
};

/** What the bounds leave open, in one sentence; null when they leave nothing. */
export const doubtOf = (quote: Quote, meter: MeterQuote | undefined, locale: Locale): string | null => {
  if (meter === undefined || meter.max === null || meter.min === meter.max) return null;
  const words = wordsOf('quote', locale);
  if (quote.lines.some((line) => mayBeRefused(quote, line))) return words.doubtLeft;
  const refused = toUnits(cappedOf(quote, meter).likely);
  if (refused > 0 && leftBefore(meter) !== 'not-known') return plural(refused, locale, words.pastLeft);
  const own = quote.account.pack.document.meters.find((one) => one.id === meter.meter)?.doubt;
  if (own !== undefined) return packSay(own, locale);
  const open = toUnits(meter.max) - toUnits(meter.min);
  const translations = quote.lines.filter((line) => line.charge?.proves === 'expected');
  const isTranslation = translations.reduce((sum, line) => sum + toUnits(line.max) - toUnits(line.min), 0) === open;
  const forms = isTranslation ? [words.doubtTranslationAll, words.doubtTranslation] : [words.doubtAll, words.doubt];
  const sentence = plural(open, locale, (meter.min === 0 ? forms[0] : forms[1]) ?? words.doubt);
  return fill(sentence, { sure: sayNumber(toUnits(meter.min), locale), n: sayNumber(open, locale) });
};

/** Whether Allow is the plain way on, and for how many units it stands. */
const allowanceAsked = (
  quote: Quote,
  meter: MeterQuote | undefined,
  locale: Locale,
): Pick<QuoteView, 'allows' | 'isWary'> => {
  if (quote.unknown === null && meter === undefined) return { allows: null, isWary: false };
  if (quote.unknown !== null || meter === undefined || meter.max === null) return { allows: null, isWary: true };
  const isPast = cappedOf(quote, meter).likely > 0 && leftBefore(meter) !== 'not-known';
  const units = isPast ? toUnits(meter.likely) : headlineUnits(quote, meter).units;
  return { allows: units === 0 ? null : sayNumber(units, locale), isWary: isPast };
};

/** A quote as a person reads it, in the reader's own time zone: one number first, the reason beside it. */
export const quoteView = (quote: Quote, locale: Locale, zone = quote.account.settings.zone): QuoteView => {
  const meter = quote.meters.find((one) => one.max === null || one.max > 0) ?? quote.meters[0];
  const groups = groupViews(quote, locale);
  const counts = countsOf(quote, meter, locale);
  return {
    provider: quote.account.pack.document.title,
    account: accountName(quote.account, locale),
    headline: headlineOf(quote, meter, groups.length === 1 && groups[0]?.kind === 'again' ? 'again' : 'charge', locale),
    doubt: doubtOf(quote, meter, locale),
    bar: barOf(quote, meter, locale, zone),
    ...(counts.length === 0 ? {} : { counts }),
    groups,
    ...allowanceAsked(quote, meter, locale),
  };
};
