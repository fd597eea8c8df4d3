import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { LossError } from '../../../proxy/store/loss.ts';
import { openSqliteStore, type SqliteStore } from '../../../proxy/store/sqlite-store.ts';
import type { Posted } from '../../../shared/model/posting.ts';
import { buildPosting } from '../../ledger/build-posting.ts';
import { followed } from '../../ledger/news-ledger.ts';
import { startChild } from './start-child.ts';
import { temporaryFolder } from './temporary-folder.ts';

const AT = Date.parse('2026-11-24T12:00:00Z');

const append = ({ ledger }: SqliteStore, id: string): Promise<number> =>
  followed(ledger).write((_, next) => ({ append: [buildPosting({ id, at: AT })], result: next }));

const readAll = async (file: string): Promise<readonly Posted[]> => {
  const { ledger, close } = openSqliteStore(file);
  return followed(ledger)
    .write((news) => ({ append: [], result: news }))
    .finally(close);
};

const lossIn = async (file: string): Promise<string> => {
  try {
    await readAll(file);
    return 'nothing lost';
  } catch (error) {
    return error instanceof LossError ? error.message : `another error: ${String(error)}`;
  }
};

/** A ledger whose writer was killed, with its log as it was then. */
const killed = async (): Promise<{ readonly file: string; readonly wal: string }> => {
  const file = join(temporaryFolder(), 'ledger.sqlite');
  const child = startChild(['writePairs', file, 'a']);
  for (let nth = 0; nth < 40; nth++) await child.next();
  await child.kill();
  return { file, wal: `${file}-wal` };
};

const fileWith = async (...ids: readonly string[]): Promise<string> => {
  const file = join(temporaryFolder(), 'ledger.sqlite');
  const store = openSqliteStore(file);
  for (const id of ids) await append(store, id);
  await store.close();
  return file;
};

const change = (file: string, sql: string): void => {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
};

const LOST =
  /ledger\.sqlite has lost its last \d+ postings: it ends at posting \d+( of \S+Z)?, and posting \d+ was written/;

describe('a log, after kill -9,', () => {
  it('is whole when nobody touched it', async () => {
    const { file } = await killed();
    expect((await readAll(file)).length).toBeGreaterThanOrEqual(80);
  });

  it.each<readonly [string, (wal: string, bytes: Buffer) => void]>([
    ['cut in half', (wal, bytes) => truncateSync(wal, Math.floor(bytes.length / 2))],
    ['cut to nothing', (wal) => truncateSync(wal, 0)],
    ['gone', (wal) => rmSync(wal)],
    ['all zeros', (wal, bytes) => writeFileSync(wal, Buffer.alloc(bytes.length))],
    ['zeros from the middle on', (wal, bytes) => writeFileSync(wal, bytes.fill(0, Math.floor(bytes.length / 2)))],
    [
      'written over from the middle on',
      (wal, bytes) => writeFileSync(wal, bytes.fill(0xa5, Math.floor(bytes.length / 2))),
    ],
    ['written over at its beginning', (wal, bytes) => writeFileSync(wal, bytes.fill(0xa5, 0, 64))],
  ])('is missed when it is %s, and says how many postings are missing and what to do', async (_, spoil) => {
    const { file, wal } = await killed();
    spoil(wal, readFileSync(wal));
    rmSync(`${file}-shm`, { force: true });
    const line = await lossIn(file);
    expect(line).toMatch(LOST);
    expect(line).toContain('tollgate doctor --accept-loss');
    expect(line).not.toContain('\n');
    // And not only once.
    expect(await lossIn(file)).toBe(line);
  });
});

