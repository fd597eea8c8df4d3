import { expect, test } from 'vitest';
import { installPacks, loadPacks } from '../../../extension/background/load-packs.ts';
import { memoryShelves } from '../../../shared/ledger/memory-store.ts';
import { LedgerError, type Shelf } from '../../../shared/ledger/store.ts';
import { bundledDocuments, bundledPacks } from '../../../shared/packs/bundled.ts';

const stamps = bundledPacks.map(({ stamp }) => stamp);

test('loads the packs that were installed, from where they live', async () => {
  const { packs: shelf } = memoryShelves();
  await installPacks(shelf, bundledDocuments);
  const loaded = await loadPacks(shelf, bundledPacks);
  expect(loaded.packs.map(({ stamp }) => stamp)).toEqual(stamps);
  expect(loaded.packs.some((pack) => bundledPacks.includes(pack))).toBe(false);
  expect(loaded.broken).toEqual([]);
});

test('goes by the bundled ones before they are installed, after an update, and while the store cannot be read', async () => {
  const { packs: shelf } = memoryShelves();
  expect((await loadPacks(shelf, bundledPacks)).packs).toEqual(bundledPacks);
  for (const document of bundledDocuments) await shelf.put(document.id, { ...document, version: '0.9.0' });
  expect((await loadPacks(shelf, bundledPacks)).packs).toEqual(bundledPacks);
  const closed: Shelf = { ...shelf, get: () => Promise.reject(new LedgerError('the database is closed')) };
  expect(await loadPacks(closed, bundledPacks)).toEqual({ packs: bundledPacks, broken: [] });
});

test('says which pack cannot be used and why, and guards its provider by the bundled one', async () => {
  const { packs: shelf } = memoryShelves();
  await installPacks(shelf, bundledDocuments);
  const [first, second] = bundledDocuments;
  await shelf.put('17track', { ...first, version: 7 });
  await shelf.put('safecube', { ...second, calls: second?.calls.map((call) => ({ ...call, free: 'no-such-rule' })) });
  const { packs, broken } = await loadPacks(shelf, bundledPacks);
  expect(packs).toEqual(bundledPacks);
  expect(broken).toEqual([
    { title: '17TRACK', problem: expect.stringContaining('version') },
    { title: 'Safecube', problem: expect.stringContaining('no-such-rule') },
  ]);
});
