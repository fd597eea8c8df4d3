import { setImmediate as turnEnd } from 'node:timers/promises';
import { readPosted } from '../../shared/ledger/posting-text.ts';
import { LedgerError } from '../../shared/ledger/store.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { askDatabase } from './ask-database.ts';
import { type LedgerEnd, NO_POSTINGS } from './chain.ts';
import { type Row, readLinked } from './linked-postings.ts';
import { requireKept } from './loss.ts';
import type { SqliteStorageParts } from './sqlite-storage.ts';

/** As many as are read while everything else waits. */
const PAGE = 200;

/** Where a ledger ends, by its last row; without one at its beginning. */
export const endOf = (row: Row | undefined, file: string): LedgerEnd => {
  if (row === undefined) return NO_POSTINGS;
  const { seq, posting } = readPosted(row['seq'], row['body'], file);
  return { seq, link: String(row['link']), at: posting.at };
};

/**
 * Reads the ledger from its first posting to what is its last when the first page is asked for, and holds each posting against the link of the one before.
 * Every page is a look of its own, so no writer waits and the log can be emptied in between; postings are only ever added, so together they are the ledger as
 * it was.
 */
export function sqlitePages(parts: SqliteStorageParts): () => AsyncGenerator<readonly Posted[]> {
  const { database, kept, file, patienceMs, loss } = parts;
  const lastRow = database.prepare('SELECT seq, body, link FROM postings ORDER BY seq DESC LIMIT 1');
  const linkAt = database.prepare('SELECT link FROM postings WHERE seq = ?');
  const rowsAfter = database.prepare(
    'SELECT seq, body, link FROM postings WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
  );
  const ask = askDatabase(database, file, patienceMs);
  return async function* () {
    // What was kept first: others write meanwhile, and keep their ends after it.
    const before = loss === 'accepted' ? null : kept.read();
    const last = await ask(() => endOf(lastRow.get(), file));
    if (before !== null) await ask(() => requireKept(before, last, (seq) => linkAt.get(seq)?.['link'], file));
    let end = NO_POSTINGS;
    while (end.seq < last.seq) {
      const rows = await ask(() => rowsAfter.all(end.seq, last.seq, PAGE));
      if (rows.length === 0)
        throw new LedgerError(`${file} has no posting ${end.seq + 1}: it was emptied, replaced by a copy or damaged`);
      const page = readLinked(end, rows, file);
      end = page.end;
      yield page.posted;
      await turnEnd();
    }
  };
}
