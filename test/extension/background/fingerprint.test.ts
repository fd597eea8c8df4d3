import { expect, test } from 'vitest';
import { openFingerprint } from '../../../extension/background/bridges/fingerprint.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';
import { openKeyShelf } from './key-shelf.ts';

test('gives equal credentials of one provider one name, and different ones different names', async () => {
  const fingerprint = openFingerprint(openKeyShelf());
  const [one, same, other, elsewhere] = await Promise.all([
    fingerprint('17track', 'secret'),
    fingerprint('17track', 'secret'),
    fingerprint('17track', 'secret2'),
    fingerprint('safecube', 'secret'),
  ]);
  expect(one).toMatch(/^[0-9a-f]{16}$/);
  expect(same).toBe(one);
  expect(new Set([one, other, elsewhere]).size).toBe(3);
});

test('gives the same names after a restart, and other names in another store', async () => {
  const shelf = openKeyShelf();
  const before = await openFingerprint(shelf)('17track', 'secret');
  expect(await openFingerprint(shelf)('17track', 'secret')).toBe(before);
  expect(await openFingerprint(openKeyShelf())('17track', 'secret')).not.toBe(before);
});

test('makes its key once, though two workers make one at the same time', async () => {
  const shelf = openKeyShelf();
  const [one, two] = await Promise.all([
    openFingerprint(shelf)('17track', 'secret'),
    openFingerprint(shelf)('17track', 'secret'),
  ]);
  expect(one).toBe(two);
});

test('keeps a key that cannot be read out, and nothing of the credential', async () => {
  const shelf = openKeyShelf();
  await openFingerprint(shelf)('17track', 'secret');
  const [key] = shelf.kept.values();
  if (!(key instanceof CryptoKey)) throw new Error('no key is kept');
  expect(shelf.kept.size).toBe(1);
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});

test('tries again when the store could not be read', async () => {
  const shelf = openKeyShelf();
  shelf.works = false;
  const fingerprint = openFingerprint(shelf);
  await expect(fingerprint('17track', 'secret')).rejects.toThrow(LedgerError);
  shelf.works = true;
  expect(await fingerprint('17track', 'secret')).toMatch(/^[0-9a-f]{16}$/);
});

test('says so when what is kept is no key', async () => {
  const shelf = openKeyShelf();
  await shelf.put('fingerprint-key', 'not a key');
  await expect(openFingerprint(shelf)('17track', 'secret')).rejects.toThrow('is damaged');
});
