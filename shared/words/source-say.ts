import { toUnits } from '../amount.ts';
import type { AccountBooks } from '../books/account.ts';
import { allowanceOf } from '../books/allowance.ts';
import { leftSourceOf } from '../books/left-source.ts';
import { isEndless, type Period } from '../period.ts';
import { fill, sayDay, sayInTurn, sayNumber, sayTime } from './locale.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

/** Whose books say what is left, of which meter, when, and to a reader in which time zone. */
export interface LeftAsked {
  readonly account: AccountBooks;
  readonly meter: string;
  readonly period: Period;
  readonly now: number;
  readonly zone: string;
}

/** Where a figure of what is left comes from, in the sentences that a table has for it. */
const sourceSay = (
  table: 'sourceBehind' | 'sourceAlone',
  { account, meter, period, now, zone }: LeftAsked,
  locale: Locale,
): string => {
  const source = leftSourceOf(account, meter, period);
  const at = source.by === 'provider' ? source.at : now;
  const time = sayTime(at, now, zone, locale);
  return fill(wordsOf(table, locale)[source.by], { time, provider: account.pack.document.title });
};

/** Behind a figure: " as of 20:45, read from 17TRACK", ", set by you". */
export const sourceBehind = (asked: LeftAsked, locale: Locale): string => sourceSay('sourceBehind', asked, locale);

/** "Back to 100 on 1 December.", "Does not come back." */
const backSay = ({ account, meter, period, now }: LeftAsked, locale: Locale): string => {
  const say = wordsOf('source', locale);
  if (isEndless(period)) return say.never;
  const allowance = allowanceOf(account, meter, period);
  return fill(say.back, {
    n: allowance === null ? '' : sayNumber(toUnits(allowance), locale),
    date: sayDay(period.to, now, account.settings.zone, locale),
  });
};

/** "63 left as of 20:45, read from 17TRACK. Back to 100 on 1 December." For a meter whose allowance is known. */
export const leftLine = (asked: LeftAsked, left: number, locale: Locale): string => {
  const values = { left: sayNumber(left, locale), source: sourceBehind(asked, locale) };
  return sayInTurn([fill(wordsOf('source', locale).line, values), backSay(asked, locale)], locale);
};

/** The same under a figure that stands by itself: "As of 20:45, read from 17TRACK. Back to 100 on 1 December." */
export const asOfLine = (asked: LeftAsked, locale: Locale): string =>
  sayInTurn([sourceSay('sourceAlone', asked, locale), backSay(asked, locale)], locale);
