import { type Amount, add, toUnits, ZERO } from '../amount.ts';
import { invariant } from '../invariant.ts';
import type { Hold } from '../model/history.ts';
import { type AccountBooks, periodOf } from './account.ts';
import { type Books, PRACTICE_ACCOUNT } from './books.ts';
import { type Counting, type Holder, NO_UNITS, type Rollup, readHolder, stretchOf } from './rollups.ts';

/** What usage can be summed by. */
export const DIMENSIONS = [
  'period',
  'day',
  'provider',
  'account',
  'name',
  'meter',
  'action',
  'rule',
  'tag',
  'road',
  'user',
  'site',
  'pack',
  'decision',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Units that agree in all dimensions asked for. */
export interface UsageSum {
  /** The values of the dimensions asked for, in their order. Null: the entries carry none. */
  readonly by: Readonly<Partial<Record<Dimension, string | null>>>;
  readonly charged: number;
  readonly expected: number;
  readonly unresolved: number;
}

/** Which units are summed, and by what. */
export interface UsageAsked {
  readonly by: readonly Dimension[];
  /** Only units of calls sent in `[from, to)`, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

/** Units of one account that agree in everything that they can be summed by. */
interface Used {
  readonly account: AccountBooks;
  /** When their calls were sent, or when the stretch of time begins in which they were. */
  readonly at: number;
  readonly period: string;
  readonly meter: string;
  readonly rule: string;
  readonly by: Holder;
  readonly units: Readonly<Record<Counting, Amount>>;
}

/** What an account used, by its roll-ups. */
const usedBy = (account: AccountBooks, rollups: Iterable<Rollup>): readonly Used[] =>
  Array.from(rollups, ({ at, period, meter, rule, by, units }) => ({
    account,
    at,
    period: period === '' ? periodOf(account, at).id : period,
    meter,
    rule,
    by: readHolder(by),
    units,
  }));

/** The same of single units: to the millisecond. */
const usedIn = (account: AccountBooks, { at, period, meter, rule, by, state, units }: Hold): Used => ({
  account,
  at,
  period,
  meter,
  rule,
  by: readHolder(by),
  units: state === 'released' ? NO_UNITS : { ...NO_UNITS, [state]: units },
});

/** True for an instant with which a stretch of time begins, and for none. */
export const beginsStretch = (at: number): boolean => !Number.isFinite(at) || stretchOf(at) === at;

/** Units by their roll-ups; one by one where times are asked for that cut a stretch in two, which only books that hold their whole ledger can tell. */
const usedOf = (account: AccountBooks, { from, to }: UsageAsked): readonly Used[] => {
  if (beginsStretch(from) && beginsStretch(to)) return usedBy(account, account.rollups.values());
  invariant(account.holds !== null, 'a part of a ledger is asked for single units');
  return account.holds.map((hold) => usedIn(account, hold));
};

const STATES = ['charged', 'expected', 'unresolved'] as const;

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a zone, such as `2026-11-04`. */
const dayOf = (at: number, zone: string): string => {
  let format = dayFormats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    dayFormats.set(zone, format);
  }
  return format.format(at);
};

const dimensionValue = (dimension: Dimension, { account, at, period, meter, rule, by }: Used): string | null => {
  switch (dimension) {
    case 'period':
      return period;
    case 'day':
      return dayOf(at, account.settings.zone);
    case 'provider':
      return account.provider;
    case 'account':
      return account.id;
    case 'name':
      return account.settings.name;
    case 'meter':
      return meter;
    case 'rule':
      return rule;
    case 'action':
    case 'tag':
    case 'road':
    case 'user':
    case 'site':
    case 'pack':
    case 'decision':
      return by[dimension];
  }
};

/**
 * Sums what was used by any of its dimensions, each unit with the call that first held it. The practice account and sums that are all zero are left
 * out; rows come in the order of their values. Law: for any dimensions, the sums of one meter add up to the same.
 */
export const usageBy = (books: Books, asked: UsageAsked): readonly UsageSum[] => {
  const sums = new Map<string, { values: (string | null)[]; charged: Amount; expected: Amount; unresolved: Amount }>();
  const { by, from, to } = asked;
  const accounts = [...books.accounts.values()].filter(({ id }) => id !== PRACTICE_ACCOUNT);
  for (const one of accounts.flatMap((account) => usedOf(account, asked))) {
    if (one.at < from || one.at >= to) continue;
    const values = by.map((dimension) => dimensionValue(dimension, one));
    const key = JSON.stringify(values);
    const sum = sums.get(key) ?? { values, charged: ZERO, expected: ZERO, unresolved: ZERO };
    sums.set(key, sum);
    for (const state of STATES) sum[state] = add(sum[state], one.units[state]);
  }
  return [...sums.entries()]
    .filter(([, sum]) => STATES.some((state) => sum[state] !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, sum]) => ({
      by: Object.fromEntries(by.map((dimension, at) => [dimension, sum.values[at] ?? null])),
      charged: toUnits(sum.charged),
      expected: toUnits(sum.expected),
      unresolved: toUnits(sum.unresolved),
    }));
};
