import { expect, test } from 'vitest';
import { readTrafficNews } from '../../../extension/read-traffic.ts';
import { call, guard, policyInput } from './said-desk.ts';
import { openWorkerDesk, registration } from './worker-desk.ts';

const keysOf = async (shelf: { all(): Promise<readonly { readonly key: string }[]> }): Promise<readonly string[]> =>
  (await shelf.all()).map(({ key }) => key).sort();

test('deleting everything leaves nothing of calls and nothing that was said, in the store or in memory', async () => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  await desk.ask(page, 'one', { ...registration('RR100000312CN'), headers: [['17token', 'hunter2']] });
  // The browser's own cryptography takes its time.
  await expect.poll(async () => (await desk.state()).kind).toBe('deciding');
  await desk.decide('block');
  await call(desk, 'setPolicy', policyInput({ call: 1, day: 1 }));
  await call(desk, 'setStance', { address: 'POST shop.example /api', stance: 'harmless' });
  await call(desk, 'switchSite', { site: 'old-erp.example', to: 'off' });
  await call(desk, 'pause', { lasts: 'hour' });
  await desk.pass(1000);
  expect(await keysOf(desk.shelves.traffic)).not.toEqual([]);
  const packs = (await keysOf(desk.shelves.packs)).filter((key) => !key.startsWith('taught-'));

  // What was seen a moment ago is on its way to the store.
  await desk.ask(page, 'two', registration('RR100000326CN'));
  await call(desk, 'deleteAll');
  await desk.pass(60_000);

  expect(desk.postings).toEqual([]);
  expect(await keysOf(desk.shelves.traffic)).toEqual([]);
  expect(await keysOf(desk.shelves.waiting)).toEqual([]);
  expect(await keysOf(desk.shelves.settings)).toEqual(['fingerprint-key', 'origin']);
  expect(await keysOf(desk.shelves.packs)).toEqual(packs);
  expect(readTrafficNews(await call(desk, 'traffic', { seen: null }), 'traffic').lines).toEqual([]);
  expect(await guard(desk)).toMatchObject({ off: [], pause: null });
  expect(await call(desk, 'stances')).toEqual({});
  expect(await call(desk, 'policies')).toMatchObject({ policies: [] });
  expect(desk.paintsAt).toBe(null);
});
