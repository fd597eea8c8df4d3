import { type Amount, add, ZERO } from '../amount.ts';
import type { Hold } from '../model/history.ts';
import type { State } from '../model/posting.ts';
import { type AccountBooks, type Counted, ensureTotals, periodOf } from './account.ts';
import { addToRollups, type Counting, placeOf, STATES, stretchOf } from './rollups.ts';
import { countedOf, rollupsOf, timeKey } from './row-keys.ts';
import { touchTotals } from './row-text.ts';
import { spanOf } from './spending.ts';

const addToTotals = (
  account: AccountBooks,
  meter: string,
  window: string,
  at: number,
  state: Counting,
  units: Amount,
): void => {
  const totals = ensureTotals(account, meter, window);
  const span = spanOf(account.settings.grants, stretchOf(at));
  totals[state] = add(totals[state], units);
  totals.spans.set(span, add(totals.spans.get(span) ?? ZERO, units));
  account.spending = null;
  touchTotals(account, meter, window, totals);
};

/** The key of what a number is counted by, without its account. */
const countedPlace = ({ at, period, number }: Pick<Counted, 'at' | 'period' | 'number'>): string =>
  `${at === null ? `=${period}` : timeKey(at)}|${number}`;

const addToCounted = (account: AccountBooks, hold: Hold, state: Counting, units: Amount): void => {
  if (hold.meter !== account.pack.document.stillListed?.meter) return;
  const { number } = hold.number;
  const about = hold.fixedPeriod
    ? { number, at: null, period: hold.period }
    : { number, at: stretchOf(hold.at), period: '' };
  const place = countedPlace(about);
  const counted = account.counted.get(place) ?? { ...about, charged: ZERO, open: ZERO };
  if (state === 'charged') counted.charged = add(counted.charged, units);
  else counted.open = add(counted.open, units);
  if (counted.charged === ZERO && counted.open === ZERO) account.counted.delete(place);
  else account.counted.set(place, counted);
  account.rows.add(countedOf(account), place, state === 'charged' ? 0 : 1, 2, units);
};

/** Adds units of a hold to all sums that they are in, or takes them away where they are negative; released units are in none. */
export const countUnits = (account: AccountBooks, hold: Hold, state: State, units: Amount): void => {
  if (state === 'released' || units === ZERO) return;
  addToTotals(account, hold.meter, hold.period, hold.at, state, units);
  addToCounted(account, hold, state, units);
  account.lastRollup = addToRollups(account.rollups, account.lastRollup, hold, state, units);
  account.rows.add(rollupsOf(account), account.lastRollup.key, placeOf(state), STATES, units);
};

/** A plan, a zone or a grant that changes puts units into other windows and spans: sums are made anew from the roll-ups. */
export const recountTotals = (account: AccountBooks): void => {
  account.rows.require(rollupsOf(account));
  for (const [meter, windows] of account.totals)
    for (const window of windows.keys()) touchTotals(account, meter, window, null);
  account.totals.clear();
  account.spending = null;
  for (const { at, meter, period, units } of account.rollups.values()) {
    const window = period === '' ? periodOf(account, at).id : period;
    for (const state of ['reserved', 'charged', 'expected', 'unresolved'] as const)
      if (units[state] !== ZERO) addToTotals(account, meter, window, at, state, units[state]);
  }
  for (const hold of account.holds ?? holdsHere(account))
    if (!hold.fixedPeriod) hold.period = periodOf(account, hold.at).id;
};

/** The holds of the numbers that are here; of all others the window is worked out when they come. */
const holdsHere = ({ numbers }: AccountBooks): readonly Hold[] =>
  [...numbers.values()].flatMap(({ open, items }) => [...open, ...items.flatMap(({ holds }) => holds)]);
