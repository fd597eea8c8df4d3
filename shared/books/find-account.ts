import type { AccountBooks } from './account.ts';
import { type Books, NO_ACCOUNT, PRACTICE_ACCOUNT } from './books.ts';

/** Accounts that calls were seen of; of one provider where it is named. The practice account is none that a person may mean. */
export const seenAccounts = (books: Books, provider: string | null): readonly AccountBooks[] =>
  [...books.accounts.values()].filter(
    (account) => (provider === null || account.provider === provider) && account.id !== PRACTICE_ACCOUNT,
  );

/** Accounts as a line lists them, each by its id and the name that it was given. */
export const sayAccounts = (accounts: readonly AccountBooks[], idOf = ({ id }: AccountBooks) => id): string =>
  accounts
    .map((account) => `${idOf(account)}${account.settings.name === null ? '' : ` (${account.settings.name})`}`)
    .join(', ');

/** The accounts that a text may mean: the one with this id, else those with this name, else those whose id begins so. */
export const accountsMeant = (accounts: readonly AccountBooks[], text: string): readonly AccountBooks[] => {
  const byId = accounts.filter(({ id }) => id === text);
  if (byId.length > 0) return byId;
  const byName = accounts.filter(({ settings }) => settings.name === text);
  if (byName.length > 0 || text === '') return byName;
  return accounts.filter(({ id }) => id.startsWith(text));
};

export type ChosenAccount =
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'wrong'; readonly say: string };

/**
 * The account of a provider that a person means: the one named (by its id, its name, or a beginning of its id that no other has), else the only one,
 * else (none seen yet) the one without a credential. `by` is how a caller names one.
 */
export const findAccount = (books: Books, provider: string, named: string | null, by: string): ChosenAccount => {
  const known = seenAccounts(books, provider);
  if (named === NO_ACCOUNT) return { kind: 'account', account: NO_ACCOUNT };
  const [only, another] = named === null ? known : accountsMeant(known, named);
  if (another !== undefined) {
    const say =
      named === null
        ? `${provider} has several accounts: say which with ${by}: ${sayAccounts(known)}`
        : `${named} may mean several accounts of ${provider}: say which with ${by}: ${sayAccounts(accountsMeant(known, named))}`;
    return { kind: 'wrong', say };
  }
  if (only !== undefined) return { kind: 'account', account: only.id };
  if (named === null) return { kind: 'account', account: NO_ACCOUNT };
  const say = `no account ${named} of ${provider} is in the ledger: "tollgate accounts" lists them`;
  return { kind: 'wrong', say };
};
