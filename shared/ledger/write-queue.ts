import type { Posted } from '../model/posting.ts';
import { NO_CHANGES } from '../model/rows.ts';
import { type Ground, LedgerError, type LedgerStore, type Looker, type Writer } from './store.ts';
import { failureOf, type Handed, newWaiting, type Order, type Ran, runInOrder, type Waiting } from './waiting-steps.ts';

/** What a transaction does, from the last number in the ledger: it gives orders, one after the other, and gets each carried out at once. */
export type Work = (last: number) => Generator<Order, void, Handed>;

/** The part in which stores differ. */
export interface LedgerStorage {
  /**
   * Carries out the orders of `work` in one transaction that no other writer of the ledger overlaps; what is written can be read by the next order. What fails
   * is thrown into `work`, which may go on; what it throws ends the transaction. Resolves once durable. Rejects when nothing was appended: with LedgerError, or
   * with what `work` threw. Nothing of this process that needs the same connection runs between its beginning and the commit.
   */
  transact(work: Work): Promise<void>;
  /** The same with reads alone, on what is durable by then, in a transaction that takes no write lock. */
  look(work: Work): Promise<void>;
  /** The ledger in pages, as the port promises. */
  pages(): AsyncIterable<readonly Posted[]>;
  /** Called once, when nothing is being written or looked at any more. */
  close(): Promise<void>;
}

const closed = (): LedgerError => new LedgerError('the ledger is closed, and nothing was appended');

/** Of a store that has nothing in its hands: whatever its caller made of the ledger may be wrong. */
const NOWHERE = -1;

/** Of a transaction in which no step came to run. */
const NOTHING_RAN: Ran = { done: [], guilty: null, rest: [], last: NOWHERE };

/**
 * The queue in front of every store: it keeps the port's promises, and a storage only has to know transactions.
 *
 * Steps that wait when a transaction begins run in it one after the other, in the order asked, and are durable by one commit. Looks stand in a line of their
 * own. Both go on from the same place, for they share what their caller made of the ledger: no look runs while the end of a transaction is open, for that may
 * hold what is rolled back.
 *
 * If a step throws, what its caller made of the ledger may be half changed. What ran before it is right, and is committed; it alone is rejected; those behind
 * it run in the next transaction, and are told that nothing goes on. So no step runs twice.
 */
export const queueWrites = (storage: LedgerStorage): LedgerStore => {
  let steps: Waiting[] = [];
  let looks: Waiting[] = [];
  let seen = NOWHERE;
  /** From the first step of a transaction to its end: resolves then. */
  let undecided: Promise<void> | null = null;
  let writing: Promise<void> | null = null;
  let looking: Promise<void> | null = null;
  let closing: Promise<void> | null = null;

  /** Others only append: a ledger that became shorter was changed by something else. */
  const groundOf = (last: number): Ground => {
    if (last >= seen) return { last, goesOn: last === seen };
    const after = seen;
    seen = NOWHERE;
    throw new LedgerError(
      `the ledger ends at posting ${last} and does not go on from posting ${after}: it was emptied, replaced by a copy or damaged`,
    );
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
    let ran = NOTHING_RAN;
    try {
      await storage.transact(function* (last) {
        undecided = decision;
        batch = steps;
        steps = [];
        ran = yield* runInOrder(batch, groundOf(last));
        batch = ran.done;
        steps = [...ran.rest, ...steps];
      });
      seen = ran.guilty === null ? ran.last : NOWHERE;
      tell(ran);
    } catch (error) {
      seen = NOWHERE;
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
    let ran = NOTHING_RAN;
    try {
      await storage.look(function* (last) {
        // A transaction that began meanwhile has what its caller made of the ledger: these look once it has ended.
        if (undecided !== null) {
          looks = [...batch, ...looks];
          batch = [];
          return;
        }
        ran = yield* runInOrder(batch, groundOf(last));
        batch = ran.done;
        looks = [...ran.rest, ...looks];
        seen = ran.guilty === null ? last : NOWHERE;
      });
      tell(ran);
    } catch (error) {
      seen = NOWHERE;
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
    const { waiting, promise } = newWaiting(function* (ground) {
      return { append: [], changes: NO_CHANGES, result: yield* look(ground) };
    });
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
