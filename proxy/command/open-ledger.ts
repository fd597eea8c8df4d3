import { applyPosting } from '../../shared/books/apply.ts';
import { type Books, newBooks } from '../../shared/books/books.ts';
import { type Book, type Maker, openBook } from '../../shared/gate/book.ts';
import { streamLedger } from '../../shared/gate/stream-ledger.ts';
import type { Naming } from '../../shared/gate/way-names.ts';
import { LedgerError, type LedgerStore } from '../../shared/ledger/store.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { turnMonths } from '../../shared/rules/turn.ts';
import type { LedgerLine } from '../../shared/words/lines.ts';
import { openDataDir } from '../store/data-dir.ts';
import { openFingerprint } from '../store/fingerprint.ts';
import { hasLedger, type LedgerPlace } from '../store/ledger-place.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { openStoreToRead } from '../store/store-to-read.ts';
import { UsageError } from '../usage-error.ts';
import { placeKey } from './place-key.ts';
import type { Terminal } from './terminal.ts';

/** How entries written by commands name their writer. */
export const ORIGIN = 'command';

type Fingerprint = (provider: string, credential: string) => Promise<string>;

/** A ledger as it was when it was read. */
export interface LedgerRead {
  readonly books: Books;
  readonly posted: readonly Posted[];
  /** Account ids as commands show them at this place. */
  readonly fingerprint: Fingerprint;
}

type Store = ReturnType<typeof openSqliteStore>;

/** Account ids by the key that a store keeps; where it has none yet, by that of the place, for nothing is written. */
const fingerprintOf = async ({ shelves }: Store, place: LedgerPlace): Promise<Fingerprint> => {
  const kept = await shelves.settings.all();
  return openFingerprint({ keep: async (name) => kept.find(({ key }) => key === name)?.value ?? placeKey(place) });
};

/** Lets something be read in the ledger of a place, and closes it. Null where there is none. Rejects with LedgerError. */
const reading = async <T>(place: LedgerPlace, read: (store: Store) => Promise<T>): Promise<T | null> => {
  if (!hasLedger(place)) return null;
  const store = openStoreToRead(place.file);
  try {
    return await read(store);
  } finally {
    await store.close();
  }
};

/** No entries, with the account ids that commands show at a place. Its ledger is not what is asked about: one that cannot be read is let be. */
export const emptyLedger = async (place: LedgerPlace): Promise<LedgerRead> => {
  const kept = await reading(place, (store) => fingerprintOf(store, place)).catch((error: unknown) => {
    if (error instanceof LedgerError) return null;
    throw error;
  });
  const fingerprint = kept ?? openFingerprint({ keep: async () => placeKey(place) });
  return { books: newBooks(bundledPacks), posted: [], fingerprint };
};

/** Reads all of a ledger, and writes nothing: one that is not there is empty. Rejects with LedgerError. */
export const readLedger = async (place: LedgerPlace): Promise<LedgerRead> => {
  const ledger = await reading(place, async (store) => {
    const posted: Posted[] = [];
    const books = newBooks(bundledPacks);
    for await (const page of store.ledger.pages()) {
      posted.push(...page);
      for (const one of page) applyPosting(books, one);
    }
    return { books, posted, fingerprint: await fingerprintOf(store, place) };
  });
  return ledger ?? emptyLedger(place);
};

/** Reads every posting of a ledger, each held against the link of the one before, and says how many there are. Rejects with LedgerError. */
export const countPostings = async (place: LedgerPlace): Promise<number> =>
  (await reading(place, async (store) => {
    let count = 0;
    for await (const page of store.ledger.pages()) count += page.length;
    return count;
  })) ?? 0;

/** A ledger that is looked at, with the months turned up to now, as the next call would find it. */
export interface LedgerLook {
  /** Its books with what is named. They are the caller's own. */
  readonly books: (naming?: Naming) => Promise<Books>;
  /** Account ids as commands show them at this place. */
  readonly fingerprint: Fingerprint;
}

/** Lets a ledger be looked at, without reading more of it than is named, and closes it. One that is not there is empty. Rejects with LedgerError. */
export const lookAtLedger = async <T>(
  place: LedgerPlace,
  now: number,
  use: (ledger: LedgerLook) => Promise<T>,
  progress?: (done: number) => void,
): Promise<T> => {
  const looked = await reading(place, async (store) => {
    const books = (naming?: Naming): Promise<Books> =>
      openBook(store.ledger, bundledPacks, () => now, ORIGIN, progress).look((found) => found, naming);
    return { result: await use({ books, fingerprint: await fingerprintOf(store, place) }) };
  });
  if (looked !== null) return looked.result;
  const { books, fingerprint } = await emptyLedger(place);
  return use({ books: async () => books, fingerprint });
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

/** Reads the lines of a ledger as the next call would find it, by pages, and writes nothing. Rejects with LedgerError. */
export async function* readLines(
  place: LedgerPlace,
  now: number,
  progress: (done: number) => void,
): AsyncGenerator<readonly LedgerLine[]> {
  if (!hasLedger(place)) return;
  const store = openStoreToRead(place.file);
  try {
    yield* streamLedger(
      openBook(store.ledger, bundledPacks, () => now, ORIGIN, progress),
      store.ledger,
    );
  } finally {
    await store.close();
  }
}

/** A ledger that a command writes. */
export interface LedgerWriting {
  readonly store: LedgerStore;
  readonly book: Book;
  readonly fingerprint: Fingerprint;
}

/** Opens a ledger, makes it where it is not there, and closes it when the work is done. Rejects with LedgerError. */
export const writeLedger = async <T>(
  place: LedgerPlace,
  { now, progress }: Pick<Terminal, 'now' | 'progress'>,
  work: (ledger: LedgerWriting) => Promise<T>,
): Promise<T> => {
  openDataDir(place.dir);
  const store = openSqliteStore(place.file);
  try {
    const book = openBook(store.ledger, bundledPacks, now, ORIGIN, progress);
    return await work({ store: store.ledger, book, fingerprint: openFingerprint(store.shelves.settings) });
  } finally {
    await store.close();
  }
};

type Outcome<T> =
  | { readonly kind: 'made'; readonly result: T }
  | { readonly kind: 'refused'; readonly error: UsageError };

/** Runs a step that may refuse what the user gave by throwing UsageError, before it works out any posting: a ledger would take that for a fault of its own. */
export const stepOrRefuse = async <T>(book: Book, make: Maker<T>, naming?: Naming): Promise<T> => {
  const outcome = await book.step<Outcome<T>>((books, now, nextOrder) => {
    try {
      const { append, result } = make(books, now, nextOrder);
      return { append, result: { kind: 'made', result } };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return { append: [], result: { kind: 'refused', error } };
    }
  }, naming);
  if (outcome.kind === 'refused') throw outcome.error;
  return outcome.result;
};
