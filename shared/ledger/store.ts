import type { Posted, Posting } from '../model/posting.ts';
import type { Changes, Found, Read } from '../model/rows.ts';

/** On what a step or a look stands. */
export interface Ground {
  /** The number of the last posting in the ledger. */
  readonly last: number;
  /**
   * Nothing happened to the ledger but what this store's own steps appended since its last step or look: what its caller made of it by then still holds. False
   * the first time, after another writer's commit, and after a step that failed.
   */
  readonly goesOn: boolean;
}

/** What a step appends to the ledger, and how it changes the rows beside it. */
export interface Appended {
  readonly append: readonly Posting[];
  readonly changes: Changes;
  /** Waiting calls that are put on their shelf with it, by their keys. */
  readonly waiting?: ReadonlyMap<string, unknown>;
}

/** Asks for what it reads, gets it handed over, and may ask again. It must not await anything. */
export type Reading<T> = Generator<readonly Read[], T, readonly Found[]>;

/**
 * One step of a writer: it reads, and says what to append. It runs alone, and once: no other writer of the same ledger, in this process or another, runs
 * between what it reads and the append.
 */
export type Writer<T> = (ground: Ground) => Reading<Appended & { readonly result: T }>;

/** One look: it reads, and appends nothing. */
export type Looker<T> = (ground: Ground) => Reading<T>;

/** A ledger kept somewhere, with the rows that follow from it. Guarantees, checked by one suite for every store (test/ledger/store-contract.ts): */
export interface LedgerStore {
  /**
   * Runs the step alone and appends what it says, rows and waiting calls with it, all or nothing, in the order given, with sequence numbers behind `last` without a gap. Resolves
   * once durable: it survives kill -9. Rejects with LedgerError when the step throws or the ledger cannot be written, and then nothing of it was appended, and
   * steps beside it are none the worse.
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

/** Small documents beside the ledger: rule packs (those in use by their ids, all that reserved calls by their stamps), the fingerprint key, waiting calls. Keys are unique within a shelf. */
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
  readonly waiting: Shelf;
}

/** The ledger could not be read or written. Nothing was appended. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
}
