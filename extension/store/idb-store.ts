import type { KeepingShelf, KeepingShelves } from '../../shared/ledger/keeping-shelf.ts';
import type { Posted } from '../../shared/ledger/posting.ts';
import { postingText, readPosted } from '../../shared/ledger/posting-text.ts';
import type { LedgerStore } from '../../shared/ledger/store.ts';
import { type LedgerStorage, queueWrites } from '../../shared/ledger/write-queue.ts';
import { type Change, type IdbDatabase, openIdbDatabase, type ShelfName } from './idb-database.ts';

export interface IdbStore {
  readonly ledger: LedgerStore;
  readonly shelves: KeepingShelves;
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
    holds: idbShelf(database, 'holds'),
  };
  return { ledger, shelves, close: () => ledger.close() };
};

const readNews = async (
  { store }: Change<'postings'>,
  after: number,
  name: string,
): Promise<{ readonly news: readonly Posted[]; readonly last: number }> => {
  const last = (await store.openKeyCursor(null, 'prev'))?.key ?? 0;
  const news: Posted[] = [];
  while (after + news.length < last) {
    const range = IDBKeyRange.lowerBound(after + news.length, true);
    const rows = await store.getAll(range, READ_AT_ONCE);
    if (rows.length === 0) break;
    for (const { seq, body } of rows) news.push(readPosted(seq, body, `the database ${name}`));
  }
  return { news, last };
};

const idbStorage = (database: IdbDatabase): LedgerStorage => ({
  transact: (after, work) =>
    database.change('postings', async (transaction) => {
      const { news, last } = await readNews(transaction, after, database.name);
      const rows = work(news, last).map(({ seq, posting }) => ({ seq, id: posting.id, body: postingText(posting) }));
      const adding = rows.map((row) => transaction.store.add(row));
      transaction.commit();
      await Promise.all(adding);
    }),
  close: () => database.close(),
});

const idbShelf = (database: IdbDatabase, shelf: ShelfName): KeepingShelf => ({
  get: (key) => database.read(shelf, ({ store }) => store.get(key)),
  all: () =>
    database.read(shelf, async ({ store }) => {
      const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
      return keys.map((key, index) => ({ key, value: values[index] }));
    }),
  put: (key, value) =>
    database.change(shelf, async ({ store }) => {
      await store.put(value, key);
    }),
  keep: (key, value) =>
    database.change(shelf, async ({ store }) => {
      if ((await store.getKey(key)) === undefined) await store.put(value, key);
      return store.get(key);
    }),
  delete: (key) => database.change(shelf, ({ store }) => store.delete(key)),
});
