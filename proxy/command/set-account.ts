import type { AccountBooks } from '../../shared/books/account.ts';
import { type Books, EVERY_ACCOUNT, NO_ACCOUNT } from '../../shared/books/books.ts';
import { accountsMeant, sayAccounts, seenAccounts } from '../../shared/books/find-account.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { UsageError } from '../usage-error.ts';
import { parseSettings } from './parse-settings.ts';

/** The account that `accounts set` sets something for; the id `*` stands for all of a provider that are not yet seen. */
export interface AccountNamed {
  readonly pack: CompiledPack;
  readonly id: string;
}

const withProvider = ({ provider, id }: AccountBooks): string => `${provider}/${id}`;

/**
 * What a provider alone stands for: all accounts not yet seen. A name makes little sense for those: where one account was seen, it is that one's. Throws
 * UsageError for a name where several were seen, and for one together with what would be for others.
 */
const ofProvider = (books: Books, pack: CompiledPack, texts: readonly string[]): AccountNamed => {
  const notYetSeen = { pack, id: EVERY_ACCOUNT };
  const keys = new Set(parseSettings(pack, texts).flatMap((settings) => Object.keys(settings)));
  const known = seenAccounts(books, pack.id);
  const [only, another] = known;
  if (!keys.has('name') || only === undefined) return notYetSeen;
  if (another !== undefined)
    throw new UsageError(`${pack.id} has several accounts: say which to name: ${sayAccounts(known)}`);
  if (keys.size === 1) return { pack, id: only.id };
  throw new UsageError(
    `name= is for the account ${only.id}, but with ${pack.id} the rest is for those not yet seen: write ${only.id} instead of ${pack.id}, or give two commands`,
  );
};

/** The pack of the provider that comes before the first slash, and the text after it. A name may hold a slash, too. */
const splitProvider = (books: Books, named: string): readonly [provider: string | null, text: string] => {
  const slash = named.indexOf('/');
  const provider = named.slice(0, Math.max(0, slash));
  return books.packs.has(provider) ? [provider, named.slice(slash + 1)] : [null, named];
};

/**
 * An account as `set` names it: by its id or a beginning of it, by its name, as PROVIDER/ID, or by a provider alone. `texts` is what is to be set.
 * Throws UsageError.
 */
export const accountToSet = (books: Books, named: string, texts: readonly string[]): AccountNamed => {
  const everyOne = books.packs.get(named);
  if (everyOne !== undefined) return ofProvider(books, everyOne, texts);
  const [provider, text] = splitProvider(books, named);
  if (text === NO_ACCOUNT) {
    const packs = provider === null ? [...books.packs.values()] : [books.packs.get(provider)];
    const [pack, other] = packs;
    if (other !== undefined) {
      const forms = packs.map((one) => `${one?.id}/${NO_ACCOUNT}`).join(' or ');
      throw new UsageError(`${text} is an account of several providers: write ${forms}`);
    }
    if (pack !== undefined) return { pack, id: NO_ACCOUNT };
  }
  const meant = accountsMeant(seenAccounts(books, provider), text);
  const [account, another] = meant;
  if (another !== undefined)
    throw new UsageError(`${named} may mean several accounts: say which: ${sayAccounts(meant, withProvider)}`);
  if (account === undefined)
    throw new UsageError(
      `no account ${named} is in the ledger: "tollgate accounts" lists them; a provider (17track) stands for those not yet seen`,
    );
  return { pack: account.pack, id: account.id };
};
