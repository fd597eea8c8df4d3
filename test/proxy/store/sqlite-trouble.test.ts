import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openSqliteStore, type SqliteStore } from '../../../proxy/store/sqlite-store.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';
import { buildPosting } from '../../ledger/build-posting.ts';
import { followed } from '../../ledger/news-ledger.ts';
import { temporaryFolder } from './temporary-folder.ts';

const newFile = (): string => join(temporaryFolder(), 'ledger.sqlite');

const append = ({ ledger }: SqliteStore, id: string): Promise<number> =>
  followed(ledger).write((_, next) => ({ append: [buildPosting({ id })], result: next }));

async function fileWith(...ids: readonly string[]): Promise<string> {
  const file = newFile();
  const store = openSqliteStore(file);
  for (const id of ids) await append(store, id);
  await store.close();
  return file;
}

function tamper(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

function lineOf(use: () => unknown): string {
  try {
    use();
    return 'nothing';
  } catch (error) {
    return error instanceof LedgerError ? error.message : `another error: ${String(error)}`;
  }
}

test('refuses a ledger of a newer Tollgate and leaves it as it is', async () => {
  const file = await fileWith('a');
  tamper(file, 'PRAGMA user_version = 4');
  const before = readFileSync(file);
  expect(lineOf(() => openSqliteStore(file))).toBe(
    `${file} was written by a newer Tollgate (ledger version 4, this one knows 3): update Tollgate`,
  );
  expect(readFileSync(file)).toEqual(before);
});

test('refuses a database of another program and leaves it as it is', () => {
  const file = newFile();
  tamper(file, 'CREATE TABLE parcels (number TEXT)');
  const before = readFileSync(file);
  expect(lineOf(() => openSqliteStore(file))).toBe(
    `${file} is a database of another program: name another file for the ledger`,
  );
  expect(readFileSync(file)).toEqual(before);
});

test('refuses a file that is no database and leaves it as it is', () => {
  const file = newFile();
  const text = 'number,carrier\nRR100000001CN,3011\n'.repeat(100);
  writeFileSync(file, text);
  expect(lineOf(() => openSqliteStore(file))).toBe(
    `${file} is no ledger: name another file, or move it away with all that lies beside it to begin an empty ledger (SQLite: file is not a database)`,
  );
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('says what stands where the file or its folder belongs', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a-folder'));
  expect(lineOf(() => openSqliteStore(join(folder, 'a-folder')))).toContain(
    'a-folder is a folder where a file belongs: move it away',
  );
  writeFileSync(join(folder, 'a-file'), '');
  expect(lineOf(() => openSqliteStore(join(folder, 'a-file', 'ledger.sqlite')))).toContain(
    'a-file could not be made a folder: EEXIST',
  );
});

test('takes the rights of others from a file that was there', async () => {
  const file = await fileWith('a');
  chmodSync(file, 0o644);
  await openSqliteStore(file).close();
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('says which posting is damaged, every time it is asked', async () => {
  const file = await fileWith('a', 'b', 'c');
  tamper(file, "UPDATE postings SET body = json_remove(body, '$.moves[0].units') WHERE seq = 2");
  const store = openSqliteStore(file);
  const line = `posting 2 in ${file} is damaged (moves[0].units is no whole number): put back a copy of the ledger`;
  await expect(append(store, 'd')).rejects.toThrow(new LedgerError(line));
  await expect(append(store, 'd')).rejects.toThrow(new LedgerError(line));
  await store.close();
});

test('notices a damaged page, and appends nothing', async () => {
  const file = await fileWith(...Array.from({ length: 30 }, (_, nth) => `p${nth}`));
  const bytes = readFileSync(file);
  // All but the first page, which says what tables there are.
  bytes.fill(0xa5, 4096);
  writeFileSync(file, bytes);
  const line = await Promise.resolve()
    .then(() => append(openSqliteStore(file), 'x'))
    .catch((error: unknown) => (error instanceof LedgerError ? error.message : `another error: ${String(error)}`));
  expect(line).toContain(`${file} is damaged: put back a copy, or move it away with all that lies beside it`);
});

test('notices that the ledger was emptied behind its back, and does not go on', async () => {
  const file = newFile();
  const store = openSqliteStore(file);
  await append(store, 'a');
  await append(store, 'b');
  tamper(file, 'DELETE FROM postings WHERE seq = 2');
  await expect(append(store, 'c')).rejects.toThrow('the ledger ends at posting 1 and does not go on from posting 2');
  await expect(append(store, 'c')).rejects.toThrow('has lost its last posting: it ends at posting 1');
  await store.close();
});

test('waits until another program lets the ledger go, while this one goes on working', async () => {
  const file = newFile();
  const store = openSqliteStore(file);
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const written = append(store, 'a');
  const kept = store.shelves.settings.keep('key', 'value');
  setTimeout(() => other.exec('COMMIT'), 100);
  expect(await written).toBe(1);
  expect(await kept).toBe('value');
  other.close();
  await store.close();
});

test('says that another program holds the ledger, appends nothing, and goes on when it is free', async () => {
  const file = newFile();
  const store = openSqliteStore(file, { patienceMs: 50 });
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const tries = [append(store, 'a'), append(store, 'b'), store.shelves.settings.put('key', 1)];
  const failures = (await Promise.allSettled(tries)).map((tried) =>
    tried.status === 'rejected' ? tried.reason : null,
  );
  expect(failures).toEqual(tries.map(() => expect.any(LedgerError)));
  for (const failure of failures) expect(String(failure)).toContain(`${file} is locked by another program`);
  other.exec('ROLLBACK');
  expect(await append(store, 'a')).toBe(1);
  other.close();
  await store.close();
});

test('refuses what is asked of a closed store', async () => {
  const file = newFile();
  const store = openSqliteStore(file);
  await store.close();
  await expect(store.shelves.packs.all()).rejects.toThrow(new LedgerError(`${file} is closed`));
});
