import { expect, test } from 'vitest';
import { MOST_UNDECIDED } from '../../../shared/holding/refuse-calls.ts';
import { kinds, reasons, verdicts } from './what-happened.ts';
import { openWorkerDesk, registration } from './worker-desk.ts';
import type { WorkerDesk } from './worker-desk-shape.ts';

const flood = (desk: WorkerDesk, page: ReturnType<WorkerDesk['open']>, calls: number): Promise<unknown> =>
  Promise.all(
    Array.from({ length: calls }, (_, nth) => desk.ask(page, `call-${nth}`, registration(`RR${100_000_000 + nth}CN`))),
  );

test('a document has so many calls waiting and no more: what it asks past that is blocked at once, in few steps of the ledger', async () => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  await flood(desk, page, 3000);
  expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'call-0', waiting: MOST_UNDECIDED - 1 });
  const said = verdicts(page);
  expect(said.length).toBe(3000 - MOST_UNDECIDED);
  expect(said[0]).toMatchObject({
    kind: 'block',
    body: expect.stringContaining('too many calls of its page wait for a decision already'),
  });
  expect(new Set(reasons(desk))).toEqual(new Set(['too-many']));
  expect(desk.appends).toBeLessThan(60);
});

test('another document is asked about all the same, and so is the same one once a person decided', async () => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  await flood(desk, page, MOST_UNDECIDED + 1);
  const other = desk.open('b');
  await desk.ask(other, 'other', registration('RR200000001CN'));
  expect(await desk.state()).toMatchObject({ call: 'call-0', waiting: MOST_UNDECIDED });
  await desk.decide('block');
  await desk.ask(page, 'late', registration('RR200000002CN'));
  expect(await desk.state()).toMatchObject({ call: 'call-1', waiting: MOST_UNDECIDED });
});

test('a call that cannot charge passes, however many wait', async () => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  await flood(desk, page, MOST_UNDECIDED + 1);
  await desk.ask(page, 'read', { url: 'https://api.17track.net/track/v2.4/getquota' });
  expect(verdicts(page).at(-1)).toMatchObject({ kind: 'pass' });
});

test('a tab that is closed ends all that its document held in one step of the ledger, and its window goes', async () => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  await flood(desk, page, MOST_UNDECIDED);
  const before = desk.appends;
  desk.isTabOpen = false;
  await desk.leave(page);
  await desk.pass(1000);
  await desk.pass(100);
  expect(desk.appends - before).toBe(1);
  expect([kinds(desk).length, new Set(reasons(desk))]).toEqual([MOST_UNDECIDED, new Set(['page-gone'])]);
  expect(await desk.state()).toEqual({ kind: 'empty' });
  expect(desk.windows.open.size).toBe(0);
});

test('what a document asked just before it went away is not held for it', async () => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  desk.haste = 0;
  const asking = desk.ask(page, 'call');
  desk.worker().disconnect(page.bridge);
  desk.haste = null;
  await asking;
  await desk.pass(1000);
  await desk.pass(100);
  expect(await desk.state()).toMatchObject({ kind: 'empty' });
  expect(desk.windows.open.size).toBe(0);
});

test('the title of a tab is kept as one plain line of at most 80 characters', async () => {
  const desk = await openWorkerDesk();
  desk.title = `\u202eThis is free,\n\u0007press Allow ${'x'.repeat(5000)}`;
  await desk.ask(desk.open('a'), 'call');
  const state = await desk.state();
  expect(state).toMatchObject({ title: `This is free, press Allow ${'x'.repeat(53)}…` });
});
