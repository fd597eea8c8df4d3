import { randomBytes } from 'node:crypto';
import { applyPosting } from '../../shared/books/apply.ts';
import { type Books, newBooks } from '../../shared/books/books.ts';
import { turnMonths } from '../../shared/books/turn.ts';
import { type Book, type Maker, openBook } from '../../shared/gate/book.ts';
import type { Posted } from '../../shared/ledger/posting.ts';
import type { LedgerStore } from '../../shared/ledger/store.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { openDataDir } from '../store/data-dir.ts';
import { openFingerprint } from '../store/fingerprint.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { openStoreToRead } from '../store/store-to-read.ts';
import { hasLedger, type LedgerPlace } from './ledger-place.ts';
import { UsageError } from './usage-error.ts';

/** How entries written by commands name their writer. */
export const ORIGIN = 'command';

type Fingerprint = (provider: string, credential: string) => Promise<string>;

/** A ledger as it was when it was read. */
export interface LedgerRead {
  readonly books: Books;
  readonly posted: readonly Posted[];
  /** Account ids as this ledger makes them; with a key of its own where the ledger has none, for nothing is written. */
  readonly fingerprint: Fingerprint;
}

const allOf = (ledger: LedgerStore): Promise<readonly Posted[]> =>
  ledger.write((news) => ({ append: [], result: news }));

const freshKey = (): string => randomBytes(32).toString('hex');

/** No ledger at all: empty books, and account ids that mean nothing elsewhere. */
export const emptyLedger = (): LedgerRead => {
  const key = freshKey();
  return { books: newBooks(bundledPacks), posted: [], fingerprint: openFingerprint({ keep: async () => key }) };
};

/** Reads a ledger, and writes nothing: one that is not there is empty. Rejects with LedgerError. */
export const readLedger = async (place: LedgerPlace): Promise<LedgerRead> => {
  if (!hasLedger(place)) return emptyLedger();
  const store = openStoreToRead(place.file);
  try {
    const posted = await allOf(store.ledger);
    const books = newBooks(bundledPacks);
    for (const one of posted) applyPosting(books, one);
    const kept = await store.shelves.settings.all();
    const keep = async (name: string, value: unknown): Promise<unknown> =>
      kept.find(({ key }) => key === name)?.value ?? value;
    return { books, posted, fingerprint: openFingerprint({ keep }) };
  } finally {
    await store.close();
  }
};

/** Reads a ledger with the months turned up to now, as the next call would find it. */
export const readLedgerNow = async (place: LedgerPlace, now: number): Promise<LedgerRead> => {
  const ledger = await readLedger(place);
  let order = ledger.books.order;
  const turned = turnMonths(ledger.books, now, () => ++order, ORIGIN);
  return {
    ...ledger,
    posted: [...ledger.posted, ...turned.map((posting, at) => ({ seq: ledger.posted.length + at + 1, posting }))],
  };
};

/** A ledger that a command writes. */
export interface LedgerWriting {
  readonly store: LedgerStore;
  readonly book: Book;
  readonly fingerprint: Fingerprint;
}

/** Opens a ledger, makes it where it is not there, and closes it when the work is done. Rejects with LedgerError. */
export const writeLedger = async <T>(
  place: LedgerPlace,
  now: () => number,
  work: (ledger: LedgerWriting) => Promise<T>,
): Promise<T> => {
  openDataDir(place.dir);
  const store = openSqliteStore(place.file);
  try {
    const book = openBook(store.ledger, bundledPacks, now, ORIGIN);
    return await work({ store: store.ledger, book, fingerprint: openFingerprint(store.shelves.settings) });
  } finally {
    await store.close();
  }
};

type Outcome<T> =
  | { readonly kind: 'made'; readonly result: T }
  | { readonly kind: 'refused'; readonly error: UsageError };

/** Runs a step that may refuse what the user gave by throwing UsageError, before it works out any posting: a ledger would take that for a fault of its own. */
export const stepOrRefuse = async <T>(book: Book, make: Maker<T>): Promise<T> => {
  const outcome = await book.step<Outcome<T>>((books, now, nextOrder) => {
    try {
      const { append, result } = make(books, now, nextOrder);
      return { append, result: { kind: 'made', result } };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return { append: [], result: { kind: 'refused', error } };
    }
  });
  if (outcome.kind === 'refused') throw outcome.error;
  return outcome.result;
};
