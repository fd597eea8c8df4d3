import { describe, expect, it } from 'vitest';
import type { Amount } from '../../shared/amount.ts';
import { type Held, ledgerLines } from '../../shared/words/lines.ts';
import { type LedgerDesk, ok, openLedgerDesk, track17 } from './ledger-desk.ts';
import {
  accept,
  at,
  change,
  FIRST,
  left,
  NOVEMBER,
  POST,
  pair,
  QUOTA,
  quota,
  quoteOf,
  readQuota,
  register,
  registered,
  SECOND,
  THIRD,
  used,
} from './parcels.ts';

const row = (desk: LedgerDesk) => desk.row('17track', 'tracking', NOVEMBER);
const lost = (desk: LedgerDesk, number: string) => desk.pass(register(pair(number, POST)), 'lost');
const adjustments = (desk: LedgerDesk) => {
  const held: Held = new Map();
  return desk.postings
    .flatMap((posting) => ledgerLines(desk.books, posting, held))
    .filter((line) => line.rule === 'provider-count');
};

describe('the provider’s own count', () => {
  it('sets the allowance', () => {
    const desk = openLedgerDesk();
    readQuota(desk, 1100, 2);
    expect(row(desk)).toMatchObject({ charged: 2, allowance: 1100, remaining: 1098 });
  });

  it('sets the allowance for the months after it, too', () => {
    const desk = openLedgerDesk();
    readQuota(desk, 500, 2);
    desk.goTo(at('2026-12-02T00:00:00Z'));
    expect(left(desk)).toBe(500);
  });

  it('outranks a plan that was set before it, and gives way to one set after it', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { plan: '50-monthly' });
    readQuota(desk, 1100, 2);
    expect(left(desk)).toBe(1098);
    desk.set('17track', { plan: '50-monthly' });
    expect(left(desk)).toBe(48);
  });

  it('is agreed with by an adjustment: an entry with no call and no item', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    readQuota(desk, 100, 40);
    expect(row(desk)).toMatchObject({ charged: 40, remaining: 60 });
    expect(adjustments(desk)).toMatchObject([
      { call: null, item: null, units: 39, state: 'charged', period: NOVEMBER },
    ]);
  });

  it('takes away what was counted too much', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST), pair(SECOND, POST), pair(THIRD, POST));
    readQuota(desk, 100, 2);
    expect(row(desk)).toMatchObject({ charged: 2, remaining: 98 });
    expect(adjustments(desk)).toMatchObject([{ call: null, units: -1 }]);
  });

  it('books nothing when the two agree, and nothing more when it is read again', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    readQuota(desk, 100, 1);
    expect(adjustments(desk)).toEqual([]);
    readQuota(desk, 100, 7);
    readQuota(desk, 100, 7);
    expect(adjustments(desk)).toHaveLength(1);
  });

  it('counts expected units as used', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST, { lang: 'en' }));
    readQuota(desk, 100, 2);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([1, 1, 0]);
    expect(adjustments(desk)).toEqual([]);
  });

  it('agrees from then on with the sum of what comes after', () => {
    const desk = openLedgerDesk();
    readQuota(desk, 100, 40);
    registered(desk, pair(FIRST, POST));
    expect(row(desk)).toMatchObject({ charged: 41, remaining: 59 });
  });

  it('changes nothing when the read is refused or its text is missing', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    for (const answer of [
      'lost',
      { status: 401, text: null },
      { status: 200, text: '{"code":0,"da' },
      ok({ code: -18010002, data: null }),
    ] as const)
      desk.pass(QUOTA, answer);
    expect(row(desk)).toMatchObject({ charged: 1, allowance: 100 });
  });

  it.each([
    ['used', { quota_total: 200, quota_remain: 139 }],
    ['left', { quota_total: 200, quota_used: 61 }],
    ['total', { quota_used: 61, quota_remain: 139 }],
  ])('is understood when %s is missing from it', (_, data) => {
    const desk = openLedgerDesk();
    desk.pass(QUOTA, ok({ code: 0, data }));
    expect(row(desk)).toMatchObject({ charged: 61, allowance: 200, remaining: 139 });
  });

  it('may leave less than nothing', () => {
    const desk = openLedgerDesk();
    readQuota(desk, 100, 107);
    expect(row(desk)).toMatchObject({ charged: 107, allowance: 100, remaining: -7 });
    expect(left(desk)).toBe(-7);
  });

  it('leaves what the provider says is left, whatever grants are known', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { grant: { units: 50_000 as Amount, expires: at('2027-06-01T00:00:00Z') } });
    readQuota(desk, 150, 30);
    expect(left(desk)).toBe(120);
  });

  it('counts e-mails, too', () => {
    const desk = openLedgerDesk();
    readQuota(desk, 100, 0, { free_email_quota: 250, free_email_quotaused: 12 });
    expect(desk.row('17track', 'email', NOVEMBER)).toMatchObject({ charged: 12, allowance: 250, remaining: 238 });
  });

  it('belongs to the one period of a plan that is given once', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { plan: '200-once' });
    registered(desk, pair(FIRST, POST));
    desk.goTo(at('2027-02-01T00:00:00Z'));
    readQuota(desk, 200, 61);
    expect(desk.row('17track', 'tracking', 'once')).toMatchObject({ charged: 61, allowance: 200, remaining: 139 });
  });

  it('belongs to the month of the read, and leaves the months before alone', () => {
    const desk = openLedgerDesk('2026-10-20T00:00:00Z');
    lost(desk, FIRST);
    desk.goTo(at('2026-11-02T00:00:00Z'));
    readQuota(desk, 100, 5);
    expect(used(desk, 'tracking', '2026-10')).toEqual([0, 0, 1]);
    expect(row(desk)).toMatchObject({ charged: 5 });
  });
});

