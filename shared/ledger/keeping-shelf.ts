import type { Shelf, Shelves } from './store.ts';

/** A shelf that decides a race: of several writers that keep a first value under one key, one wins, and all learn which. */
export interface KeepingShelf extends Shelf {
  /** Puts the value unless the key has one. Resolves with what the shelf holds under the key then. */
  keep(key: string, value: unknown): Promise<unknown>;
}

/** The shelves of a store that several processes or pages share. */
export interface KeepingShelves extends Shelves {
  readonly packs: KeepingShelf;
  readonly settings: KeepingShelf;
  readonly waiting: KeepingShelf;
}
