import type { KeepingShelf } from '../../../shared/ledger/keeping-shelf.ts';

/** Does what a worker asked for, and tells it only while it lives. */
export type Alive = <T>(work: () => Promise<T>) => Promise<T>;

/** A shelf as a worker meets it. */
export const livingShelf = (shelf: KeepingShelf, alive: Alive): KeepingShelf => ({
  get: (key) => alive(() => shelf.get(key)),
  all: () => alive(() => shelf.all()),
  put: (key, value) => alive(() => shelf.put(key, value)),
  keep: (key, value) => alive(() => shelf.keep(key, value)),
  delete: (key) => alive(() => shelf.delete(key)),
});
