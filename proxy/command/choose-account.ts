import type { Books } from '../../shared/books/books.ts';
import { findAccount } from '../../shared/books/find-account.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { UsageError } from '../usage-error.ts';

/** The pack of the provider that a command names. Throws UsageError. */
export const packNamed = (books: Books, provider: string): CompiledPack => {
  const pack = books.packs.get(provider);
  if (pack === undefined)
    throw new UsageError(
      `there are no rules for a provider "${provider}": use ${[...books.packs.keys()].join(' or ')}`,
    );
  return pack;
};

/** The same for a command, which names an account with `--account`. Throws UsageError. */
export const chooseAccount = (books: Books, provider: string, named: string | undefined): string => {
  const chosen = findAccount(books, provider, named ?? null, '--account');
  if (chosen.kind === 'wrong') throw new UsageError(chosen.say);
  return chosen.account;
};
