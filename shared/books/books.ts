import { invariant } from '../invariant.ts';
import { findItem, type Hold, type ItemHistory, type NumberHistory, newItem } from '../model/history.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { bareNumber } from '../pack/number.ts';
import type { AccountBooks, Settings } from './account.ts';
import { newSpending, type Spending } from './spending.ts';

/** All that follows from a ledger: histories, balances, calls in flight. Made by applying postings in order, and by nothing else. */
export interface Books {
  readonly packs: ReadonlyMap<string, CompiledPack>;
  readonly accounts: Map<string, AccountBooks>;
  /** What accounts not yet seen start with, by provider. */
  readonly defaults: Map<string, Settings>;
  /** Providers of whose accounts not yet seen nobody knows what is left, since when: the ledger has lost postings that may have been about them. */
  readonly unsure: Map<string, number>;
  /** Ids of postings applied, so that doing something twice changes nothing. */
  readonly known: Set<string>;
  order: number;
}

/** The account id that stands for "every account of this provider not yet seen". */
export const EVERY_ACCOUNT = '*';

/** The account of calls that nothing, or nothing clear, names the account of. */
export const NO_ACCOUNT = 'none';

/** Account of the practice portal: priced like any other and kept out of every total. */
export const PRACTICE_ACCOUNT = 'practice';

/** Under which an account stands among the accounts of the books. */
export const accountKey = (provider: string, id: string): string => `${provider}|${id}`;

/** Empty books, for the providers of these packs. */
export const newBooks = (packs: readonly CompiledPack[]): Books => ({
  packs: new Map(packs.map((pack) => [pack.id, pack])),
  accounts: new Map(),
  defaults: new Map(),
  unsure: new Map(),
  known: new Set(),
  order: 0,
});

/** What an account starts with: what was set for accounts not yet seen, else the pack's own. */
export const settingsOf = (pack: CompiledPack, from: Settings | undefined): Settings =>
  from === undefined ? { name: null, plan: null, zone: pack.document.zone, email: false, grants: [] } : { ...from };

const startAllowances = (books: Books, pack: CompiledPack): AccountBooks['allowances'] => {
  const since = books.unsure.get(pack.id);
  return new Map(
    since === undefined ? [] : pack.document.meters.map(({ id }) => [id, [{ units: null, since, until: since }]]),
  );
};

/** What uses spend of an account's grants, which go to the meter that the pack says takes them. Null without grants. */
export const spendingOf = (pack: CompiledPack, { grants }: Settings, uses: Iterable<Hold>): Spending | null => {
  const meter = pack.document.meters.find(({ takesGrants }) => takesGrants)?.id;
  if (meter === undefined || grants.length === 0) return null;
  return newSpending(
    meter,
    grants,
    [...uses].filter((hold) => hold.meter === meter),
  );
};

/** The books of an account, begun when it is first seen. Null when there is no pack for the provider. */
export const ensureAccount = (books: Books, provider: string, id: string): AccountBooks | null => {
  const account = peekAccount(books, provider, id);
  if (account !== null) books.accounts.set(accountKey(provider, id), account);
  return account;
};

/** The same, without keeping an account that no call has been seen of: what it starts with may still be set. */
export const peekAccount = (books: Books, provider: string, id: string): AccountBooks | null => {
  const known = books.accounts.get(accountKey(provider, id));
  if (known !== undefined) return known;
  const pack = books.packs.get(provider);
  if (pack === undefined) return null;
  const settings = settingsOf(pack, books.defaults.get(provider));
  return {
    provider,
    id,
    pack,
    settings,
    allowances: startAllowances(books, pack),
    numbers: new Map(),
    spellings: new Map(),
    billOf: new Map(),
    membersOf: new Map(),
    totals: new Map(),
    uses: new Set(),
    spending: spendingOf(pack, settings, []),
    open: new Map(),
    unresolved: new Set(),
    inFlight: new Map(),
    lost: new Map(),
    listed: new Set(),
    turnedUntil: Number.POSITIVE_INFINITY,
  };
};

/** The books of the account that a recognised call goes to, as `peekAccount` gives them: there is a pack, for the call was recognised by it. */
export const callersAccount = (books: Books, provider: string, id: string): AccountBooks => {
  const account = peekAccount(books, provider, id);
  invariant(account !== null, `a recognised call has no pack: ${provider}`);
  return account;
};

/** The history of a number, begun when it is first named. */
export const ensureNumber = (account: AccountBooks, text: string): NumberHistory => {
  let number = account.numbers.get(text);
  if (number === undefined) {
    number = { number: text, items: [] };
    account.numbers.set(text, number);
    const bare = bareNumber(text);
    if (bare !== text) account.spellings.set(bare, text);
  }
  return number;
};

/** The history of an item, begun when it is first named. */
export const ensureItem = (account: AccountBooks, number: string, variant: string): ItemHistory => {
  const history = ensureNumber(account, number);
  return findItem(history, variant) ?? newItem(history, variant);
};
