import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe } from 'vitest';
import { openSqliteStore } from '../../../proxy/store/sqlite-store.ts';
import { testStore } from '../../ledger/test-store.ts';

describe('a ledger in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const fileOf = (name: string): string => join(folder, name, 'ledger.sqlite');
  testStore(
    async (name) => openSqliteStore(fileOf(name)),
    async (name) => {
      const other = new DatabaseSync(fileOf(name));
      other.exec('BEGIN IMMEDIATE');
      return async () => other.close();
    },
  );
});
