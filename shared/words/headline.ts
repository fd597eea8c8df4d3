import { toUnits } from '../amount.ts';
import { periodOf } from '../books/account.ts';
import { isEndless } from '../period.ts';
import type { Quote } from '../rules/quote.ts';
import type { MeterQuote } from '../rules/quote-meters.ts';
import { isAllRefused } from './describe.ts';
import { cappedOf, type Left, leftBefore } from './left-known.ts';
import { fill, type PluralForms, plural, sayCount, sayInTurn, sayMonth, sayNumber } from './locale.ts';
import { nounOf } from './noun.ts';
import type { Locale, Span } from './views.ts';
import { wordsOf } from './words-of.ts';

/** A sentence in pieces, with the value of `{n}` standing out. */
export const spans = (
  sentence: string,
  values: Readonly<Record<string, string>>,
  tone: Span['tone'],
): readonly Span[] => {
  const [before, after] = sentence.split('{n}', 2);
  const all: readonly Span[] = [
    { text: fill(before ?? '', values), tone: 'plain' },
    { text: values['n'] ?? '', tone },
    { text: fill(after ?? '', values), tone: 'plain' },
  ];
  return all.filter((span) => span.text !== '');
};

/** The units of a headline, between the least and the most: the likely ones, but the most where it may be none. */
export const headlineUnits = (
  quote: Quote,
  meter: MeterQuote,
): { readonly units: number; readonly least: number; readonly most: number } => {
  const { sure, likely } = cappedOf(quote, meter);
  const isKnown = leftBefore(meter) !== 'not-known';
  const least = toUnits(meter.min) + (isKnown ? 0 : toUnits(sure));
  const most = toUnits(meter.max ?? meter.likely);
  // Who does not know what is left does not know either that it is too little.
  const units = toUnits(meter.likely) + (isKnown ? 0 : toUnits(likely));
  return { units: least === 0 ? most : units, least, most };
};

/** "up to", where it may be none. Some languages also say where a number is the most that it can be. */
const boundOf = ({ units, least, most }: ReturnType<typeof headlineUnits>, locale: Locale): string => {
  const bound = wordsOf('bound', locale);
  if (least === 0 && most > 0) return bound.upTo;
  return units === most ? bound.most : '';
};

/** What stays on a list counts again each month. */
const addsForms = ({ recognised }: Quote, locale: Locale): PluralForms => {
  const isListed = recognised.call?.onAccept.some(({ effect }) => effect.do === 'list') === true;
  return isListed ? wordsOf('quote', locale).addsListed : wordsOf('quote', locale).adds;
};

/** One number, and the call begins a registration: the sentence can name both. */
const isRegistrationOfOne = ({ recognised }: Quote): boolean =>
  recognised.asks.length === 1 && recognised.call?.begins === true;

/** Which sentence says what a call uses of what is left, or of an allowance that is not known. */
const usesSentence = (quote: Quote, left: Left, locale: Locale): string => {
  const words = wordsOf('quote', locale);
  const isOne = isRegistrationOfOne(quote);
  if (left === 'not-known') {
    return sayInTurn([isOne ? words.registersOnly : words.usesOnly, words.notKnown], locale);
  }
  if (isOne) return words.registers;
  return isEndless(periodOf(quote.account, quote.at)) ? words.uses : words.usesMonth;
};

/** A call that charges nothing: it is free, or all of it will be refused. */
const nothingCharged = (quote: Quote, locale: Locale): readonly Span[] => {
  const words = wordsOf('quote', locale);
  if (!isAllRefused(quote)) return spans(words.freeAlone, { n: words.free }, 'free');
  const { length } = quote.lines;
  const provider = quote.account.pack.document.title;
  return [{ text: sayCount(words.refusedAlone, length, locale, { provider }), tone: 'plain' }];
};

/** The one sentence over a quote, with the one number that matters. `tone`: `again` where all of it is charged a second time. */
export const headlineOf = (
  quote: Quote,
  meter: MeterQuote | undefined,
  tone: 'again' | 'charge',
  locale: Locale,
): readonly Span[] => {
  const words = wordsOf('quote', locale);
  if (quote.unknown === null && meter !== undefined && quote.lines.length === 0)
    return [{ text: words.nothingOut, tone: 'plain' }];
  if (quote.unknown === null && (meter === undefined || meter.max === 0)) return nothingCharged(quote, locale);
  if (meter === undefined || meter.max === null) return [{ text: words.unknown, tone: 'plain' }];
  const before = leftBefore(meter);
  const shown = headlineUnits(quote, meter);
  const values = {
    n: sayNumber(shown.units, locale),
    bound: boundOf(shown, locale),
    number: quote.recognised.asks[0]?.number ?? '',
    noun: nounOf(quote.account.pack, meter.meter, shown.units, locale),
    month: sayMonth(quote.at, quote.account.settings.zone, locale),
  };
  if (before === 'no-allowance') return spans(plural(shown.units, locale, addsForms(quote, locale)), values, 'charge');
  if (before === 'not-known') return spans(usesSentence(quote, before, locale), values, tone);
  const leftUnits = Math.max(0, toUnits(before));
  const left = sayNumber(leftUnits, locale);
  const refused = toUnits(cappedOf(quote, meter).likely);
  if (refused > 0) {
    const n = sayNumber(toUnits(meter.likely) + refused, locale);
    return spans(plural(leftUnits, locale, words.tooMany), { n, left, refused: sayNumber(refused, locale) }, 'again');
  }
  return spans(usesSentence(quote, before, locale), { ...values, left }, tone);
};
