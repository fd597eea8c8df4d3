import { describe, expect, it } from 'vitest';
import { fromUnits, toUnits } from '../../shared/amount.ts';
import { leftOf } from '../../shared/books/allowance.ts';
import { giveUp, type Moment } from '../../shared/gate/way.ts';
import { type LedgerDesk, ok, openLedgerDesk, pull, track17 } from '../rules/ledger-desk.ts';
import {
  accept,
  at,
  FIRST,
  POST,
  pair,
  readDetail,
  readQuota,
  register,
  registered,
  SECOND,
} from '../rules/parcels.ts';

const account = (desk: LedgerDesk, provider = '17track') => {
  const found = desk.books.accounts.get(`${provider}|acc`);
  if (found === undefined) throw new TypeError('no account');
  return found;
};
const laterAt = ({ books }: LedgerDesk): Moment => ({
  books,
  now: at('2026-11-10T12:01:00Z'),
  nextOrder: () => books.order + 1,
  origin: 'test',
});
const lostIn = (desk: LedgerDesk) => account(desk).lost.size;

describe('what is kept of a call without an answer', () => {
  it('is all of it while some of its units are in doubt, and nothing once none are', () => {
    const desk = openLedgerDesk();
    desk.pass(register(pair(FIRST, POST), pair(SECOND, POST)), 'lost');
    readDetail(desk, FIRST, POST, false);
    expect(lostIn(desk)).toBe(1);
    readDetail(desk, SECOND, POST, false);
    expect(lostIn(desk)).toBe(0);
  });

  it('is nothing after its own late answer', () => {
    const desk = openLedgerDesk();
    const call = desk.send(register(pair(FIRST, POST)));
    const reserved = desk.postings.at(-1);
    if (reserved === undefined) throw new TypeError('not reserved');
    giveUp(laterAt(desk), reserved);
    expect(lostIn(desk)).toBe(1);
    readQuota(desk, 100, 0);
    expect(lostIn(desk), 'what a bare count released may be charged by its own answer').toBe(1);
    desk.answer(call, accept(pair(FIRST, POST)));
    expect([lostIn(desk), desk.heldBy(call, 'tracking')]).toEqual([0, [1, 0, 0]]);
  });

  it('is nothing where other answers proved all of it before its own', () => {
    const desk = openLedgerDesk();
    desk.send(register(pair(FIRST, POST)));
    const reserved = desk.postings.at(-1);
    if (reserved === undefined) throw new TypeError('not reserved');
    giveUp(laterAt(desk), reserved);
    readDetail(desk, FIRST, POST, false);
    expect(lostIn(desk)).toBe(0);
  });
});

describe('what is kept of calls that may have touched anything', () => {
  it('is when the last was, however many they were, and of what they left in flight nothing', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    for (let nth = 0; nth < 50; nth++) desk.pass(track17('deletetrack', '[{'), 'lost');
    const last = desk.books.order;
    for (let nth = 0; nth < 50; nth++) desk.pass(track17('deletetrack', [pair(FIRST, POST)]), 'not sent');
    const { doubts, pending, numbers } = account(desk);
    expect([doubts, pending]).toEqual([last, []]);
    expect([...numbers.values()].map((number) => number.pending.length)).toEqual([0]);
  });
});

describe('what is kept of charges that count each time', () => {
  it('is the last one that is decided, and those in doubt', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    const query = track17('getRealTimeTrackInfo', [pair(FIRST, POST)]);
    for (let nth = 0; nth < 20; nth++) desk.pass(query, accept(pair(FIRST, POST)));
    desk.pass(query, 'lost');
    const held = account(desk).numbers.get(FIRST)?.items[0]?.holds ?? [];
    expect(held.filter((hold) => hold.slot === 'query').map((hold) => hold.state)).toEqual(['charged', 'unresolved']);
    expect(desk.row('17track', 'tracking', '2026-11')).toMatchObject({ charged: 21, unresolved: 1 });
  });
});

describe('what is kept of bills of lading', () => {
  const shown = (...members: readonly string[]) =>
    ok({ metadata: { shipmentNumber: 'BLX00991' }, containers: members.map((number) => ({ number })) });

  it('is under which bill each container was named last', () => {
    const desk = openLedgerDesk();
    desk.pass(pull('BLX00991'), shown('MSCU6639870', 'TGHU1234567'));
    const { numbers } = account(desk, 'safecube');
    expect([...(numbers.get('BLX00991')?.members ?? [])]).toEqual(['MSCU6639870', 'TGHU1234567']);
    expect(numbers.get('TGHU1234567')?.bill).toBe('BLX00991');
    expect(desk.quote(pull('MSCU6639870')).warnings).toEqual(['container-of-bill']);
  });
});

describe('grants', () => {
  it('cost a call the same however many calls came before it: what is kept of uses is a sum for each month and span', () => {
    const desk = openLedgerDesk();
    desk.set('17track', {
      plan: '2-monthly',
      grant: { units: fromUnits(9000), expires: at('2027-06-01T00:00:00Z') },
    });
    for (let nth = 0; nth < 100; nth++) registered(desk, pair(`NN${200_000_000 + nth}CN`, POST));
    const sums = account(desk).totals.get('tracking');
    expect([...(sums ?? [])].map(([month, { spans }]) => [month, [...spans]])).toEqual([['2026-11', [[0, 100_000]]]]);
    expect(toUnits(leftOf(account(desk), 'tracking', at('2026-11-10T12:00:00Z')) ?? fromUnits(0))).toBe(8902);
  });
});
