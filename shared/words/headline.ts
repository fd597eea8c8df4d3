import { toUnits } from '../amount.ts';
import { periodOf } from '../books/account.ts';
import { isEndless } from '../period.ts';
import type { Quote } from '../rules/quote.ts';
import type { MeterQuote } from '../rules/quote-meters.ts';
import { cappedOf, leftBefore } from './left-known.ts';
import { fill, sayMonth, sayNumber } from './locale.ts';
import { nounOf } from './noun.ts';
import { quoteWords } from './quote-words.ts';
import type { Locale, Span } from './views.ts';

/** A sentence in pieces, with the value of `{n}` standing out. */
const spans = (sentence: string, values: Readonly<Record<string, string>>, tone: Span['tone']): readonly Span[] => {
  const [before, after] = sentence.split('{n}', 2);
  const all: readonly Span[] = [
    { text: fill(before ?? '', values), tone: 'plain' },
    { text: values['n'] ?? '', tone },
    { text: fill(after ?? '', values), tone: 'plain' },
  ];
  return all.filter((span) => span.text !== '');
};

/** "This adds 6 billable shipments in November." For meters that have no allowance. */
const addsLine = (quote: Quote, meter: string, units: number, sentence: string, locale: Locale): readonly Span[] => {
  const noun = nounOf(quote.account.pack, meter, units, locale);
  const month = sayMonth(quote.at, quote.account.settings.zone, locale);
  return spans(sentence, { n: sayNumber(units, locale), noun, month }, 'charge');
};

/** One number, and the call begins a registration: the sentence can name both. */
const isRegistrationOfOne = ({ recognised }: Quote): boolean =>
  recognised.asks.length === 1 && recognised.call?.begins === true;

/** Which sentence says what a call uses of what is left. */
const usesSentence = (quote: Quote, locale: Locale): string => {
  const words = quoteWords[locale];
  if (isRegistrationOfOne(quote)) return words.registers;
  return isEndless(periodOf(quote.account, quote.at)) ? words.uses : words.usesMonth;
};

/** "This uses 41. How many are left is not known yet." */
const usesOnly = (quote: Quote, meter: MeterQuote, tone: 'again' | 'charge', locale: Locale): readonly Span[] => {
  const words = quoteWords[locale];
  // Who does not know what is left does not know either that it is too little.
  const likely = toUnits(meter.likely) + toUnits(cappedOf(quote, meter).likely);
  const maybe = likely === 0;
  const sentence = maybe ? words.mayUseOnly : isRegistrationOfOne(quote) ? words.registersOnly : words.usesOnly;
  const n = sayNumber(maybe ? toUnits(meter.max ?? meter.likely) : likely, locale);
  const joint = locale === 'zh' ? '' : ' ';
  return spans(`${sentence}${joint}${words.notKnown}`, { n, number: quote.recognised.asks[0]?.number ?? '' }, tone);
};

/** The one sentence over a quote, with the one number that matters. `tone`: `again` where all of it is charged a second time. */
export const headlineOf = (
  quote: Quote,
  meter: MeterQuote | undefined,
  tone: 'again' | 'charge',
  locale: Locale,
): readonly Span[] => {
  const words = quoteWords[locale];
  if (quote.unknown !== null || meter === undefined || meter.max === null)
    return [{ text: words.unknown, tone: 'plain' }];
  const likely = toUnits(meter.likely);
  const maybe = likely === 0 && meter.max > 0;
  const shown = maybe ? toUnits(meter.max) : likely;
  const before = leftBefore(meter);
  if (before === 'no-allowance') return addsLine(quote, meter.meter, shown, maybe ? words.mayAdd : words.adds, locale);
  if (before === 'not-known') return usesOnly(quote, meter, tone, locale);
  const left = sayNumber(Math.max(0, toUnits(before)), locale);
  const refused = toUnits(cappedOf(quote, meter).likely);
  if (refused > 0) {
    const needed = sayNumber(likely + refused, locale);
    return spans(words.tooMany, { n: needed, left, refused: sayNumber(refused, locale) }, 'again');
  }
  const number = quote.recognised.asks[0]?.number ?? '';
  return spans(maybe ? words.mayUse : usesSentence(quote, locale), { n: sayNumber(shown, locale), left, number }, tone);
};
