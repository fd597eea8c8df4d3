import { expect, test } from 'vitest';
import type { WarningState } from '../../../extension/messages.ts';
import { MOST_TOGETHER } from '../../../shared/holding/question.ts';
import { MOST_UNDECIDED, TAB_SHARE } from '../../../shared/holding/refuse-calls.ts';
import { tickedIn } from '../../../shared/words/many-view.ts';
import { kinds, reasons, verdicts } from './what-happened.ts';
import { openWorkerDesk, registration } from './worker-desk.ts';
import type { WorkerDesk } from './worker-desk-shape.ts';

const flood = (desk: WorkerDesk, page: ReturnType<WorkerDesk['open']>, calls: number): Promise<unknown> =>
  Promise.all(
    Array.from({ length: calls }, (_, nth) => desk.ask(page, `call-${nth}`, registration(`RR${100_000_000 + nth}CN`))),
  );

test('a tab has so many calls waiting and no more: what it asks past that is blocked at once, in few steps of the ledger', async () => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  await flood(desk, page, 3000);
  expect(await desk.state()).toMatchObject({ kind: 'many', waiting: MOST_UNDECIDED - MOST_TOGETHER });
  const said = verdicts(page);
  expect(said.length).toBe(3000 - MOST_UNDECIDED);
  expect(said[0]).toMatchObject({
    kind: 'block',
    body: expect.stringContaining('too many calls of its page wait for a decision already'),
  });
  expect(new Set(reasons(desk))).toEqual(new Set(['too-many']));
  expect(desk.appends).toBeLessThan(60);
});

const callsOf = (state: WarningState): readonly string[] => (state.kind === 'many' ? tickedIn(state.view) : []);

test('all frames of a tab share what it may have waiting; another tab is asked about in the same question, and so is this one once a person decided', async () => {
  const desk = await openWorkerDesk();
  const frames = ['a', 'b', 'c'].map((key) => desk.open(key));
  for (const [nth, frame] of frames.entries())
    await Promise.all(
      Array.from({ length: 200 }, (_, call) =>
        desk.ask(frame, `${nth}-${call}`, registration(`RR${100_000_000 + nth * 1000 + call}CN`)),
      ),
    );
  expect(frames.map((frame) => verdicts(frame).length)).toEqual([0, 0, 100]);
  const other = desk.open('d', undefined, { tab: 8, site: 'other.example' });
  await desk.ask(other, 'other', registration('RR200000001CN'));
  const state = await desk.state();
  expect(callsOf(state)).toContain('other');
  await desk.decide('block', state);
  const [first] = frames;
  if (first === undefined) throw new Error('there is no frame');
  await desk.ask(first, 'late', registration('RR200000002CN'));
  expect(verdicts(first).at(-1)).toMatchObject({ kind: 'block', body: expect.stringContaining('Blocked by a person') });
});

test('a tab is asked about though another of its site has taken all that the site may have', async () => {
  const desk = await openWorkerDesk();
  await flood(desk, desk.open('a'), MOST_UNDECIDED + 1);
  const other = desk.open('b', undefined, { tab: 8 });
  for (let call = 0; call <= TAB_SHARE; call += 1)
    await desk.ask(other, `other-${call}`, registration(`RR${200_000_000 + call}CN`));
  expect(verdicts(other)).toMatchObject([{ kind: 'block', body: expect.stringContaining('too many calls') }]);
});

test('while a tab floods, another’s call is priced before most of what came before it', async () => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  desk.haste = 0;
  const flooding = flood(desk, page, 400);
  const other = desk.open('b', undefined, { tab: 8, site: 'other.example' });
  const asking = desk.ask(other, 'other', registration('RR200000001CN'));
  desk.haste = 60;
  let waited = 0;
  for (; waited < 50 && !callsOf(await desk.state()).includes('other'); waited += 1) await desk.pass(0);
  const state = await desk.state();
  expect(callsOf(state)).toContain('other');
  expect(callsOf(state).length).toBeLessThan(100);
  desk.haste = null;
  await Promise.all([flooding, asking]);
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
