import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFingerprint } from '../../../proxy/store/fingerprint.ts';
import { openSqliteStore } from '../../../proxy/store/sqlite-store.ts';
import { memoryShelves } from '../../../shared/ledger/memory-store.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';
import { startChild } from './start-child.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('is equal for equal credentials of a provider, and otherwise different', async () => {
  const fingerprint = openFingerprint(memoryShelves().settings);
  const ids = await Promise.all([
    fingerprint('17track', 'one'),
    fingerprint('17track', 'two'),
    fingerprint('safecube', 'one'),
    fingerprint('17track', ''),
  ]);
  expect(new Set(ids).size).toBe(4);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{16}$/);
  expect(await fingerprint('17track', 'one')).toBe(ids[0]);
});

test('means nothing in another store', async () => {
  const [one, other] = await Promise.all(
    [memoryShelves(), memoryShelves()].map(({ settings }) => openFingerprint(settings)('17track', 'secret')),
  );
  expect(one).not.toBe(other);
});

test('is the same in processes that make the key at the same time, and later', async () => {
  const file = join(temporaryFolder(), 'ledger.sqlite');
  const children = Array.from({ length: 4 }, () => startChild(['fingerprint', file]));
  const ids = await Promise.all(children.map((child) => child.next()));
  expect(new Set(ids).size).toBe(1);
  const { shelves, close } = openSqliteStore(file);
  expect(await openFingerprint(shelves.settings)('17track', 'secret')).toBe(ids[0]);
  await close();
});

test('leaves no credential in the file', async () => {
  const file = join(temporaryFolder(), 'ledger.sqlite');
  const { shelves, close } = openSqliteStore(file);
  const credential = 'C0FFEE0123456789C0FFEE0123456789';
  const id = await openFingerprint(shelves.settings)('17track', credential);
  expect(JSON.stringify([id, await shelves.settings.all()])).not.toContain(credential);
  await close();
  expect(readFileSync(file).includes(credential)).toBe(false);
});

test('says so when the key is damaged, rather than making every account a new one', async () => {
  const { settings } = memoryShelves();
  await settings.put('fingerprint-key', 'short');
  const fingerprint = openFingerprint(settings);
  await expect(fingerprint('17track', 'secret')).rejects.toThrow(LedgerError);
  await settings.put('fingerprint-key', '00'.repeat(32));
  expect(await fingerprint('17track', 'secret')).toMatch(/^[0-9a-f]{16}$/);
});
