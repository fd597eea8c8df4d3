import { behind } from '../../shared/books/row-keys.ts';
import { carryOutLater } from '../../shared/ledger/carry-out.ts';
import type { KeepingShelf, KeepingShelves } from '../../shared/ledger/keeping-shelf.ts';
import { postingText, readPosted } from '../../shared/ledger/posting-text.ts';
import { LedgerError, type LedgerStore, type Shelf } from '../../shared/ledger/store.ts';
import type { Order } from '../../shared/ledger/waiting-steps.ts';
import { type LedgerStorage, queueWrites } from '../../shared/ledger/write-queue.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { addedRow, type Found, type Read } from '../../shared/model/rows.ts';
import {
  type Change,
  type Durability,
  type IdbDatabase,
  type Look,
  openIdbDatabase,
  type ShelfName,
} from './idb-database.ts';
import { staysInPacks, staysInSettings } from './what-stays.ts';

/** The shelves of the extension: the lines of its traffic log lie beside what every store keeps. */
export interface ExtensionShelves extends KeepingShelves {
  readonly traffic: Shelf;
}

export interface IdbStore {
  readonly ledger: LedgerStore;
  readonly shelves: ExtensionShelves;
  /** Takes all away that came of calls or was said by a person, on every shelf; `what-stays.ts` says what stays. */
  empty(): Promise<void>;
  /** Finishes what was begun and lets go of the database, for the ledger and the shelves. */
  close(): Promise<void>;
}

/** How many postings are read at a time: a browser hands over only so much at once. */
const READ_AT_ONCE = 1000;

/**
 * The ledger of the extension, which its background and its pages may all write: the transaction is the lock. Nothing is opened before the first use.
 * Failures come as LedgerError.
 */
export const openIdbStore = (name = 'tollgate'): IdbStore => {
  const database = openIdbDatabase(name);
  const ledger = queueWrites(idbStorage(database));
  const shelves = {
    packs: idbShelf(database, 'packs'),
    settings: idbShelf(database, 'settings'),
    // Stored under the name that it had first.
    waiting: idbShelf(database, 'holds'),
    // Nothing depends on it: the disk is not waited for.
    traffic: idbShelf(database, 'traffic', 'relaxed'),
  };
  const empty = (): Promise<void> =>
    database.change(ALL, async (transaction) => {
      const cleared = CLEARED.map((store) => transaction.objectStore(store).clear());
      const emptied = (['packs', 'settings'] as const).map(async (name) => {
        const store = transaction.objectStore(name);
        const gone = (await store.getAllKeys()).filter((key) => !STAYS[name](key));
        await Promise.all(gone.map((key) => store.delete(key)));
      });
      await Promise.all([...cleared, ...emptied]);
    });
  return { ledger, shelves, empty, close: () => ledger.close() };
};

const CLEARED = ['postings', 'rows', 'holds', 'traffic'] as const;
const STAYS = { packs: staysInPacks, settings: staysInSettings } as const;
const ALL = [...CLEARED, 'packs', 'settings'] as const;

/** What looks read. */
const LEDGER = ['postings', 'rows'] as const;
/** What steps write: they may put a waiting call on its shelf with what they append. */
const WRITTEN = [...LEDGER, 'holds'] as const;
type Written = (typeof WRITTEN)[number];
type Sight = Look<Written>;

const lastOf = async (transaction: Sight): Promise<number> =>
  Number((await transaction.objectStore('postings').openKeyCursor(null, 'prev'))?.key ?? 0);

const postingsAfter = async (
  transaction: Sight,
  after: number,
  last: number,
  most: number,
  name: string,
): Promise<Posted[]> => {
  if (after >= last) return [];
  const range = IDBKeyRange.bound(after, last, true);
  const found: Posted[] = [];
  const rows = await transaction.objectStore('postings').getAll(range, most);
  for (const { seq, body } of rows) found.push(readPosted(seq, body, `the database ${name}`));
  return found;
};

