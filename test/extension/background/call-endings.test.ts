import { describe, expect, test } from 'vitest';
import { kinds, PASS, reasons, states, verdicts } from './what-happened.ts';
import { accepted, openWorkerDesk, registration } from './worker-desk.ts';

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
    expect(verdicts(back)).toEqual([PASS]);
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
    expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'call' });
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
    expect([desk.windows.open.size, desk.windows.said.filter((said) => said.startsWith('front'))]).toEqual([1, []]);
    await desk.decide('allow');
    const page = desk.open('a');
    expect(verdicts(page)).toEqual([]);
    await desk.ask(page, 'call');
    expect(verdicts(page)).toEqual([PASS]);
    expect(kinds(desk)).toEqual(['reserve']);
  });

  test('after a block was decided answers the same when it is asked again', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    await desk.decide('block');
    const [verdict] = verdicts(page);
    await desk.start();
    const back = desk.open('a');
    await desk.ask(back, 'call');
    expect(verdicts(back)).toEqual([verdict]);
    expect(kinds(desk)).toEqual(['block']);
  });

  test('while a call is sent says its verdict again, and settles it', async () => {
    const desk = await openWorkerDesk();
    await desk.ask(desk.open('a'), 'call');
    await desk.decide('allow');
    expect(await desk.state()).toMatchObject({ say: expect.stringMatching(/It left at \d\d:\d\d:\d\d and/) });
    await desk.start();
    expect(await desk.state()).toMatchObject({
      kind: 'sending',
      call: 'call',
      say: 'Sending 1 number to 17TRACK. It cannot be called back.',
    });
    const page = desk.open('a');
    await desk.ask(page, 'call');
    expect(verdicts(page)).toEqual([PASS]);
    await desk.pass(6000);
    await desk.answer(page, 'call', accepted('RR100000001CN'));
    expect(states(desk)).toEqual(['reserved', 'charged']);
  });

  test('and whose pages do not come back ends their calls: blocked if not sent, else in doubt', async () => {
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
    expect(verdicts(late)).toMatchObject([{ kind: 'block' }]);
  });

  test('while its window is closed blocks the call on show', async () => {
    const desk = await openWorkerDesk();
    await desk.ask(desk.open('a'), 'call');
    const closed = desk.closeUnseen();
    await desk.start();
    await desk.worker().windowClosed(closed);
    const page = desk.open('a');
    await desk.ask(page, 'call');
    expect(verdicts(page)).toMatchObject([{ kind: 'block' }]);
    expect(desk.windows.open.size).toBe(0);
  });
});
