import { invariant } from '../invariant.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import type { AccountBooks, Settings } from './account.ts';
import { accountKey, idKey } from './row-keys.ts';
import { touchHead } from './row-text.ts';
import { NO_ROWS, type Rows } from './rows.ts';

/** All that follows from a ledger: histories, balances, calls in flight. Made by applying postings in order, and by nothing else. */
export interface Books {
  readonly packs: ReadonlyMap<string, CompiledPack>;
  readonly rows: Rows;
  /** How much of the ledger they hold. The whole knows every unit that was ever held. */
  readonly reach: 'whole' | 'part';
  readonly accounts: Map<string, AccountBooks>;
  /** What accounts not yet seen start with, by provider. */
  readonly defaults: Map<string, Settings>;
  /** Providers of whose accounts not yet seen nobody knows what is left, since when: the ledger has lost postings that may have been about them. */
  readonly unsure: Map<string, number>;
  /** Ids of postings applied, so that doing something twice changes nothing. Ask `isKnown`. */
  readonly known: Set<string>;
  order: number;
}

/** The account id that stands for "every account of this provider not yet seen". */
export const EVERY_ACCOUNT = '*';

/** The account of calls that nothing, or nothing clear, names the account of. */
export const NO_ACCOUNT = 'none';

/** Account of the practice portal: priced like any other and kept out of every total. */
export const PRACTICE_ACCOUNT = 'practice';

/** Empty books, for the providers of these packs: without rows for a whole ledger. */
export const newBooks = (
  packs: readonly CompiledPack[],
  rows: Rows = NO_ROWS,
  reach: Books['reach'] = 'whole',
): Books => ({
  packs: new Map(packs.map((pack) => [pack.id, pack])),
  rows,
  reach,
  accounts: new Map(),
  defaults: new Map(),
  unsure: new Map(),
  known: new Set(),
  order: 0,
});

/** True when the ledger holds a posting with this id. */
export const isKnown = ({ known, rows }: Books, id: string): boolean => {
  if (known.has(id)) return true;
  rows.require(idKey(id));
  return false;
};

/** What an account starts with: what was set for accounts not yet seen, else the pack's own. */
export const settingsOf = (pack: CompiledPack, from: Settings | undefined): Settings =>
  from === undefined ? { name: null, plan: null, zone: pack.document.zone, email: false, grants: [] } : { ...from };

const startAllowances = (books: Books, pack: CompiledPack): AccountBooks['allowances'] => {
  const since = books.unsure.get(pack.id);
  return new Map(
    since === undefined ? [] : pack.document.meters.map(({ id }) => [id, [{ units: null, since, until: since }]]),
  );
};

/** The books of an account, begun when it is first seen. Null when there is no pack for the provider. */
export const ensureAccount = (books: Books, provider: string, id: string): AccountBooks | null => {
  const key = accountKey(provider, id);
  const known = books.accounts.get(key);
  if (known !== undefined) return known;
  const account = peekAccount(books, provider, id);
  if (account === null) return null;
  books.accounts.set(key, account);
  touchHead(account);
  return account;
};

/** The same, without keeping an account that no call has been seen of: what it starts with may still be set. */
export const peekAccount = (books: Books, provider: string, id: string): AccountBooks | null => {
  const known = books.accounts.get(accountKey(provider, id));
  if (known !== undefined) return known;
  const pack = books.packs.get(provider);
  if (pack === undefined) return null;
  return {
    provider,
    id,
    pack,
    rows: books.rows,
    settings: settingsOf(pack, books.defaults.get(provider)),
    allowances: startAllowances(books, pack),
    numbers: new Map(),
    totals: new Map(),
    holds: books.reach === 'whole' ? [] : null,
    rollups: new Map(),
    lastRollup: null,
    counted: new Map(),
    spending: null,
    open: new Map(),
    unresolved: new Map(),
    expected: new Map(),
    inFlight: new Map(),
    lost: new Map(),
    listed: new Set(),
    listedCount: 0,
    turnedUntil: Number.POSITIVE_INFINITY,
    turnsSeen: { until: Number.NEGATIVE_INFINITY, number: '' },
    doubts: 0,
    pending: [],
    begun: 0,
    atHand: new Set(),
    by: '',
  };
};

/** The books of the account that a recognised call goes to, as `peekAccount` gives them: there is a pack, for the call was recognised by it. */
export const callersAccount = (books: Books, provider: string, id: string): AccountBooks => {
  const account = peekAccount(books, provider, id);
  invariant(account !== null, `a recognised call has no pack: ${provider}`);
  return account;
};
