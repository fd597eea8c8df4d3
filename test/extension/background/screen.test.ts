import { describe, expect, test } from 'vitest';
import { reasons, states, verdicts } from './what-happened.ts';
import { accepted, openWorkerDesk, registration } from './worker-desk.ts';

describe('the window', () => {
  test('shows calls that wait as one question, and is one', async () => {
    const desk = await openWorkerDesk();
    const [one, two] = [desk.open('a'), desk.open('b')];
    await desk.ask(one, 'first', registration('RR100000001CN'));
    expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'first', waiting: 0, among: null });
    await desk.ask(two, 'second', registration('RR100000002CN'));
    await desk.ask(one, 'third', registration('RR100000003CN'));
    expect(await desk.state()).toMatchObject({ kind: 'many', view: { waits: '3 calls wait' }, waiting: 0 });
    expect(desk.windows.open.size).toBe(1);
  });

  test('that is closed blocks all calls of the question on show, and opens again for the next', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'first', registration('RR100000001CN'));
    await desk.ask(page, 'second', registration('RR100000002CN'));
    const state = await desk.state();
    if (state.kind !== 'many') throw new Error('the calls are not asked about together');
    await desk.page('shownMany', { question: state.question, quoteNo: state.quoteNo });
    await desk.pass(1000);
    await desk.ask(page, 'third', registration('RR100000003CN'));
    await desk.pass(1000);
    await desk.ask(page, 'next', registration('RR100000004CN'));
    expect(await desk.state()).toMatchObject({ view: { waits: '3 calls wait' }, waiting: 1 });
    await desk.closeWindow();
    expect(verdicts(page)).toMatchObject([{ kind: 'block' }, { kind: 'block' }, { kind: 'block' }]);
    expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'next' });
    expect(desk.windows.open.size).toBe(1);
  });

  test('that is closed while a call is sent blocks nothing', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    await desk.decide('allow');
    expect(await desk.state()).toMatchObject({ kind: 'sending', call: 'call' });
    await desk.closeWindow();
    await desk.answer(page, 'call', accepted('RR100000001CN'));
    expect(states(desk)).toEqual(['reserved', 'charged']);
    expect(desk.windows.open.size).toBe(0);
  });

  test('says how a call ended, and closes by itself unless it was touched', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    for (const touched of [false, true]) {
      const number = touched ? 'RR100000002CN' : 'RR100000001CN';
      await desk.ask(page, number, registration(number));
      await desk.decide('allow');
      await desk.answer(page, number, accepted(number));
      expect(await desk.state()).toMatchObject({ kind: 'done', call: number });
      if (touched) await desk.worker().answer({ name: 'touch', input: { call: number } });
      await desk.pass(2000);
      await desk.pass(100);
      expect(desk.windows.open.size).toBe(touched ? 1 : 0);
    }
  });

  test('gives way to the toolbar’s popup where no window can be opened; closing that blocks, too', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    desk.windows.refuses = () => true;
    desk.windows.popupWorks = true;
    await desk.ask(page, 'call');
    expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'call' });
    const popup = { kind: 'warning', window: null, changed: () => {} } as const;
    await desk.worker().pageOpened(popup);
    desk.worker().pageClosed(popup);
    await desk.pass(0);
    expect(verdicts(page)).toMatchObject([{ kind: 'block' }]);
    expect(reasons(desk)).toEqual(['closed']);
  });

  test('that cannot be opened at all blocks the call, says so, and raises the alarm until a person looks', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    desk.windows.refuses = () => true;
    await desk.ask(page, 'call');
    expect(verdicts(page)).toMatchObject([{ kind: 'block', body: expect.stringContaining('could not ask') }]);
    expect(reasons(desk)).toEqual(['could-not-ask']);
    expect(desk.badge).toBe('!');
    expect(await desk.state()).toMatchObject({
      kind: 'ended',
      mark: 'blocked',
      say: expect.stringContaining('Blocked, could not ask.'),
    });
    const popup = { kind: 'popup', window: null, changed: () => {} } as const;
    await desk.worker().pageOpened(popup);
    expect(await desk.worker().answer({ name: 'popupState', input: null })).toMatchObject({
      notices: ['Tollgate could open no window to ask, so it blocked a call.'],
    });
    desk.worker().pageClosed(popup);
    await desk.pass(0);
    expect(desk.badge).toBe('');
  });
});