/** Finds one thing that a step names. */
const find = async (transaction: Sight, read: Read, name: string): Promise<Found> => {
  const postings = transaction.objectStore('postings');
  const rows = transaction.objectStore('rows');
  switch (read.kind) {
    case 'row':
      return { kind: 'row', text: (await rows.get(read.key)) ?? null };
    case 'stretch': {
      const range = IDBKeyRange.bound(read.from, read.to, false, true);
      const most = read.most ?? undefined;
      const [keys, texts] = await Promise.all([rows.getAllKeys(range, most), rows.getAll(range, most)]);
      return { kind: 'stretch', rows: keys.map((key, at) => ({ key, text: texts[at] ?? '' })) };
    }
    case 'posting': {
      const row = await postings.get(read.seq);
      if (row === undefined) throw new LedgerError(`the database ${name} has no posting ${read.seq}: it was damaged`);
      return { kind: 'posting', posted: readPosted(row.seq, row.body, `the database ${name}`) };
    }
    case 'postings': {
      const posted = await postingsAfter(transaction, read.after, Number.MAX_SAFE_INTEGER, read.most, name);
      return { kind: 'postings', posted };
    }
    case 'id':
      return { kind: 'id', seq: (await postings.index('id').getKey(read.id)) ?? null };
  }
};

/** Asks for all of it at once: a browser answers in the order asked. */
const findAll = (transaction: Sight, reads: readonly Read[], name: string): Promise<Found[]> =>
  Promise.all(reads.map((read) => find(transaction, read, name)));

/** A request that is not waited for: where it fails, its transaction ends with that. */
const unawaited = (request: Promise<unknown>): void => void request.catch(() => undefined);

/** Writes it all, and waits for nothing but what it adds to: the transaction is waited for as a whole. */
const write = async (transaction: Change<Written>, order: Extract<Order, { readonly do: 'write' }>): Promise<void> => {
  const postings = transaction.objectStore('postings');
  const rows = transaction.objectStore('rows');
  const holds = transaction.objectStore('holds');
  const { cleared, rows: written, sums } = order.changes;
  const put = (key: string, text: string | null): void =>
    unawaited(text === null ? rows.delete(key) : rows.put(text, key));
  for (const { seq, posting } of order.postings)
    unawaited(postings.add({ seq, id: posting.id, body: postingText(posting) }));
  for (const prefix of cleared) unawaited(rows.delete(IDBKeyRange.bound(prefix, behind(prefix), false, true)));
  for (const [key, text] of written) put(key, text);
  for (const [key, value] of order.waiting) unawaited(holds.put(value, key));
  const before = await Promise.all([...sums.keys()].map((key) => rows.get(key)));
  for (const [at, [key, more]] of [...sums].entries()) put(key, addedRow(before[at] ?? null, more));
};

async function* readPages(database: IdbDatabase): AsyncGenerator<readonly Posted[]> {
  const last = await database.read<Written, number>(LEDGER, lastOf);
  for (let after = 0; after < last; ) {
    const from = after;
    const page = await database.read<Written, Posted[]>(LEDGER, (transaction) =>
      postingsAfter(transaction, from, last, READ_AT_ONCE, database.name),
    );
    if (page.length === 0)
      throw new LedgerError(`the database ${database.name} has no posting ${after + 1}: it was emptied or damaged`);
    after += page.length;
    yield page;
  }
}

const idbStorage = (database: IdbDatabase): LedgerStorage => ({
  transact: (work) =>
    database.change(WRITTEN, async (transaction) => {
      await carryOutLater(work(await lastOf(transaction)), async (order) => {
        if (order.do === 'read') return findAll(transaction, order.reads, database.name);
        await write(transaction, order);
        return undefined;
      });
      transaction.commit();
    }),
  look: (see) =>
    database.read<Written, void>(LEDGER, async (transaction) =>
      carryOutLater(see(await lastOf(transaction)), async (order) =>
        order.do === 'read' ? findAll(transaction, order.reads, database.name) : undefined,
      ),
    ),
  pages: () => readPages(database),
  close: () => database.close(),
});

const idbShelf = (database: IdbDatabase, shelf: ShelfName, durability: Durability = 'strict'): KeepingShelf => ({
  get: (key) => database.read([shelf], (transaction) => transaction.objectStore(shelf).get(key)),
  all: () =>
    database.read([shelf], async (transaction) => {
      const store = transaction.objectStore(shelf);
      const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
      return keys.map((key, index) => ({ key, value: values[index] }));
    }),
  put: (key, value) =>
    database.change(
      [shelf],
      async (transaction) => {
        await transaction.objectStore(shelf).put(value, key);
      },
      durability,
    ),
  keep: (key, value) =>
    database.change([shelf], async (transaction) => {
      const store = transaction.objectStore(shelf);
      if ((await store.getKey(key)) === undefined) await store.put(value, key);
      return store.get(key);
    }),
  delete: (key) => database.change([shelf], (transaction) => transaction.objectStore(shelf).delete(key)),
});
