import { describe, expect, it } from 'vitest';
import { envelope, openLedgerDesk, refusal, track17 } from './ledger-desk.ts';
import {
  accept,
  at,
  FIRST,
  NOVEMBER,
  OTHER,
  POST,
  pair,
  quoteOf,
  readDetail,
  refusedLines,
  refuseKnown,
  register,
  registered,
  SECOND,
  took,
  used,
} from './parcels.ts';

describe('a registration', () => {
  it('charges 1 per item that the answer accepts', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(
      register(pair(FIRST, POST), pair(SECOND, POST)),
      accept(pair(FIRST, POST), pair(SECOND, POST)),
    );
    expect(call.quoted['tracking']).toEqual([2, 2, 2]);
    expect(desk.heldBy(call, 'tracking')).toEqual([2, 0, 0]);
  });

  it('of the same number with another carrier charges another 1', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([1, 1, 1]);
    registered(desk, pair(FIRST, OTHER));
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([2, 0, 0]);
    expect(openLedgerDesk().quote(register(pair(FIRST, POST), pair(FIRST, OTHER))).quoted['tracking']).toEqual([
      2, 2, 2,
    ]);
  });

  it('of the same pair again in one batch is predicted to be refused', () => {
    const call = openLedgerDesk().quote(register(pair(FIRST, POST), pair(FIRST, POST), pair(SECOND, POST)));
    expect(call.quoted['tracking']).toEqual([2, 2, 2]);
    expect(refusedLines(call)).toEqual([false, true, false]);
  });

  it('of the same pair later is predicted to be refused, in any later month', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    desk.goTo(at('2027-01-15T00:00:00Z'));
    const call = desk.quote(register(pair(FIRST, POST)));
    expect(call.quoted['tracking']).toEqual([0, 0, 0]);
    expect(refusedLines(call)).toEqual([true]);
  });

  it('of a stopped pair is predicted to be refused: it is registered still', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    took(desk, 'stoptrack');
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 0]);
  });

  it('has its key from the carrier in the answer, whatever was asked for', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(register(pair(FIRST, POST)), accept(pair(FIRST, OTHER)));
    expect(desk.heldBy(call, 'tracking')).toEqual([1, 0, 0]);
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([0, 0, 0]);
    expect(quoteOf(desk, FIRST, POST)).toEqual([1, 1, 1]);
  });

  it('has its key from the carrier asked for when the answer names none', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(SECOND, POST));
    desk.pass(register(pair(FIRST, POST)), accept(pair(FIRST)));
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 0]);
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([1, 1, 1]);
  });

  it('of one number under two carriers is answered one by one', () => {
    const desk = openLedgerDesk();
    desk.pass(
      register(pair(FIRST, POST), pair(FIRST, OTHER)),
      envelope([pair(FIRST, OTHER)], [refusal(FIRST, -18019910, POST)]),
    );
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([1, 0, 0]);
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([0, 0, 0]);
    expect(quoteOf(desk, FIRST, POST)).toEqual([1, 1, 1]);
  });
});

describe('a pair without a sign of life for 105 days', () => {
  const LAST = '2026-11-10T12:00:00.000Z';
  const ALMOST = '2027-02-23T11:59:59.999Z';
  const QUIET = '2027-02-23T12:00:00.000Z';

  it('is 105 days away, to the millisecond', () => {
    expect(at(QUIET) - at(LAST)).toBe(105 * 86_400_000);
  });

  it('may have been purged: registering it is 0/0/1, with a warning', () => {
    const desk = openLedgerDesk(LAST);
    registered(desk, pair(FIRST, POST));
    desk.goTo(at(QUIET));
    const call = desk.quote(register(pair(FIRST, POST)));
    expect(call.quoted['tracking']).toEqual([0, 0, 1]);
    expect(call.warnings).toEqual(['may-be-purged']);
  });

  it('is still refused a millisecond before', () => {
    const desk = openLedgerDesk(LAST);
    registered(desk, pair(FIRST, POST));
    desk.goTo(at(ALMOST));
    const call = desk.quote(register(pair(FIRST, POST)));
    expect(call.quoted['tracking']).toEqual([0, 0, 0]);
    expect(call.warnings).toEqual([]);
  });

  it.each(['accepted', 'listed', 'read', 'refused as known'])(
    'counts the days from the last time it was %s',
    (sign) => {
      const desk = openLedgerDesk('2026-10-01T00:00:00Z');
      registered(desk, pair(FIRST, POST));
      desk.goTo(at(LAST));
      if (sign === 'accepted') took(desk, 'stoptrack');
      if (sign === 'listed') desk.pass(track17('gettracklist', { page_no: 1 }), accept(pair(FIRST, POST)));
      if (sign === 'read') readDetail(desk, FIRST, POST, false);
      if (sign === 'refused as known') desk.pass(register(pair(FIRST, POST)), refuseKnown(FIRST));
      desk.goTo(at(ALMOST));
      expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 0]);
      desk.goTo(at(QUIET));
      expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 1]);
    },
  );

  it('is quoted so, too, when only a read had shown it', () => {
    const desk = openLedgerDesk(LAST);
    readDetail(desk, FIRST, POST, false);
    desk.goTo(at(QUIET));
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 1]);
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([1, 1, 1]);
  });

  it('is sure to be charged when it was deleted', () => {
    const desk = openLedgerDesk(LAST);
    registered(desk, pair(FIRST, POST));
    took(desk, 'deletetrack');
    desk.goTo(at(QUIET));
    expect(quoteOf(desk, FIRST, POST)).toEqual([1, 1, 1]);
  });

  it('is charged when it is accepted, and known again when it is refused', () => {
    for (const accepted of [true, false]) {
      const desk = openLedgerDesk(LAST);
      registered(desk, pair(FIRST, POST));
      desk.goTo(at(QUIET));
      const call = desk.pass(register(pair(FIRST, POST)), accepted ? accept(pair(FIRST, POST)) : refuseKnown(FIRST));
      expect(desk.heldBy(call, 'tracking')).toEqual([accepted ? 1 : 0, 0, 0]);
      expect(desk.postings.at(-1)?.warnings).toEqual([]);
      expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 0]);
    }
  });
});

