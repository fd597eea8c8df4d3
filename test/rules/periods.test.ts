import { describe, expect, it } from 'vitest';
import type { Amount } from '../../shared/amount.ts';
import { listCall, ok, openLedgerDesk, pull, type Three } from './ledger-desk.ts';
import { accept, at, FIRST, left, POST, pair, register, registered, SECOND, THIRD, used } from './parcels.ts';

const ONE: Three = [1, 0, 0];
const NONE: Three = [0, 0, 0];
const grant = (units: number, expires: string) => ({
  grant: { units: (units * 1000) as Amount, expires: at(expires) },
});
const numbered = (count: number, from = 0) =>
  Array.from({ length: count }, (_, nth) => pair(`NN${200_000_000 + from + nth}CN`, POST));

describe('the period of a call', () => {
  it('is the month in which it was sent, to the millisecond', () => {
    const desk = openLedgerDesk('2026-10-31T23:59:59.999Z');
    registered(desk, pair(FIRST, POST));
    desk.goTo(at('2026-11-01T00:00:00.000Z'));
    registered(desk, pair(SECOND, POST), pair(THIRD, POST));
    expect(used(desk, 'tracking', '2026-10')).toEqual(ONE);
    expect(used(desk, 'tracking', '2026-11')).toEqual([2, 0, 0]);
  });

  it('is that of the sending, not of the answer', () => {
    const desk = openLedgerDesk('2026-10-31T23:59:59Z');
    const call = desk.send(register(pair(FIRST, POST)));
    desk.goTo(at('2026-11-01T00:00:03Z'));
    desk.answer(call, accept(pair(FIRST, POST)));
    expect(used(desk, 'tracking', '2026-10')).toEqual(ONE);
    expect(used(desk, 'tracking', '2026-11')).toEqual(NONE);
  });

  it('is that of the sending for units that a later month decides', () => {
    const desk = openLedgerDesk('2026-10-31T23:59:59Z');
    desk.pass(register(pair(FIRST, POST)), 'lost');
    desk.goTo(at('2026-11-03T00:00:00Z'));
    desk.pass(register(pair(FIRST, POST)), {
      status: 200,
      text: JSON.stringify({
        code: 0,
        data: { accepted: [], rejected: [{ number: FIRST, carrier: POST, error: { code: -18019901 } }] },
      }),
    });
    expect(used(desk, 'tracking', '2026-10')).toEqual(ONE);
    expect(used(desk, 'tracking', '2026-11')).toEqual(NONE);
  });

  it.each([
    ['Asia/Shanghai', '2026-10-31T15:59:59.999Z', '2026-10-31T16:00:00.000Z'],
    ['America/Los_Angeles', '2026-11-01T06:59:59.999Z', '2026-11-01T07:00:00.000Z'],
    ['Europe/Paris', '2026-10-31T22:59:59.999Z', '2026-10-31T23:00:00.000Z'],
    ['Asia/Kathmandu', '2026-10-31T18:14:59.999Z', '2026-10-31T18:15:00.000Z'],
    ['UTC', '2026-10-31T23:59:59.999Z', '2026-11-01T00:00:00.000Z'],
  ])('turns at midnight in %s when that is the account’s zone', (zone, before, after) => {
    for (const [provider, meter] of [
      ['17track', 'tracking'],
      ['safecube', 'shipment'],
    ] as const) {
      const desk = openLedgerDesk(before);
      desk.set(provider, { zone });
      const send = (number: string) =>
        provider === '17track' ? registered(desk, pair(number, POST)) : desk.pass(pull(number), ok({}));
      send(FIRST);
      desk.goTo(at(after));
      send(SECOND);
      expect(used(desk, meter, '2026-10')).toEqual(ONE);
      expect(used(desk, meter, '2026-11')).toEqual(ONE);
    }
  });

  it('follows daylight saving: April begins at 22:00 UTC in Paris, February at 23:00', () => {
    const desk = openLedgerDesk('2026-01-31T22:59:59Z');
    desk.set('17track', { zone: 'Europe/Paris' });
    for (const [nth, time] of [
      '2026-01-31T22:59:59Z',
      '2026-01-31T23:00:00Z',
      '2026-03-31T21:59:59Z',
      '2026-03-31T22:00:00Z',
    ].entries()) {
      desk.goTo(at(time));
      registered(desk, pair(`RR20000000${nth}CN`, POST));
    }
    for (const month of ['2026-01', '2026-02', '2026-03', '2026-04'])
      expect(used(desk, 'tracking', month), month).toEqual(ONE);
  });

  it('is worked out anew when the zone is set', () => {
    const desk = openLedgerDesk('2026-10-31T20:00:00Z');
    registered(desk, pair(FIRST, POST));
    expect(used(desk, 'tracking', '2026-10')).toEqual(ONE);
    desk.set('17track', { zone: 'Asia/Shanghai' });
    expect(used(desk, 'tracking', '2026-10')).toEqual(NONE);
    expect(used(desk, 'tracking', '2026-11')).toEqual(ONE);
  });

  it('of a shipment still listed turns in the account’s zone', () => {
    const desk = openLedgerDesk('2026-11-10T12:00:00Z');
    desk.set('safecube', { zone: 'Europe/Paris' });
    desk.pass(listCall('POST', ['MSCU6639870']), ok({}));
    desk.goTo(at('2026-11-30T22:59:59.999Z'));
    expect(used(desk, 'shipment', '2026-12')).toEqual(NONE);
    desk.goTo(at('2026-11-30T23:00:00Z'));
    expect(used(desk, 'shipment', '2026-12')).toEqual([0, 1, 0]);
  });

  it('ends at the first of the next month, which a quote names', () => {
    const desk = openLedgerDesk();
    expect(desk.quote(register(pair(FIRST, POST))).quote.meters[0]?.resets).toBe(at('2026-12-01T00:00:00Z'));
    desk.set('17track', { zone: 'Asia/Shanghai' });
    expect(desk.quote(register(pair(FIRST, POST))).quote.meters[0]?.resets).toBe(at('2026-11-30T16:00:00Z'));
  });
});

