import { type Amount, add, toUnits, ZERO } from '../amount.ts';
import { periodOf } from '../books/account.ts';
import { isEndless } from '../period.ts';
import type { Quote } from '../rules/quote.ts';
import type { MeterQuote } from '../rules/quote-meters.ts';
import { fill, plural, sayMonth, sayNumber } from './locale.ts';
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
const addsLine = (quote: Quote, units: number, maybe: boolean, locale: Locale): readonly Span[] => {
  const words = quoteWords[locale];
  const sentence = plural(units, locale, maybe ? words.mayAdd : words.adds);
  const month = sayMonth(quote.at, quote.account.settings.zone, locale);
  return spans(sentence, { n: sayNumber(units, locale), month }, 'charge');
};

/** Which sentence says what a call uses of what is left. */
const usesSentence = (quote: Quote, maybe: boolean, locale: Locale): string => {
  const words = quoteWords[locale];
  if (maybe) return words.mayUse;
  if (quote.recognised.asks.length === 1 && quote.recognised.action === 'register') return words.registers;
  return isEndless(periodOf(quote.account, quote.at)) ? words.uses : words.usesMonth;
};

const sum = (amounts: readonly Amount[]): number => toUnits(amounts.reduce(add, ZERO));

/** The one sentence over a quote, with the one number that matters. `again`: all of it is charged a second time. */
export const headlineOf = (
  quote: Quote,
  meter: MeterQuote | undefined,
  again: boolean,
  locale: Locale,
): readonly Span[] => {
  const words = quoteWords[locale];
  if (quote.unknown !== null || meter === undefined || meter.max === null)
    return [{ text: words.unknown, tone: 'plain' }];
  const likely = toUnits(meter.likely);
  const maybe = likely === 0 && meter.max > 0;
  const shown = maybe ? toUnits(meter.max) : likely;
  if (meter.before === null) return addsLine(quote, shown, maybe, locale);
  const left = sayNumber(Math.max(0, toUnits(meter.before)), locale);
  const refused = sum(quote.lines.filter((line) => line.capped).map((line) => line.max));
  if (refused > 0) {
    const needed = sayNumber(likely + refused, locale);
    return spans(words.tooMany, { n: needed, left, refused: sayNumber(refused, locale) }, 'again');
  }
  const number = quote.recognised.asks[0]?.number ?? '';
  return spans(
    usesSentence(quote, maybe, locale),
    { n: sayNumber(shown, locale), left, number },
    again ? 'again' : 'charge',
  );
};
