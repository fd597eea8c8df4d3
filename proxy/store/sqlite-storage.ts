import { setImmediate as turnEnd } from 'node:timers/promises';
import { postingText } from '../../shared/ledger/posting-text.ts';
import type { LedgerStorage, Work } from '../../shared/ledger/write-queue.ts';
import { type LedgerEnd, linkOf, NO_POSTINGS } from './chain.ts';
import type { KeptEnd } from './kept-end.ts';
import { readLinked } from './linked-postings.ts';
import { requireKept } from './loss.ts';
import { patiently } from './patience.ts';
import type { Database } from './sqlite.ts';
import { explainingErrors, sqliteErrorOf } from './sqlite-error.ts';

/** What becomes of a loss. `accepted`: it is let go, and the end that the ledger has now is the one that counts. */
export type Loss = 'refused' | 'accepted';

export interface SqliteStorageParts {
  readonly database: Database;
  readonly kept: KeptEnd;
  /** What messages call the ledger. */
  readonly file: string;
  readonly patienceMs: number;
  readonly loss: Loss;
}

/** Keeps the postings of a ledger in its file, each linked to the one before, and the end of the chain beside it. */
export function sqliteStorage({ database, kept, file, patienceMs, loss }: SqliteStorageParts): LedgerStorage {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const rollBack = database.prepare('ROLLBACK');
  const lastSeq = database.prepare('SELECT coalesce(max(seq), 0) AS seq FROM postings');
  const postingsAfter = database.prepare('SELECT seq, body, link FROM postings WHERE seq > ? ORDER BY seq');
  const linkAt = database.prepare('SELECT link FROM postings WHERE seq = ?');
  const insert = database.prepare('INSERT INTO postings (seq, id, body, link) VALUES (?, ?, ?, ?)');
  let known = NO_POSTINGS;

  /** Holds the ledger against the end that was kept beside it, and keeps the end that it has. */
  const holdAgainstKept = (end: LedgerEnd): void => {
    const before = loss === 'accepted' ? null : kept.read();
    if (before === null) kept.replace(end);
    else {
      requireKept(before, end, (seq) => linkAt.get(seq)?.['link'], file);
      kept.advance(end);
    }
  };

  const append = (after: LedgerEnd, postings: ReturnType<Work>): LedgerEnd => {
    let end = after;
    for (const { seq, posting } of postings) {
      const text = postingText(posting);
      end = { seq, link: linkOf(end.link, text), at: posting.at };
      insert.run(seq, posting.id, text, end.link);
    }
    return end;
  };

  /** Runs inside the transaction: nobody else writes. */
  const runWork = (after: number, work: Work): void => {
    try {
      const last = Number(lastSeq.get()?.['seq']);
      const rows = last === after ? [] : postingsAfter.all(after);
      const news = readLinked(after === 0 ? NO_POSTINGS : known, rows, file);
      if (after === 0) holdAgainstKept(news.end);
      const end = append(news.end, work(news.posted, last));
      commit.run();
      // Only now: what is kept beside must never be ahead of what is durable.
      if (end.seq > news.end.seq) kept.advance(end);
      known = end;
    } catch (error) {
      // After some errors (a full disk) SQLite has rolled back by itself.
      if (database.isTransaction) rollBack.run();
      throw error;
    }
  };

  return {
    async transact(after, work) {
      await turnEnd();
      try {
        await patiently(
          patienceMs,
          () => begin.run(),
          () => runWork(after, work),
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
