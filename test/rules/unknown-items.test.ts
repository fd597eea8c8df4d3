import { describe, expect, it } from 'vitest';
import { listCall, ok, openLedgerDesk, track17 } from './ledger-desk.ts';
import {
  accept,
  at,
  change,
  FIRST,
  moveCarrier,
  NOVEMBER,
  OTHER,
  POST,
  pair,
  quoteOf,
  readDetail,
  refusedLines,
  refuseKnown,
  refuseMissing,
  register,
  registered,
  SECOND,
  took,
  used,
} from './parcels.ts';

describe('an item that the ledger does not know', () => {
  it('is quoted 1/1/1, for it may be new', () => {
    expect(quoteOf(openLedgerDesk(), FIRST, POST)).toEqual([1, 1, 1]);
  });

  it('settles as 0 when the provider knew it, and is known from then on', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(register(pair(FIRST, POST)), refuseKnown(FIRST));
    expect(desk.heldBy(call, 'tracking')).toEqual([0, 0, 0]);
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 0]);
  });

  it('is quoted 0/1/1 for a first language', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(change({ lang: 'en' }), accept(pair(FIRST, POST)));
    expect(call.quoted['tracking']).toEqual([0, 1, 1]);
    expect(desk.heldBy(call, 'tracking')).toEqual([0, 1, 0]);
    expect(desk.quote(change({ lang: 'de' })).quoted['tracking']).toEqual([0, 0, 0]);
  });

  it('is likely free to restart, and not predicted to be refused', () => {
    const restart = openLedgerDesk().quote(track17('retrack', [pair(FIRST, POST)]));
    expect(refusedLines(restart)).toEqual([false]);
    expect(restart.quote.lines.map((line) => line.max)).toEqual([0]);
  });

  it('is not predicted to be refused a carrier change', () => {
    expect(refusedLines(openLedgerDesk().quote(moveCarrier(POST, OTHER)))).toEqual([false]);
  });
});

describe('what makes an item known without a charge', () => {
  const expectKnown = (desk: ReturnType<typeof openLedgerDesk>) => {
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 0]);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([0, 0, 0]);
  };

  it.each(['stoptrack', 'retrack', 'push'])('is an accepted %s', (name) => {
    const desk = openLedgerDesk();
    took(desk, name);
    expectKnown(desk);
  });

  it('is an accepted change of other information', () => {
    const desk = openLedgerDesk();
    desk.pass(change({ tag: 'a' }), accept(pair(FIRST, POST)));
    expectKnown(desk);
  });

  it('is an accepted carrier change, for the new pair', () => {
    const desk = openLedgerDesk();
    desk.pass(moveCarrier(OTHER, POST), accept(pair(FIRST, POST)));
    expectKnown(desk);
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([1, 1, 1]);
  });

  it('is a detail read', () => {
    const desk = openLedgerDesk();
    readDetail(desk, FIRST, POST, false);
    expectKnown(desk);
  });

  it('is a list read, for every pair on it', () => {
    const desk = openLedgerDesk();
    desk.pass(track17('gettracklist', { page_no: 1 }), accept(pair(FIRST, POST), pair(SECOND, OTHER)));
    expectKnown(desk);
    expect(quoteOf(desk, SECOND, OTHER)).toEqual([0, 0, 0]);
    expect(quoteOf(desk, SECOND, POST)).toEqual([1, 1, 1]);
  });

  it('is a detail read without a carrier, for the pairs that its answer names', () => {
    const desk = openLedgerDesk();
    desk.pass(track17('gettrackinfo', [pair(FIRST)]), accept(pair(FIRST, POST), pair(FIRST, OTHER)));
    expectKnown(desk);
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([0, 0, 0]);
  });

  it('is no call that the provider refuses for another reason', () => {
    const desk = openLedgerDesk();
    desk.pass(track17('stoptrack', [pair(FIRST, POST)]), refuseMissing(FIRST));
    expect(quoteOf(desk, FIRST, POST)).toEqual([1, 1, 1]);
  });

  it('is no real-time query, which needs no registration', () => {
    const desk = openLedgerDesk();
    took(desk, 'getRealTimeTrackInfo');
    expect(quoteOf(desk, FIRST, POST)).toEqual([1, 1, 1]);
  });

  it('is a read of Safecube’s list: no unit, and billed from the next turn of a month', () => {
    const desk = openLedgerDesk();
    desk.pass({ ...listCall('POST', []), method: 'GET' }, ok({ ep_one: { shipments: [{ number: 'MSCU6639870' }] } }));
    expect(used(desk, 'shipment', NOVEMBER)).toEqual([0, 0, 0]);
    desk.goTo(at('2026-12-01T00:00:00Z'));
    expect(used(desk, 'shipment', '2026-12')).toEqual([0, 1, 0]);
  });
});

describe('an item that the provider says is not registered', () => {
  it('is charged when it is registered again', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    desk.pass(track17('gettrackinfo', [pair(FIRST, POST)]), refuseMissing(FIRST));
    expect(quoteOf(desk, FIRST, POST)).toEqual([1, 1, 1]);
    registered(desk, pair(FIRST, POST));
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([2, 0, 0]);
  });
});
