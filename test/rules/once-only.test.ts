import { describe, expect, it } from 'vitest';
import { listCall, ok, openLedgerDesk, pull, track17 } from './ledger-desk.ts';
import {
  accept,
  at,
  change,
  FIRST,
  NOVEMBER,
  OTHER,
  POST,
  pair,
  quoteOf,
  readDetail,
  refuseKnown,
  refuseMissing,
  register,
  registered,
  took,
  used,
} from './parcels.ts';

const BOX = 'MSCU6639870';
const again = () => register(pair(FIRST, POST));
const listing = (more: object = {}) => accept(pair(FIRST, POST, { tracking_status: 'Tracking', ...more }));

describe('a unit that is expected', () => {
  it('makes the same change of information add 0/0/0', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    const first = desk.pass(change({ lang: 'en' }), accept(pair(FIRST, POST)));
    const second = desk.pass(change({ lang: 'en' }), accept(pair(FIRST, POST)));
    expect(second.quoted['tracking']).toEqual([0, 0, 0]);
    expect(desk.heldBy(first, 'tracking')).toEqual([0, 1, 0]);
    expect(desk.heldBy(second, 'tracking')).toEqual([0, 0, 0]);
  });

  it('makes the same addition, or a pull, add 0/0/0', () => {
    const desk = openLedgerDesk();
    desk.pass(listCall('POST', [BOX]), { status: 202, text: null });
    expect(desk.quote(listCall('POST', [BOX])).quoted['shipment']).toEqual([0, 0, 0]);
    expect(desk.quote(pull(BOX)).quoted['shipment']).toEqual([0, 0, 0]);
  });
});

describe('a registration in doubt', () => {
  const inDoubt = () => {
    const desk = openLedgerDesk();
    return { desk, first: desk.pass(again(), 'lost') };
  };

  it('makes the same call again add 0/0/1', () => {
    expect(inDoubt().desk.quote(again()).quoted['tracking']).toEqual([0, 0, 1]);
  });

  it('was charged when the next one is refused as known already', () => {
    const { desk, first } = inDoubt();
    const second = desk.pass(again(), refuseKnown(FIRST));
    expect(desk.heldBy(first, 'tracking')).toEqual([1, 0, 0]);
    expect(desk.heldBy(second, 'tracking')).toEqual([0, 0, 0]);
  });

  it('is released when the next one is charged', () => {
    const { desk, first } = inDoubt();
    const second = desk.pass(again(), accept(pair(FIRST, POST)));
    expect(desk.heldBy(first, 'tracking')).toEqual([0, 0, 0]);
    expect(desk.heldBy(second, 'tracking')).toEqual([1, 0, 0]);
  });

  it('was charged when a list shows the item', () => {
    const { desk, first } = inDoubt();
    desk.pass(track17('gettracklist', { page_no: 1 }), listing());
    expect(desk.heldBy(first, 'tracking')).toEqual([1, 0, 0]);
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 0]);
  });

  it('was charged when the details of the item are read', () => {
    const { desk, first } = inDoubt();
    readDetail(desk, FIRST, POST, false);
    expect(desk.heldBy(first, 'tracking')).toEqual([1, 0, 0]);
  });

  it.each(['stoptrack', 'push', 'retrack', 'deletetrack'])('was charged when %s is accepted for the item', (name) => {
    const { desk, first } = inDoubt();
    took(desk, name);
    expect(desk.heldBy(first, 'tracking')).toEqual([1, 0, 0]);
  });

  it('is released when the item turns out not to be registered', () => {
    const { desk, first } = inDoubt();
    desk.pass(track17('gettrackinfo', [pair(FIRST, POST)]), refuseMissing(FIRST));
    expect(desk.heldBy(first, 'tracking')).toEqual([0, 0, 0]);
    expect(quoteOf(desk, FIRST, POST)).toEqual([1, 1, 1]);
  });

  it('is decided by no answer about another item', () => {
    const { desk, first } = inDoubt();
    readDetail(desk, FIRST, OTHER, false);
    registered(desk, pair('RR100000009CN', POST));
    expect(desk.heldBy(first, 'tracking')).toEqual([0, 0, 1]);
  });

  it('keeps its translation expected when it turns out to have been accepted', () => {
    const desk = openLedgerDesk();
    const first = desk.pass(register(pair(FIRST, POST, { lang: 'en' })), 'lost');
    expect(desk.heldBy(first, 'tracking')).toEqual([0, 0, 2]);
    desk.pass(again(), refuseKnown(FIRST));
    expect(desk.heldBy(first, 'tracking')).toEqual([1, 1, 0]);
    expect(desk.quote(change({ lang: 'fr' })).quoted['tracking']).toEqual([0, 0, 0]);
  });

  it('releases its translation when it turns out not to have been accepted', () => {
    const desk = openLedgerDesk();
    const first = desk.pass(register(pair(FIRST, POST, { lang: 'en' })), 'lost');
    desk.pass(again(), accept(pair(FIRST, POST)));
    expect(desk.heldBy(first, 'tracking')).toEqual([0, 0, 0]);
    expect(desk.quote(change({ lang: 'fr' })).quoted['tracking']).toEqual([0, 1, 1]);
  });

  it('is one of two that one answer decides together: at most one was charged', () => {
    const { desk, first } = inDoubt();
    const second = desk.pass(again(), 'lost');
    desk.pass(again(), refuseKnown(FIRST));
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([1, 0, 0]);
    expect(desk.heldBy(first, 'tracking')[0] + desk.heldBy(second, 'tracking')[0]).toBe(1);
  });

  it('and another one are both released when a third is charged', () => {
    const { desk, first } = inDoubt();
    const second = desk.pass(again(), 'lost');
    const third = desk.pass(again(), accept(pair(FIRST, POST)));
    expect([first, second, third].map((one) => desk.heldBy(one, 'tracking'))).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [1, 0, 0],
    ]);
  });
});

