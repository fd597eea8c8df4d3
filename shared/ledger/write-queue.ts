import { problemOf } from './check-posting.ts';
import type { Posted, Posting } from './posting.ts';
import { LedgerError, type LedgerStore, type Writer } from './store.ts';

/** Works out what a transaction appends, from what came after the cursor and the last number in the ledger. Runs at once, and once. */
export type Work = (news: readonly Posted[], last: number) => readonly Posted[];

/** The part in which stores differ. */
export interface LedgerStorage {
  /**
   * Runs `work` in one transaction that no other writer of the ledger overlaps, with every posting after `after` in order, and appends what it says.
   * Resolves once durable. Rejects when nothing was appended: with LedgerError, or with what `work` threw. Nothing is awaited inside `work`, and
   * nothing of this process that needs the same connection runs between its beginning and the commit.
   */
  transact(after: number, work: Work): Promise<void>;
  /** Called once, when nothing is being written any more. */
  close(): Promise<void>;
}

interface Waiting {
  readonly run: (news: readonly Posted[], next: number) => readonly Posting[];
  readonly resolve: () => void;
  readonly reject: (error: LedgerError) => void;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const failureOf = (error: unknown): LedgerError =>
  error instanceof LedgerError
    ? error
    : new LedgerError(`a step of the ledger failed, and nothing was appended: ${messageOf(error)}`, { cause: error });

/** Other writers only append. A ledger that became shorter, or has a hole, was changed by something else, and its reader's view is worth nothing. */
const requireWhole = (after: number, news: readonly Posted[], last: number): void => {
  const holds = last === after + news.length && news.every(({ seq }, index) => seq === after + 1 + index);
  if (!holds) {
    throw new LedgerError(
      `the ledger ends at posting ${last} and does not go on from posting ${after}: it was emptied, replaced by a copy or damaged`,
    );
  }
};

/**
 * The queue in front of every store: it keeps the port's promises, and a storage only has to know transactions.
 *
 * Steps that wait when a transaction begins run in it one after the other, in the order asked, and are durable by one commit. The first gets the
 * news; those after it get none, for they share the caller's books. If one throws, its whole batch is rejected and rolled back, because the books
 * hold what the others said; every caller hears of it before another step runs, and that one gets everything from the first posting.
 *
 * A posting whose id is in the ledger is left out and those after it move up, so numbers have no gap. Since a step has seen all that the ledger
 * holds, a writer that looks for the id in its books never meets this.
 */
export const queueWrites = (storage: LedgerStorage): LedgerStore => {
  let waiting: Waiting[] = [];
  let seen = 0;
  let known = new Set<string>();
  let running: Promise<void> | null = null;
  let closing: Promise<void> | null = null;

  const runSteps = (batch: readonly Waiting[], news: readonly Posted[], last: number): readonly Posted[] => {
    requireWhole(seen, news, last);
    for (const { posting } of news) known.add(posting.id);
    const added: Posted[] = [];
    let fresh = news;
    for (const one of batch) {
      for (const posting of one.run(fresh, last + added.length + 1)) {
        if (known.has(posting.id)) continue;
        const problem = problemOf(posting);
        if (problem !== null) throw new RangeError(`posting ${posting.id} could not be read again: ${problem}`);
        known.add(posting.id);
        added.push({ seq: last + added.length + 1, posting });
      }
      fresh = [];
    }
    return added;
  };

  const takeWaiting = (): readonly Waiting[] => {
    const taken = waiting;
    waiting = [];
    return taken;
  };

  const runBatch = async (): Promise<void> => {
    let batch: readonly Waiting[] = [];
    let end = seen;
    try {
      await storage.transact(seen, (news, last) => {
        batch = takeWaiting();
        const added = runSteps(batch, news, last);
        end = last + added.length;
        return added;
      });
    } catch (error) {
      seen = 0;
      known = new Set();
      const failed = batch.length > 0 ? batch : takeWaiting();
      const failure = failureOf(error);
      // What the callers do about it is queued here, before all that follows: their books are new when the next step runs.
      for (const one of failed) one.reject(failure);
      return;
    }
    seen = end;
    for (const one of batch) one.resolve();
  };

  const runAll = async (): Promise<void> => {
    // A step never runs inside `write` itself.
    await Promise.resolve();
    while (waiting.length > 0) await runBatch();
    running = null;
  };

  const write = <T>(step: Writer<T>): Promise<T> => {
    if (closing !== null) return Promise.reject(new LedgerError('the ledger is closed, and nothing was appended'));
    let settle: (result: T) => void = () => {};
    let reject: (error: LedgerError) => void = () => {};
    const promise = new Promise<T>((onResult, onError) => {
      settle = onResult;
      reject = onError;
    });
    let resolve = (): void => {};
    const run = (news: readonly Posted[], next: number): readonly Posting[] => {
      const { append, result } = step(news, next);
      resolve = () => settle(result);
      return append;
    };
    waiting.push({ run, resolve: () => resolve(), reject });
    running ??= runAll();
    return promise;
  };

  const close = (): Promise<void> => {
    closing ??= (async () => {
      await running;
      await storage.close();
    })();
    return closing;
  };

  return { write, close };
};
