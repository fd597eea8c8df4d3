import type { KeepingShelves } from '../../shared/ledger/keeping-shelf.ts';
import type { LedgerStore } from '../../shared/ledger/store.ts';
import { queueWrites } from '../../shared/ledger/write-queue.ts';
import { openKeptEnd } from './kept-end.ts';
import type { Database } from './sqlite.ts';
import { explainingErrors } from './sqlite-error.ts';
import { openLedgerFile } from './sqlite-schema.ts';
import { sqliteShelf } from './sqlite-shelf.ts';
import { type Loss, sqliteStorage } from './sqlite-storage.ts';

export interface SqliteStore {
  readonly ledger: LedgerStore;
  readonly shelves: KeepingShelves;
  /** What SQLite finds wrong with the file, or null. Throws LedgerError. */
  damage(): string | null;
  /** Finishes what was begun and closes the file, for the ledger and the shelves. */
  close(): Promise<void>;
}

export interface SqliteStoreOptions {
  readonly patienceMs?: number;
  /** Refused where it is left out. */
  readonly loss?: Loss;
  /** What messages call the ledger, where the file is a copy of it. */
  readonly named?: string;
  /** Called each time that a write finds the ledger held by another program, before it waits. */
  readonly onWait?: () => void;
}

/** How long a write waits for other programs: longer than any of ours works at a time. */
const PATIENCE_MS = 10_000;

/**
 * Opens a ledger in a file, for this process and others at once. Writes that were asked for in one turn of the event loop are durable by one commit
 * (WAL, synchronous FULL). What other processes appended is seen inside the transaction itself. A look takes no lock that writers want. Throws LedgerError.
 */
export function openSqliteStore(file: string, options: SqliteStoreOptions = {}): SqliteStore {
  const { patienceMs = PATIENCE_MS, loss = 'refused', named = file, onWait = () => {} } = options;
  const database = openLedgerFile(file, named);
  return explainingErrors(named, () => {
    const kept = openKeptEnd(file);
    const ledger = queueWrites(sqliteStorage({ database, kept, file: named, patienceMs, loss, onWait }));
    const shelves = {
      packs: sqliteShelf(database, 'packs', named, patienceMs),
      settings: sqliteShelf(database, 'settings', named, patienceMs),
      // Stored under the name that it had first.
      waiting: sqliteShelf(database, 'holds', named, patienceMs),
    };
    return { ledger, shelves, damage: () => damageOf(database, named), close: () => ledger.close() };
  });
}

function damageOf(database: Database, file: string): string | null {
  return explainingErrors(file, () => {
    const [found] = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {});
    return found === 'ok' ? null : String(found);
  });
}
