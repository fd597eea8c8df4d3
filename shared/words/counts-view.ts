import { toUnits } from '../amount.ts';
import { periodOf, totalsOf } from '../books/account.ts';
import { takenOf } from '../books/allowance.ts';
import { numberIn } from '../books/numbers.ts';
import type { Quote } from '../rules/quote.ts';
import type { MeterQuote } from '../rules/quote-meters.ts';
import { fill, sayDay, sayMonth, sayNumber } from './locale.ts';
import type { BarView, CountView, Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

/** So many are there, and at most so many come to it. */
interface Count {
  readonly head: string;
  readonly foot: string;
  readonly was: number;
  readonly sure: number;
  readonly most: number;
}

/** How many of a call's numbers stand on no list yet, each once. */
const newOnList = ({ recognised, account }: Quote): number => {
  const numbers = new Set(recognised.asks.filter(({ valid }) => valid).map(({ number }) => number));
  const isListed = (number: string): boolean =>
    numberIn(account, number)?.items.some(({ lists }) => lists.length > 0) === true;
  return [...numbers].filter((number) => !isListed(number)).length;
};

/** All bars of one length, so that they can be compared. */
const barOf = ({ was, sure, most }: Count, whole: number): BarView => ({
  used: was,
  sure,
  maybe: most - sure,
  left: whole - was - most,
  allowance: whole,
  usedText: '',
  nowText: '',
  leftText: '',
  back: null,
});

/** What stays on a list counts now and again each month: both as they are and as they may be after the call. None for any other call. */
export const countsOf = (quote: Quote, meter: MeterQuote | undefined, locale: Locale): readonly CountView[] => {
  const { recognised, account, at } = quote;
  const isListed = recognised.call?.onAccept.some(({ effect }) => effect.do === 'list') === true;
  if (!isListed || meter === undefined || meter.max === null || meter.basis !== null) return [];
  const say = wordsOf('counts', locale);
  const period = periodOf(account, at);
  const { zone } = account.settings;
  const date = sayDay(period.to, at, zone, locale);
  const counts: readonly Count[] = [
    {
      head: sayMonth(at, zone, locale),
      foot: say.counted,
      was: toUnits(takenOf(totalsOf(account, meter.meter, period.id))),
      sure: toUnits(meter.min),
      most: toUnits(meter.max),
    },
    { head: fill(say.on, { date }), foot: say.onList, was: account.listedCount, sure: 0, most: newOnList(quote) },
  ];
  const whole = Math.max(...counts.map(({ was, most }) => was + most));
  return counts.map((count) => ({
    head: count.head,
    was: sayNumber(count.was, locale),
    will: sayNumber(count.was + count.most, locale),
    foot: count.foot,
    bar: barOf(count, whole),
  }));
};
