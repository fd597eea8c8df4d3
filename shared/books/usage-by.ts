import { type Amount, add, toUnits, ZERO } from '../amount.ts';
import type { Hold } from '../model/history.ts';
import type { Posting } from '../model/posting.ts';
import type { AccountBooks } from './account.ts';
import { type Books, PRACTICE_ACCOUNT } from './books.ts';

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
  /** The posting that first held some units, by their hold's id. */
  readonly heldBy: (hold: string) => Posting | undefined;
}

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

const dimensionValue = (
  dimension: Dimension,
  account: AccountBooks,
  hold: Hold,
  posting: Posting | undefined,
): string | null => {
  switch (dimension) {
    case 'period':
      return hold.period;
    case 'day':
      return dayOf(hold.at, account.settings.zone);
    case 'provider':
      return account.provider;
    case 'account':
      return account.id;
    case 'name':
      return account.settings.name;
    case 'meter':
      return hold.meter;
    case 'rule':
      return hold.rule;
    case 'action':
    case 'tag':
    case 'road':
    case 'user':
    case 'site':
    case 'pack':
      return posting?.[dimension] ?? null;
  }
};

/**
 * Sums what was used by any of its dimensions, each unit with the call that first held it. The practice account and sums that are all zero are left
 * out; rows come in the order of their values. Law: for any dimensions, the sums of one meter add up to the same.
 */
export const usageBy = (books: Books, { by, from, to, heldBy }: UsageAsked): readonly UsageSum[] => {
  const sums = new Map<string, { values: (string | null)[]; charged: Amount; expected: Amount; unresolved: Amount }>();
  for (const account of books.accounts.values()) {
    if (account.id === PRACTICE_ACCOUNT) continue;
    for (const hold of account.uses) {
      if (hold.at < from || hold.at >= to || hold.state === 'reserved' || hold.state === 'released') continue;
      const posting = heldBy(hold.id.replace(/~+$/, ''));
      const values = by.map((dimension) => dimensionValue(dimension, account, hold, posting));
      const key = JSON.stringify(values);
      const sum = sums.get(key) ?? { values, charged: ZERO, expected: ZERO, unresolved: ZERO };
      sums.set(key, sum);
      sum[hold.state] = add(sum[hold.state], hold.units);
    }
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
