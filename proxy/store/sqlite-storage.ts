import { setImmediate as turnEnd } from 'node:timers/promises';
import { postingText } from '../../shared/ledger/posting-text.ts';
import type { LedgerStorage, Sight, Work } from '../../shared/ledger/write-queue.ts';
import { type LedgerEnd, linkOf, NO_POSTINGS } from './chain.ts';
import type { KeptEnd } from './kept-end.ts';
import { type News, readLinked } from './linked-postings.ts';
import { requireKept } from './loss.ts';
import { patiently } from './patience.ts';
import type { Database } from './sqlite.ts';
import { explainingErrors, sqliteErrorOf } from './sqlite-error.ts';
import { sqlitePages } from './sqlite-pages.ts';

/** What becomes of a loss. `accepted`: it is let go, and the end that the ledger has now is the one that counts. */
export type Loss = 'refused' | 'accepted';

export interface SqliteStorageParts {
  readonly database: Database;
  readonly kept: KeptEnd;
  /** What messages call the ledger. */
  readonly file: string;
  readonly patienceMs: number;
  readonly loss: Loss;
  /** Called each time that a write finds the ledger held by another program, before it waits. */
  readonly onWait: () => void;
}

/** Keeps the postings of a ledger in its file, each linked to the one before, and the end of the chain beside it. */
export function sqliteStorage(parts: SqliteStorageParts): LedgerStorage {
  const { database, kept, file, patienceMs, loss, onWait } = parts;
  const begin = database.prepare('BEGIN IMMEDIATE');
  const beginLook = database.prepare('BEGIN DEFERRED');
  const commit = database.prepare('COMMIT');
  const rollBack = database.prepare('ROLLBACK');
  const lastSeq = database.prepare('SELECT coalesce(max(seq), 0) AS seq FROM postings');
  const postingsAfter = database.prepare('SELECT seq, body, link FROM postings WHERE seq > ? ORDER BY seq');
  const linkAt = database.prepare('SELECT link FROM postings WHERE seq = ?');
  const insert = database.prepare('INSERT INTO postings (seq, id, body, link) VALUES (?, ?, ?, ?)');
  let known = NO_POSTINGS;
  let isKept = false;

  const newsAfter = (after: number, last: number): News =>
    readLinked(after === 0 ? NO_POSTINGS : known, last === after ? [] : postingsAfter.all(after), file);

  const linkOfPosting = (seq: number): unknown => linkAt.get(seq)?.['link'];

  /** Holds the ledger against the end that was kept beside it, and keeps the end that it has. */
  const holdAgainstKept = (end: LedgerEnd): void => {
    const before = loss === 'accepted' ? null : kept.read();
    if (before === null) kept.replace(end);
    else {
      requireKept(before, end, linkOfPosting, file);
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

  const endTransaction = (): void => {
    // After some errors (a full disk) SQLite has rolled back by itself.
    if (database.isTransaction) rollBack.run();
  };

  /** Runs inside the transaction: nobody else writes. */
  const runWork = (after: number, work: Work): void => {
    try {
      const last = Number(lastSeq.get()?.['seq']);
      const news = newsAfter(after, last);
      if (after === 0 || !isKept) holdAgainstKept(news.end);
      isKept = true;
      const end = append(news.end, work(news.posted, last));
      commit.run();
      // Only now: what is kept beside must never be ahead of what is durable.
      if (end.seq > news.end.seq) kept.advance(end);
      known = end;
    } finally {
      endTransaction();
    }
  };

  /** Begins to look: reads the end that was kept, then the last posting. In this order, for others write meanwhile and keep their ends after it. */
  const beginToLook = (after: number): { readonly before: LedgerEnd | null; readonly last: number } => {
    const before = after > 0 || loss === 'accepted' ? null : kept.read();
    beginLook.run();
    try {
      return { before, last: Number(lastSeq.get()?.['seq']) };
    } catch (error) {
      endTransaction();
      throw error;
    }
  };

  /** Runs inside the transaction of a look: what it reads stays as it is. */
  const runSight = (begun: ReturnType<typeof beginToLook>, after: number, see: Sight): void => {
    try {
      const news = newsAfter(after, begun.last);
      if (begun.before !== null) requireKept(begun.before, news.end, linkOfPosting, file);
      known = news.end;
      see(news.posted, begun.last);
    } finally {
      endTransaction();
    }
  };

  return {
    async transact(cursor, work) {
      await turnEnd();
      try {
        await patiently(
          { forMs: patienceMs, onPause: onWait },
          () => begin.run(),
          () => runWork(cursor(), work),
        );
      } catch (error) {
        throw sqliteErrorOf(error, file);
      }
    },
    async look(cursor, see) {
      try {
        await patiently(
          { forMs: patienceMs },
          () => beginToLook(cursor()),
          (begun) => runSight(begun, cursor(), see),
        );
      } catch (error) {
        throw sqliteErrorOf(error, file);
      }
    },
    pages: sqlitePages(parts),
    async close() {
      explainingErrors(file, () => database.close());
    },
  };
}
