import { describe, expect, test } from 'vitest';
import { reasons, states, verdicts } from './what-happened.ts';
import { accepted, openWorkerDesk, registration } from './worker-desk.ts';

describe('the window', () => {
  test('shows who asked first, and how many wait', async () => {
    const desk = await openWorkerDesk();
    const [one, two] = [desk.open('a'), desk.open('b')];
    await desk.ask(one, 'first', registration('RR100000001CN'));
    await desk.ask(two, 'second', registration('RR100000002CN'));
    await desk.ask(one, 'third', registration('RR100000003CN'));
    expect(await desk.state()).toMatchObject({ call: 'first', waiting: 2 });
    expect(desk.windows.open.size).toBe(1);
    await desk.decide('block');
    expect(await desk.state()).toMatchObject({ call: 'second', waiting: 1 });
    await desk.decide('allow');
    expect(await desk.state()).toMatchObject({ call: 'third', waiting: 0 });
  });

  test('that is closed blocks the call on show, and opens again for the next', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'first', registration('RR100000001CN'));
    await desk.ask(page, 'second', registration('RR100000002CN'));
    await desk.closeWindow();
    expect(verdicts(page)).toMatchObject([{ kind: 'block' }]);
    expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'second' });
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
