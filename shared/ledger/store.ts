import type { Posted, Posting } from './posting.ts';

/**
 * One step of a writer. It gets what others appended since this store last looked, in order, and says what to append. It runs alone: no other
 * writer of the same ledger, in this process or another, runs between the news and the append. It must not await anything.
 */
export type Writer<T> = (
  news: readonly Posted[],
  next: number,
) => { readonly append: readonly Posting[]; readonly result: T };

/** A ledger kept somewhere. Guarantees, checked by one suite for every store (test/ledger/store-contract.ts): */
export interface LedgerStore {
  /**
   * Runs the step alone and appends what it says, all or nothing, in the order given, with sequence numbers from `next` on without a gap. Resolves once
   * durable: it survives kill -9. What this store appended itself never comes back to it as news. Rejects with LedgerError, and then nothing was appended
   * and the store begins again from the first posting (`news` holds everything), because the caller's view may hold what was never written.
   */
  write<T>(step: Writer<T>): Promise<T>;
  /** Releases files and handles. Writes that were begun are finished first. */
  close(): Promise<void>;
}

/** Small documents beside the ledger: rule packs, the fingerprint key, held calls. Keys are unique within a shelf. */
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
