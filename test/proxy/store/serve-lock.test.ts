import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { lockServe } from '../../../proxy/store/serve-lock.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';
import { startChild } from './start-child.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('refuses a second serve and names the first, by process and address', async () => {
  const dir = temporaryFolder();
  const first = lockServe(dir);
  const taken = { kind: 'taken', pid: process.pid };
  expect(lockServe(dir)).toEqual({ ...taken, url: null });
  if (first.kind === 'locked') first.announce('http://127.0.0.1:8717');
  expect(lockServe(dir)).toEqual({ ...taken, url: 'http://127.0.0.1:8717' });
  const child = startChild(['lock', dir, '1']);
  expect(await child.next()).toEqual({ ...taken, url: 'http://127.0.0.1:8717' });
  await child.kill();
  if (first.kind === 'locked') first.release();
});

test('lets another serve have the folder when it is released, and releasing twice takes nothing from that one', () => {
  const dir = temporaryFolder();
  const first = lockServe(dir);
  if (first.kind === 'locked') first.release();
  const second = lockServe(dir);
  if (first.kind === 'locked') first.release();
  expect([first.kind, second.kind, lockServe(dir).kind]).toEqual(['locked', 'locked', 'taken']);
  expect(existsSync(join(dir, 'serve.json'))).toBe(true);
});

test('blocks nobody after kill -9', async () => {
  const dir = temporaryFolder();
  const child = startChild(['lock', dir, '8717']);
  expect(await child.next()).toMatchObject({ kind: 'locked' });
  expect(lockServe(dir)).toMatchObject({ kind: 'taken', url: 'http://127.0.0.1:8717' });
  await child.kill();
  expect(lockServe(dir).kind).toBe('locked');
  // And who comes now is not told of the dead one.
  expect(lockServe(dir)).toEqual({ kind: 'taken', pid: process.pid, url: null });
});

test('lasts though nobody keeps what stands for it', async () => {
  const dir = temporaryFolder();
  lockServe(dir);
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  for (let round = 0; round < 3; round++) {
    await nextTurn();
    collectGarbage();
  }
  expect(lockServe(dir).kind).toBe('taken');
});

test('goes to one of many that begin at once', async () => {
  const dir = join(temporaryFolder(), 'made', 'by', 'them');
  const children = Array.from({ length: 5 }, (_, nth) => startChild(['lock', dir, String(nth)]));
  const kinds = await Promise.all(children.map(async (child) => Object(await child.next()).kind));
  expect(kinds.toSorted()).toEqual(['locked', 'taken', 'taken', 'taken', 'taken']);
  for (const child of children) await child.kill();
});

test('is for this user alone, and says what is wrong with a folder that is none', () => {
  const dir = temporaryFolder();
  lockServe(join(dir, 'new'));
  const modes = ['serve.lock', 'serve.json'].map((name) => statSync(join(dir, 'new', name)).mode & 0o777);
  expect(modes).toEqual([0o600, 0o600]);
  writeFileSync(join(dir, 'file'), '');
  expect(() => lockServe(join(dir, 'file'))).toThrow(LedgerError);
});
