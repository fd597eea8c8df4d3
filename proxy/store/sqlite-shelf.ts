import type { KeepingShelf } from '../../shared/ledger/keeping-shelf.ts';
import { LedgerError } from '../../shared/ledger/store.ts';
import { askDatabase } from './ask-database.ts';
import type { Database } from './sqlite.ts';

export type ShelfName = 'packs' | 'settings' | 'holds';

/** Puts a value on a shelf, inside the transaction of whoever calls it, or in one of its own. */
export const putsOn = (database: Database, name: ShelfName): ((key: string, value: unknown) => void) => {
  const put = database.prepare(`INSERT INTO ${name} VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`);
  return (key, value) => void put.run(key, JSON.stringify(value));
};

/** A shelf in a ledger's file. Values are JSON. */
export function sqliteShelf(database: Database, name: ShelfName, file: string, patienceMs: number): KeepingShelf {
  const getOne = database.prepare(`SELECT value FROM ${name} WHERE key = ?`);
  const getAll = database.prepare(`SELECT key, value FROM ${name} ORDER BY key`);
  const put = putsOn(database, name);
  const putNew = database.prepare(`INSERT INTO ${name} VALUES (?, ?) ON CONFLICT DO NOTHING`);
  const remove = database.prepare(`DELETE FROM ${name} WHERE key = ?`);

  const read = (key: string, text: unknown): unknown => {
    try {
      return JSON.parse(String(text));
    } catch (error) {
      throw new LedgerError(`${key} on the shelf ${name} of ${file} is damaged: put back a copy of the file`, {
        cause: error,
      });
    }
  };
  const get = (key: string): unknown => {
    const row = getOne.get(key);
    return row === undefined ? undefined : read(key, row['value']);
  };
  const ask = askDatabase(database, file, patienceMs);

  return {
    get: (key) => ask(() => get(key)),
    all: () =>
      ask(() =>
        getAll.all().map((row) => ({ key: String(row['key']), value: read(String(row['key']), row['value']) })),
      ),
    put: async (key, value) => {
      await ask(() => put(key, value));
    },
    keep: async (key, value) => {
      // Reading waits for nobody; the lock is for what is not there yet.
      const kept = await ask(() => get(key));
      if (kept !== undefined) return kept;
      await ask(() => putNew.run(key, JSON.stringify(value)));
      return ask(() => get(key));
    },
    delete: async (key) => {
      await ask(() => remove.run(key));
    },
  };
}
