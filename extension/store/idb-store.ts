import type { KeepingShelf, KeepingShelves } from '../../shared/ledger/keeping-shelf.ts';
import { postingText, readPosted } from '../../shared/ledger/posting-text.ts';
import { LedgerError, type LedgerStore } from '../../shared/ledger/store.ts';
import { type LedgerStorage, queueWrites } from '../../shared/ledger/write-queue.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { type IdbDatabase, type Look, openIdbDatabase, type ShelfName } from './idb-database.ts';

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

interface Found {
  readonly news: readonly Posted[];
  readonly last: number;
}

const lastOf = async ({ store }: Look<'postings'>): Promise<number> =>
  Number((await store.openKeyCursor(null, 'prev'))?.key ?? 0);

const readPage = async ({ store }: Look<'postings'>, after: number, last: number, name: string): Promise<Posted[]> => {
  const rows = await store.getAll(IDBKeyRange.bound(after, last, true), READ_AT_ONCE);
  return rows.map(({ seq, body }) => readPosted(seq, body, `the database ${name}`));
};

/** The cursor is asked for when the browser has begun the transaction: with the first answer. */
const readNews = async (transaction: Look<'postings'>, cursor: () => number, name: string): Promise<Found> => {
  const last = await lastOf(transaction);
  const after = cursor();
  const news: Posted[] = [];
  while (after + news.length < last) {
    const page = await readPage(transaction, after + news.length, last, name);
    if (page.length === 0) break;
    news.push(...page);
  }
  return { news, last };
};

async function* readPages(database: IdbDatabase): AsyncGenerator<readonly Posted[]> {
  const last = await database.read('postings', lastOf);
  for (let after = 0; after < last; ) {
    const from = after;
    const page = await database.read('postings', (transaction) => readPage(transaction, from, last, database.name));
    if (page.length === 0)
      throw new LedgerError(`the database ${database.name} has no posting ${after + 1}: it was emptied or damaged`);
    after += page.length;
    yield page;
  }
}

const idbStorage = (database: IdbDatabase): LedgerStorage => ({
  transact: (cursor, work) =>
    database.change('postings', async (transaction) => {
      const { news, last } = await readNews(transaction, cursor, database.name);
      const rows = work(news, last).map(({ seq, posting }) => ({ seq, id: posting.id, body: postingText(posting) }));
      const adding = rows.map((row) => transaction.store.add(row));
      transaction.commit();
      await Promise.all(adding);
    }),
  look: (cursor, see) =>
    database.read('postings', async (transaction) => {
      const { news, last } = await readNews(transaction, cursor, database.name);
      see(news, last);
    }),
  pages: () => readPages(database),
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
