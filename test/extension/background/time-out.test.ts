import { expect, test } from 'vitest';
import { WAITS_MS } from '../../../shared/holding/time-out.ts';
import { decisionsOf, MINUTE, verdictsOf } from './said-desk.ts';
import { openWorkerDesk, registration } from './worker-desk.ts';
import type { WorkerDesk } from './worker-desk-shape.ts';

const ended = {
  kind: 'ended',
  mark: 'late',
  provider: '17TRACK',
  site: 'shop.example',
  say: 'Nobody answered. Blocked at 12:10: nothing was sent, and no rule was made. The next call asks again.',
};

const touch = async (desk: WorkerDesk): Promise<void> => {
  const state = await desk.state();
  await desk.page('touch', { call: state.kind === 'many' ? state.question : 'call' in state ? state.call : '' });
};

const ask = async (desk: WorkerDesk, key = 'a') => {
  const page = desk.open(key);
  await desk.ask(page, 'one');
  return page;
};

test('a question that nobody touched is blocked after ten minutes, and its window says so until it is closed', async () => {
  const desk = await openWorkerDesk();
  const page = await ask(desk);
  await desk.pass(WAITS_MS - 1);
  expect(await desk.state()).toMatchObject({ kind: 'deciding' });
  await desk.pass(1);
  expect(verdictsOf(page)).toEqual(['one: block']);
  expect(decisionsOf(desk)).toEqual([{ by: 'rule', verdict: 'block', reason: 'timed-out' }]);
  await desk.pass(60 * MINUTE);
  expect(await desk.state()).toMatchObject(ended);
  expect(desk.windows.open.size).toBe(1);
  await desk.closeWindow();
  expect(await desk.state()).toEqual({ kind: 'empty' });
});

test('its page is told that nobody answered in time', async () => {
  const desk = await openWorkerDesk();
  const page = await ask(desk);
  await desk.pass(WAITS_MS);
  const [verdict] = page.told.flatMap((message) => (message.kind === 'verdict' ? [message.verdict] : []));
  expect(verdict?.kind === 'block' ? JSON.parse(verdict.body) : null).toMatchObject({
    status: 402,
    title: 'Blocked: nobody answered',
    decision: 'timed-out',
  });
});

test('no rule comes of it: the next call asks, and has its own time', async () => {
  const desk = await openWorkerDesk();
  const page = await ask(desk);
  await desk.pass(WAITS_MS);
  await desk.ask(page, 'two', registration('RR100000002CN'));
  await desk.pass(WAITS_MS - 1);
  expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'two' });
  await desk.pass(1);
  expect(verdictsOf(page)).toEqual(['one: block', 'two: block']);
});

test('once a person touched the window the question waits for as long as they like, in the next worker, too', async () => {
  const desk = await openWorkerDesk();
  const page = await ask(desk);
  await desk.pass(WAITS_MS - 1);
  await touch(desk);
  await desk.pass(WAITS_MS);
  expect(await desk.state()).toMatchObject({ kind: 'deciding' });
  await desk.start();
  const again = desk.open('a');
  await desk.ask(again, 'one');
  await desk.pass(10 * WAITS_MS);
  expect(await desk.state()).toMatchObject({ kind: 'deciding' });
  await desk.decide('allow');
  expect(verdictsOf(page)).toEqual([]);
  expect(verdictsOf(again)).toEqual(['one: pass']);
});

test('the time goes on while no worker lives, by the clock alone', async () => {
  const desk = await openWorkerDesk();
  await ask(desk);
  await desk.pass(WAITS_MS - MINUTE);
  await desk.start();
  const again = desk.open('a');
  await desk.ask(again, 'one');
  expect(await desk.state()).toMatchObject({ kind: 'deciding' });
  await desk.pass(MINUTE);
  expect(verdictsOf(again)).toEqual(['one: block']);
  expect(await desk.state()).toMatchObject(ended);
});

test('a worker that comes after the time was over asks no more', async () => {
  const desk = await openWorkerDesk();
  await ask(desk);
  desk.sleep(WAITS_MS);
  await desk.start();
  expect(await desk.state()).toMatchObject(ended);
  const again = desk.open('a');
  await desk.ask(again, 'one');
  expect(verdictsOf(again)).toEqual(['one: block']);
});

test('calls that joined a question later have their own time, and one touch is for all of them', async () => {
  const desk = await openWorkerDesk();
  const page = await ask(desk);
  await desk.pass(WAITS_MS - MINUTE);
  await desk.ask(page, 'two', registration('RR100000002CN'));
  await desk.pass(MINUTE);
  expect(verdictsOf(page)).toEqual(['one: block']);
  expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'two' });
  await desk.ask(page, 'three', registration('RR100000003CN'));
  expect(await desk.state()).toMatchObject({ kind: 'many' });
  await touch(desk);
  await desk.ask(page, 'four', registration('RR100000004CN'));
  await desk.pass(10 * WAITS_MS);
  expect(verdictsOf(page)).toEqual(['one: block']);
});

test('a question that waits behind another has its whole time once it is on show', async () => {
  const desk = await openWorkerDesk();
  const page = await ask(desk);
  await desk.shown(1);
  await desk.pass(1000);
  for (const nth of [2, 3]) await desk.ask(page, `${nth}`, registration(`RR10000000${nth}CN`));
  // The first newcomer joined; what came faster than five seconds after makes the next question.
  await desk.pass(1000);
  await desk.ask(page, 'behind', registration('RR100000009CN'));
  await touch(desk);
  await desk.pass(2 * WAITS_MS);
  await desk.decide('block');
  expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'behind' });
  await desk.pass(WAITS_MS - 1);
  expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'behind' });
  await desk.pass(1);
  expect(verdictsOf(page)).toContain('behind: block');
});
