import { toUnits } from '../amount.ts';
import { type AccountBooks, periodOf, totalsOf } from '../books/account.ts';
import { allowanceOf, basisOf, knownLeftOf, takenOf } from '../books/allowance.ts';
import { isEndless } from '../period.ts';
import { fill, sayDay, sayNumber } from './locale.ts';
import { sourceBehind } from './source-say.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

/** What the toolbar button says of an account. */
export interface BadgeView {
  /** "63", at most four characters; "" where there is no allowance, or it is not known yet. */
  readonly text: string;
  /** "63 of 100 left as of 20:45, counted here, back on 1 December", "37 used, left: not known yet"; null where there is no allowance. */
  readonly title: string | null;
}

const SHORT = [
  { from: 1_000_000, unit: 'M' },
  { from: 1_000, unit: 'k' },
] as const;

/** A count in four characters at most, never more than there is: 999, 1.2k, 12k, 3M. */
const short = (units: number): string => {
  const whole = Math.floor(units);
  const by = SHORT.find(({ from }) => whole >= from);
  if (by === undefined) return String(Math.max(whole, -999));
  const parts = whole / by.from;
  return `${parts < 10 ? Math.floor(parts * 10) / 10 : Math.min(Math.floor(parts), 999)}${by.unit}`;
};

/** What is left of an account's main meter, as short as a toolbar button needs it. */
export const badgeView = (account: AccountBooks, now: number, locale: Locale, zone: string): BadgeView => {
  const meter = account.pack.mainMeter;
  const period = periodOf(account, now);
  const allowance = allowanceOf(account, meter, period);
  const left = knownLeftOf(account, meter, now);
  if (allowance === null || left === null) {
    const used = sayNumber(toUnits(takenOf(totalsOf(account, meter, period.id))), locale);
    const hasNone = basisOf(account, meter, period) === null;
    return { text: '', title: hasNone ? null : fill(wordsOf('badge', locale).notKnown, { n: used }) };
  }
  const endless = isEndless(period);
  const title = fill(endless ? wordsOf('badge', locale).once : wordsOf('badge', locale).month, {
    left: sayNumber(toUnits(left), locale),
    n: sayNumber(toUnits(allowance), locale),
    source: sourceBehind({ account, meter, period, now, zone }, locale),
    date: endless ? '' : sayDay(period.to, now, account.settings.zone, locale),
  });
  return { text: short(toUnits(left)), title };
};
