import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { expect, test } from 'vitest';
import { openIdbDatabase } from '../../../extension/store/idb-database.ts';
import { type IdbStore, openIdbStore } from '../../../extension/store/idb-store.ts';
import { postingText } from '../../../shared/ledger/posting-text.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';
import { buildPosting } from '../../ledger/build-posting.ts';
import { followed } from '../../ledger/news-ledger.ts';

const append = ({ ledger }: IdbStore, id: string): Promise<number> =>
  followed(ledger).write((_, next) => ({ append: [buildPosting({ id })], result: next }));

test('is the database tollgate, with a posting per number and id', async () => {
  const store = openIdbStore();
  await append(store, 'a');
  const database = await openDB('tollgate');
  expect(database.version).toBe(3);
  expect([...database.objectStoreNames]).toEqual(['holds', 'packs', 'postings', 'rows', 'settings', 'traffic']);
  const { store: postings } = database.transaction('postings');
  expect([postings.keyPath, [...postings.indexNames], postings.index('id').unique]).toEqual(['seq', ['id'], true]);
  expect(await postings.getAll()).toEqual([{ seq: 1, id: 'a', body: postingText(buildPosting({ id: 'a' })) }]);
  database.close();
  await store.close();
});

test('opens nothing before the first use', async () => {
  openIdbStore('unused');
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('unused');
});

test('refuses a database of a newer Tollgate and leaves it as it is', async () => {
  (await openDB('newer', 4)).close();
  const store = openIdbStore('newer');
  const failed = append(store, 'a');
  await expect(failed).rejects.toThrow(LedgerError);
  await expect(failed).rejects.toThrow('the database newer was written by a newer Tollgate: update the extension');
  expect((await openDB('newer')).version).toBe(4);
});

test('gives way to a newer version that opens, and says so from then on', async () => {
  const store = openIdbStore('upgraded');
  await append(store, 'a');
  const newer = await openDB('upgraded', 4);
  await expect(append(store, 'b')).rejects.toThrow('was written by a newer Tollgate');
  newer.close();
});

test('lets its data be removed while it is open, notices, and begins an empty ledger', async () => {
  const store = openIdbStore('removed');
  await append(store, 'a');
  await deleteDB('removed');
  await expect(append(store, 'b')).rejects.toThrow('the ledger ends at posting 0 and does not go on from posting 1');
  expect(await append(store, 'b')).toBe(1);
  await store.close();
});

test('says which posting is damaged, every time it is asked', async () => {
  const store = openIdbStore('damaged');
  await append(store, 'a');
  await store.close();
  const database = await openDB('damaged');
  await database.put('postings', { seq: 1, id: 'a', body: '{"id":"a"}' });
  database.close();
  const again = openIdbStore('damaged');
  const line = 'posting 1 in the database damaged is damaged (kind is none of reserve, settle';
  await expect(append(again, 'b')).rejects.toThrow(line);
  await expect(append(again, 'b')).rejects.toThrow(line);
  await again.close();
});

test('appends nothing of a step when one of its postings cannot be written', async () => {
  const store = openIdbStore('unwritable');
  const ask = { number: 'A', variant: '', valid: true, target: '', list: '', fields: { amount: 1n } };
  const postings = [buildPosting({ id: 'good' }), buildPosting({ id: 'bad', asks: [ask] })];
  await expect(followed(store.ledger).write(() => ({ append: postings, result: null }))).rejects.toThrow(LedgerError);
  expect(await append(store, 'next')).toBe(1);
  await store.close();
});

test('leaves nothing of a change that fails half-way', async () => {
  const database = openIdbDatabase('half-way');
  const changed = database.change(['settings'], async (transaction) => {
    await transaction.objectStore('settings').put('value', 'key');
    throw new RangeError('half-way');
  });
  await expect(changed).rejects.toThrow('half-way');
  expect(await database.read(['settings'], (transaction) => transaction.objectStore('settings').getAllKeys())).toEqual(
    [],
  );
  await database.close();
});

test('reads a ledger of many thousand postings whole', async () => {
  const store = openIdbStore('large');
  const ids = Array.from({ length: 3500 }, (_, nth) => `p${nth}`);
  await followed(store.ledger).write(() => ({ append: ids.map((id) => buildPosting({ id })), result: null }));
  await store.close();
  const again = openIdbStore('large');
  const news = await followed(again.ledger).write((all) => ({ append: [], result: all }));
  expect(news.map(({ posting }) => posting.id)).toEqual(ids);
  await again.close();
});

test('refuses what is asked of a closed store', async () => {
  const store = openIdbStore('closed');
  await append(store, 'a');
  await store.close();
  await expect(store.shelves.packs.all()).rejects.toThrow(new LedgerError('the database closed is closed'));
});
