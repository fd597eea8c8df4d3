import { type Amount, add, least, most, subtract, ZERO } from '../amount.ts';
import type { Period } from '../period.ts';
import { type AccountBooks, periodNamed, periodOf, planOf, type Totals, totalsOf } from './account.ts';
import type { Hold } from './history.ts';

/** Used as the contract counts it: charged + expected + unresolved. */
export const usedOf = (totals: Readonly<Totals>): Amount =>
  add(add(totals.charged, totals.expected), totals.unresolved);

/** Used, and held for calls in flight besides: what no other call can have. */
export const takenOf = (totals: Readonly<Totals>): Amount => add(usedOf(totals), totals.reserved);

/** What the plan, or the provider's own count, includes in a period. Null: no allowance, or not known. */
export const allowanceOf = (account: AccountBooks, meter: string, period: Period): Amount | null => {
  const set = account.allowances.get(meter)?.findLast((one) => period.to > one.since);
  if (set !== undefined) return set.units;
  return planOf(account).allowance.get(meter) ?? null;
};

/**
 * Where an allowance comes from: the provider's own count, the plan that a person set, or neither: then the pack's usual plan is only `assumed`. Rules and
 * policies go by it all the same, for it is the safe side; people are never told what is left of it.
 */
export type Basis = 'provider' | 'set' | 'assumed';

/** What the allowance of a meter in a period rests on; null for a meter that has none. It stays as it was when answers prove that the allowance is another. */
export const basisOf = (account: AccountBooks, meter: string, period: Period): Basis | null => {
  const told = account.allowances.get(meter)?.some((one) => one.units !== null && period.to > one.since);
  if (told === true) return 'provider';
  const plan = planOf(account);
  if ((plan.allowance.get(meter) ?? null) === null) return null;
  return plan.id === account.settings.plan ? 'set' : 'assumed';
};

/** Notes what the allowance of a meter is known to be from an instant on; null: not known. What is said again is kept once, however often. */
export const setAllowance = (account: AccountBooks, meter: string, units: Amount | null, since: number): void => {
  const sets = account.allowances.get(meter) ?? [];
  const later = sets.findIndex((one) => one.since > since);
  const known = later < 0 ? sets.at(-1) : sets[later - 1];
  if (known !== undefined && known.units === units) {
    known.until = Math.max(known.until, since);
    return;
  }
  sets.splice(later < 0 ? sets.length : later, 0, { units, since, until: since });
  account.allowances.set(meter, sets);
};

/** Grants go to the first meter of a pack: the one that packs are sold for. */
const takesGrants = (account: AccountBooks, meter: string): boolean =>
  account.settings.grants.length > 0 && account.pack.document.meters.some((one) => one.id === meter && one.takesGrants);

interface GrantUse {
  /** What is left of grants that have not expired. */
  readonly left: Amount;
  /** What the period drew on grants. */
  readonly drawn: Amount;
  /** What the period used beyond its allowance and beyond any grant. */
  readonly debt: Amount;
}

/** Spends grants in the order of use: after the plan's allowance, the earliest expiry first. Only uses of periods up to `last` (null: all that there are). */
const spendGrants = (account: AccountBooks, meter: string, at: number, last: string | null): GrantUse => {
  const grants = account.settings.grants
    .map((grant) => ({ expires: grant.expires, left: grant.units }))
    .sort((a, b) => a.expires - b.expires);
  const uses: Hold[] = [];
  const periods = account.totals.get(meter);
  const allowances = new Map<string, Amount>();
  const allowanceIn = (period: string): Amount => {
    const known = allowances.get(period);
    if (known !== undefined) return known;
    const units = allowanceOf(account, meter, periodNamed(account, period)) ?? ZERO;
    allowances.set(period, units);
    return units;
  };
  const isOver = (hold: Hold): boolean => {
    const totals = periods?.get(hold.period);
    return totals !== undefined && takenOf(totals) > allowanceIn(hold.period);
  };
  // Only months that use more than their allowance draw on grants.
  for (const hold of account.uses)
    if (hold.meter === meter && (last === null || hold.period <= last) && isOver(hold)) uses.push(hold);
  uses.sort((a, b) => a.at - b.at || a.order - b.order);
  const spent = new Map<string, { used: Amount; drawn: Amount; debt: Amount; last: (typeof grants)[number] | null }>();
  for (const hold of uses) {
    const spend = spent.get(hold.period) ?? { used: ZERO, drawn: ZERO, debt: ZERO, last: null };
    spent.set(hold.period, spend);
    spend.used = add(spend.used, hold.units);
    const over = most(ZERO, subtract(spend.used, allowanceIn(hold.period)));
    let more = subtract(subtract(over, spend.drawn), spend.debt);
    while (more > 0) {
      const grant = grants.find((one) => one.left > 0 && one.expires > hold.at);
      if (grant === undefined) {
        spend.debt = add(spend.debt, more);
        break;
      }
      const drawn = least(more, grant.left);
      grant.left = subtract(grant.left, drawn);
      spend.drawn = add(spend.drawn, drawn);
      spend.last = grant;
      more = subtract(more, drawn);
    }
    if (more < 0) {
      const surplus = subtract(ZERO, more);
      const back = least(surplus, spend.debt);
      spend.debt = subtract(spend.debt, back);
      const returned = least(subtract(surplus, back), spend.drawn);
      spend.drawn = subtract(spend.drawn, returned);
      if (spend.last !== null) spend.last.left = add(spend.last.left, returned);
    }
  }
  const left = grants.reduce((sum, grant) => (grant.expires > at ? add(sum, grant.left) : sum), ZERO);
  const { drawn = ZERO, debt = ZERO } = spent.get(last ?? periodOf(account, at).id) ?? {};
  return { left, drawn, debt };
};

