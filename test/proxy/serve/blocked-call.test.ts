import { describe, expect, it } from 'vitest';
import { openedDesk } from './opened-desk.ts';
import { parcels } from './proxy-desk.ts';

const DENY = { onCharge: 'deny', onUnknown: 'block' } as const;
const ALLOW_UNKNOWN = { onCharge: 'deny', onUnknown: 'allow' } as const;

describe('a call that the policy blocks', () => {
  it('gets a 402 with decision and quote, and nothing reaches the provider', async () => {
    const desk = await openedDesk({ policy: DENY });
    const answer = await desk.register(parcels(2));
    expect(answer.status).toBe(402);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toEqual({
      type: 'urn:tollgate:problem:blocked',
      title: 'Blocked: this call may charge',
      status: 402,
      detail: expect.stringContaining('--on-charge deny'),
      decision: 'policy',
      quote: expect.objectContaining({
        provider: '17track',
        action: 'register',
        pack: { id: '17track', version: '1.3.0' },
        meters: {
          tracking: expect.objectContaining({ min: 2, likely: 2, max: 2, before: 100, after: 98, allowance: 100 }),
        },
      }),
      retryAfter: null,
    });
    expect(desk.provider.seen).toEqual([]);
    expect(await desk.usage()).toEqual([]);
  });

  it('is on record as a call of no units', async () => {
    const desk = await openedDesk({ policy: DENY });
    await desk.register(parcels(2));
    expect(await desk.ledger()).toMatchObject([{ action: 'register', units: 0, road: 'proxy' }]);
  });

  it('is blocked because nobody knows what it costs: a path that no rule describes', async () => {
    const desk = await openedDesk();
    const answer = await desk.call('/17track/track/v2.4/newthing', {
      method: 'POST',
      headers: { '17token': 'key' },
      body: '[]',
    });
    expect(await answer.json()).toMatchObject({
      status: 402,
      decision: 'policy',
      detail: expect.stringContaining('--on-unknown block'),
      quote: { action: 'unknown', meters: { tracking: { max: null } } },
    });
    expect(desk.provider.seen).toEqual([]);
  });

  it.each(['[{"number":"RR1', '', '\u0000\u0001'])('is blocked when its body cannot be read: %j', async (body) => {
    const desk = await openedDesk();
    const answer = await desk.call('/17track/track/v2.4/register', {
      method: 'POST',
      headers: { '17token': 'key' },
      body,
    });
    expect(answer.status).toBe(402);
    expect(desk.provider.seen).toEqual([]);
  });

  it('with an unknown price passes under --on-unknown allow, counts nothing and is on record', async () => {
    const desk = await openedDesk({ policy: ALLOW_UNKNOWN });
    const answer = await desk.call('/17track/track/v2.4/newthing', {
      method: 'POST',
      headers: { '17token': 'key' },
      body: '[]',
    });
    expect(answer.status).toBe(404);
    expect(desk.provider.seen).toHaveLength(1);
    expect(await desk.usage()).toEqual([]);
    expect((await desk.ledger()).map(({ action }) => action)).toContain('unknown');
  });
});

describe('a call past what is left', () => {
  it('gets a 402 that says when the allowance comes back', async () => {
    const desk = await openedDesk({ units: 100 });
    await desk.register(parcels(40, 1));
    await desk.register(parcels(40, 2));
    const answer = await desk.register(parcels(21, 3));
    expect(await answer.json()).toMatchObject({
      status: 402,
      decision: 'over-limit',
      detail: expect.stringContaining('tracking: up to 21, 20 left'),
      retryAfter: '2026-12-01T00:00:00Z',
    });
    expect(desk.provider.seen).toHaveLength(2);
  });

  it('is told that the allowance is only assumed, and how to set it', async () => {
    const desk = await openedDesk();
    for (const series of [1, 2]) await desk.register(parcels(40, series));
    const answer = await desk.register(parcels(21, 3));
    const { detail, quote } = Object(await answer.json());
    expect(detail).toBe(
      `This call may charge more than is left (tracking: up to 21, 20 left if the plan is the usual one). Read the quota, or set the plan: tollgate accounts set 17track/${quote.account} plan=PLAN. Nothing was sent.`,
    );
    expect(quote.meters.tracking).toMatchObject({ before: 20, allowance: 100, basis: 'assumed' });
  });

  it('is told no such thing once the quota was read', async () => {
    const desk = await openedDesk();
    for (const series of [1, 2]) await desk.register(parcels(40, series));
    const headers = { '17token': 'key' };
    await (await desk.call('/17track/track/v2.4/getquota', { method: 'POST', headers })).text();
    await expect
      .poll(async () => Object(await (await desk.register(parcels(21, 3))).json()).detail)
      .toBe('This call may charge more than is left (tracking: up to 21, 20 left). Nothing was sent.');
  });

  it('is blocked by its max, not by what is likely', async () => {
    const desk = await openedDesk();
    for (const series of [1, 2]) await desk.register(parcels(40, series));
    await desk.register(parcels(19, 3));
    const answer = await desk.register([{ number: 'RR000009991CN', carrier: 3011, lang: 'de' }]);
    expect(answer.status).toBe(402);
    expect((await desk.register(parcels(1, 4))).status).toBe(200);
  });

  it('does not concern an account with a credential of its own', async () => {
    const desk = await openedDesk();
    for (const series of [1, 2, 3]) await desk.register(parcels(series === 3 ? 20 : 40, series));
    expect((await desk.register(parcels(1, 4))).status).toBe(402);
    expect((await desk.register(parcels(1, 4), { '17token': 'another' })).status).toBe(200);
  });
});

describe('a call that cannot charge', () => {
  it('passes under --on-charge deny', async () => {
    const desk = await openedDesk({ policy: DENY });
    const answer = await desk.call('/17track/track/v2.4/getquota', { method: 'POST', headers: { '17token': 'key' } });
    expect(answer.status).toBe(200);
  });

  it('passes when all of its items are predicted to be refused', async () => {
    const desk = await openedDesk();
    await desk.register(parcels(3));
    const strict = await openedDesk({ policy: DENY });
    expect((await strict.register([{ number: 'X' }])).status).toBe(200);
    expect((await desk.register(parcels(3))).headers.get('tollgate-quote')).toBe('tracking=0');
  });

  it('is a pull of a shipment that is counted this month', async () => {
    const desk = await openedDesk();
    const path = '/safecube/container-tracking/api/v2/shipment?shipmentNumber=MSCU1234566&sealine=MSCU';
    const headers = { API_KEY: 'key' };
    expect((await desk.call(path, { headers })).headers.get('tollgate-charged')).toBe('shipment=1');
    expect((await desk.call(path, { headers })).headers.get('tollgate-quote')).toBe('shipment=0');
  });
});
