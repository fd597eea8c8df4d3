import { describe, expect, it } from 'vitest';
import { envelope, openLedgerDesk, refusal, type Three, track17 } from './ledger-desk.ts';
import { accept, FIRST, POST, pair, registered, SECOND, used } from './parcels.ts';

const query = (...items: readonly unknown[]) => track17('getRealTimeTrackInfo', items);
const three = (units: number): Three => [units, units, units];

describe('a real-time query', () => {
  it.each([
    ['Instant', 10],
    [1, 10],
    ['1', 10],
    ['Standard', 1],
    [0, 1],
    ['0', 1],
    [null, 1],
    [undefined, 1],
  ])('with the cache level %j costs %i', (cacheLevel, units) => {
    const desk = openLedgerDesk();
    const item = pair(FIRST, POST, cacheLevel === undefined ? {} : { cacheLevel });
    const call = desk.pass(query(item), accept(pair(FIRST, POST)));
    expect(call.quoted['tracking']).toEqual(three(units));
    expect(desk.heldBy(call, 'tracking')).toEqual([units, 0, 0]);
  });

  it('costs the same each time, known or not', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    for (let nth = 0; nth < 3; nth++)
      expect(desk.pass(query(pair(FIRST, POST)), accept(pair(FIRST, POST))).quoted['tracking']).toEqual(three(1));
    expect(used(desk, 'tracking', '2026-11')).toEqual([4, 0, 0]);
  });

  it('costs per item accepted, also for the same number twice', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(
      query(pair(FIRST, POST), pair(FIRST, POST), pair(SECOND, POST, { cacheLevel: 1 })),
      accept(pair(FIRST, POST), pair(FIRST, POST), pair(SECOND, POST)),
    );
    expect(call.quoted['tracking']).toEqual(three(12));
    expect(desk.heldBy(call, 'tracking')).toEqual([12, 0, 0]);
  });

  it.each([-18019815, -18019816, -18019817, -18019818, -18019912])('that is refused with %i costs nothing', (code) => {
    const desk = openLedgerDesk();
    const call = desk.pass(
      query(pair(FIRST, POST, { cacheLevel: 'Instant' })),
      envelope([], [refusal(FIRST, code, POST)]),
    );
    expect(desk.heldBy(call, 'tracking')).toEqual([0, 0, 0]);
  });

  it('with a language is +0/1/1, each time', () => {
    const desk = openLedgerDesk();
    for (let nth = 0; nth < 2; nth++) {
      const call = desk.pass(query(pair(FIRST, POST, { lang: 'en' })), accept(pair(FIRST, POST)));
      expect(call.quoted['tracking']).toEqual([1, 2, 2]);
      expect(desk.heldBy(call, 'tracking')).toEqual([1, 1, 0]);
    }
    expect(desk.quote(query(pair(FIRST, POST, { lang: 'en', cacheLevel: 1 }))).quoted['tracking']).toEqual([
      10, 11, 11,
    ]);
  });

  it('without an answer leaves its max in doubt', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(query(pair(FIRST, POST, { lang: 'en', cacheLevel: 1 })), 'lost');
    expect(desk.heldBy(call, 'tracking')).toEqual([0, 0, 11]);
  });

  it('again after one without an answer is another query: it decides nothing', () => {
    const desk = openLedgerDesk();
    const first = desk.pass(query(pair(FIRST, POST)), 'lost');
    expect(desk.quote(query(pair(FIRST, POST))).quoted['tracking']).toEqual(three(1));
    desk.pass(query(pair(FIRST, POST)), accept(pair(FIRST, POST)));
    expect(desk.heldBy(first, 'tracking')).toEqual([0, 0, 1]);
  });
});
