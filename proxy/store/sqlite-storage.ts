import { setImmediate as turnEnd } from 'node:timers/promises';
import { carryOut } from '../../shared/ledger/carry-out.ts';
import { postingText } from '../../shared/ledger/posting-text.ts';
import type { Order } from '../../shared/ledger/waiting-steps.ts';
import type { LedgerStorage, Work } from '../../shared/ledger/write-queue.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { type LedgerEnd, linkOf } from './chain.ts';
import type { KeptEnd } from './kept-end.ts';
import { requireGoesOn, requireKept } from './loss.ts';
import { patiently } from './patience.ts';
import type { Database } from './sqlite.ts';
import { explainingErrors, sqliteErrorOf } from './sqlite-error.ts';
import { endOf, sqlitePages } from './sqlite-pages.ts';
import { sqliteRows } from './sqlite-rows.ts';
import { putsOn } from './sqlite-shelf.ts';

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

/** Keeps the postings of a ledger in its file, each linked to the one before, with the rows that follow from them, and the end of the chain beside it. */
export function sqliteStorage(parts: SqliteStorageParts): LedgerStorage {
  const { database, kept, file, patienceMs, loss, onWait } = parts;
  const begin = database.prepare('BEGIN IMMEDIATE');
  const beginLook = database.prepare('BEGIN DEFERRED');
  const commit = database.prepare('COMMIT');
  const rollBack = database.prepare('ROLLBACK');
  const lastLink = database.prepare('SELECT seq, link FROM postings ORDER BY seq DESC LIMIT 1');
  const lastPosting = database.prepare('SELECT seq, body, link FROM postings ORDER BY seq DESC LIMIT 1');
  const linkAt = database.prepare('SELECT link FROM postings WHERE seq = ?');
  const insert = database.prepare('INSERT INTO postings (seq, id, body, link) VALUES (?, ?, ?, ?)');
  const linkOfPosting = (seq: number): unknown => linkAt.get(seq)?.['link'];
  const rows = sqliteRows(database, file, linkOfPosting);
  const putWaiting = putsOn(database, 'holds');
  /** The end that was last held against what is kept of it; null before the first time. */
  let known: LedgerEnd | null = null;

  const endNow = (): LedgerEnd => {
    const last = lastLink.get();
    const isKnown = known !== null && known.seq === last?.['seq'] && known.link === last['link'];
    return isKnown && known !== null ? known : endOf(lastPosting.get(), file);
  };

  /** Holds the ledger against the end that was kept beside it, and keeps the end that it has. */
  const holdAgainstKept = (end: LedgerEnd): void => {
    const before = loss === 'accepted' ? null : kept.read();
    if (before === null) kept.replace(end);
    else {
      requireKept(before, end, linkOfPosting, file);
      kept.advance(end);
    }
  };

  const append = (after: LedgerEnd, postings: readonly Posted[]): LedgerEnd => {
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
  const runWork = (work: Work): void => {
    try {
      const before = endNow();
      if (known === null) holdAgainstKept(before);
      else requireGoesOn(known, before, linkOfPosting, file);
      let end = before;
      carryOut(work(before.seq), (order: Order) => {
        if (order.do === 'read') return order.reads.map(rows.find);
        end = append(end, order.postings);
        rows.change(order.changes);
        for (const [key, value] of order.waiting) putWaiting(key, value);
        return undefined;
      });
      commit.run();
      // Only now: what is kept beside must never be ahead of what is durable.
      if (end.seq > before.seq) kept.advance(end);
      known = end;
    } catch (error) {
      known = null;
      throw error;
    } finally {
      endTransaction();
    }
  };

  /** Begins to look: reads the end that was kept, then the last posting. In this order, for others write meanwhile and keep their ends after it. */
  const beginToLook = (): { readonly before: LedgerEnd | null; readonly end: LedgerEnd } => {
    const before = known !== null || loss === 'accepted' ? null : kept.read();
    beginLook.run();
    try {
      return { before, end: endNow() };
    } catch (error) {
      endTransaction();
      throw error;
    }
  };

  /** Runs inside the transaction of a look: what it reads stays as it is. */
  const runSight = ({ before, end }: ReturnType<typeof beginToLook>, see: Work): void => {
    try {
      if (before !== null) requireKept(before, end, linkOfPosting, file);
      carryOut(see(end.seq), (order) => (order.do === 'read' ? order.reads.map(rows.find) : undefined));
    } finally {
      endTransaction();
    }
  };

  return {
    async transact(work) {
      await turnEnd();
      try {
        await patiently(
          { forMs: patienceMs, onPause: onWait },
          () => begin.run(),
          () => runWork(work),
        );
      } catch (error) {
        throw sqliteErrorOf(error, file);
      }
    },
    async look(see) {
      try {
        await patiently({ forMs: patienceMs }, beginToLook, (begun) => runSight(begun, see));
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
