import { type Amount, add, most, subtract, ZERO } from '../amount.ts';
import type { Hold } from '../model/history.ts';
import type { Period } from '../period.ts';
import { type AccountBooks, periodNamed, periodOf, planOf, totalsOf } from './account.ts';
import type { Counting } from './rollups.ts';
import { touchHead } from './row-text.ts';
import { type Spending, spendGrants } from './spending.ts';

/** Used as the contract counts it: charged + expected + unresolved. */
export const usedOf = (totals: Readonly<Record<Counting, Amount>>): Amount =>
  add(add(totals.charged, totals.expected), totals.unresolved);

/** Used, and held for calls in flight besides: what no other call can have. */
export const takenOf = (totals: Readonly<Record<Counting, Amount>>): Amount => add(usedOf(totals), totals.reserved);

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
export const setAllowance = (
  account: AccountBooks,
  meter: string,
  units: Amount | null,
  since: number,
  used?: Amount,
): void => {
  const sets = account.allowances.get(meter) ?? [];
  const later = sets.findIndex((one) => one.since > since);
  const known = later < 0 ? sets.at(-1) : sets[later - 1];
  account.spending = null;
  touchHead(account);
  if (known !== undefined && known.units === units) {
    if (since >= known.until && used !== undefined) known.used = used;
    known.until = Math.max(known.until, since);
    return;
  }
  sets.splice(later < 0 ? sets.length : later, 0, {
    units,
    since,
    until: since,
    ...(used === undefined ? {} : { used }),
  });
  account.allowances.set(meter, sets);
};

/** The meter that an account's grants go to; null without grants. */
const grantedMeter = ({ pack, settings }: AccountBooks): string | null =>
  settings.grants.length === 0 ? null : (pack.document.meters.find(({ takesGrants }) => takesGrants)?.id ?? null);

/** What the windows of a meter spent of grants, up to the one with this id. */
const spendUntil = (account: AccountBooks, meter: string, last: string): Spending =>
  spendGrants(
    account.settings.grants,
    [...(account.totals.get(meter) ?? [])]
      .filter(([id]) => id <= last)
      .map(([id, { spans }]) => ({
        id,
        allowance: allowanceOf(account, meter, periodNamed(account, id)) ?? ZERO,
        spans,
      })),
  );

/** Behind the id of every window. */
const LAST = '\u{10fffd}';

/** What the windows of the granted meter spent of grants; null where there are none to spend. Worked out once until something changes. */
export const catchUpSpending = (account: AccountBooks): Spending | null => {
  const meter = grantedMeter(account);
  if (meter === null) return null;
  account.spending ??= spendUntil(account, meter, LAST);
  return account.spending;
};

interface GrantUse {
  /** What is left of grants that have not expired. */
  readonly left: Amount;
  /** What the period drew on grants. */
  readonly drawn: Amount;
  /** What the period used beyond its allowance and beyond any grant. */
  readonly debt: Amount;
}

const grantUse = ({ grants, periods }: Spending, period: string, at: number): GrantUse => {
  const left = grants.reduce((sum, grant) => (grant.expires > at ? add(sum, grant.left) : sum), ZERO);
  const { drawn = ZERO, debt = ZERO } = periods.get(period) ?? {};
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
  const spending = grantedMeter(account) === meter ? catchUpSpending(account) : null;
  if (spending === null) return left;
  const grants = grantUse(spending, period.id, at);
  return subtract(add(most(ZERO, left), grants.left), grants.debt);
};

/** What is left, as `leftOf`, where a person may be told: null when the allowance is only assumed. */
export const knownLeftOf = (account: AccountBooks, meter: string, at: number): Amount | null =>
  basisOf(account, meter, periodOf(account, at)) === 'assumed' ? null : leftOf(account, meter, at);

/** True for a meter that has an allowance of which nobody knows what is left. */
export const isLeftUnknown = (account: AccountBooks, meter: string, at: number): boolean =>
  basisOf(account, meter, periodOf(account, at)) !== null && knownLeftOf(account, meter, at) === null;

/** Grants as a period found them: at its end, before what later ones spent, or now for the running one. Null where the meter takes none. */
const grantsIn = (account: AccountBooks, meter: string, period: Period, at: number): GrantUse | null => {
  if (grantedMeter(account) !== meter) return null;
  const then = Math.min(Math.max(at, period.from), period.to - 1);
  return grantUse(spendUntil(account, meter, period.id), period.id, then);
};

/** Units of grants that counted in a period: those that it spent, and those left unexpired at its end, or now for the running one. */
export const grantsOf = (account: AccountBooks, meter: string, period: Period, at: number): Amount => {
  const grants = grantsIn(account, meter, period, at);
  return grants === null ? ZERO : add(grants.left, grants.drawn);
};

/**
 * Units of a meter left at the end of a past period, or now for the running one; as `leftOf`, but without holds of calls in flight. Law: allowance and
 * grants (`grantsOf`) are what is used and what remains.
 */
export const remainingOf = (account: AccountBooks, meter: string, period: Period, at: number): Amount | null => {
  const allowance = allowanceOf(account, meter, period);
  if (allowance === null) return null;
  const totals = totalsOf(account, meter, period.id);
  const grants = grantsIn(account, meter, period, at);
  if (grants === null) return subtract(allowance, usedOf(totals));
  const ofAllowance = most(ZERO, subtract(allowance, takenOf(totals)));
  return add(subtract(add(ofAllowance, grants.left), grants.debt), totals.reserved);
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
