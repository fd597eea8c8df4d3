import { describe } from 'vitest';
import type { KeepingShelves } from '../../shared/ledger/keeping-shelf.ts';
import { memoryShelves, openMemoryStore } from '../../shared/ledger/memory-store.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { noLock } from './store-steps.ts';
import { testStore } from './test-store.ts';

describe('a ledger in memory', () => {
  const kept = new Map<string, { readonly postings: Posted[]; readonly shelves: KeepingShelves }>();
  testStore(async (name) => {
    const { postings, shelves } = kept.get(name) ?? { postings: [], shelves: memoryShelves() };
    kept.set(name, { postings, shelves });
    const ledger = openMemoryStore(postings);
    return { ledger, shelves, close: () => ledger.close() };
  }, noLock);
});
