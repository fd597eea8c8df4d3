import { type Amount, add, least, most, subtract, ZERO } from '../amount.ts';
import type { Grant } from '../model/posting.ts';
import { stretchOf } from './rollups.ts';

interface GrantLeft {
  readonly expires: number;
  left: Amount;
}

/** What one period took of grants, and what it used beyond its allowance and beyond any grant. */
export interface PeriodSpent {
  drawn: Amount;
  debt: Amount;
}

/** What the uses of one meter spent of grants, period after period. */
export interface Spending {
  /** The earliest expiry first. */
  readonly grants: readonly GrantLeft[];
  readonly periods: ReadonlyMap<string, PeriodSpent>;
}

/** What one period took, by spans: the time between two expiries of grants, in which the order of use says nothing. */
export interface PeriodTaken {
  readonly id: string;
  /** A period that nothing sets an allowance for includes nothing. */
  readonly allowance: Amount;
  readonly spans: ReadonlyMap<number, Amount>;
}

/** A grant has expired from the quarter of an hour on that holds its expiry. */
const lastsUntil = (grant: { readonly expires: number }): number => stretchOf(grant.expires);

/** The span of a stretch of time: it is named by the last expiry before it, or 0. */
export const spanOf = (grants: readonly Grant[], at: number): number =>
  grants.reduce((span, grant) => (lastsUntil(grant) <= at ? Math.max(span, lastsUntil(grant)) : span), 0);

const draw = (grants: readonly GrantLeft[], period: PeriodSpent, span: number, units: Amount): GrantLeft | null => {
  let more = units;
  let last: GrantLeft | null = null;
  for (const grant of grants) {
    const drawn = lastsUntil(grant) > span ? least(more, grant.left) : ZERO;
    if (drawn === ZERO) continue;
    grant.left = subtract(grant.left, drawn);
    period.drawn = add(period.drawn, drawn);
    more = subtract(more, drawn);
    last = grant;
  }
  period.debt = add(period.debt, more);
  return last;
};

const giveBack = (period: PeriodSpent, last: GrantLeft | null, surplus: Amount): void => {
  const back = least(surplus, period.debt);
  period.debt = subtract(period.debt, back);
  const returned = least(subtract(surplus, back), period.drawn);
  period.drawn = subtract(period.drawn, returned);
  if (last !== null) last.left = add(last.left, returned);
};

const spendPeriod = (grants: readonly GrantLeft[], { allowance, spans }: PeriodTaken): PeriodSpent => {
  const period = { drawn: ZERO, debt: ZERO };
  const total = [...spans.values()].reduce(add, ZERO);
  // What ends within its allowance draws on no grant, whatever it seemed to use on its way.
  if (total <= allowance) return period;
  let used = ZERO;
  let last: GrantLeft | null = null;
  for (const [span, units] of [...spans].sort(([a], [b]) => a - b)) {
    used = add(used, units);
    const over = most(ZERO, subtract(used, allowance));
    const more = subtract(subtract(over, period.drawn), period.debt);
    if (more > ZERO) last = draw(grants, period, span, more) ?? last;
    else giveBack(period, last, subtract(ZERO, more));
  }
  return period;
};

/** Spends grants on what periods took beyond their allowance: the periods in their order, and of the grants the one first that expires first. */
export const spendGrants = (granted: readonly Grant[], periods: readonly PeriodTaken[]): Spending => {
  const grants = granted.map(({ units, expires }) => ({ expires, left: units })).sort((a, b) => a.expires - b.expires);
  const inOrder = periods.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { grants, periods: new Map(inOrder.map((period) => [period.id, spendPeriod(grants, period)])) };
};
