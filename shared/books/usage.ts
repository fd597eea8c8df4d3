import { toUnits } from '../amount.ts';
import { type AccountBooks, periodNamed } from './account.ts';
import { allowanceOf, type Basis, basisOf, grantsOf, remainingOf } from './allowance.ts';
import { type Books, PRACTICE_ACCOUNT } from './books.ts';

/** One row of a usage summary (contract §3), in units. */
export interface UsageRow {
  readonly provider: string;
  readonly account: string;
  readonly meter: string;
  readonly period: string;
  readonly charged: number;
  readonly expected: number;
  readonly unresolved: number;
  /** Null: none, or not known. */
  readonly allowance: number | null;
  /** What `allowance` and `remaining` rest on; null where there is none. */
  readonly basis: Basis | null;
  /** Units of grants that the period spent, and those left unexpired at its end or now. Law: allowance + grants = charged + expected + unresolved + remaining. */
  readonly grants: number | null;
  readonly remaining: number | null;
}

const rowsOf = (account: AccountBooks, now: number): UsageRow[] => {
  const rows: UsageRow[] = [];
  for (const [meter, periods] of account.totals) {
    for (const [id, totals] of periods) {
      if (totals.charged === 0 && totals.expected === 0 && totals.unresolved === 0) continue;
      const period = periodNamed(account, id);
      const allowance = allowanceOf(account, meter, period);
      const remaining = remainingOf(account, meter, period, now);
      rows.push({
        provider: account.provider,
        account: account.id,
        meter,
        period: id,
        charged: toUnits(totals.charged),
        expected: toUnits(totals.expected),
        unresolved: toUnits(totals.unresolved),
        allowance: allowance === null ? null : toUnits(allowance),
        basis: basisOf(account, meter, period),
        grants: allowance === null ? null : toUnits(grantsOf(account, meter, period, now)),
        remaining: remaining === null ? null : toUnits(remaining),
      });
    }
  }
  return rows;
};

/** The columns of a usage summary, as files name them. */
export const USAGE_COLUMNS = [
  'period',
  'provider',
  'account',
  'meter',
  'charged',
  'expected',
  'unresolved',
  'allowance',
  'basis',
  'grants',
  'remaining',
] as const satisfies readonly (keyof UsageRow)[];

const text = (row: UsageRow): string => `${row.period}|${row.provider}|${row.account}|${row.meter}`;

/** What was used, by period, account and meter, oldest first. The practice account and rows that are all zero are left out. */
export const usageRows = (books: Books, now: number): readonly UsageRow[] =>
  [...books.accounts.values()]
    .filter((account) => account.id !== PRACTICE_ACCOUNT)
    .flatMap((account) => rowsOf(account, now))
    .sort((a, b) => (text(a) < text(b) ? -1 : 1));
