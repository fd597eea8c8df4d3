import { toUnits } from '../../shared/amount.ts';
import { type AccountBooks, periodOf, planOf } from '../../shared/books/account.ts';
import { type Basis, basisOf, knownLeftOf, leftOf } from '../../shared/books/allowance.ts';
import { type Books, EVERY_ACCOUNT, PRACTICE_ACCOUNT, peekAccount } from '../../shared/books/books.ts';
import { NOT_KNOWN_YET, tableText } from './table.ts';
import type { Terminal } from './terminal.ts';

/** An account as `tollgate accounts` shows it. The id `*` stands for accounts not yet seen. */
export interface AccountRow {
  readonly provider: string;
  readonly id: string;
  readonly name: string | null;
  readonly plan: string;
  /** What the allowance of the account's main meter rests on; null for a provider without allowances. */
  readonly basis: Basis | null;
  readonly timezone: string;
  readonly email: 'on' | 'off';
  readonly grants: readonly { readonly units: number; readonly expires: string }[];
  /** Units left by meter; null where there is no allowance, or it is not known. */
  readonly left: Readonly<Record<string, number | null>>;
}

/** What is known of an account, with what is left at `now`. */
const accountRow = (account: AccountBooks, now: number): AccountRow => {
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
    basis: basisOf(account, pack.mainMeter, periodOf(account, now)),
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

/** An account as JSON has it, and what people are told of what is left. */
export interface ListedAccount {
  readonly row: AccountRow;
  readonly leftSay: string;
}

const leftSayOf = (account: AccountBooks, now: number): string => {
  const period = periodOf(account, now);
  const texts = account.pack.document.meters
    .filter(({ id }) => basisOf(account, id, period) !== null)
    .map(({ id }) => {
      const units = knownLeftOf(account, id, now);
      return `${id} ${units === null ? NOT_KNOWN_YET : toUnits(units)}`;
    });
  return texts.length === 0 ? '–' : texts.join(', ');
};

/** The same for a person and a program. */
export const listAccount = (account: AccountBooks, now: number): ListedAccount => ({
  row: accountRow(account, now),
  leftSay: leftSayOf(account, now),
});

/** The accounts that calls were seen of, and, where a person set something for those not yet seen, what they start with. The practice account is left out. */
export const listAccounts = (books: Books, now: number): readonly ListedAccount[] => {
  const seen = [...books.accounts.values()].filter((account) => account.id !== PRACTICE_ACCOUNT);
  const unseen = [...books.defaults.keys()]
    .map((provider) => peekAccount(books, provider, EVERY_ACCOUNT))
    .filter((account) => account !== null);
  return [...seen, ...unseen]
    .map((account) => listAccount(account, now))
    .sort((a, b) => compare(a.row.provider, b.row.provider) || compare(a.row.id, b.row.id));
};

/** Accounts as a table. */
export const accountsText = (terminal: Terminal, accounts: readonly ListedAccount[]): string => {
  if (accounts.length === 0) return 'No account was seen yet: it shows up here with its first call.\n';
  return tableText(
    terminal,
    ['provider', 'id', 'name', 'plan', 'basis', 'timezone', 'e-mails', 'grants', 'left'],
    accounts.map(({ row, leftSay }) => [
      row.provider,
      row.id,
      row.name,
      row.plan,
      row.basis,
      row.timezone,
      row.email,
      row.grants.length === 0
        ? null
        : row.grants.map(({ units, expires }) => `${units} until ${expires.slice(0, 10)}`).join(', '),
      leftSay,
    ]),
  );
};
