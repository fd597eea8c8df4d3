import { toUnits } from '../../shared/amount.ts';
import { type AccountBooks, planOf } from '../../shared/books/account.ts';
import { leftOf } from '../../shared/books/allowance.ts';
import { type Books, EVERY_ACCOUNT, PRACTICE_ACCOUNT, peekAccount } from '../../shared/books/books.ts';
import { tableText } from './table.ts';
import type { Terminal } from './terminal.ts';

/** An account as `tollgate accounts` shows it. The id `*` stands for accounts not yet seen. */
export interface AccountRow {
  readonly provider: string;
  readonly id: string;
  readonly name: string | null;
  readonly plan: string;
  readonly timezone: string;
  readonly email: 'on' | 'off';
  readonly grants: readonly { readonly units: number; readonly expires: string }[];
  /** Units left by meter; null where there is no allowance, or it is not known. */
  readonly left: Readonly<Record<string, number | null>>;
}

/** What is known of an account, with what is left at `now`. */
export const accountRow = (account: AccountBooks, now: number): AccountRow => {
  const { pack, settings } = account;
  const left = pack.document.meters.map(({ id }): readonly [string, number | null] => {
    const units = leftOf(account, id, now);
    return [id, units === null ? null : toUnits(units)];
  });
  return {
    provider: account.provider,
    id: account.id,
    name: settings.name,
    plan: planOf(account).id,
    timezone: settings.zone,
    email: settings.email ? 'on' : 'off',
    grants: settings.grants.map(({ units, expires }) => ({
      units: toUnits(units),
      expires: new Date(expires).toISOString(),
    })),
    left: Object.fromEntries(left),
  };
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The accounts that calls were seen of, and, where a person set something for those not yet seen, what they start with. The practice account is left out. */
export const accountRows = (books: Books, now: number): readonly AccountRow[] => {
  const seen = [...books.accounts.values()].filter((account) => account.id !== PRACTICE_ACCOUNT);
  const unseen = [...books.defaults.keys()]
    .map((provider) => peekAccount(books, provider, EVERY_ACCOUNT))
    .filter((account) => account !== null);
  return [...seen, ...unseen]
    .map((account) => accountRow(account, now))
    .sort((a, b) => compare(a.provider, b.provider) || compare(a.id, b.id));
};

const leftText = (left: AccountRow['left']): string => {
  const known = Object.entries(left).filter(([, units]) => units !== null);
  return known.length === 0 ? '–' : known.map(([meter, units]) => `${meter} ${units}`).join(', ');
};

/** Accounts as a table. */
export const accountsText = (terminal: Terminal, rows: readonly AccountRow[]): string => {
  if (rows.length === 0) return 'No account was seen yet: it shows up here with its first call.\n';
  return tableText(
    terminal,
    ['provider', 'id', 'name', 'plan', 'timezone', 'e-mails', 'grants', 'left'],
    rows.map((row) => [
      row.provider,
      row.id,
      row.name,
      row.plan,
      row.timezone,
      row.email,
      row.grants.length === 0
        ? null
        : row.grants.map(({ units, expires }) => `${units} until ${expires.slice(0, 10)}`).join(', '),
      leftText(row.left),
    ]),
  );
};