describe('a registration without a carrier', () => {
  const NONE = [undefined, null, 0, '', -1];

  it.each(NONE)('of a number that nobody knows is 1/1/1 (carrier %j)', (carrier) => {
    const desk = openLedgerDesk();
    expect(quoteOf(desk, FIRST, carrier)).toEqual([1, 1, 1]);
    const call = desk.pass(register(pair(FIRST, carrier)), accept(pair(FIRST, POST)));
    expect(desk.heldBy(call, 'tracking')).toEqual([1, 0, 0]);
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 0]);
  });

  it.each(NONE)('of a number with a live pair is 0/0/1 (carrier %j)', (carrier) => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    expect(quoteOf(desk, FIRST, carrier)).toEqual([0, 0, 1]);
  });

  it.each(NONE)('of a number earlier in the same batch is 0/0/1 (carrier %j)', (carrier) => {
    const desk = openLedgerDesk();
    expect(desk.quote(register(pair(FIRST, POST), pair(FIRST, carrier))).quoted['tracking']).toEqual([1, 1, 2]);
    expect(desk.quote(register(pair(FIRST), pair(FIRST, carrier))).quoted['tracking']).toEqual([1, 1, 2]);
    expect(desk.quote(register(pair(FIRST), pair(FIRST, carrier), pair(FIRST, null))).quoted['tracking']).toEqual([
      1, 1, 3,
    ]);
  });

  it.each(NONE)('makes a pair with a carrier after it in the same batch 0/1/1 (carrier %j)', (carrier) => {
    const call = openLedgerDesk().quote(register(pair(FIRST, carrier), pair(FIRST, POST)));
    expect(call.quoted['tracking']).toEqual([1, 2, 2]);
  });

  it('is charged under another carrier when the answer finds one', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    const call = desk.pass(register(pair(FIRST)), accept(pair(FIRST, OTHER)));
    expect(desk.heldBy(call, 'tracking')).toEqual([1, 0, 0]);
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([0, 0, 0]);
  });

  it('is 1/1/1 when the only pair of the number was deleted', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    took(desk, 'deletetrack');
    expect(quoteOf(desk, FIRST)).toEqual([1, 1, 1]);
  });

  it('that is answered with a carrier makes that pair known and no other', () => {
    const desk = openLedgerDesk();
    desk.pass(register(pair(FIRST)), accept(pair(FIRST, POST)));
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 0]);
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([1, 1, 1]);
  });

  it('in flight or in doubt makes the same call 0/0/1, and one with a carrier 0 to 1', () => {
    for (const lost of [true, false]) {
      const desk = openLedgerDesk();
      if (lost) desk.pass(register(pair(FIRST)), 'lost');
      else desk.send(register(pair(FIRST)));
      expect(quoteOf(desk, FIRST)).toEqual([0, 0, 1]);
      const quoted = quoteOf(desk, FIRST, POST);
      expect([quoted?.[0], quoted?.[2]]).toEqual([0, 1]);
    }
  });

  it('in doubt is charged when the pair it turned out to be is refused as known', () => {
    const desk = openLedgerDesk();
    const first = desk.pass(register(pair(FIRST)), 'lost');
    desk.pass(register(pair(FIRST)), envelope([], [refusal(FIRST, -18019901)]));
    expect(desk.heldBy(first, 'tracking')).toEqual([1, 0, 0]);
  });
});
