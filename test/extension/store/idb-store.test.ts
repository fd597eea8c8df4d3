import 'fake-indexeddb/auto';
import { describe } from 'vitest';
import { openIdbStore } from '../../../extension/store/idb-store.ts';
import { noLock } from '../../ledger/store-steps.ts';
import { testStore } from '../../ledger/test-store.ts';

describe('a ledger in IndexedDB', () => {
  testStore(async (name) => openIdbStore(name), noLock);
});