describe('plans', () => {
  it('are 100 tracking units and 300 e-mails a month by default', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { email: true });
    registered(desk, pair(FIRST, POST));
    desk.record('17track', 'email', [], 1);
    expect(desk.row('17track', 'tracking', '2026-11')).toMatchObject({ allowance: 100, remaining: 99 });
    expect(desk.row('17track', 'email', '2026-11')).toMatchObject({ allowance: 300, remaining: 299 });
  });

  it('begin each month with the whole allowance again, and carry nothing over', () => {
    const desk = openLedgerDesk();
    registered(desk, ...numbered(40));
    expect(left(desk)).toBe(60);
    desk.goTo(at('2026-12-01T00:00:00Z'));
    expect(left(desk)).toBe(100);
    registered(desk, pair(SECOND, POST));
    expect(desk.row('17track', 'tracking', '2026-12')).toMatchObject({ charged: 1, allowance: 100, remaining: 99 });
    expect(desk.row('17track', 'tracking', '2026-11')).toMatchObject({ charged: 40, allowance: 100, remaining: 60 });
  });

  it('of N a month include N', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { plan: '1000-monthly' });
    registered(desk, pair(FIRST, POST));
    expect(desk.row('17track', 'tracking', '2026-11')).toMatchObject({ allowance: 1000, remaining: 999 });
    desk.goTo(at('2026-12-01T00:00:00Z'));
    expect(left(desk)).toBe(1000);
  });

  it('of 200 once have one period, named once, that never comes back', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { plan: '200-once' });
    registered(desk, pair(FIRST, POST));
    desk.goTo(at('2027-03-01T00:00:00Z'));
    registered(desk, pair(SECOND, POST));
    expect(desk.row('17track', 'tracking', 'once')).toMatchObject({ charged: 2, allowance: 200, remaining: 198 });
    expect(desk.usage().map((row) => row.period)).toEqual(['once']);
    expect(desk.quote(register(pair(THIRD, POST))).quote.meters[0]).toMatchObject({ before: 198_000, resets: null });
  });

  it('put what was used before into their own period when they are set', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    desk.set('17track', { plan: '200-once' });
    expect(desk.usage().map((row) => [row.period, row.charged])).toEqual([['once', 1]]);
  });

  it('of Safecube have no allowance', () => {
    const desk = openLedgerDesk();
    desk.pass(pull('MSCU6639870'), ok({}));
    expect(desk.row('safecube', 'shipment', '2026-11')).toMatchObject({ allowance: null, remaining: null });
  });
});

describe('grants', () => {
  it('are spent after the plan’s allowance', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { plan: '2-monthly', ...grant(3, '2027-06-01T00:00:00Z') });
    expect(left(desk)).toBe(5);
    registered(desk, pair(FIRST, POST));
    desk.goTo(at('2026-12-01T00:00:00Z'));
    expect(left(desk)).toBe(5);
    registered(desk, ...numbered(4));
    expect(left(desk)).toBe(1);
    desk.goTo(at('2027-01-01T00:00:00Z'));
    expect(left(desk)).toBe(3);
  });

  it('are spent the earliest expiry first', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { plan: '1-monthly', ...grant(2, '2027-06-01T00:00:00Z') });
    desk.set('17track', grant(2, '2026-12-15T00:00:00Z'));
    registered(desk, ...numbered(3));
    expect(left(desk)).toBe(2);
    desk.goTo(at('2026-12-16T00:00:00Z'));
    expect(left(desk)).toBe(3);
  });

  it('lapse at their expiry, used or not', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { plan: '1-monthly', ...grant(7, '2026-11-20T00:00:00Z') });
    registered(desk, ...numbered(2));
    expect(left(desk)).toBe(6);
    desk.goTo(at('2026-11-19T23:59:59Z'));
    expect(left(desk)).toBe(6);
    desk.goTo(at('2026-11-20T00:00:01Z'));
    expect(left(desk)).toBe(0);
  });

  it('raise what min and likely stop at', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { plan: '1-monthly', ...grant(1, '2027-06-01T00:00:00Z') });
    expect(desk.quote(register(...numbered(3))).quoted['tracking']).toEqual([2, 2, 3]);
  });

  it('add to a plan that is given once', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { plan: '200-once', ...grant(10_000, '2027-11-01T00:00:00Z') });
    registered(desk, pair(FIRST, POST));
    expect(left(desk)).toBe(10_199);
  });
});
