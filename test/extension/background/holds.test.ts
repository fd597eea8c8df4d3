import { describe, expect, test } from 'vitest';
import { accepted, openWorkerDesk, registration, type WorkerDesk } from './worker-desk.ts';

const verdicts = (told: readonly { readonly kind: string }[]): readonly unknown[] =>
  told.flatMap((message) => ('verdict' in message ? [message.verdict] : []));

const PASS = { kind: 'pass', watch: true };
const kinds = (desk: WorkerDesk): readonly string[] => desk.postings.map(({ posting }) => posting.kind);
const reasons = (desk: WorkerDesk): readonly (string | undefined)[] =>
  desk.postings.map(({ posting }) => posting.decision?.reason);
const states = (desk: WorkerDesk): readonly string[] =>
  desk.postings.flatMap(({ posting }) => posting.moves.map(({ to }) => to));

describe('a call that may charge', () => {
  test('hears nothing until it is allowed, and is on record before it hears', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    expect(page.told).toEqual([]);
    expect(desk.windows.size).toBe(1);
    await desk.decide('allow');
    expect(verdicts(page.told)).toEqual([PASS]);
    expect(kinds(desk)).toEqual(['reserve']);
    await desk.answer(page, 'call', accepted('RR100000001CN'));
    expect(page.told.at(-1)).toEqual({ kind: 'settled', id: 'call' });
    expect(states(desk)).toEqual(['reserved', 'charged']);
  });

  test('passes without a question where it cannot charge after all', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'first');
    await desk.decide('allow');
    await desk.answer(page, 'first', accepted('RR100000001CN'));
    await desk.pass(2000);
    await desk.pass(100);
    await desk.ask(page, 'second');
    expect(verdicts(page.told)).toEqual([PASS, PASS]);
    expect(desk.windows.size).toBe(0);
  });

  test('is priced on what was answered before it was asked, though that is not in the books yet', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'first');
    await desk.decide('allow');
    await desk.answer(page, 'first', accepted('RR100000001CN'));
    desk.haste = 0;
    const deletion = { url: 'https://api.17track.net/track/v2.4/deletetrack', free: true };
    await desk.ask(page, 'deleted', { ...deletion, ...registration('RR100000001CN') });
    await desk.answer(page, 'deleted', accepted('RR100000001CN'));
    desk.haste = null;
    await desk.ask(page, 'again');
    expect(await desk.state()).toMatchObject({
      kind: 'deciding',
      hold: 'again',
      view: { groups: [{ kind: 'again' }] },
    });
  });

  test('is settled once, though its answer is told twice', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    await desk.decide('allow');
    await desk.answer(page, 'call', accepted('RR100000001CN'));
    await desk.answer(page, 'call', accepted('RR100000001CN'));
    expect(kinds(desk)).toEqual(['reserve', 'settle']);
    expect(page.told.filter(({ kind }) => kind === 'settled')).toHaveLength(2);
  });

  test('is blocked when the books cannot be written, and asked about again once they can', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    desk.ledgerWorks = false;
    await desk.ask(page, 'first');
    expect(verdicts(page.told)).toMatchObject([
      { kind: 'block', body: expect.stringContaining('could not open the books') },
    ]);
    expect(desk.badge).toBe('!');
    desk.ledgerWorks = true;
    await desk.ask(page, 'second');
    expect(await desk.state()).toMatchObject({ kind: 'deciding', hold: 'second' });
  });

  test('is blocked when the books fail between the question and the allow', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    desk.ledgerWorks = false;
    await desk.decide('allow');
    expect(verdicts(page.told)).toMatchObject([{ kind: 'block' }]);
    expect(await desk.state()).toMatchObject({
      kind: 'ended',
      say: expect.stringContaining('could not open its books'),
    });
    expect(kinds(desk)).toEqual([]);
  });

  test('whose items nobody can read is asked about as unknown', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call', { body: null, bodyTrouble: 'too-large' });
    const state = await desk.state();
    expect(state).toMatchObject({
      kind: 'deciding',
      view: { headline: [{ text: 'Tollgate does not know what this call costs.' }] },
    });
  });
});

