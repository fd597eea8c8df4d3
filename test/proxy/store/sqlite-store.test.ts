import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { openSqliteStore } from '../../../proxy/store/sqlite-store.ts';
import { testStore } from '../../ledger/test-store.ts';

describe('a ledger in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  testStore(async (name) => openSqliteStore(join(folder, name, 'ledger.sqlite')));
});
