import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openBooksFile } from '../../../extension/settings/books-file.ts';
import { openKeptThings } from '../../../extension/settings/kept-things.ts';
import { openIdbStore } from '../../../extension/store/idb-store.ts';
import { restore } from '../../../shared/ledger/backup.ts';
import { openBooksDesk } from '../../screens/books-desk.ts';

/** Sites of a browser that gives what it is asked for, but for these. */
const openSites = (given: readonly string[] = [], refused: readonly string[] = []) => {
  let sites = [...given];
  return {
    list: async () => sites,
    addAll: async (more: readonly string[]) => {
      if (more.some((site) => refused.includes(site))) return false;
      sites = [...sites, ...more];
      return true;
    },
    remove: async (site: string) => {
      sites = sites.filter((one) => one !== site);
    },
  };
};

/** The books of a browser profile as Settings has them. The background does what it is told at once. */
const openProfile = (name: string, sites = openSites()) => {
  const store = openIdbStore(name);
  const { ledger, shelves } = store;
  const told: string[] = [];
  const books = openBooksFile({
    ledger,
    things: openKeptThings(shelves, sites),
    replaced: async () => void told.push('replaced'),
    deleteAll: store.empty,
  });
  return { ...store, sites, books, told };
};

const fill = async (name: string, sites = openSites(['erp.example'])) => {
  const profile = openProfile(name, sites);
  const desk = openBooksDesk();
  await desk.register('RR100000312CN');
  const missing = desk.postings.map(({ posting }) => posting);
  await restore(profile.ledger, { kind: 'fits', last: 0, missing });
  const { settings, packs, traffic } = profile.shelves;
  await settings.put('fingerprint-key', 'a key');
  await settings.put('origin', 'extension-1');
  await settings.put('pause', { since: 0, until: 1 });
  await settings.put('policy p1', { id: 'p1' });
  await settings.put('addresses', { 'POST a.example /x': 'block' });
  await settings.put('sites-off', ['old-erp.example']);
  await packs.put('17track', { id: '17track' });
  await packs.put('taught-a-example', { id: 'taught-a-example' });
  await packs.put('taught-a-example@1', { id: 'taught-a-example' });
  await traffic.put('000000000000', []);
  return profile;
};

const keysOf = async ({ shelves }: Pick<ReturnType<typeof openProfile>, 'shelves'>) => {
  const keysIn = async (name: keyof typeof shelves) => (await shelves[name].all()).map(({ key }) => key).sort();
  return {
    packs: await keysIn('packs'),
    settings: await keysIn('settings'),
    traffic: await keysIn('traffic'),
    waiting: await keysIn('waiting'),
  };
};

test('one file holds everything that a person would miss, and no keys', async () => {
  const { books } = await fill('one-file');
  const { text } = await books.backup(Date.UTC(2026, 10, 24));
  for (const said of [
    'RR100000312CN',
    'policy p1',
    'POST a.example /x',
    'old-erp.example',
    'taught-a-example',
    'erp.example',
  ])
    expect(text).toContain(said);
  for (const not of ['fingerprint-key', 'a key', '"pause"', '"17track","value"']) expect(text).not.toContain(not);
});

test('everything is put back elsewhere, after it was counted, and twice adds nothing', async () => {
  const { text } = await (await fill('from')).books.backup(Date.UTC(2026, 10, 24));
  const other = openProfile('to');
  const offer = await other.books.offer(text);
  if (offer.kind !== 'adds') throw new Error(offer.kind);
  expect([offer.calls, offer.missing]).toEqual([1, 7]);
  expect(await offer.take()).toEqual({ left: [] });
  expect(other.told).toEqual(['replaced']);
  expect(await other.sites.list()).toEqual(['erp.example']);
  expect(await keysOf(other)).toEqual({
    packs: ['taught-a-example'],
    settings: ['addresses', 'policy p1', 'sites-off'],
    traffic: [],
    waiting: [],
  });
  expect(await other.books.count()).toMatchObject({ calls: 1 });
  expect(await other.books.offer(text)).toMatchObject({ kind: 'adds', missing: 0 });
});

test('a site that the browser does not give is said, and all else is put back', async () => {
  const { text } = await (await fill('refused-from')).books.backup(Date.UTC(2026, 10, 24));
  const other = openProfile('refused-to', openSites([], ['erp.example']));
  const offer = await other.books.offer(text);
  if (offer.kind !== 'adds') throw new Error(offer.kind);
  expect(await offer.take()).toEqual({ left: ['erp.example'] });
  expect((await keysOf(other)).settings).toContain('policy p1');
});

test('a file from elsewhere puts nothing where Tollgate keeps no such thing', async () => {
  const { books, shelves } = openProfile('forged');
  const { text } = await books.backup(0);
  const forged = ['settings fingerprint-key', 'packs 17track', 'sites *', 'waiting x'].map((name) => {
    const [shelf, key] = name.split(' ');
    return JSON.stringify({ kept: { shelf, key, value: true } });
  });
  expect(await books.offer(text + forged.join('\n'))).toMatchObject({ kind: 'adds', missing: 0 });
  expect(await shelves.settings.all()).toEqual([]);
});

test('deleting everything leaves two random names and the packs that came with the extension', async () => {
  const profile = await fill('deleted');
  await profile.books.empty();
  expect(await keysOf(profile)).toEqual({
    packs: ['17track'],
    settings: ['fingerprint-key', 'origin'],
    traffic: [],
    waiting: [],
  });
  expect(await profile.sites.list()).toEqual([]);
  expect(await profile.books.count()).toEqual({ calls: 0, since: null });
});
