import { expect, test } from 'vitest';
import { keepPacks } from '../../../extension/background/load-packs.ts';
import { memoryShelves } from '../../../shared/ledger/memory-store.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';
import { bundledDocuments, bundledPacks } from '../../../shared/packs/bundled.ts';
import { otherEnvelope } from '../../gate/next-pack.ts';
import { states } from './what-happened.ts';
import { accepted, openWorkerDesk } from './worker-desk.ts';
import type { Document, WorkerDesk } from './worker-desk-shape.ts';

const stamps = bundledPacks.map(({ stamp }) => stamp);
const [STAMP = ''] = stamps;

/** A call that a worker let leave, whose document is there when the next one has other packs. */
const sentBefore = async (desk: WorkerDesk): Promise<Document> => {
  const page = desk.open('a');
  await desk.ask(page, 'call');
  await desk.decide('allow');
  desk.bundled = otherEnvelope();
  return page;
};

test('a worker keeps the packs in use by their stamps, and overwrites none', async () => {
  const desk = await openWorkerDesk();
  expect((await desk.shelves.packs.all()).map(({ key }) => key)).toEqual(stamps);
  expect(await desk.shelves.packs.get(STAMP)).toEqual(bundledDocuments[0]);
  const first = { ...bundledDocuments[0], title: 'the first under this stamp' };
  await desk.shelves.packs.put(STAMP, first);
  await desk.start();
  expect(await desk.shelves.packs.get(STAMP)).toEqual(first);
});

test('an answer that comes after an update is read by the pack that its call was reserved by', async () => {
  const desk = await openWorkerDesk();
  const page = await sentBefore(desk);
  await desk.start();
  desk.worker().connect(page.bridge);
  await desk.answer(page, 'call', accepted('RR100000001CN'));
  expect(states(desk)).toEqual(['reserved', 'charged']);
  expect(await desk.state()).toMatchObject({ kind: 'done' });
});

test('a person is told when that pack is not to be had, and the call stays in doubt', async () => {
  const desk = await openWorkerDesk();
  const page = await sentBefore(desk);
  await desk.shelves.packs.delete(STAMP);
  await desk.start();
  desk.worker().connect(page.bridge);
  await desk.answer(page, 'call', accepted('RR100000001CN'));
  expect(states(desk)).toEqual(['reserved', 'unresolved']);
  expect(await desk.state()).toMatchObject({
    kind: 'ended',
    say: 'The rules that this call was priced by are not here any more, so what 17TRACK answered cannot be read: what was held counts as used until a free read shows what was charged.',
  });
});

test('a store that cannot be opened keeps no pack, and the worker starts all the same', async () => {
  const closed = { ...memoryShelves().packs, all: () => Promise.reject(new LedgerError('the database is closed')) };
  expect((await keepPacks(closed, bundledPacks))(STAMP)).toBeNull();
});
