import type { Posted, Posting } from '../model/posting.ts';
import { problemOf } from './check-posting.ts';
import { LedgerError, type Writer } from './store.ts';

/** A step or a look in its line. */
export interface Waiting {
  readonly run: (news: readonly Posted[], next: number) => readonly Posting[];
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
  readonly added: readonly Posted[];
}

/** Before any has run. */
export const NONE_RAN: Ran = { done: [], guilty: null, rest: [], added: [] };

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
  const run = (news: readonly Posted[], next: number): readonly Posting[] => {
    const { append, result } = step(news, next);
    settle = () => resolve(result);
    return append;
  };
  return { waiting: { run, resolve: () => settle(), reject: (error) => reject(error) }, promise };
};

const addedBy = (waiting: Waiting, news: readonly Posted[], last: number, known: Set<string>): readonly Posted[] => {
  const added: Posted[] = [];
  for (const posting of waiting.run(news, last + 1)) {
    if (known.has(posting.id)) continue;
    const problem = problemOf(posting);
    if (problem !== null) throw new RangeError(`posting ${posting.id} could not be read again: ${problem}`);
    known.add(posting.id);
    added.push({ seq: last + added.length + 1, posting });
  }
  return added;
};

/**
 * Runs steps one after the other until one throws. The first gets the news; those after it get none, for they share the caller's books. `known` are the ids in
 * the ledger; where a step threw it may hold one of its.
 */
export const runInOrder = (
  batch: readonly Waiting[],
  news: readonly Posted[],
  last: number,
  known: Set<string>,
): Ran => {
  const added: Posted[] = [];
  let fresh = news;
  for (const [nth, waiting] of batch.entries()) {
    try {
      added.push(...addedBy(waiting, fresh, last + added.length, known));
    } catch (error) {
      const guilty = { waiting, failure: failureOf(error) };
      return { done: batch.slice(0, nth), guilty, rest: batch.slice(nth + 1), added };
    }
    fresh = [];
  }
  return { ...NONE_RAN, done: batch, added };
};
