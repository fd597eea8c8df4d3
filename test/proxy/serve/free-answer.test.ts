import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { setUpAnswer } from './free-answer.ts';
import { deskBefore, openedDesk } from './opened-desk.ts';
import { openProxyDesk, type ProxyDesk, parcels } from './proxy-desk.ts';

const track = (desk: ProxyDesk, name: string, body: unknown = {}): Promise<Response> =>
  desk.call(`/17track/track/v2.4/${name}`, {
    method: 'POST',
    headers: { '17token': 'key' },
    body: JSON.stringify(body),
  });

/** Holds the lock of a ledger that has been used as another program does; gives how to let it go. */
const holdLedger = async (desk: ProxyDesk): Promise<() => void> => {
  await desk.register(parcels(1, 9), { 'Tollgate-Dry-Run': '?1' });
  const other = new DatabaseSync(join(desk.dir, 'ledger.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  return () => other.close();
};

describe('an answer to a call that cannot charge', () => {
  it('says that nothing is charged, and what is left', async () => {
    const desk = await openedDesk();
    await desk.register(parcels(4));
    const answer = await track(desk, 'gettracklist');
    expect(answer.headers.get('tollgate-quote')).toBe('tracking=0');
    expect(answer.headers.get('tollgate-charged')).toBe('tracking=0');
    expect(answer.headers.get('tollgate-left')).toBe('tracking=96');
  });

  it('has nothing of Tollgate’s outside the provider’s API', async () => {
    const desk = await openedDesk();
    const answer = await desk.call('/17track/docs');
    expect([...answer.headers.keys()].filter((name) => name.startsWith('tollgate'))).toEqual([]);
    expect(await desk.ledger()).toEqual([]);
  });

  it('that tells the count says what is left by it, and comes as it was sent', async () => {
    for (const [total, used, left] of [
      [60, 10, 50],
      [1000, 13, 987],
      [20, 20, 0],
    ] as const) {
      const text = ` {"code": 0, "data": {"quota_total": ${total}, "quota_used": ${used}, "quota_remain": ${left}}}\n`;
      const desk = await deskBefore(setUpAnswer(text, 'length'));
      const answer = await track(desk, 'getquota');
      expect(answer.headers.get('tollgate-left')).toBe(`tracking=${left}`);
      expect(answer.headers.get('content-length')).toBe(String(text.length));
      expect(await answer.text()).toBe(text);
    }
  });

  it('that tells the count of calls which passed Tollgate by says what they left', async () => {
    const desk = await openedDesk();
    await desk.register(parcels(4));
    desk.seventeenTrack.answer({
      method: 'POST',
      path: '/track/v2.4/register',
      query: new URLSearchParams(),
      headers: new Headers({ '17token': 'key' }),
      body: JSON.stringify(parcels(7, 2)),
    });
    expect((await track(desk, 'getquota')).headers.get('tollgate-left')).toBe('tracking=89');
    expect(await desk.usage()).toMatchObject([{ charged: 11, remaining: 89 }]);
  });

  it('that tells the count and breaks off is told as lost, and teaches nothing', async () => {
    const desk = await deskBefore((incoming, response) => {
      incoming.resume();
      response.writeHead(200, { 'Content-Length': 100 });
      response.write('{"code":0,"data":{"quota_total":7,"quota_used":0,"quota_remain":7}}', () => response.destroy());
    });
    const answer = await track(desk, 'getquota');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([502, 'application/problem+json']);
    const quote = await (await desk.register(parcels(1), { 'Tollgate-Dry-Run': '?1' })).json();
    expect(quote.meters.tracking.allowance).toBe(100);
  });

  it('comes whole while another program holds the ledger, and what it says is written before the next call is priced', async () => {
    const list = JSON.stringify({
      code: 0,
      data: { accepted: [{ ...parcels(1)[0], tracking_status: 'Tracking', is_retracked: false }] },
    });
    const desk = await deskBefore(setUpAnswer(list, 'length'));
    const free = await holdLedger(desk);
    const answer = await track(desk, 'gettracklist');
    expect(answer.headers.get('tollgate-left')).toBe('tracking=100');
    expect(await answer.text()).toBe(list);
    const registered = desk.register(parcels(1));
    free();
    expect((await registered).headers.get('tollgate-quote')).toBe('tracking=0');
  });

  it('that tells the count comes whole while another program holds the ledger, and says nothing of what is left', async () => {
    const text = '{"code":0,"data":{"quota_total":60,"quota_used":10,"quota_remain":50}}';
    const desk = await deskBefore(setUpAnswer(text, 'length'));
    const free = await holdLedger(desk);
    const answer = await track(desk, 'getquota');
    expect(await answer.text()).toBe(text);
    expect(answer.headers.get('tollgate-left')).toBeNull();
    free();
    expect((await track(desk, 'getquota')).headers.get('tollgate-left')).toBe('tracking=50');
  });

  it('is not lost when the proxy stops while another program holds the ledger', async () => {
    const text = '{"code":0,"data":{"quota_total":60,"quota_used":10,"quota_remain":50}}';
    const dir = temporaryFolder();
    const desk = await openProxyDesk({ data: dir, respond: () => new Response(text) });
    const free = await holdLedger(desk);
    expect(await (await track(desk, 'getquota')).text()).toBe(text);
    const closed = desk.close();
    await wait(50);
    free();
    await closed;
    const next = await openedDesk({ data: dir });
    const quote = await (await next.register(parcels(1), { 'Tollgate-Dry-Run': '?1' })).json();
    expect(quote.meters.tracking).toMatchObject({ before: 50 });
  });

  it('lets the proxy price and tell its books at once while another program holds the ledger', async () => {
    const desk = await openedDesk();
    await desk.register(parcels(4));
    const free = await holdLedger(desk);
    const quote = await (await desk.register(parcels(2, 2), { 'Tollgate-Dry-Run': '?1' })).json();
    expect(quote.meters.tracking).toMatchObject({ likely: 2, before: 96 });
    expect(await desk.usage()).toMatchObject([{ charged: 4, remaining: 96 }]);
    expect(await desk.ledger()).toHaveLength(12);
    free();
  });

  it('teaches what is registered: a list read in passing makes its numbers known', async () => {
    const desk = await openedDesk();
    desk.seventeenTrack.answer({
      method: 'POST',
      path: '/track/v2.4/register',
      query: new URLSearchParams(),
      headers: new Headers({ '17token': 'key' }),
      body: JSON.stringify(parcels(2)),
    });
    await (await track(desk, 'gettracklist')).text();
    const quote = await (await desk.register(parcels(2), { 'Tollgate-Dry-Run': '?1' })).json();
    expect(quote.meters.tracking).toMatchObject({ min: 0, likely: 0, max: 0 });
  });

  it('that changes what calls cost is in the books before the client has the last of it', async () => {
    const desk = await openedDesk();
    for (let round = 1; round <= 5; round++) {
      expect((await desk.register(parcels(3))).headers.get('tollgate-charged')).toBe('tracking=3');
      await (await track(desk, 'deletetrack', parcels(3))).text();
    }
    expect(desk.seventeenTrack.planState('key').used).toBe(15);
    expect(await desk.usage()).toMatchObject([{ charged: 15, remaining: 85 }]);
  });

  it.each(['length', 'chunks'] as const)('with %s, whole or in pieces, comes as it was sent', async (framing) => {
    const text = JSON.stringify({ code: 0, data: { accepted: [], rejected: [] } }).repeat(50);
    const desk = await deskBefore(setUpAnswer(text, framing));
    for (let round = 0; round < 5; round++) {
      const answer = await track(desk, 'gettracklist');
      expect(await answer.text()).toBe(text);
      expect(answer.headers.get('content-length')).toBe(framing === 'length' ? String(text.length) : null);
    }
  });

  it('that is longer than is read for what it says passes whole and teaches nothing', async () => {
    const long = `${' '.repeat(9 * 1024 * 1024)}{"code":0,"data":{"quota_total":7,"quota_used":0,"quota_remain":7}}`;
    const desk = await openedDesk({ respond: () => new Response(long) });
    expect((await (await track(desk, 'getquota')).text()).length).toBe(long.length);
    const quote = await (await desk.register(parcels(1), { 'Tollgate-Dry-Run': '?1' })).json();
    expect(quote.meters.tracking.allowance).toBe(100);
  });
});
