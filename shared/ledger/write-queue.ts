import type { Posted } from '../model/posting.ts';
import { LedgerError, type LedgerStore, type Looker, type Writer } from './store.ts';
import { failureOf, NONE_RAN, newWaiting, type Ran, runInOrder, type Waiting } from './waiting-steps.ts';

/** Works out what a transaction appends, from what came after the cursor and the last number in the ledger. Runs at once, and once. */
export type Work = (news: readonly Posted[], last: number) => readonly Posted[];

/** Takes in the same, and appends nothing. */
export type Sight = (news: readonly Posted[], last: number) => void;

/** The part in which stores differ. */
export interface LedgerStorage {
  /**
   * Runs `work` in one transaction that no other writer of the ledger overlaps, with every posting after the cursor in order, and appends what it says.
   * Resolves once durable. Rejects when nothing was appended: with LedgerError, or with what `work` threw. The cursor is asked for once the transaction has
   * begun, because a look may have moved it until then. Nothing is awaited inside `work`, and nothing of this process that needs the same connection runs
   * between its beginning and the commit.
   */
  transact(cursor: () => number, work: Work): Promise<void>;
  /** Shows every posting after the cursor, as it is durable by then, in a transaction that takes no write lock. Rejects with LedgerError, or with what `see` threw. */
  look(cursor: () => number, see: Sight): Promise<void>;
  /** The ledger in pages, as the port promises. */
  pages(): AsyncIterable<readonly Posted[]>;
  /** Called once, when nothing is being written or looked at any more. */
  close(): Promise<void>;
}

/** Other writers only append. A ledger that became shorter, or has a hole, was changed by something else, and its reader's view is worth nothing. */
const goesOn = (after: number, news: readonly Posted[], last: number): boolean =>
  last === after + news.length && news.every(({ seq }, index) => seq === after + 1 + index);

const closed = (): LedgerError => new LedgerError('the ledger is closed, and nothing was appended');

/**
 * The queue in front of every store: it keeps the port's promises, and a storage only has to know transactions.
 *
 * Steps that wait when a transaction begins run in it one after the other, in the order asked, and are durable by one commit. Looks stand in a line of their
 * own and share the cursor with the steps: whoever comes first takes the news in, for steps and looks share the caller's books. No look runs while the end of
 * a transaction is open, for the books hold then what may still be rolled back.
 *
 * If a step throws, the books may be half changed. What ran before it is right, and is committed; it alone is rejected; those behind it run in the next
 * transaction, which hands over the ledger from its beginning. So no step runs twice, and a fault costs one reading of the ledger.
 *
 * A posting whose id is in the ledger is left out and those after it move up, so numbers have no gap. Since a step has seen all that the ledger
 * holds, a writer that looks for the id in its books never meets this.
 */
export const queueWrites = (storage: LedgerStorage): LedgerStore => {
  let steps: Waiting[] = [];
  let looks: Waiting[] = [];
  let seen = 0;
  let known = new Set<string>();
  /** From the first step of a transaction to its end: resolves then. */
  let undecided: Promise<void> | null = null;
  let writing: Promise<void> | null = null;
  let looking: Promise<void> | null = null;
  let closing: Promise<void> | null = null;

  const beginAgain = (): void => {
    seen = 0;
    known = new Set();
  };

  const run = (batch: readonly Waiting[], news: readonly Posted[], last: number): Ran => {
    if (!goesOn(seen, news, last)) {
      const after = seen;
      beginAgain();
      throw new LedgerError(
        `the ledger ends at posting ${last} and does not go on from posting ${after}: it was emptied, replaced by a copy or damaged`,
      );
    }
    for (const { posting } of news) known.add(posting.id);
    return runInOrder(batch, news, last, known);
  };

  const goOnFrom = ({ guilty }: Ran, end: number): void => {
    if (guilty === null) seen = end;
    else beginAgain();
  };

  const tell = ({ done, guilty }: Ran): void => {
    for (const one of done) one.resolve();
    guilty?.waiting.reject(guilty.failure);
  };

  const writeOnce = async (): Promise<void> => {
    let decide = (): void => {};
    const decision = new Promise<void>((resolve) => {
      decide = resolve;
    });
    let batch: readonly Waiting[] | null = null;
    let ran = NONE_RAN;
    let end = 0;
    try {
      await storage.transact(
        () => seen,
        (news, last) => {
          undecided = decision;
          batch = steps;
          steps = [];
          ran = run(batch, news, last);
          batch = ran.done;
          steps = [...ran.rest, ...steps];
          end = last + ran.added.length;
          return ran.added;
        },
      );
      goOnFrom(ran, end);
      tell(ran);
    } catch (error) {
      beginAgain();
      // A transaction that could not begin is over for all that wait for it.
      const failed = batch ?? steps;
      if (batch === null) steps = [];
      for (const one of failed) one.reject(failureOf(error));
      tell({ ...ran, done: [] });
    }
    undecided = null;
    decide();
  };

  const lookOnce = async (): Promise<void> => {
    await undecided;
    let batch: readonly Waiting[] = looks;
    looks = [];
    let ran = NONE_RAN;
    let from = 0;
    try {
      await storage.look(
        () => {
          from = seen;
          return from;
        },
        (news, last) => {
          // A transaction that began meanwhile has the books: they look once it has ended.
          const isLate = undecided !== null || from !== seen;
          if (!isLate) ran = run(batch, news, last);
          looks = [...(isLate ? batch : ran.rest), ...looks];
          batch = ran.done;
          if (!isLate) goOnFrom(ran, last);
        },
      );
      tell(ran);
    } catch (error) {
      for (const one of batch) one.reject(failureOf(error));
      tell({ ...ran, done: [] });
    }
  };

  const write = <T>(step: Writer<T>): Promise<T> => {
    if (closing !== null) return Promise.reject(closed());
    const { waiting, promise } = newWaiting(step);
    steps.push(waiting);
    writing ??= (async () => {
      // A step never runs inside `write` itself.
      await Promise.resolve();
      while (steps.length > 0) await writeOnce();
      writing = null;
    })();
    return promise;
  };

  const read = <T>(look: Looker<T>): Promise<T> => {
    if (closing !== null) return Promise.reject(closed());
    const { waiting, promise } = newWaiting((news, next) => ({ append: [], result: look(news, next) }));
    looks.push(waiting);
    looking ??= (async () => {
      await Promise.resolve();
      while (looks.length > 0) await lookOnce();
      looking = null;
    })();
    return promise;
  };

  const close = (): Promise<void> => {
    closing ??= (async () => {
      await Promise.all([writing, looking]);
      await storage.close();
    })();
    return closing;
  };

  return { write, read, pages: () => storage.pages(), close };
};
