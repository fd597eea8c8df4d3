import { describe, expect, it } from 'vitest';
import { openedDesk } from './opened-desk.ts';
import { parcels } from './proxy-desk.ts';

describe('Tollgate-Dry-Run', () => {
  it('?1 answers with the quote; nothing is sent and nothing recorded', async () => {
    const desk = await openedDesk();
    const answer = await desk.register(parcels(2), { 'Tollgate-Dry-Run': '?1' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.json()).toMatchObject({
      provider: '17track',
      action: 'register',
      meters: { tracking: { min: 2, likely: 2, max: 2, before: 100, after: 98 } },
      lines: [
        { item: 'RR000001000CN', outcome: 'charge' },
        { item: 'RR000001001CN', outcome: 'charge' },
      ],
    });
    expect(desk.provider.seen).toEqual([]);
    expect(await desk.ledger()).toEqual([]);
  });

  it('?1 answers whatever the policy', async () => {
    const desk = await openedDesk({ policy: { onCharge: 'deny', onUnknown: 'block' } });
    expect((await desk.register(parcels(1), { 'Tollgate-Dry-Run': '?1' })).status).toBe(200);
  });

  it.each(['1', 'true', 'TRUE'])('%s is understood as ?1', async (value) => {
    const desk = await openedDesk();
    const answer = await desk.register(parcels(1), { 'Tollgate-Dry-Run': value });
    expect(await answer.json()).toMatchObject({ meters: { tracking: { min: 1, max: 1, before: 100 } } });
    expect(desk.provider.seen).toEqual([]);
    expect(await desk.ledger()).toEqual([]);
  });

  it.each(['?0', '0', 'false'])('%s sends', async (value) => {
    const desk = await openedDesk();
    await desk.register(parcels(1), { 'Tollgate-Dry-Run': value });
    expect(desk.provider.seen).toHaveLength(1);
  });

  it.each(['yes', '?2', '2', '', '0, 1'])('%s is not understood, so nothing is sent', async (value) => {
    const desk = await openedDesk();
    const answer = await desk.register(parcels(1), { 'Tollgate-Dry-Run': value });
    expect(answer.status).toBe(400);
    expect(desk.provider.seen).toEqual([]);
  });

  it('?1 on a path outside the API has nothing to quote, and sends nothing', async () => {
    const desk = await openedDesk();
    const answer = await desk.call('/17track/docs', { headers: { 'Tollgate-Dry-Run': '?1' } });
    expect(answer.status).toBe(422);
    expect(desk.provider.seen).toEqual([]);
  });

  it('?1 on a read quotes nothing and sends nothing', async () => {
    const desk = await openedDesk();
    const headers = { '17token': 'key', 'Tollgate-Dry-Run': '?1' };
    const answer = await desk.call('/17track/track/v2.4/getquota', { method: 'POST', headers });
    expect(await answer.json()).toMatchObject({ action: 'read', meters: {} });
    expect(desk.provider.seen).toEqual([]);
  });
});

describe('Tollgate-Tag', () => {
  it('is recorded with the entries of the call', async () => {
    const desk = await openedDesk();
    await desk.register(parcels(1), { 'Tollgate-Tag': 'order import' });
    const lines = await desk.ledger();
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every(({ tag }) => tag === 'order import')).toBe(true);
  });

  it('may be written in UTF-8', async () => {
    const desk = await openedDesk();
    await desk.register(parcels(1), { 'Tollgate-Tag': Buffer.from('Größe 订单').toString('latin1') });
    expect((await desk.ledger())[0]?.tag).toBe('Größe 订单');
  });

  it('that is too long stops the call', async () => {
    const desk = await openedDesk();
    expect((await desk.register(parcels(1), { 'Tollgate-Tag': 'x'.repeat(101) })).status).toBe(400);
    expect(desk.provider.seen).toEqual([]);
  });
});
