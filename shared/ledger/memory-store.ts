import type { Posted } from '../model/posting.ts';
import type { KeepingShelf, KeepingShelves } from './keeping-shelf.ts';
import type { LedgerStore } from './store.ts';
import { queueWrites } from './write-queue.ts';

const PAGE = 1000;

/** A ledger that lives as long as `kept`, for audits and tests. Stores opened on the same array are writers of the same ledger. */
export const openMemoryStore = (kept: Posted[] = []): LedgerStore =>
  queueWrites({
    transact: async (cursor, work) => {
      for (const posted of work(kept.slice(cursor()), kept.length)) kept.push(posted);
    },
    look: async (cursor, see) => see(kept.slice(cursor()), kept.length),
    pages: async function* () {
      const last = kept.length;
      for (let from = 0; from < last; from += PAGE) yield kept.slice(from, Math.min(from + PAGE, last));
    },
    close: async () => {},
  });

const memoryShelf = (): KeepingShelf => {
  // Text, so that nobody holds a value that another changes.
  const kept = new Map<string, string>();
  const read = (key: string): unknown => {
    const text = kept.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  };
  const put = async (key: string, value: unknown): Promise<void> => {
    kept.set(key, JSON.stringify(value));
  };
  return {
    get: async (key) => read(key),
    all: async () => [...kept.keys()].sort().map((key) => ({ key, value: read(key) })),
    put,
    keep: async (key, value) => {
      if (!kept.has(key)) await put(key, value);
      return read(key);
    },
    delete: async (key) => {
      kept.delete(key);
    },
  };
};

/** Empty shelves that live as long as they are held. */
export const memoryShelves = (): KeepingShelves => ({
  packs: memoryShelf(),
  settings: memoryShelf(),
  holds: memoryShelf(),
});
