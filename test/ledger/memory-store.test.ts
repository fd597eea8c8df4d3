import { describe } from 'vitest';
import type { KeepingShelves } from '../../shared/ledger/keeping-shelf.ts';
import { memoryShelves, openMemoryStore } from '../../shared/ledger/memory-store.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { noLock } from './store-steps.ts';
import { testStore } from './test-store.ts';

interface Kept {
  readonly postings: Posted[];
  readonly rows: Map<string, string>;
  readonly shelves: KeepingShelves;
}

describe('a ledger in memory', () => {
  const kept = new Map<string, Kept>();
  testStore(async (name) => {
    const one: Kept = kept.get(name) ?? { postings: [], rows: new Map(), shelves: memoryShelves() };
    kept.set(name, one);
    const { postings, rows, shelves } = one;
    const ledger = openMemoryStore(postings, rows, shelves.waiting);
    return { ledger, shelves, close: () => ledger.close() };
  }, noLock);
});