/**
 * Units of a meter left at an instant: allowance and unexpired grants less what is used and what is held for calls in flight. Negative when the
 * provider let more through; null when the meter has no allowance or it is not known.
 */
export const leftOf = (account: AccountBooks, meter: string, at: number): Amount | null => {
  const period = periodOf(account, at);
  const allowance = allowanceOf(account, meter, period);
  if (allowance === null) return null;
  const left = subtract(allowance, takenOf(totalsOf(account, meter, period.id)));
  if (!takesGrants(account, meter)) return left;
  const grants = spendGrants(account, meter, at, null);
  return subtract(add(most(ZERO, left), grants.left), grants.debt);
};

/** What is left, as `leftOf`, where a person may be told: null when the allowance is only assumed. */
export const knownLeftOf = (account: AccountBooks, meter: string, at: number): Amount | null =>
  basisOf(account, meter, periodOf(account, at)) === 'assumed' ? null : leftOf(account, meter, at);

/** Grants as a period found them: at its end, before what later ones spent, or now for the running one. */
const grantsIn = (account: AccountBooks, meter: string, period: Period, at: number): GrantUse => {
  const inPeriod = Math.min(Math.max(at, period.from), period.to - 1);
  return spendGrants(account, meter, inPeriod, period.id);
};

/** Units of grants that counted in a period: those that it spent, and those left unexpired at its end, or now for the running one. */
export const grantsOf = (account: AccountBooks, meter: string, period: Period, at: number): Amount => {
  if (!takesGrants(account, meter)) return ZERO;
  const { left, drawn } = grantsIn(account, meter, period, at);
  return add(left, drawn);
};

/**
 * Units of a meter left at the end of a past period, or now for the running one; as `leftOf`, but without holds of calls in flight. Law: allowance and
 * grants (`grantsOf`) are what is used and what remains.
 */
export const remainingOf = (account: AccountBooks, meter: string, period: Period, at: number): Amount | null => {
  const allowance = allowanceOf(account, meter, period);
  if (allowance === null) return null;
  const totals = totalsOf(account, meter, period.id);
  if (!takesGrants(account, meter)) return subtract(allowance, usedOf(totals));
  const { left, debt } = grantsIn(account, meter, period, at);
  const ofAllowance = most(ZERO, subtract(allowance, takenOf(totals)));
  return add(subtract(add(ofAllowance, left), debt), totals.reserved);
};

/** True when what answers proved in a period is more than its allowance and grants can hold: then the allowance known is not the true one. */
export const isOverProved = (account: AccountBooks, hold: Hold): boolean => {
  const allowance = allowanceOf(account, hold.meter, periodOf(account, hold.at));
  if (allowance === null || totalsOf(account, hold.meter, hold.period).charged <= allowance) return false;
  const left = leftOf(account, hold.meter, hold.at);
  if (left === null) return false;
  const totals = totalsOf(account, hold.meter, hold.period);
  return left + totals.expected + totals.unresolved + totals.reserved < ZERO;
};