describe('a registration in flight', () => {
  it('makes the same call again add 0/0/1', () => {
    const desk = openLedgerDesk();
    desk.send(again());
    expect(desk.quote(again()).quoted['tracking']).toEqual([0, 0, 1]);
  });

  it('and its double hold one unit when one is accepted and one refused, in either order', () => {
    for (const firstWins of [true, false]) {
      const desk = openLedgerDesk();
      const [a, b] = [desk.send(again()), desk.send(again())];
      desk.answer(a, firstWins ? accept(pair(FIRST, POST)) : refuseKnown(FIRST));
      desk.answer(b, firstWins ? refuseKnown(FIRST) : accept(pair(FIRST, POST)));
      expect(used(desk, 'tracking', NOVEMBER)).toEqual([1, 0, 0]);
      expect(desk.heldBy(firstWins ? a : b, 'tracking')).toEqual([1, 0, 0]);
    }
  });

  it('was not charged when its double was charged and its own answer never comes', () => {
    const desk = openLedgerDesk();
    const [a, b] = [desk.send(again()), desk.send(again())];
    desk.answer(b, accept(pair(FIRST, POST)));
    desk.answer(a, 'lost');
    expect(desk.heldBy(a, 'tracking')).toEqual([0, 0, 0]);
    expect(desk.heldBy(b, 'tracking')).toEqual([1, 0, 0]);
  });

  it('counts once when its double is refused as known and its own answer never comes', () => {
    const desk = openLedgerDesk();
    const [a, b] = [desk.send(again()), desk.send(again())];
    desk.answer(b, refuseKnown(FIRST));
    desk.answer(a, 'lost');
    expect(desk.heldBy(b, 'tracking')).toEqual([0, 0, 0]);
    const [charged, expected, unresolved] = used(desk, 'tracking', NOVEMBER);
    expect(charged + expected + (unresolved ?? 0)).toBe(1);
  });
});

describe('a translation in doubt', () => {
  const inDoubt = () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    return { desk, first: desk.pass(change({ lang: 'en' }), 'lost') };
  };

  it('makes the same change again add 0/0/1', () => {
    expect(inDoubt().desk.quote(change({ lang: 'en' })).quoted['tracking']).toEqual([0, 0, 1]);
  });

  it('holds one unit when the next change is accepted', () => {
    const { desk } = inDoubt();
    desk.pass(change({ lang: 'en' }), accept(pair(FIRST, POST)));
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([1, 1, 0]);
  });

  it('is expected when a list shows the language, and charged when the details show a translation', () => {
    const { desk, first } = inDoubt();
    desk.pass(track17('gettracklist', { page_no: 1 }), listing({ lang: 'en' }));
    expect(desk.heldBy(first, 'tracking')).toEqual([0, 1, 0]);
    readDetail(desk, FIRST, POST, true);
    expect(desk.heldBy(first, 'tracking')).toEqual([1, 0, 0]);
  });
});

describe('a shipment in doubt', () => {
  it('makes a pull or an addition of it add 0/0/1', () => {
    const desk = openLedgerDesk();
    desk.pass(pull(BOX), 'lost');
    expect(desk.quote(pull(BOX)).quoted['shipment']).toEqual([0, 0, 1]);
    expect(desk.quote(listCall('POST', [BOX])).quoted['shipment']).toEqual([0, 0, 1]);
  });

  it('is released when the next pull is charged', () => {
    const desk = openLedgerDesk();
    const first = desk.pass(pull(BOX), 'lost');
    const second = desk.pass(pull(BOX), ok({}));
    expect(desk.heldBy(first, 'shipment')).toEqual([0, 0, 0]);
    expect(desk.heldBy(second, 'shipment')).toEqual([1, 0, 0]);
  });

  it('stays in doubt when the next pull reaches no line', () => {
    const desk = openLedgerDesk();
    const first = desk.pass(pull(BOX), 'lost');
    desk.pass(pull(BOX), { status: 400, text: null });
    expect(desk.heldBy(first, 'shipment')).toEqual([0, 0, 1]);
  });

  it('of one month does not touch the next', () => {
    const desk = openLedgerDesk('2026-11-30T23:00:00Z');
    desk.pass(pull(BOX), 'lost');
    desk.goTo(at('2026-12-01T01:00:00Z'));
    expect(desk.quote(pull(BOX)).quoted['shipment']).toEqual([0, 1, 1]);
    desk.pass(pull(BOX), ok({}));
    expect(used(desk, 'shipment', NOVEMBER)).toEqual([0, 0, 1]);
    expect(used(desk, 'shipment', '2026-12')).toEqual([1, 0, 0]);
  });

  it('in flight makes the same pull add 0/0/1, and both hold one unit in the end', () => {
    const desk = openLedgerDesk();
    const [a, b] = [desk.send(pull(BOX)), desk.send(pull(BOX))];
    expect(b.quoted['shipment']).toEqual([0, 0, 1]);
    desk.answer(b, ok({}));
    desk.answer(a, ok({}));
    expect(used(desk, 'shipment', NOVEMBER)).toEqual([1, 0, 0]);
  });
});