describe('a decision', () => {
  test('for a quote that is no longer on show counts only if the newer one charges no more', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'known', registration('RR100000001CN'));
    await desk.decide('allow');
    await desk.answer(page, 'known', accepted('RR100000001CN'));
    await desk.ask(page, 'batch', registration('RR100000001CN', 'RR100000002CN'));
    expect(await desk.state()).toMatchObject({ kind: 'deciding', quoteNo: 1 });
    const deletion = { url: 'https://api.17track.net/track/v2.4/deletetrack', free: true };
    await desk.ask(page, 'deleted', { ...deletion, ...registration('RR100000001CN') });
    await desk.answer(page, 'deleted', accepted('RR100000001CN'));
    expect(await desk.state()).toMatchObject({ quoteNo: 2, changed: 'The books changed: now 2.' });
    await desk.worker().answer({ call: 'decide', input: { hold: 'batch', quoteNo: 1, verdict: 'allow' } });
    expect(await desk.state()).toMatchObject({ kind: 'deciding', quoteNo: 2 });
    await desk.decide('allow');
    expect(verdicts(page.told).at(-1)).toEqual(PASS);
  });

  test('that blocks closes the window when nothing waits', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    await desk.decide('block');
    await desk.pass(100);
    expect(desk.windows.size).toBe(0);
    expect(verdicts(page.told)).toMatchObject([{ kind: 'block' }]);
    expect(reasons(desk)).toEqual(['blocked']);
  });

  test('about a call that has ended changes nothing', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    await desk.gone(page, 'call');
    await desk.worker().answer({ call: 'decide', input: { hold: 'call', quoteNo: 1, verdict: 'allow' } });
    expect(verdicts(page.told)).toEqual([]);
    expect(kinds(desk)).toEqual(['block']);
  });
});

describe('the window', () => {
  test('shows who asked first, and how many wait', async () => {
    const desk = await openWorkerDesk();
    const [one, two] = [desk.open('a'), desk.open('b')];
    await desk.ask(one, 'first', registration('RR100000001CN'));
    await desk.ask(two, 'second', registration('RR100000002CN'));
    await desk.ask(one, 'third', registration('RR100000003CN'));
    expect(await desk.state()).toMatchObject({ hold: 'first', waiting: 2 });
    expect(desk.windows.size).toBe(1);
    await desk.decide('block');
    expect(await desk.state()).toMatchObject({ hold: 'second', waiting: 1 });
    await desk.decide('allow');
    expect(await desk.state()).toMatchObject({ hold: 'third', waiting: 0 });
  });

  test('that is closed blocks the call on show, and opens again for the next', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'first', registration('RR100000001CN'));
    await desk.ask(page, 'second', registration('RR100000002CN'));
    await desk.closeWindow();
    expect(verdicts(page.told)).toMatchObject([{ kind: 'block' }]);
    expect(await desk.state()).toMatchObject({ kind: 'deciding', hold: 'second' });
    expect(desk.windows.size).toBe(1);
  });

  test('that is closed while a call is sent blocks nothing', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    await desk.decide('allow');
    expect(await desk.state()).toMatchObject({ kind: 'sending', hold: 'call' });
    await desk.closeWindow();
    await desk.answer(page, 'call', accepted('RR100000001CN'));
    expect(states(desk)).toEqual(['reserved', 'charged']);
    expect(desk.windows.size).toBe(0);
  });

  test('says how a call ended, and closes by itself unless it was touched', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    for (const touched of [false, true]) {
      const number = touched ? 'RR100000002CN' : 'RR100000001CN';
      await desk.ask(page, number, registration(number));
      await desk.decide('allow');
      await desk.answer(page, number, accepted(number));
      expect(await desk.state()).toMatchObject({ kind: 'done', hold: number });
      if (touched) await desk.worker().answer({ call: 'touch', input: { hold: number } });
      await desk.pass(2000);
      await desk.pass(100);
      expect(desk.windows.size).toBe(touched ? 1 : 0);
    }
  });

  test('gives way to the toolbar’s popup where no window can be opened; closing that blocks, too', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    desk.windowsWork = false;
    desk.popupWorks = true;
    await desk.ask(page, 'call');
    expect(await desk.state()).toMatchObject({ kind: 'deciding', hold: 'call' });
    const popup = { kind: 'warning', window: null, changed: () => {} } as const;
    await desk.worker().pageOpened(popup);
    desk.worker().pageClosed(popup);
    await desk.pass(0);
    expect(verdicts(page.told)).toMatchObject([{ kind: 'block' }]);
    expect(reasons(desk)).toEqual(['closed']);
  });

  test('that cannot be opened at all blocks the call, says so, and raises the alarm until a person looks', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    desk.windowsWork = false;
    await desk.ask(page, 'call');
    expect(verdicts(page.told)).toMatchObject([{ kind: 'block', body: expect.stringContaining('could not ask') }]);
    expect(reasons(desk)).toEqual(['could-not-ask']);
    expect(desk.badge).toBe('!');
    const popup = { kind: 'popup', window: null, changed: () => {} } as const;
    await desk.worker().pageOpened(popup);
    expect(await desk.worker().answer({ call: 'popupState', input: null })).toMatchObject({
      notices: ['Tollgate could open no window to ask, so it blocked a call.'],
    });
    desk.worker().pageClosed(popup);
    await desk.pass(0);
    expect(desk.badge).toBe('100');
  });
});