describe('unresolved units at the provider’s own count', () => {
  const inDoubt = () => {
    const desk = openLedgerDesk();
    registered(desk, pair(THIRD, POST));
    const older = lost(desk, FIRST);
    desk.goTo(at('2026-11-11T00:00:00Z'));
    const newer = lost(desk, SECOND);
    return { desk, older, newer };
  };

  it.each([
    [0, [0, 0, 0], [0, 0, 0], -1],
    [1, [0, 0, 0], [0, 0, 0], 0],
    [2, [1, 0, 0], [0, 0, 0], 0],
    [3, [1, 0, 0], [1, 0, 0], 0],
    [5, [1, 0, 0], [1, 0, 0], 2],
  ])('are decided before anything is adjusted, the oldest charged first: %i used', (count, first, second, adjusted) => {
    const { desk, older, newer } = inDoubt();
    readQuota(desk, 100, count);
    expect(desk.heldBy(older, 'tracking')).toEqual(first);
    expect(desk.heldBy(newer, 'tracking')).toEqual(second);
    expect(adjustments(desk).reduce((sum, line) => sum + line.units, 0)).toBe(adjusted);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([count, 0, 0]);
  });

  it('are charged as far as the count goes, and the rest is released', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(track17('getRealTimeTrackInfo', [pair(FIRST, POST, { cacheLevel: 'Instant' })]), 'lost');
    readQuota(desk, 100, 4);
    expect(desk.heldBy(call, 'tracking')).toEqual([4, 0, 0]);
    expect(adjustments(desk)).toEqual([]);
  });

  it('are not decided, and nothing is adjusted, while a call is in flight', () => {
    const { desk, older, newer } = inDoubt();
    const flying = desk.send(register(pair('RR100000009CN', POST)));
    readQuota(desk, 300, 9);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([1, 0, 2]);
    expect([older, newer].map((one) => desk.heldBy(one, 'tracking'))).toEqual([
      [0, 0, 1],
      [0, 0, 1],
    ]);
    desk.answer(flying, accept(pair('RR100000009CN', POST)));
    readQuota(desk, 300, 9);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([9, 0, 0]);
  });

  it('are not decided by the count of another account', () => {
    const { desk, older } = inDoubt();
    desk.pass(
      { method: 'GET', url: 'https://api.sinay.ai/container-tracking/api/v2/shipment-usage' },
      ok({ apis: {} }),
    );
    expect(desk.heldBy(older, 'tracking')).toEqual([0, 0, 1]);
  });

  it('of a registration that the count leaves no doubt about make the pair unknown again', () => {
    const desk = openLedgerDesk();
    lost(desk, FIRST);
    readQuota(desk, 100, 0);
    expect(quoteOf(desk, FIRST, POST)).toEqual([1, 1, 1]);
  });

  it('of a translation are decided as well', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    const call = desk.pass(change({ lang: 'en' }), 'lost');
    readQuota(desk, 100, 1);
    expect(desk.heldBy(call, 'tracking')).toEqual([0, 0, 0]);
  });

  it('never hold more than the provider counts after it was read', () => {
    const { desk } = inDoubt();
    desk.pass(QUOTA, quota(100, 2));
    expect(row(desk)?.remaining).toBe(98);
  });
});