describe('the end that is kept beside a ledger', () => {
  it('notices an older copy of the ledger alone, and says since when postings are missing', async () => {
    const file = await fileWith('a');
    copyFileSync(file, `${file}.copy`);
    const store = openSqliteStore(file);
    for (const id of ['b', 'c', 'd']) await append(store, id);
    await store.close();
    copyFileSync(`${file}.copy`, file);
    expect(await lossIn(file)).toContain(
      'has lost its last 3 postings: it ends at posting 1 of 2026-11-24T12:00:00Z, and posting 4 was written to it at 2026-11-24T12:00:00Z',
    );
  });

  it('takes an older copy of both for what it is', async () => {
    const file = await fileWith('a');
    const names = [file, `${file}.last`];
    for (const name of names) copyFileSync(name, `${name}.copy`);
    const store = openSqliteStore(file);
    await append(store, 'b');
    await store.close();
    for (const name of names) copyFileSync(`${name}.copy`, name);
    expect(await readAll(file)).toHaveLength(1);
  });

  it('notices another ledger in its place, though it is as long', async () => {
    const file = await fileWith('a', 'b');
    copyFileSync(await fileWith('x', 'y', 'z'), file);
    expect(await lossIn(file)).toContain('is not the ledger that was written here: its posting 2 is another');
  });

  it('notices that the ledger is gone', async () => {
    const file = await fileWith('a', 'b');
    rmSync(file);
    expect(await lossIn(file)).toContain('has lost its last 2 postings: it ends at posting 0, and posting 2');
  });

  it('may lag: what was durable when it could not be kept any more is there', async () => {
    const file = await fileWith('a');
    const before = readFileSync(`${file}.last`);
    const store = openSqliteStore(file);
    await append(store, 'b');
    await store.close();
    writeFileSync(`${file}.last`, before);
    expect(await readAll(file)).toHaveLength(2);
    expect(readFileSync(`${file}.last`, 'utf8')).toContain('"seq":2');
  });

  it('is made anew where there is none, and is refused where it is damaged', async () => {
    const file = await fileWith('a');
    rmSync(`${file}.last`);
    expect(await readAll(file)).toHaveLength(1);
    expect(existsSync(`${file}.last`)).toBe(true);
    writeFileSync(`${file}.last`, Buffer.alloc(128));
    expect(await lossIn(file)).toContain('.last is damaged, so nobody can tell whether the ledger has lost postings');
  });

  it('lets a loss be accepted, once and for all', async () => {
    const file = await fileWith('a', 'b', 'c');
    change(file, 'DELETE FROM postings WHERE seq > 1');
    expect(await lossIn(file)).toMatch(LOST);
    const store = openSqliteStore(file, { loss: 'accepted' });
    expect(await append(store, 'd')).toBe(2);
    await store.close();
    expect((await readAll(file)).map(({ posting }) => posting.id)).toEqual(['a', 'd']);
  });
});

describe('the chain of postings', () => {
  it('notices a posting that was changed, and one that was put in for another', async () => {
    const file = await fileWith('a', 'b', 'c');
    change(file, "UPDATE postings SET body = json_set(body, '$.status', 200) WHERE seq = 2");
    expect(await lossIn(file)).toContain(`posting 2 in ${file} is damaged`);
    const other = await fileWith('a', 'b', 'c');
    change(other, 'DELETE FROM postings WHERE seq = 2; UPDATE postings SET seq = 2 WHERE seq = 3');
    expect(await lossIn(other)).toContain(`${other} has lost its last posting`);
  });

  it('is made for a ledger that has none yet, without a loss', async () => {
    const file = await fileWith('a', 'b', 'c');
    change(
      file,
      `CREATE TABLE plain (seq INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, body TEXT NOT NULL) STRICT;
       INSERT INTO plain SELECT seq, id, body FROM postings; DROP TABLE postings;
       ALTER TABLE plain RENAME TO postings; PRAGMA user_version = 1`,
    );
    rmSync(`${file}.last`);
    const before = openSqliteStore(file);
    expect(await append(before, 'd')).toBe(4);
    await before.close();
    expect((await readAll(file)).map(({ seq, posting }) => `${seq} ${posting.id}`)).toEqual([
      '1 a',
      '2 b',
      '3 c',
      '4 d',
    ]);
    change(file, "UPDATE postings SET body = json_set(body, '$.status', 200) WHERE seq = 2");
    expect(await lossIn(file)).toContain(`posting 2 in ${file} is damaged`);
  });
});