describe('a page that goes away', () => {
  test('ends what it held after a moment, and nothing is sent', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    await desk.leave(page);
    expect(await desk.state()).toMatchObject({ kind: 'deciding' });
    await desk.pass(1000);
    expect(await desk.state()).toMatchObject({ kind: 'ended', say: expect.stringContaining('The page went away') });
    expect(reasons(desk)).toEqual(['page-gone']);
  });

  test('and is back at once keeps what it held', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    await desk.leave(page);
    const back = desk.open('a');
    await desk.ask(back, 'call');
    await desk.pass(1000);
    await desk.decide('allow');
    expect(verdicts(back.told)).toEqual([PASS]);
  });

  test('leaves what it sent in doubt, and an answer that comes all the same settles it', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    await desk.decide('allow');
    await desk.leave(page);
    await desk.pass(1000);
    expect(states(desk)).toEqual(['reserved', 'unresolved']);
    await desk.answer(desk.open('a'), 'call', accepted('RR100000001CN'));
    expect(states(desk)).toEqual(['reserved', 'unresolved', 'charged']);
  });

  test('cannot decide, answer for or take back what another document asked', async () => {
    const desk = await openWorkerDesk();
    const [mine, other] = [desk.open('a'), desk.open('b')];
    await desk.ask(mine, 'call');
    await desk.ask(other, 'call');
    await desk.gone(other, 'call');
    expect(await desk.state()).toMatchObject({ kind: 'deciding', hold: 'call' });
    await desk.decide('allow');
    await desk.answer(other, 'call', { kind: 'failed', sent: 'no' });
    expect(other.told).toEqual([]);
    expect(states(desk)).toEqual(['reserved']);
  });

  test('and takes a call back before it is sent is charged nothing, whatever was decided', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    await desk.decide('allow');
    await desk.gone(page, 'call');
    expect(states(desk)).toEqual(['reserved', 'released']);
    expect(page.told.at(-1)).toEqual({ kind: 'settled', id: 'call' });
  });
});

describe('a worker that ends', () => {
  test('leaves a question that the next one goes on with, without pushing its window to the front', async () => {
    const desk = await openWorkerDesk();
    await desk.ask(desk.open('a'), 'call');
    const before = await desk.state();
    await desk.start();
    expect(await desk.state()).toEqual(before);
    expect([desk.windows.size, desk.focused]).toEqual([1, 0]);
    await desk.decide('allow');
    const page = desk.open('a');
    expect(verdicts(page.told)).toEqual([]);
    await desk.ask(page, 'call');
    expect(verdicts(page.told)).toEqual([PASS]);
    expect(kinds(desk)).toEqual(['reserve']);
  });

  test('after a block was decided answers the same when it is asked again', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    await desk.decide('block');
    const [verdict] = verdicts(page.told);
    await desk.start();
    const back = desk.open('a');
    await desk.ask(back, 'call');
    expect(verdicts(back.told)).toEqual([verdict]);
    expect(kinds(desk)).toEqual(['block']);
  });

  test('while a call is sent says its verdict again, and settles it', async () => {
    const desk = await openWorkerDesk();
    await desk.ask(desk.open('a'), 'call');
    await desk.decide('allow');
    await desk.start();
    expect(await desk.state()).toMatchObject({ kind: 'sending', hold: 'call' });
    const page = desk.open('a');
    await desk.ask(page, 'call');
    expect(verdicts(page.told)).toEqual([PASS]);
    await desk.pass(6000);
    await desk.answer(page, 'call', accepted('RR100000001CN'));
    expect(states(desk)).toEqual(['reserved', 'charged']);
  });

  test('and whose pages do not come back ends their holds: blocked if not sent, else in doubt', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'sent', registration('RR100000001CN'));
    await desk.decide('allow');
    await desk.ask(page, 'held', registration('RR100000002CN'));
    await desk.start();
    await desk.pass(5000);
    expect(kinds(desk)).toEqual(['reserve', 'recover', 'block']);
    expect(states(desk)).toEqual(['reserved', 'unresolved']);
    const late = desk.open('a');
    await desk.ask(late, 'held', registration('RR100000002CN'));
    expect(verdicts(late.told)).toMatchObject([{ kind: 'block' }]);
  });

  test('while its window is closed blocks the call on show', async () => {
    const desk = await openWorkerDesk();
    await desk.ask(desk.open('a'), 'call');
    const closed = desk.closeUnseen();
    await desk.start();
    await desk.worker().windowClosed(closed);
    const page = desk.open('a');
    await desk.ask(page, 'call');
    expect(verdicts(page.told)).toMatchObject([{ kind: 'block' }]);
    expect(desk.windows.size).toBe(0);
  });
});
