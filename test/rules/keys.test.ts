import { describe, expect, it } from 'vitest';
import { listCall, ok, openLedgerDesk, pull } from './ledger-desk.ts';
import { accept, FIRST, NOVEMBER, OTHER, POST, pair, quoteOf, register, registered, used } from './parcels.ts';

const BOX = 'MSCU6639870';

describe('keys', () => {
  it.each([' RR100000001CN ', 'rr100000001cn', '\tRr100000001Cn\n'])(
    'compare trimmed and in upper case: %j',
    (spelled) => {
      const desk = openLedgerDesk();
      registered(desk, pair(FIRST, POST));
      const call = desk.quote(register(pair(spelled, POST)));
      expect(call.quoted['tracking']).toEqual([0, 0, 0]);
      expect(call.warnings).not.toContain('spelling');
    },
  );

  it('compare so within one call', () => {
    const call = openLedgerDesk().quote(register(pair(FIRST, POST), pair(FIRST.toLowerCase(), POST)));
    expect(call.quoted['tracking']).toEqual([1, 1, 1]);
  });

  it('compare so between a call and its answer', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(register(pair('rr100000001cn', POST)), accept(pair('RR100000001CN', POST)));
    expect(desk.heldBy(call, 'tracking')).toEqual([1, 0, 0]);
  });

  it('are separate for other spellings of one number, with a warning', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    const call = desk.quote(register(pair('RR-100000001-CN', POST)));
    expect(call.quoted['tracking']).toEqual([1, 1, 1]);
    expect(call.warnings).toContain('spelling');
  });

  it('are separate whichever spelling came first, and within one call', () => {
    const desk = openLedgerDesk();
    registered(desk, pair('RR-100000001-CN', POST));
    expect(desk.quote(register(pair(FIRST, POST))).warnings).toContain('spelling');
    expect(desk.quote(register(pair('RR-1000-00001-CN', POST))).warnings).toContain('spelling');
    const batch = openLedgerDesk().quote(register(pair(FIRST, POST), pair('RR-100000001-CN', POST)));
    expect(batch.quoted['tracking']).toEqual([2, 2, 2]);
    expect(batch.warnings).toContain('spelling');
  });

  it('of a carrier are the same as a number and as text', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, String(POST)));
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 0]);
    expect(quoteOf(desk, FIRST, ` ${POST} `)).toEqual([0, 0, 0]);
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([1, 1, 1]);
  });

  it('of Safecube are the number alone', () => {
    const desk = openLedgerDesk();
    desk.pass(pull(` ${BOX.toLowerCase()} `), ok({}));
    expect(desk.quote(pull(BOX)).quoted['shipment']).toEqual([0, 0, 0]);
    expect(desk.quote(listCall('POST', [BOX.toLowerCase()])).quoted['shipment']).toEqual([0, 0, 0]);
  });

  it('of Safecube are separate for other spellings, with a warning', () => {
    const desk = openLedgerDesk();
    desk.pass(pull(BOX), ok({}));
    const call = desk.pass(pull('MSCU 663987-0'), ok({}));
    expect(call.quoted['shipment']).toEqual([0, 1, 1]);
    expect(call.warnings).toContain('spelling');
    expect(used(desk, 'shipment', NOVEMBER)).toEqual([2, 0, 0]);
  });
});
