import { expect, test } from 'vitest';
import { postNumber } from '../../post-number.ts';
import { passed, tenCalls } from './many-desk.ts';
import { reasons, verdicts } from './what-happened.ts';
import { openWorkerDesk, registration } from './worker-desk.ts';
import type { WorkerDesk } from './worker-desk-shape.ts';

const notices = async (desk: WorkerDesk): Promise<unknown> => Object(await desk.page('popupState', null)).notices;

const SAID = 'shop.example: all calls that may charge are blocked until its page is loaded anew.';

test('blocking all of a site answers what waits from there, in one step, and asks nothing more from it; others are asked about', async () => {
  const { desk, page } = await tenCalls();
  const other = desk.open('b', undefined, { tab: 8, site: 'erp.example' });
  await desk.ask(other, 'other', registration(postNumber(30)));
  await desk.page('blockSite', { site: 'shop.example' });
  expect(desk.appends).toBe(1);
  expect(verdicts(page)).toHaveLength(10);
  expect(verdicts(page)[0]).toMatchObject({ kind: 'block', body: expect.stringContaining('all calls of this site') });
  expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'other' });
  await desk.ask(page, 'late', registration(postNumber(31)));
  const frame = desk.open('a-frame', undefined, { isTop: false });
  await desk.ask(frame, 'frame', registration(postNumber(32)));
  expect(verdicts(frame)).toMatchObject([
    { kind: 'block', body: expect.stringContaining('until its page is loaded anew') },
  ]);
  expect(new Set(reasons(desk))).toEqual(new Set(['site-blocked']));
  expect(await notices(desk)).toEqual([SAID]);
  await desk.decide('allow');
  expect(passed(other)).toEqual(['other']);
});

test('a blocked site is asked about again once its page is loaded anew, and in another tab all the while', async () => {
  const { desk, page } = await tenCalls();
  await desk.page('blockSite', { site: 'shop.example' });
  const elsewhere = desk.open('c', undefined, { tab: 9 });
  await desk.ask(elsewhere, 'elsewhere', registration(postNumber(40)));
  expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'elsewhere' });
  await desk.decide('block');
  await desk.leave(page);
  const loaded = desk.open('a-anew');
  await desk.ask(loaded, 'again', registration(postNumber(41)));
  expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'again' });
  expect(await notices(desk)).toEqual([]);
});

test('a site stays blocked when the worker ends and its page connects again', async () => {
  const { desk } = await tenCalls();
  await desk.page('blockSite', { site: 'shop.example' });
  await desk.start();
  const page = desk.open('a');
  await desk.ask(page, 'late', registration(postNumber(50)));
  expect(verdicts(page)).toMatchObject([{ kind: 'block' }]);
  expect((await desk.state()).kind).not.toBe('deciding');
});

test('what cannot charge passes from a blocked site', async () => {
  const { desk, page } = await tenCalls();
  await desk.page('blockSite', { site: 'shop.example' });
  await desk.ask(page, 'read', { url: 'https://api.17track.net/track/v2.4/getquota' });
  expect(passed(page)).toEqual(['read']);
});

test('a frame of a blocked site in a page that nothing guards is asked about again once that page loads', async () => {
  const desk = await openWorkerDesk();
  const frame = desk.open('frame', undefined, { isTop: false });
  await desk.ask(frame, 'one', registration(postNumber(1)));
  await desk.ask(frame, 'two', registration(postNumber(2)));
  await desk.page('blockSite', { site: 'shop.example' });
  desk.worker().tabLoads(7);
  await desk.ask(frame, 'three', registration(postNumber(3)));
  expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'three' });
});

test('a page that says something for the first time after its site was blocked was there before: it stays blocked', async () => {
  const desk = await openWorkerDesk();
  const frame = desk.open('frame', undefined, { isTop: false });
  await desk.ask(frame, 'one', registration(postNumber(1)));
  await desk.ask(frame, 'two', registration(postNumber(2)));
  await desk.page('blockSite', { site: 'shop.example' });
  const top = desk.open('top');
  await desk.ask(top, 'three', registration(postNumber(3)));
  expect(verdicts(top)).toMatchObject([{ kind: 'block' }]);
  const anew = desk.open('anew');
  await desk.ask(anew, 'four', registration(postNumber(4)));
  expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'four' });
});
