import { type Amount, add, least, most, subtract, ZERO } from '../amount.ts';
import type { Hold } from '../model/history.ts';
import type { Grant } from '../model/posting.ts';

interface GrantLeft {
  readonly expires: number;
  readonly units: Amount;
  left: Amount;
}

/** What one period used, and what it took that from. */
interface PeriodSpent {
  readonly allowance: Amount;
  used: Amount;
  drawn: Amount;
  debt: Amount;
  /** The grant that it drew on last: what is given back goes there. */
  last: GrantLeft | null;
}

/** How a use found grants and its period, so that it can be taken back. */
interface Before extends Pick<PeriodSpent, 'drawn' | 'debt' | 'last'> {
  readonly left: readonly Amount[];
}

/**
 * What the uses of one meter spent of grants, in the order of use. It is worked out as uses come: one at the end costs one step, and one that comes or
 * goes further back takes back those after it first.
 */
export interface Spending {
  readonly meter: string;
  /** In the order of use: by the time of the call, then the ledger's order. */
  readonly uses: Hold[];
  /** The earliest expiry first. */
  readonly grants: readonly GrantLeft[];
  readonly periods: Map<string, PeriodSpent>;
  /** One for each use that is spent: null for one that took from the plan's allowance alone. */
  readonly trail: (Before | null)[];
  /** Periods from which an adjustment took units away: on their way they may have used more than at their end. */
  readonly lowered: Set<string>;
  /** Those of them that end within their allowance: they draw on no grant. */
  readonly within: Set<string>;
}

/** What a spending asks of the account that it belongs to. */
export interface PeriodLimits {
  readonly allowanceIn: (period: string) => Amount;
  readonly isWithin: (period: string) => boolean;
}

const comesBefore = (a: Hold, b: Hold): boolean => (a.at === b.at ? a.order < b.order : a.at < b.at);

/** Begins a spending of grants by uses; none is spent yet. */
export const newSpending = (meter: string, grants: readonly Grant[], uses: readonly Hold[]): Spending => ({
  meter,
  uses: uses.toSorted((a, b) => a.at - b.at || a.order - b.order),
  grants: grants.map(({ units, expires }) => ({ units, expires, left: units })).sort((a, b) => a.expires - b.expires),
  periods: new Map(),
  trail: [],
  lowered: new Set(uses.filter((hold) => hold.units < 0).map((hold) => hold.period)),
  within: new Set(),
});

const draw = (grants: readonly GrantLeft[], period: PeriodSpent, at: number, units: Amount): void => {
  let more = units;
  while (more > 0) {
    const grant = grants.find((one) => one.left > 0 && one.expires > at);
    if (grant === undefined) {
      period.debt = add(period.debt, more);
      return;
    }
    const drawn = least(more, grant.left);
    grant.left = subtract(grant.left, drawn);
    period.drawn = add(period.drawn, drawn);
    period.last = grant;
    more = subtract(more, drawn);
  }
};

const giveBack = (period: PeriodSpent, surplus: Amount): void => {
  const back = least(surplus, period.debt);
  period.debt = subtract(period.debt, back);
  const returned = least(subtract(surplus, back), period.drawn);
  period.drawn = subtract(period.drawn, returned);
  if (period.last !== null) period.last.left = add(period.last.left, returned);
};

const spendOne = (spending: Spending, hold: Hold, limits: PeriodLimits): Before | null => {
  const { grants, periods, within } = spending;
  if (within.has(hold.period)) return null;
  let period = periods.get(hold.period);
  if (period === undefined) {
    period = { allowance: limits.allowanceIn(hold.period), used: ZERO, drawn: ZERO, debt: ZERO, last: null };
    periods.set(hold.period, period);
  }
  period.used = add(period.used, hold.units);
  const over = most(ZERO, subtract(period.used, period.allowance));
  const more = subtract(subtract(over, period.drawn), period.debt);
  if (more === ZERO) return null;
  const { drawn, debt, last } = period;
  const left = grants.map((grant) => grant.left);
  if (more > 0) draw(grants, period, hold.at, more);
  else giveBack(period, subtract(ZERO, more));
  return { left, drawn, debt, last };
};

/** Spends the uses that are not spent yet. Changes nothing when all are. */
export const spendUses = (spending: Spending, limits: PeriodLimits): void => {
  const { uses, trail, lowered, within } = spending;
  if (trail.length === uses.length) return;
  if (trail.length === 0) {
    within.clear();
    for (const period of lowered) if (limits.isWithin(period)) within.add(period);
  }
  for (const hold of uses.slice(trail.length)) trail.push(spendOne(spending, hold, limits));
};

/** Takes back all uses from this place on: they are spent anew when somebody asks. */
const takeBack = ({ uses, grants, periods, trail, within }: Spending, from: number): void => {
  while (trail.length > from) {
    const before = trail.pop() ?? null;
    const hold = uses[trail.length];
    const period = hold === undefined || within.has(hold.period) ? undefined : periods.get(hold.period);
    if (hold === undefined || period === undefined) continue;
    period.used = subtract(period.used, hold.units);
    if (before === null) continue;
    period.drawn = before.drawn;
    period.debt = before.debt;
    period.last = before.last;
    for (const [nth, grant] of grants.entries()) grant.left = before.left[nth] ?? grant.left;
  }
};

/** Spends everything anew when somebody asks: what a period includes is another now. */
export const restart = (spending: Spending): void => {
  spending.trail.length = 0;
  spending.periods.clear();
  for (const grant of spending.grants) grant.left = grant.units;
};

/** The place of the first use that does not come before this one. */
const placeOf = (uses: readonly Hold[], hold: Hold): number => {
  let from = 0;
  let to = uses.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const there = uses[middle];
    if (there !== undefined && comesBefore(there, hold)) from = middle + 1;
    else to = middle;
  }
  return from;
};

/** Puts a use in its place, after those of the same call. */
export const addUse = (spending: Spending, hold: Hold): void => {
  const { uses } = spending;
  let place = placeOf(uses, hold);
  for (let there = uses[place]; there !== undefined && !comesBefore(hold, there); there = uses[place]) place += 1;
  takeBack(spending, place);
  uses.splice(place, 0, hold);
  if (hold.units < 0) spending.lowered.add(hold.period);
};

/** Takes a use out. Call it before its units change. */
export const removeUse = (spending: Spending, hold: Hold): void => {
  const place = spending.uses.indexOf(hold, placeOf(spending.uses, hold));
  if (place < 0) return;
  takeBack(spending, place);
  spending.uses.splice(place, 1);
};
