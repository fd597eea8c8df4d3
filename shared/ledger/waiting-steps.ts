import type { Posted, Posting } from '../model/posting.ts';
import type { Changes, Found, Read } from '../model/rows.ts';
import { problemOf } from './posting-text.ts';
import { type Appended, type Ground, LedgerError, type Reading, type Writer } from './store.ts';

/** A step or a look in its line. */
export interface Waiting {
  readonly run: (ground: Ground) => Reading<Appended>;
  readonly resolve: () => void;
  readonly reject: (error: LedgerError) => void;
}

/** What became of those that one transaction ran. */
export interface Ran {
  readonly done: readonly Waiting[];
  /** The one that threw, and took nothing of the others with it. */
  readonly guilty: { readonly waiting: Waiting; readonly failure: LedgerError } | null;
  /** Those behind it, which have not run. */
  readonly rest: readonly Waiting[];
  /** The last posting after them. */
  readonly last: number;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What a caller is told: LedgerError as it is, whatever else as a fault of the step. */
export const failureOf = (error: unknown): LedgerError =>
  error instanceof LedgerError
    ? error
    : new LedgerError(`a step of the ledger failed, and nothing was appended: ${messageOf(error)}`, { cause: error });

/** Gives a step its place in a line, and the promise of its result. */
export const newWaiting = <T>(step: Writer<T>): { readonly waiting: Waiting; readonly promise: Promise<T> } => {
  let resolve: (result: T) => void = () => {};
  let reject: (error: LedgerError) => void = () => {};
  const promise = new Promise<T>((onResult, onError) => {
    resolve = onResult;
    reject = onError;
  });
  let settle = (): void => {};
  const run = function* (ground: Ground): Reading<Appended> {
    const { result, ...appended } = yield* step(ground);
    settle = () => resolve(result);
    return appended;
  };
  return { waiting: { run, resolve: () => settle(), reject: (error) => reject(error) }, promise };
};

/** What a transaction asks of its storage: to hand something over, or to write what one step made, before the next step reads. */
export type Order =
  | { readonly do: 'read'; readonly reads: readonly Read[] }
  | {
      readonly do: 'write';
      readonly postings: readonly Posted[];
      readonly changes: Changes;
      readonly waiting: ReadonlyMap<string, unknown>;
    };

const NOBODY_WAITS: ReadonlyMap<string, unknown> = new Map();

/** What was found for reads; nothing for what was written. */
export type Handed = readonly Found[] | undefined;

/** Passes on what a step asks for. */
function* ordering<T>(reading: Reading<T>): Generator<Order, T, Handed> {
  let next = reading.next();
  while (!next.done) {
    let found: Handed;
    try {
      found = yield { do: 'read', reads: next.value };
    } catch (error) {
      next = reading.throw(error);
      continue;
    }
    next = reading.next(found ?? []);
  }
  return next.value;
}

/** Numbers what a step appends. A posting whose id is in the ledger is left out, and those after it move up. */
function* placed(append: readonly Posting[], last: number): Generator<Order, readonly Posted[], Handed> {
  if (append.length === 0) return [];
  const found = (yield { do: 'read', reads: append.map(({ id }) => ({ kind: 'id', id }) as const) }) ?? [];
  const ids = new Set<string>();
  const postings: Posted[] = [];
  for (const [at, posting] of append.entries()) {
    const there = found[at];
    if ((there?.kind === 'id' && there.seq !== null) || ids.has(posting.id)) continue;
    const problem = problemOf(posting);
    if (problem !== null) throw new RangeError(`posting ${posting.id} could not be read again: ${problem}`);
    ids.add(posting.id);
    postings.push({ seq: last + postings.length + 1, posting });
  }
  return postings;
}

/** Runs steps one after the other until one throws, each on what those before it wrote. */
export function* runInOrder(batch: readonly Waiting[], ground: Ground): Generator<Order, Ran, Handed> {
  let { last, goesOn } = ground;
  for (const [nth, waiting] of batch.entries()) {
    let postings: readonly Posted[];
    let changes: Changes;
    let waits: ReadonlyMap<string, unknown>;
    try {
      const appended = yield* ordering(waiting.run({ last, goesOn }));
      postings = yield* placed(appended.append, last);
      changes = appended.changes;
      waits = appended.waiting ?? NOBODY_WAITS;
    } catch (error) {
      const guilty = { waiting, failure: failureOf(error) };
      return { done: batch.slice(0, nth), guilty, rest: batch.slice(nth + 1), last };
    }
    if (postings.length > 0 || changes.rows.size > 0 || changes.cleared.length > 0 || waits.size > 0)
      yield { do: 'write', postings, changes, waiting: waits };
    last += postings.length;
    goesOn = true;
  }
  return { done: batch, guilty: null, rest: [], last };
}
