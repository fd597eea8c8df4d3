import type { Posted, Posting } from '../model/posting.ts';

/**
 * One step of a writer. It gets what others appended since this store last looked, in order, and says what to append. It runs alone, and once: no other
 * writer of the same ledger, in this process or another, runs between the news and the append. It must not await anything.
 */
export type Writer<T> = (
  news: readonly Posted[],
  next: number,
) => { readonly append: readonly Posting[]; readonly result: T };

/** One look. It gets the same news as a step would, for looks and steps share what their caller made of them, and appends nothing. It must not await anything. */
export type Looker<T> = (news: readonly Posted[], next: number) => T;

/**
 * True for news that hold the whole ledger. Whoever follows a ledger begins again with them: it is the first time, or what was made of the news before may
 * hold what was never written.
 */
export const beginsAgain = (news: readonly Posted[], next: number): boolean => news.length === next - 1;

/** A ledger kept somewhere. Guarantees, checked by one suite for every store (test/ledger/store-contract.ts): */
export interface LedgerStore {
  /**
   * Runs the step alone and appends what it says, all or nothing, in the order given, with sequence numbers from `next` on without a gap. Resolves once
   * durable: it survives kill -9. What this store appended itself never comes back to it as news. Rejects with LedgerError when the step throws or the ledger
   * cannot be written, and then nothing of it was appended, steps beside it are none the worse, and the next news hold the whole ledger.
   */
  write<T>(step: Writer<T>): Promise<T>;
  /**
   * Runs the look on what is durable: all of what was before it was asked for, of no transaction half. It takes no write lock, and waits neither for those
   * who have it nor for steps that wait for it. Rejects with LedgerError.
   */
  read<T>(look: Looker<T>): Promise<T>;
  /**
   * The ledger from its first posting to what is its last when the first page is asked for, a page at a time, so that no more is in memory. Between pages
   * nothing is held that others wait for. Who stops early leaves the loop. Rejects with LedgerError.
   */
  pages(): AsyncIterable<readonly Posted[]>;
  /** Releases files and handles. What was begun is finished first; pages are not waited for. */
  close(): Promise<void>;
}

/** Small documents beside the ledger: rule packs (those in use by their ids, all that reserved calls by their stamps), the fingerprint key, held calls. Keys are unique within a shelf. */
export interface Shelf {
  get(key: string): Promise<unknown>;
  all(): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
  put(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}

/** The shelves of a store. */
export interface Shelves {
  readonly packs: Shelf;
  readonly settings: Shelf;
  readonly holds: Shelf;
}

/** The ledger could not be read or written. Nothing was appended. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
}
