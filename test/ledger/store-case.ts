import type { KeepingShelves } from '../../shared/ledger/keeping-shelf.ts';
import type { LedgerStore } from '../../shared/ledger/store.ts';
import type { NewsLedger } from './news-ledger.ts';

/** A store as it is opened. */
export interface OpenedStore {
  readonly ledger: LedgerStore;
  readonly shelves: KeepingShelves;
  close(): Promise<void>;
}

export interface OpenStore {
  readonly ledger: NewsLedger;
  /** The same ledger, with the rows beside it. */
  readonly rows: LedgerStore;
  readonly shelves: KeepingShelves;
  close(): Promise<void>;
}

/** Where one ledger is kept, empty at first. Every opening is a writer of its own. */
export interface Place {
  open(): Promise<OpenStore>;
  /** Takes the lock that writers need, as another program does, and gives how to let it go. Where nobody can keep it, nothing is taken. */
  lock(): Promise<() => Promise<void>>;
}

/** What a store does, told as plain data, so that the same case runs inside a browser's page and in Node. */
export interface StoreCase {
  readonly claim: string;
  readonly observe: (place: Place) => Promise<unknown>;
  readonly expected: unknown;
}
