import { expect, test } from 'vitest';
import type { WireCall } from '../../../shared/messages/bridge-port.ts';
import { verdictsOf } from './said-desk.ts';
import { openWorkerDesk } from './worker-desk.ts';
import type { Document, WorkerDesk } from './worker-desk-shape.ts';

const undescribed = (nth: number): Partial<WireCall> => ({
  url: `https://console.17track.net/inner/orders/${nth}?key=secret`,
  body: { text: `{"orders":[{"ref":"RR10000000${nth}CN"}]}` },
});

const ask = (desk: WorkerDesk, page: Document, nth: number): Promise<void> =>
  desk.ask(page, `${nth}`, undescribed(nth));

/** A question about the first of such calls. */
const asked = async () => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  await ask(desk, page, 1);
  return { desk, page };
};

/** What a person presses, once it has been on show for so long. */
const press = async (desk: WorkerDesk, verdict: 'allow' | 'block', stance: string, seenMs: number): Promise<void> => {
  const state = await desk.state();
  const call = 'call' in state ? state.call : '';
  await desk.shown(1);
  await desk.pass(seenMs);
  await desk.page('decide', { call, quoteNo: 1, verdict, again: null, stance });
};

test('says where a call goes that no document names, without its query, and how many numbers it carries', async () => {
  const { desk } = await asked();
  expect(await desk.state()).toMatchObject({
    kind: 'deciding',
    undescribed: { method: 'POST', host: 'console.17track.net', path: '/inner/orders/1', operation: '', carried: 1 },
  });
  await desk.start();
  await ask(desk, desk.open('a'), 1);
  expect(await desk.state()).toMatchObject({ undescribed: { carried: 1 } });
});

test('an address that was called harmless with an Allow passes from then on, unasked', async () => {
  const { desk, page } = await asked();
  await press(desk, 'allow', 'harmless', 500);
  await ask(desk, page, 2);
  expect(verdictsOf(page)).toEqual(['1: pass', '2: pass']);
  expect(await desk.page('stances', null)).toEqual({ 'POST console.17track.net/inner/orders/*': 'harmless' });
});

test('it is not remembered before it was on show for half a second: an Allow before that allows nothing', async () => {
  const { desk, page } = await asked();
  await press(desk, 'allow', 'harmless', 499);
  expect(verdictsOf(page)).toEqual([]);
  expect(await desk.page('stances', null)).toEqual({});
  expect(await desk.state()).toMatchObject({ kind: 'deciding' });
});

test('an address that was blocked with Block is blocked from then on, unasked', async () => {
  const { desk, page } = await asked();
  await press(desk, 'block', 'block', 0);
  await ask(desk, page, 2);
  expect(verdictsOf(page)).toEqual(['1: block', '2: block']);
  expect(await desk.page('stances', null)).toEqual({ 'POST console.17track.net/inner/orders/*': 'block' });
});

test('what was chosen counts only with the decision that it goes with, and never with a window that is closed', async () => {
  for (const [verdict, stance] of [
    ['block', 'harmless'],
    ['allow', 'block'],
    ['allow', 'ask'],
  ] as const) {
    const { desk } = await asked();
    await press(desk, verdict, stance, 500);
    expect(await desk.page('stances', null)).toEqual({});
  }
  const { desk } = await asked();
  await desk.closeWindow();
  expect(await desk.page('stances', null)).toEqual({});
});

test('of a call that a rule describes nothing is remembered, whatever is said of it', async () => {
  const desk = await openWorkerDesk();
  await desk.ask(desk.open('a'), 'one');
  expect(await desk.state()).not.toHaveProperty('undescribed');
  await press(desk, 'allow', 'harmless', 500);
  expect(await desk.page('stances', null)).toEqual({});
});
