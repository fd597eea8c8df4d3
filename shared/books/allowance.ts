import { type Amount, add, ZERO } from '../amount.ts';
import type { Period } from '../period.ts';
import { type AccountBooks, periodOf, planOf, type Totals, totalsOf } from './account.ts';
import type { Hold } from './history.ts';

/** Used as the contract counts it: charged + expected + unresolved. */
export const usedOf = (totals: Totals): Amount => add(add(totals.charged, totals.expected), totals.unresolved);

/** What the plan, or the provider's own count, includes in a period. Null: no allowance, or not known. */
export const allowanceOf = (account: AccountBooks, meter: string, period: Period): Amount | null => {
  const set = account.allowances.get(meter)?.findLast((one) => period.to > one.since);
  if (set !== undefined) return set.units;
  return planOf(account).allowance.get(meter) ?? null;
};

/** Notes what the allowance of a meter is known to be from an instant on; null: not known. */
export const setAllowance = (account: AccountBooks, meter: string, units: Amount | null, since: number): void => {
  const sets = account.allowances.get(meter) ?? [];
  const later = sets.findIndex((one) => one.since > since);
  sets.splice(later < 0 ? sets.length : later, 0, { units, since });
  account.allowances.set(meter, sets);
};

/** Grants go to the first meter of a pack: the one that packs are sold for. */
const takesGrants = (account: AccountBooks, meter: string): boolean =>
  account.settings.grants.length > 0 && account.pack.document.meters[0]?.id === meter;

interface GrantUse {
  /** What is left of grants that have not expired. */
  readonly left: Amount;
  /** What the period used beyond its allowance and beyond any grant. */
  readonly debt: Amount;
}

/** Spends grants in the order of use: after the plan's allowance, the earliest expiry first. */
const spendGrants = (account: AccountBooks, meter: string, at: number): GrantUse => {
  const grants = account.settings.grants
    .map((grant) => ({ expires: grant.expires, left: grant.units as number }))
    .sort((a, b) => a.expires - b.expires);
  const uses: Hold[] = [];
  const periods = account.totals.get(meter);
  const isOver = (hold: Hold): boolean => {
    const totals = periods?.get(hold.period);
    return (
      totals !== undefined &&
      usedOf(totals) + totals.reserved > (allowanceOf(account, meter, periodOf(account, hold.at)) ?? 0)
    );
  };
  // Only months that use more than their allowance draw on grants.
  for (const hold of account.uses) if (hold.meter === meter && isOver(hold)) uses.push(hold);
  uses.sort((a, b) => a.at - b.at || a.order - b.order);
  const spent = new Map<string, { used: number; drawn: number; debt: number; last: (typeof grants)[number] | null }>();
  for (const hold of uses) {
    const period = periodOf(account, hold.at);
    const spend = spent.get(hold.period) ?? { used: 0, drawn: 0, debt: 0, last: null };
    spent.set(hold.period, spend);
    spend.used += hold.units;
    const over = Math.max(0, spend.used - (allowanceOf(account, meter, period) ?? 0));
    let more = over - spend.drawn - spend.debt;
    while (more > 0) {
      const grant = grants.find((one) => one.left > 0 && one.expires > hold.at);
      if (grant === undefined) {
        spend.debt += more;
        break;
      }
      const drawn = Math.min(more, grant.left);
      grant.left -= drawn;
      spend.drawn += drawn;
      spend.last = grant;
      more -= drawn;
    }
    if (more < 0) {
      const back = Math.min(-more, spend.debt);
      spend.debt -= back;
      const returned = Math.min(-more - back, spend.drawn);
      spend.drawn -= returned;
      if (spend.last !== null) spend.last.left += returned;
    }
  }
  const left = grants.reduce((sum, grant) => (grant.expires > at ? sum + grant.left : sum), 0);
  return { left: left as Amount, debt: (spent.get(periodOf(account, at).id)?.debt ?? 0) as Amount };
};

/**
 * Units of a meter left at an instant: allowance and unexpired grants less what is used and what is held for calls in flight. Negative when the
 * provider let more through; null when the meter has no allowance or it is not known.
 */
export const leftOf = (account: AccountBooks, meter: string, at: number): Amount | null => {
  const period = periodOf(account, at);
  const allowance = allowanceOf(account, meter, period);
  if (allowance === null) return null;
  const totals = totalsOf(account, meter, period.id);
  const used = usedOf(totals) + totals.reserved;
  if (!takesGrants(account, meter)) return (allowance - used) as Amount;
  const grants = spendGrants(account, meter, at);
  return (Math.max(0, allowance - used) + grants.left - grants.debt) as Amount;
};

/** Units of a meter left at the end of a past period, or now for the running one; as `leftOf`, but without holds of calls in flight. */
export const remainingOf = (account: AccountBooks, meter: string, period: Period, at: number): Amount | null => {
  const allowance = allowanceOf(account, meter, period);
  if (allowance === null) return null;
  const inPeriod = Math.min(Math.max(at, period.from), period.to - 1);
  if (takesGrants(account, meter)) {
    const left = leftOf(account, meter, inPeriod);
    return left === null ? null : add(left, totalsOf(account, meter, period.id).reserved);
  }
  return (allowance - usedOf(totalsOf(account, meter, period.id))) as Amount;
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
