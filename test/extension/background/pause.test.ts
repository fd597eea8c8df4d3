import { describe, expect, test } from 'vitest';
import { call, decisionsOf, guard, MINUTE, policyInput, verdictsOf } from './said-desk.ts';
import { openWorkerDesk, registration } from './worker-desk.ts';

describe('a pause', () => {
  test('lets calls pass unasked and counted, until it ends by the clock', async () => {
    const desk = await openWorkerDesk();
    await call(desk, 'pause', { lasts: 'quarter' });
    await desk.pass(0);
    expect([desk.badge, await guard(desk)]).toMatchObject(['II', { pause: { until: 'until 12:15' } }]);
    const page = desk.open('a');
    await desk.ask(page, 'one');
    expect(verdictsOf(page)).toEqual(['one: pass']);
    expect(decisionsOf(desk)).toEqual([{ by: 'pause', verdict: 'allow', reason: 'paused' }]);
    await desk.pass(15 * MINUTE);
    await desk.ask(page, 'two', registration('RR100000002CN'));
    expect((await desk.state()).kind).toBe('deciding');
    expect((await guard(desk)).pause).toBe(null);
  });

  test('has the button painted at its end, when it says so', async () => {
    const desk = await openWorkerDesk();
    await call(desk, 'pause', { lasts: 'hour' });
    expect(desk.paintsAt).toBe(Date.UTC(2026, 10, 24, 13));
    await desk.pass(0);
    await desk.pass(60 * MINUTE);
    expect(desk.badge).toBe('II');
    desk.worker().paint();
    await desk.pass(0);
    expect(desk.badge).toBe('');
  });

  test('outlives the worker, and “guard again” outlives it, too', async () => {
    const desk = await openWorkerDesk();
    await call(desk, 'pause', { lasts: 'tonight' });
    await desk.start();
    const page = desk.open('a');
    await desk.ask(page, 'one');
    expect(verdictsOf(page)).toEqual(['one: pass']);
    await call(desk, 'guardAgain');
    expect(desk.paintsAt).toBe(null);
    await desk.start();
    const next = desk.open('b');
    await desk.ask(next, 'two', registration('RR100000002CN'));
    expect(verdictsOf(next)).toEqual([]);
    expect((await desk.state()).kind).toBe('deciding');
  });

  test('lets pass what nobody can price and what is past the allowance, counted on the safe side', async () => {
    const desk = await openWorkerDesk();
    await call(desk, 'pause', { lasts: 'hour' });
    const page = desk.open('a');
    const numbers = (from: number) => Array.from({ length: 40 }, (_, at) => `RR${String(100_000_000 + from + at)}CN`);
    for (const [nth, id] of ['one', 'two', 'three'].entries())
      await desk.ask(page, id, registration(...numbers(nth * 40)));
    await desk.ask(page, 'unknown', { url: 'https://api.17track.net/track/v2.4/nobody-knows' });
    expect(verdictsOf(page)).toEqual(['one: pass', 'two: pass', 'three: pass', 'unknown: pass']);
    const held = desk.postings.flatMap(({ posting }) => posting.moves).filter(({ to }) => to === 'reserved');
    expect(held).toHaveLength(120);
  });

  test('leaves blocked what a policy blocks, and leaves on show what was asked before it', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'one');
    await call(desk, 'setPolicy', policyInput({ does: 'block', action: 'query' }));
    await call(desk, 'pause', { lasts: 'hour' });
    await desk.pass(0);
    expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'one' });
    await desk.ask(page, 'two', {
      ...registration('RR100000003CN'),
      url: 'https://api.17track.net/track/v2.4/getrealtimetrackinfo',
    });
    expect(verdictsOf(page)).toEqual(['two: block']);
  });
});
