import { setImmediate as turnEnd } from 'node:timers/promises';
import type { KeepingShelves } from '../../shared/ledger/keeping-shelf.ts';
import { postingText, readPosted } from '../../shared/ledger/posting-text.ts';
import type { LedgerStore } from '../../shared/ledger/store.ts';
import { type LedgerStorage, queueWrites } from '../../shared/ledger/write-queue.ts';
import { patiently } from './patience.ts';
import type { Database } from './sqlite.ts';
import { explainingErrors, sqliteErrorOf } from './sqlite-error.ts';
import { openLedgerFile } from './sqlite-schema.ts';
import { sqliteShelf } from './sqlite-shelf.ts';

export interface SqliteStore {
  readonly ledger: LedgerStore;
  readonly shelves: KeepingShelves;
  /** Finishes what was begun and closes the file, for the ledger and the shelves. */
  close(): Promise<void>;
}

/** How long a write waits for other programs: longer than any of ours works at a time. */
const PATIENCE_MS = 10_000;

/**
 * Opens a ledger in a file, for this process and others at once. Writes that were asked for in one turn of the event loop are durable by one commit
 * (WAL, synchronous FULL). What other processes appended is seen inside the transaction itself. Throws LedgerError.
 */
export function openSqliteStore(file: string, { patienceMs = PATIENCE_MS } = {}): SqliteStore {
  const database = openLedgerFile(file);
  return explainingErrors(file, () => {
    const ledger = queueWrites(sqliteStorage(database, file, patienceMs));
    const shelves = {
      packs: sqliteShelf(database, 'packs', file, patienceMs),
      settings: sqliteShelf(database, 'settings', file, patienceMs),
      holds: sqliteShelf(database, 'holds', file, patienceMs),
    };
    return { ledger, shelves, close: () => ledger.close() };
  });
}

function sqliteStorage(database: Database, file: string, patienceMs: number): LedgerStorage {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const rollBack = database.prepare('ROLLBACK');
  const lastSeq = database.prepare('SELECT coalesce(max(seq), 0) AS seq FROM postings');
  const postingsAfter = database.prepare('SELECT seq, body FROM postings WHERE seq > ? ORDER BY seq');
  const append = database.prepare('INSERT INTO postings (seq, id, body) VALUES (?, ?, ?)');

  return {
    async transact(after, work) {
      await turnEnd();
      try {
        await patiently(
          patienceMs,
          () => begin.run(),
          () => {
            try {
              const last = Number(lastSeq.get()?.['seq']);
              const rows = last === after ? [] : postingsAfter.all(after);
              const news = rows.map((row) => readPosted(row['seq'], row['body'], file));
              for (const { seq, posting } of work(news, last)) append.run(seq, posting.id, postingText(posting));
              commit.run();
            } catch (error) {
              // After some errors (a full disk) SQLite has rolled back by itself.
              if (database.isTransaction) rollBack.run();
              throw error;
            }
          },
        );
      } catch (error) {
        throw sqliteErrorOf(error, file);
      }
    },
    async close() {
      explainingErrors(file, () => database.close());
    },
  };
}
