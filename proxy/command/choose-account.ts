import { type Books, PRACTICE_ACCOUNT } from '../../shared/books/books.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { UsageError } from './usage-error.ts';

/** The account without a credential. */
export const NO_ACCOUNT = 'none';

/** The pack of the provider that a command names. Throws UsageError. */
export const packNamed = (books: Books, provider: string): CompiledPack => {
  const pack = books.packs.get(provider);
  if (pack === undefined)
    throw new UsageError(
      `there are no rules for a provider "${provider}": use ${[...books.packs.keys()].join(' or ')}`,
    );
  return pack;
};

/** Accounts of a provider that calls were seen of. */
export const accountsOf = (books: Books, provider: string): readonly string[] =>
  [...books.accounts.values()]
    .filter((account) => account.provider === provider && account.id !== PRACTICE_ACCOUNT)
    .map((account) => account.id);

/**
 * The account that a command means: the one it names, else the only one of the provider, else (none seen yet) the one without a credential. Throws
 * UsageError where there are several, and for one that was never seen.
 */
export const chooseAccount = (books: Books, provider: string, named: string | undefined): string => {
  const known = accountsOf(books, provider);
  if (named !== undefined) {
    if (named === NO_ACCOUNT || known.includes(named)) return named;
    throw new UsageError(`no account ${named} of ${provider} is in the ledger: "tollgate accounts" lists them`);
  }
  const [only, another] = known;
  if (another !== undefined)
    throw new UsageError(`${provider} has several accounts: name one with --account (${known.join(', ')})`);
  return only ?? NO_ACCOUNT;
};
