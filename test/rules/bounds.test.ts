import { describe, expect, it } from 'vitest';
import { envelope, ok, openLedgerDesk, refusal, track17 } from './ledger-desk.ts';
import {
  accept,
  at,
  FIRST,
  left,
  NOVEMBER,
  POST,
  pair,
  quoteOf,
  readQuota,
  register,
  registered,
  SECOND,
  THIRD,
  used,
} from './parcels.ts';

const NEW = [pair(FIRST, POST), pair(SECOND, POST), pair(THIRD, POST)];

describe('bounds', () => {
  it('settle as 0 when the call is refused as a whole', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(
      register(pair(FIRST, POST)),
      ok({ code: -18010002, data: { errors: [{ code: -18010002, message: 'no' }] } }),
    );
    expect(call.quoted['tracking']).toEqual([1, 1, 1]);
    expect(desk.heldBy(call, 'tracking')).toEqual([0, 0, 0]);
  });

  it('settle as 0 for an item that is refused for a reason no rule could see', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(register(...NEW), envelope([NEW[0], NEW[2]], [refusal(SECOND, -18010018, POST)]));
    expect(call.quoted['tracking']).toEqual([3, 3, 3]);
    expect(desk.heldBy(call, 'tracking')).toEqual([2, 0, 0]);
    expect(quoteOf(desk, SECOND, POST)).toEqual([1, 1, 1]);
  });
});

describe('caps', () => {
  it('stop min and likely at what is left, and leave max alone', () => {
    const desk = openLedgerDesk();
    readQuota(desk, 100, 98);
    expect(desk.quote(register(...NEW)).quoted['tracking']).toEqual([2, 2, 3]);
  });

  it('are met in the order of the items', () => {
    const desk = openLedgerDesk();
    readQuota(desk, 100, 98);
    const { quote } = desk.quote(register(...NEW));
    expect(quote.lines.map((line) => line.likely)).toEqual([1000, 1000, 0]);
    expect(quote.lines.map((line) => line.max)).toEqual([1000, 1000, 1000]);
  });

  it('make min and likely 0 when nothing is left, or less', () => {
    const desk = openLedgerDesk();
    readQuota(desk, 100, 100);
    expect(desk.quote(register(...NEW)).quoted['tracking']).toEqual([0, 0, 3]);
    readQuota(desk, 100, 107);
    expect(desk.quote(register(...NEW)).quoted['tracking']).toEqual([0, 0, 3]);
  });

  it('let a registration through that its translation no longer fits beside', () => {
    const desk = openLedgerDesk();
    readQuota(desk, 100, 99);
    expect(desk.quote(register(pair(FIRST, POST, { lang: 'en' }))).quoted['tracking']).toEqual([1, 1, 2]);
  });

  it.each([
    [2, [2, 2, 4]],
    [3, [2, 3, 4]],
    [4, [2, 4, 4]],
  ])('count translations in turn with %i units left', (units, expected) => {
    const desk = openLedgerDesk();
    readQuota(desk, 100, 100 - units);
    const call = register(pair(FIRST, POST, { lang: 'en' }), pair(SECOND, POST, { lang: 'en' }));
    expect(desk.quote(call).quoted['tracking']).toEqual(expected);
  });

  it('leave out an item that needs more than is left, for it is served whole or not at all', () => {
    const desk = openLedgerDesk();
    readQuota(desk, 100, 95);
    const instant = track17('getRealTimeTrackInfo', [pair(FIRST, POST, { cacheLevel: 1 })]);
    expect(desk.quote(instant).quoted['tracking']).toEqual([0, 0, 10]);
  });

  it('count what calls in flight hold', () => {
    const desk = openLedgerDesk();
    readQuota(desk, 100, 98);
    desk.send(register(pair(FIRST, POST)));
    expect(desk.quote(register(pair(SECOND, POST), pair(THIRD, POST))).quoted['tracking']).toEqual([1, 1, 2]);
  });

  it('hold the bounds when the provider refuses what goes past them', () => {
    const desk = openLedgerDesk();
    readQuota(desk, 100, 98);
    const call = desk.pass(register(...NEW), envelope(NEW.slice(0, 2), [refusal(THIRD, -18019908, POST)]));
    expect(desk.heldBy(call, 'tracking')).toEqual([2, 0, 0]);
    expect(left(desk)).toBe(0);
  });
});

describe('answers that prove more than the known allowance', () => {
  const overProved = () => {
    const desk = openLedgerDesk();
    desk.set('17track', { plan: '2-monthly' });
    registered(desk, ...NEW);
    return desk;
  };

  it('make the allowance unknown', () => {
    const desk = overProved();
    expect(desk.row('17track', 'tracking', NOVEMBER)).toMatchObject({ charged: 3, allowance: null, remaining: null });
  });

  it('end the caps', () => {
    expect(overProved().quote(register(pair('RR100000004CN', POST))).quoted['tracking']).toEqual([1, 1, 1]);
  });

  it('are no more than the allowance when they reach it', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { plan: '3-monthly' });
    registered(desk, ...NEW);
    expect(desk.row('17track', 'tracking', NOVEMBER)).toMatchObject({ allowance: 3, remaining: 0 });
  });

  it('are only charged units: expected ones prove nothing', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { plan: '2-monthly' });
    registered(desk, pair(FIRST, POST, { lang: 'en' }), pair(SECOND, POST));
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([2, 1, 0]);
    expect(desk.row('17track', 'tracking', NOVEMBER)).toMatchObject({ allowance: 2, remaining: -1 });
  });

  it('leave it unknown through the next month', () => {
    const desk = overProved();
    desk.goTo(at('2026-12-02T00:00:00Z'));
    registered(desk, pair('RR100000004CN', POST));
    expect(desk.row('17track', 'tracking', '2026-12')?.allowance).toBeNull();
  });

  it('leave it unknown until it is set', () => {
    const desk = overProved();
    desk.set('17track', { plan: '5-monthly' });
    expect(desk.row('17track', 'tracking', NOVEMBER)).toMatchObject({ allowance: 5, remaining: 2 });
  });

  it('leave it unknown until it is read', () => {
    const desk = overProved();
    readQuota(desk, 20, 3);
    expect(desk.row('17track', 'tracking', NOVEMBER)).toMatchObject({ allowance: 20, remaining: 17 });
  });

  it('count grants as part of what is known', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { plan: '2-monthly', grant: { units: 1000 as never, expires: at('2027-01-01T00:00:00Z') } });
    registered(desk, ...NEW);
    expect(desk.row('17track', 'tracking', NOVEMBER)).toMatchObject({ allowance: 2, remaining: 0 });
    desk.pass(register(pair('RR100000004CN', POST)), accept(pair('RR100000004CN', POST)));
    expect(desk.row('17track', 'tracking', NOVEMBER)?.allowance).toBeNull();
  });
});
