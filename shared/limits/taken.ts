import { type Amount, add, ZERO } from '../amount.ts';
import { type AccountBooks, periodOf, totalsOf } from '../books/account.ts';
import { takenOf } from '../books/allowance.ts';
import { type Books, PRACTICE_ACCOUNT } from '../books/books.ts';
import type { Names } from '../books/names.ts';
import type { Need } from '../books/needs.ts';
import { readHolder } from '../books/rollups.ts';
import { rollupsBetween } from '../books/row-keys.ts';
import { type LimitWindow, windowAt } from './limit.ts';
import { isOfAccounts, type Scope, takesIn } from './scope.ts';

type Lasting = Exclude<LimitWindow, 'call'>;

/** What is used in a window, what calls in flight hold of it included; and how much of it those hold, which may come back. */
export interface Taken {
  readonly units: Amount;
  readonly reserved: Amount;
}

/** The accounts of a provider whose units count in a scope. Practice counts with nothing else. */
const accountsIn = (books: Books, scope: Scope, provider: string, asks: string): readonly AccountBooks[] =>
  [...books.accounts.values()].filter(
    (account) =>
      account.provider === provider &&
      (scope.account === null || scope.account === account.id) &&
      (account.id === PRACTICE_ACCOUNT) === (asks === PRACTICE_ACCOUNT),
  );

/** True where the books keep the sum itself: of a whole account, in its own counting period. */
const isSummed = (account: AccountBooks, scope: Scope, window: Lasting, at: number): boolean =>
  isOfAccounts(scope) && windowAt(window, account, at).id === periodOf(account, at).id;

const takenOfAccount = (account: AccountBooks, scope: Scope, meter: string, window: Lasting, at: number): Taken => {
  const { id, from, to } = windowAt(window, account, at);
  if (isSummed(account, scope, window, at)) {
    const totals = totalsOf(account, meter, id);
    return { units: takenOf(totals), reserved: totals.reserved };
  }
  account.rows.require(rollupsBetween(account, from, to));
  const { provider, id: ofAccount } = account;
  let [units, reserved] = [ZERO, ZERO];
  for (const rollup of account.rollups.values()) {
    if (rollup.meter !== meter || rollup.at < from || rollup.at >= to) continue;
    const { site, action, tag, user } = readHolder(rollup.by);
    if (!takesIn(scope, { provider, account: ofAccount, site, action, tag, user })) continue;
    units = add(units, takenOf(rollup.units));
    reserved = add(reserved, rollup.units.reserved);
  }
  return { units, reserved };
};

/** Units of a meter that calls of a scope have taken in the window of an instant, over all accounts of the provider that it takes in. */
export const takenIn = (
  books: Books,
  scope: Scope,
  window: Lasting,
  about: { readonly provider: string; readonly account: string; readonly meter: string; readonly at: number },
): Taken => {
  const each = accountsIn(books, scope, about.provider, about.account).map((account) =>
    takenOfAccount(account, scope, about.meter, window, about.at),
  );
  return {
    units: each.reduce((sum, { units }) => add(sum, units), ZERO),
    reserved: each.reduce((sum, { reserved }) => add(sum, reserved), ZERO),
  };
};

/** What `takenIn` reads of books that hold a part of their ledger: the roll-ups of the window, and none beside. */
export const takenNames = (
  names: Names,
  books: Books,
  scope: Scope,
  window: Lasting,
  about: { readonly provider: string; readonly account: string; readonly at: number },
): readonly Need[] =>
  accountsIn(books, scope, about.provider, about.account)
    .filter((account) => !isSummed(account, scope, window, about.at))
    .flatMap((account) => {
      const { from, to } = windowAt(window, account, about.at);
      return names.rollupsIn(account, from, to);
    });
