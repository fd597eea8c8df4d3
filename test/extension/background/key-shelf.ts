import type { KeepingShelf } from '../../../shared/ledger/keeping-shelf.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';

/** A shelf that keeps values themselves, as a browser's database keeps a key. */
export const openKeyShelf = (): KeepingShelf & { readonly kept: Map<string, unknown>; works: boolean } => {
  const kept = new Map<string, unknown>();
  const shelf = {
    kept,
    works: true,
    get: async (key: string) => {
      if (!shelf.works) throw new LedgerError('the database is closed');
      return kept.get(key);
    },
    all: async () => {
      if (!shelf.works) throw new LedgerError('the database is closed');
      return [...kept].map(([key, value]) => ({ key, value }));
    },
    put: async (key: string, value: unknown) => {
      kept.set(key, value);
    },
    keep: async (key: string, value: unknown) => {
      if (!kept.has(key)) kept.set(key, value);
      return kept.get(key);
    },
    delete: async (key: string) => {
      kept.delete(key);
    },
  };
  return shelf;
};
