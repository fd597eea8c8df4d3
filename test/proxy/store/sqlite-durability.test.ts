import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../../proxy/store/sqlite-store.ts';
import type { Posted } from '../../../shared/model/posting.ts';
import { buildPosting } from '../../ledger/build-posting.ts';
import { followed } from '../../ledger/news-ledger.ts';
import { startChild } from './start-child.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function readAll(file: string): Promise<readonly Posted[]> {
  const { ledger, close } = openSqliteStore(file);
  const news = await followed(ledger).write((all) => ({ append: [], result: all }));
  await close();
  return news;
}

/** Commits in a log of SQLite's: frames that say how large the database is after them. */
function commitsIn(log: string): number {
  const bytes = readFileSync(log);
  const pageSize = bytes.readUInt32BE(8);
  let commits = 0;
  for (let frame = 32; frame + 24 <= bytes.length; frame += 24 + pageSize) {
    if (bytes.readUInt32BE(frame + 4) !== 0) commits += 1;
  }
  return commits;
}

test('all that was acknowledged is there after kill -9 in the middle of writes, and no step is there in part', async () => {
  const file = join(temporaryFolder(), 'ledger.sqlite');
  const acknowledged: string[] = [];
  for (const round of ['a', 'b', 'c']) {
    const child = startChild(['writePairs', file, round]);
    for (let nth = 0; nth < 40; nth++) await child.next();
    await child.kill();
    acknowledged.push(...(await child.all).map(String));
    expect(await child.errors).toBe('');
  }
  const kept = await readAll(file);
  expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, index) => index + 1));
  const ids = kept.map(({ posting }) => posting.id);
  expect(ids).toEqual(expect.arrayContaining(acknowledged.map((pair) => `${pair} first`)));
  for (let nth = 0; nth < ids.length; nth += 2) {
    expect(ids[nth + 1]).toBe(ids[nth]?.replace('first', 'second'));
  }
});

test('two processes that write at once to a ledger that neither has made know all of it, once and in order', async () => {
  const file = join(temporaryFolder(), 'made', 'for', 'them', 'ledger.sqlite');
  const children = ['a', 'b'].map((name) => startChild(['writeInTurns', file, name, '150']));
  for (const child of children) expect(await child.next()).toBe('written');
  for (const child of children) child.go();
  const known = await Promise.all(children.map((child) => child.next()));
  const kept = (await readAll(file)).map(({ seq, posting }) => `${seq} ${posting.id}`);
  expect(kept).toHaveLength(300);
  expect(known).toEqual([kept, kept]);
  for (const child of children) expect(await child.errors).toBe('');
});

test('steps asked for in one turn of the event loop are durable by one commit, whichever callbacks ask', async () => {
  const file = join(temporaryFolder(), 'ledger.sqlite');
  const { ledger, close } = openSqliteStore(file);
  const before = commitsIn(`${file}-wal`);
  const inCallback = (id: string): Promise<null> =>
    new Promise((resolve, reject) => {
      setImmediate(() => {
        followed(ledger)
          .write(() => ({ append: [buildPosting({ id })], result: null }))
          .then(resolve, reject);
      });
    });
  await Promise.all(Array.from({ length: 100 }, (_, nth) => inCallback(`p${nth}`)));
  expect(commitsIn(`${file}-wal`)).toBe(before + 1);
  await close();
});

test('a disk without room gives one clear line, and what was acknowledged stays', async () => {
  const file = join(temporaryFolder(), 'ledger.sqlite');
  const child = startChild(['fill', file], { fileKiB: 2000 });
  const { kept, holds, failure } = Object(await child.next());
  expect(await child.errors).toBe('');
  expect(failure).toContain(`LedgerError: ${file} could not`);
  expect(failure).not.toContain('\n');
  expect(kept.length).toBeGreaterThan(5);
  expect(holds).toEqual(kept);
  expect((await readAll(file)).map(({ posting }) => posting.id)).toEqual(kept);
});

test('the ledger and its log are for this user alone', () => {
  const file = join(temporaryFolder(), 'new', 'folder', 'ledger.sqlite');
  openSqliteStore(file);
  const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
  expect([file, `${file}-wal`, `${file}-shm`].map(modeOf)).toEqual(['600', '600', '600']);
  expect(modeOf(join(file, '..'))).toBe('700');
});
