import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { answerAfter, neverAnswer, serveSilently } from '../../practice/local-move.ts';
import { openedDesk } from './opened-desk.ts';
import { type ProxyDesk, parcels } from './proxy-desk.ts';

const REGISTER = '/17track/track/v2.4/register';

const registerThenLeave = (desk: ProxyDesk, items: readonly object[], leave: AbortSignal): Promise<unknown> =>
  desk
    .call(REGISTER, { method: 'POST', headers: { '17token': 'key' }, body: JSON.stringify(items), signal: leave })
    .catch((error: unknown) => error);

describe('a client that goes away', () => {
  it('while its call is held leaves nothing behind: nothing is sent, nothing held', async () => {
    const desk = await openedDesk();
    await desk.register(parcels(40, 1));
    await desk.register(parcels(40, 2));
    // All that is left is in flight: the next call waits to see what becomes of it, and then would fit.
    desk.provider.script({ kind: 'refuse', status: 429, delayMs: 500 });
    const inFlight = desk.register(parcels(20, 3));
    await desk.provider.whenSeen(3);
    const leave = new AbortController();
    const held = registerThenLeave(desk, parcels(1, 4), leave.signal);
    await desk.call('/_tollgate/health');
    leave.abort();
    await held;
    expect((await inFlight).status).toBe(429);
    await vi.waitFor(() => expect(desk.log.at(-1)).toContain('the client left before it was sent'), {
      timeout: 20_000,
    });
    expect(desk.provider.seen).toHaveLength(3);
    expect(await desk.usage()).toMatchObject([{ charged: 80, unresolved: 0, remaining: 20 }]);
    expect((await desk.register(parcels(20, 5))).headers.get('tollgate-left')).toBe('tracking=0');
  });

  it('after its call was sent does not change what it cost: the answer is read and settled', async () => {
    const desk = await openedDesk();
    desk.provider.script(answerAfter(300));
    const leave = new AbortController();
    const left = registerThenLeave(desk, parcels(7), leave.signal);
    await desk.provider.whenSeen(1);
    leave.abort();
    await left;
    await desk.settledTo({ charged: 7, expected: 0, unresolved: 0 });
  });

  it('after its call was sent to a provider that never answers leaves it unresolved when the time is over', async () => {
    const desk = await openedDesk({ answerMs: 300 });
    desk.provider.script(serveSilently);
    const leave = new AbortController();
    const left = registerThenLeave(desk, parcels(2), leave.signal);
    await desk.provider.whenSeen(1);
    leave.abort();
    await left;
    await desk.settledTo({ unresolved: 2 });
  });

  it('in the middle of its body has sent nothing', async () => {
    const desk = await openedDesk();
    const call = request(desk.url + REGISTER, {
      method: 'POST',
      headers: { '17token': 'key', 'Content-Length': '1000' },
      agent: false,
    });
    call.on('error', () => {});
    await new Promise<void>((resolve) => call.write('[{"number":', () => resolve()));
    call.destroy();
    await desk.call('/_tollgate/health');
    expect(desk.provider.seen).toEqual([]);
    expect(await desk.ledger()).toEqual([]);
  });

  it('right after its last byte is served or not, and the books agree with the provider', async () => {
    const desk = await openedDesk();
    const body = JSON.stringify(parcels(1));
    for (let nth = 0; nth < 10; nth++) {
      const text = JSON.stringify(parcels(1, nth + 1));
      await new Promise<void>((resolve) => {
        const socket = connect(desk.port, '127.0.0.1', () => {
          const head = `POST ${REGISTER} HTTP/1.1\r\nHost: 127.0.0.1:${desk.port}\r\n17token: key\r\nContent-Length: ${body.length}\r\n\r\n`;
          socket.write(head + text, () => socket.destroy());
        });
        socket.on('close', () => resolve());
      });
    }
    // What was sent is settled before a call that is sent after it has its answer.
    await desk.register(parcels(1, 99));
    await desk.settledTo({ charged: desk.seventeenTrack.planState('key').used, unresolved: 0 });
    expect(desk.seventeenTrack.planState('key').used).toBe(desk.provider.seen.length);
  });

  it.each([
    ['GET', '/17track/page'],
    ['HEAD', REGISTER],
    ['OPTIONS', REGISTER],
  ])(
    'before the answer to a call that teaches nothing ends the exchange with the provider: %s %s',
    async (method, path) => {
      const desk = await openedDesk();
      desk.provider.standing(neverAnswer);
      const leave = new AbortController();
      const left = desk.call(path, { method, signal: leave.signal });
      await desk.provider.whenSeen(1);
      leave.abort();
      await expect(left).rejects.toThrow();
      expect(await desk.provider.seen[0]?.over).toBe('closed');
    },
  );

  it('in the middle of a free answer that changes the books still has it settled', async () => {
    const desk = await openedDesk();
    await desk.register(parcels(1));
    desk.provider.script(answerAfter(300));
    const leave = new AbortController();
    const headers = { '17token': 'key' };
    const body = JSON.stringify(parcels(1));
    const left = desk
      .call('/17track/track/v2.4/deletetrack', { method: 'POST', headers, body, signal: leave.signal })
      .catch((error: unknown) => error);
    await desk.provider.whenSeen(2);
    leave.abort();
    await left;
    for (;;) {
      const quote = await desk.register(parcels(1), { 'Tollgate-Dry-Run': '?1' });
      if ((await quote.json()).meters.tracking.likely === 1) break;
    }
    expect(desk.seventeenTrack.planState('key').used).toBe(1);
  });
});
