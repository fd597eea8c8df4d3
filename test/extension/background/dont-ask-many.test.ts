import { expect, test } from 'vitest';
import { postNumber } from '../../post-number.ts';
import { many, passed, tenCalls } from './many-desk.ts';
import { listed } from './said-desk.ts';
import { openWorkerDesk, registration } from './worker-desk.ts';
import type { WorkerDesk } from './worker-desk-shape.ts';

/** Allows what is ticked, or blocks all, with this said about such calls. */
const press = async (desk: WorkerDesk, verdict: 'allow' | 'block', like: string, seenMs = 500): Promise<void> => {
  const { question, quoteNo, view } = await many(desk);
  const calls = view.sites.flatMap(({ groups }) => groups.flatMap((group) => group.calls));
  await desk.page('shownMany', { question, quoteNo });
  await desk.pass(seenMs);
  const again = { units: 1, lasts: 'hour', like };
  const ticked = calls.filter(({ isTicked }) => isTicked).map(({ call }) => call);
  await desk.page('decideMany', { question, quoteNo, verdict, calls: ticked, again });
};

test('offers not to ask again for those of several calls that do the same, and says how many would have passed', async () => {
  const { desk, page } = await tenCalls();
  const instant = { url: 'https://api.17track.net/track/v2.4/getRealTimeTrackInfo', ...registration(postNumber(20)) };
  await desk.ask(page, 'instant', instant);
  const { again } = await many(desk);
  expect(again).toMatchObject({ when: 'shop.example registers numbers', like: 'call-0' });
  expect(again?.units.map(({ units, passed: say }) => `${units}: ${say}`)).toEqual([
    '1: 10 of these 11 calls would have passed.',
    '5: 10 of these 11 calls would have passed.',
    '10: 10 of these 11 calls would have passed.',
    '20: 10 of these 11 calls would have passed.',
  ]);
});

test('counts with an Allow: the next such call passes, and it is listed', async () => {
  const { desk, page } = await tenCalls();
  await press(desk, 'allow', 'call-0');
  await desk.ask(page, 'next', registration(postNumber(30)));
  expect(passed(page)).toHaveLength(11);
  expect((await listed(desk)).policies).toMatchObject([{ when: 'shop.example registers numbers' }]);
});

test('makes no policy when all are blocked, when the Allow does not count, and for a call that was not allowed', async () => {
  for (const [verdict, like, seenMs] of [
    ['block', 'call-0', 500],
    ['allow', 'call-0', 499],
    ['allow', 'call-9', 500],
  ] as const) {
    const { desk } = await tenCalls();
    const { question } = await many(desk);
    await desk.page('tick', { question, unticked: ['call-9'] });
    await press(desk, verdict, like, seenMs);
    expect((await listed(desk)).policies).toEqual([]);
  }
});

test('is of what is ticked alone, and is not offered where nobody knows what any of it costs', async () => {
  const { desk } = await tenCalls();
  const { question } = await many(desk);
  await desk.page('tick', { question, unticked: ['call-0', 'call-1'] });
  expect((await many(desk)).again).toMatchObject({
    like: 'call-2',
    units: [{ passed: '8 of these 8 calls would have passed.' }, {}, {}, {}],
  });
  const other = await openWorkerDesk();
  const page = other.open('a');
  for (const path of ['one', 'two'])
    await other.ask(page, path, { url: `https://console.17track.net/${path}`, ...registration(postNumber(1)) });
  expect((await many(other)).again).toBeNull();
});
