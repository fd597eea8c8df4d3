import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { LedgerError } from '../../shared/ledger/store.ts';
import { idbErrorOf } from './idb-error.ts';

export type ShelfName = 'packs' | 'settings' | 'holds' | 'traffic';

interface Schema extends DBSchema {
  /** The same text as in every other store: a structured clone would keep what JSON does not. */
  postings: {
    key: number;
    value: { readonly seq: number; readonly id: string; readonly body: string };
    indexes: { id: string };
  };
  /** What follows from the postings, as the books keep it. */
  rows: { key: string; value: string };
  packs: { key: string; value: unknown };
  settings: { key: string; value: unknown };
  holds: { key: string; value: unknown };
  traffic: { key: string; value: unknown };
}

type StoreName = 'postings' | 'rows' | ShelfName;

/** `strict`: what is changed outlives the machine; `relaxed`: the browser. */
export type Durability = 'strict' | 'relaxed';

/** A transaction that changes object stores. */
export type Change<Name extends StoreName> = IDBPTransaction<Schema, Name[], 'readwrite'>;

/** A transaction in which object stores can be looked at. */
export type Look<Name extends StoreName> = IDBPTransaction<Schema, Name[]> | Change<Name>;

/** The database of the extension. Failures come as LedgerError. */
export interface IdbDatabase {
  readonly name: string;
  /** Looks at object stores. */
  read<Name extends StoreName, T>(
    stores: readonly Name[],
    use: (transaction: IDBPTransaction<Schema, Name[]>) => Promise<T>,
  ): Promise<T>;
  /** Runs `use` in a transaction that is on the disk when this resolves, unless it is relaxed, and leaves nothing of it when this rejects. */
  change<Name extends StoreName, T>(
    stores: readonly Name[],
    use: (transaction: Change<Name>) => Promise<T>,
    durability?: Durability,
  ): Promise<T>;
  /** Lets go of the database for good. Transactions that were begun still end as they would. */
  close(): Promise<void>;
}

const VERSION = 3;

/**
 * The database by its name. The first use opens it, and the next one opens it again when the browser closed it, or when another version of the extension or the
 * removal of its data asked for it.
 */
export const openIdbDatabase = (name: string): IdbDatabase => {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  let closed = false;

  const disconnect = async (): Promise<void> => {
    const database = opened;
    opened = null;
    (await database?.catch(() => null))?.close();
  };

  const open = (): Promise<IDBPDatabase<Schema>> => {
    const opening = new Promise<IDBPDatabase<Schema>>((resolve, reject) => {
      let isBlocked = false;
      openDB<Schema>(name, VERSION, {
        upgrade: makeStores,
        blocked: () => {
          // Until it is free every use fails with this: another try would wait behind this one without a word.
          isBlocked = true;
          reject(new LedgerError(`the database ${name} is held by an older Tollgate: restart the browser`));
        },
        // A newer version of the extension wants it, or the person removes its data: nobody is kept waiting.
        blocking: () => void disconnect(),
        terminated: () => forget(),
      }).then(
        (database) => {
          if (!isBlocked) return resolve(database);
          database.close();
          forget();
        },
        (error: unknown) => {
          reject(error);
          forget();
        },
      );
    });
    const forget = (): void => {
      if (opened === opening) opened = null;
    };
    return opening;
  };

  const connect = (): Promise<IDBPDatabase<Schema>> => {
    if (closed) return Promise.reject(new LedgerError(`the database ${name} is closed`));
    opened ??= open();
    return opened;
  };

  const explained = async <T>(use: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    try {
      return await use(await connect());
    } catch (error) {
      throw idbErrorOf(error, name);
    }
  };

  return {
    name,
    read: (stores, use) => explained((database) => use(database.transaction([...stores]))),
    change: (stores, use, durability = 'strict') =>
      explained((database) => complete(database.transaction([...stores], 'readwrite', { durability }), use)),
    close: () => {
      closed = true;
      return disconnect();
    },
  };
};

/** `before`: the version that the database was of; 0 for a new one. Rows are made from postings by whoever reads them first. */
const makeStores = (database: IDBPDatabase<Schema>, before: number): void => {
  if (before < 2) database.createObjectStore('rows');
  if (before < 3) database.createObjectStore('traffic');
  if (before > 0) return;
  database.createObjectStore('postings', { keyPath: 'seq' }).createIndex('id', 'id', { unique: true });
  database.createObjectStore('packs');
  database.createObjectStore('settings');
  database.createObjectStore('holds');
};

const complete = async <Name extends StoreName, T>(
  transaction: Change<Name>,
  use: (transaction: Change<Name>) => Promise<T>,
): Promise<T> => {
  const done = transaction.done.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  try {
    const result = await use(transaction);
    const failure = await done;
    if (failure !== null) throw failure.error;
    return result;
  } catch (error) {
    abort(transaction);
    await done;
    throw error;
  }
};

const abort = (transaction: { abort(): void }): void => {
  try {
    transaction.abort();
  } catch {
    // The browser has ended it already.
  }
};
