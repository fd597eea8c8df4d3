import { describe, expect, test } from 'vitest';
import { LULL_MS } from '../../../extension/background/in-a-moment.ts';
import { API, DELETION, ONE, openRegistered } from './registered-desk.ts';
import { kinds, PASS, reasons, states, verdicts } from './what-happened.ts';
import { accepted, openWorkerDesk, registration } from './worker-desk.ts';

describe('a call that may charge', () => {
  test('hears nothing until it is allowed, and is on record before it hears', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    expect(page.told).toEqual([]);
    expect(desk.windows.open.size).toBe(1);
    await desk.decide('allow');
    expect(verdicts(page)).toEqual([PASS]);
    expect(kinds(desk)).toEqual(['reserve']);
    await desk.answer(page, 'call', accepted('RR100000001CN'));
    expect(page.told.at(-1)).toEqual({ kind: 'settled', id: 'call' });
    expect(states(desk)).toEqual(['reserved', 'charged']);
  });

  test('is on record and kept as one that may leave, or neither, whenever the worker ends; then it has one verdict', async () => {
    const reserved = new Set<boolean>();
    for (let turns = 0; turns < 120; turns += 3) {
      const desk = await openWorkerDesk();
      await desk.ask(desk.open('a'), 'call');
      desk.haste = turns;
      await desk.decide('allow');
      await desk.start();
      desk.haste = null;
      await desk.pass(0);
      const kept = await desk.shelves.waiting.get('call');
      const isReserved = kinds(desk).includes('reserve');
      reserved.add(isReserved);
      expect(kept).toMatchObject({
        standing: { kind: isReserved ? 'reserved' : expect.stringMatching(/deciding|allowed/) },
      });
      const again = desk.open('a');
      await desk.ask(again, 'call');
      if (verdicts(again).length === 0) await desk.decide('allow');
      expect(verdicts(again)).toEqual([PASS]);
      expect(kinds(desk)).toEqual(['reserve']);
    }
    expect([...reserved].sort()).toEqual([false, true]);
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
    expect(verdicts(page)).toEqual([PASS, PASS]);
    expect(desk.windows.open.size).toBe(0);
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
      call: 'again',
      view: { groups: [{ kind: 'again' }] },
    });
  });

  test('is priced as charged where a deletion of its number has left and is not answered yet', async () => {
    const { desk, page } = await openRegistered();
    await desk.ask(page, 'deleted', DELETION);
    await desk.ask(page, 'again');
    expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'again' });
    expect(verdicts(page)).toEqual([PASS]);
  });

  test('is priced as charged where the page of a deletion went away before its answer', async () => {
    const { desk, page } = await openRegistered();
    const other = desk.open('b');
    await desk.ask(other, 'deleted', DELETION);
    await desk.leave(other);
    expect(kinds(desk)).toEqual(['reserve', 'settle', 'reserve', 'recover']);
    await desk.ask(page, 'again');
    expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'again' });
  });

  test('is priced as charged though a read that left before a deletion, and is told anew to a new worker, shows its number', async () => {
    const { desk, page } = await openRegistered();
    await desk.ask(page, 'deleted', DELETION);
    await desk.answer(page, 'deleted', accepted(ONE));
    await desk.start();
    const again = desk.open('a');
    await desk.ask(again, 'read', { ...DELETION, url: `${API}/gettrackinfo`, late: true });
    await desk.answer(again, 'read', accepted(ONE));
    await desk.ask(again, 'again');
    expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'again' });
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
    expect(verdicts(page)).toMatchObject([
      { kind: 'block', body: expect.stringContaining('could not open the books') },
    ]);
    expect(desk.badge).toBe('!');
    desk.ledgerWorks = true;
    await desk.ask(page, 'second');
    expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'second' });
  });

  test('is blocked when the books fail between the question and the allow', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    desk.ledgerWorks = false;
    await desk.decide('allow');
    expect(verdicts(page)).toMatchObject([{ kind: 'block' }]);
    expect(await desk.state()).toMatchObject({
      kind: 'ended',
      say: expect.stringContaining('could not open its books'),
    });
    expect(kinds(desk)).toEqual([]);
  });

  test('whose items nobody can read is asked about as unknown', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call', { body: null, bodyTrouble: 'unreadable' });
    const state = await desk.state();
    expect(state).toMatchObject({
      kind: 'deciding',
      view: { headline: [{ text: 'Tollgate does not know what this call costs.' }] },
    });
  });
});

const CHANGED = 'The books changed: was 1, now 2. At 12:00 on shop.example: Delete 1 number, not answered yet.';

describe('a decision', () => {
  test('for a quote that is no longer on show counts only if the newer one charges no more', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'known', registration('RR100000001CN'));
    await desk.decide('allow');
    await desk.answer(page, 'known', accepted('RR100000001CN'));
    await desk.ask(page, 'batch', registration('RR100000001CN', 'RR100000002CN'));
    expect(await desk.state()).toMatchObject({ kind: 'deciding', quoteNo: 1 });
    await desk.shown(1);
    await desk.pass(500);
    const deletion = { url: 'https://api.17track.net/track/v2.4/deletetrack', free: true };
    await desk.ask(page, 'deleted', { ...deletion, ...registration('RR100000001CN') });
    await desk.pass(LULL_MS);
    expect(await desk.state()).toMatchObject({ quoteNo: 2, changed: CHANGED });
    await desk.answer(page, 'deleted', accepted('RR100000001CN'));
    expect(await desk.state()).toMatchObject({ quoteNo: 3, changed: CHANGED });
    await desk.worker().answer({ name: 'decide', input: { call: 'batch', quoteNo: 1, verdict: 'allow' } });
    expect(await desk.state()).toMatchObject({ kind: 'deciding', quoteNo: 3 });
    await desk.decide('allow');
    expect(verdicts(page).at(-1)).toEqual(PASS);
  });

  test('that blocks closes the window when nothing waits', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    await desk.decide('block');
    await desk.pass(100);
    expect(desk.windows.open.size).toBe(0);
    expect(verdicts(page)).toMatchObject([{ kind: 'block' }]);
    expect(reasons(desk)).toEqual(['blocked']);
  });

  test('about a call that has ended changes nothing', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    await desk.gone(page, 'call');
    await desk.worker().answer({ name: 'decide', input: { call: 'call', quoteNo: 1, verdict: 'allow' } });
    expect(verdicts(page)).toEqual([]);
    expect(kinds(desk)).toEqual(['block']);
  });
});
