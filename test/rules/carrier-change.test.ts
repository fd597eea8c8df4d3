import { describe, expect, it } from 'vitest';
import { envelope, openLedgerDesk, refusal, track17 } from './ledger-desk.ts';
import {
  accept,
  change,
  FIRST,
  MORE,
  moveCarrier,
  NOVEMBER,
  OTHER,
  POST,
  pair,
  quoteOf,
  readDetail,
  refusedLines,
  registered,
  restart,
  took,
  used,
  withPair,
} from './parcels.ts';

describe('a carrier change', () => {
  const changes = (count: number) => {
    const desk = withPair();
    for (let nth = 0; nth < count; nth++) {
      const [from, to] = nth % 2 === 0 ? [POST, OTHER] : [OTHER, POST];
      const call = desk.pass(moveCarrier(from, to), accept(pair(FIRST, to)));
      expect(refusedLines(call)).toEqual([false]);
    }
    return desk;
  };

  it('is free five times, and the sixth is predicted to be refused', () => {
    const desk = changes(5);
    expect(refusedLines(desk.quote(moveCarrier(OTHER, POST)))).toEqual([true]);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([1, 0, 0]);
  });

  it('that was refused does not count', () => {
    const desk = changes(4);
    desk.pass(moveCarrier(POST, MORE), envelope([], [refusal(FIRST, -18019802, POST)]));
    expect(refusedLines(desk.quote(moveCarrier(POST, OTHER)))).toEqual([false]);
  });

  it('that is refused twice for one number tells the two apart by their order', () => {
    const desk = openLedgerDesk();
    desk.pass(track17('register', [{ number: FIRST }]), 'lost');
    const asked = [
      { number: FIRST, carrier_new: POST },
      { number: FIRST, carrier_old: OTHER, carrier_new: POST },
    ];
    desk.pass(track17('changecarrier', asked), envelope([], [refusal(FIRST, -18019803), refusal(FIRST, -18019805)]));
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([0, 1, 1]);
  });

  it('moves the item to its new key; the old pair is unknown again', () => {
    const desk = withPair();
    desk.pass(moveCarrier(POST, OTHER), accept(pair(FIRST, OTHER)));
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([0, 0, 0]);
    expect(quoteOf(desk, FIRST, POST)).toEqual([1, 1, 1]);
    registered(desk, pair(FIRST, POST));
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([2, 0, 0]);
  });

  it('is understood when the answer names the new carrier as carrier_new', () => {
    const desk = withPair();
    desk.pass(moveCarrier(POST, OTHER), accept({ number: FIRST, carrier_old: POST, carrier_new: OTHER }));
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([0, 0, 0]);
    expect(quoteOf(desk, FIRST, POST)).toEqual([1, 1, 1]);
  });

  it('without carrier_old means the one pair of the number', () => {
    const desk = withPair();
    desk.pass(track17('changecarrier', [{ number: FIRST, carrier_new: OTHER }]), accept(pair(FIRST, OTHER)));
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([0, 0, 0]);
    expect(quoteOf(desk, FIRST, POST)).toEqual([1, 1, 1]);
  });

  it('takes the language along, expected units and all', () => {
    const desk = withPair({ lang: 'en' });
    desk.pass(moveCarrier(POST, OTHER), accept(pair(FIRST, OTHER)));
    expect(desk.quote(change({ lang: 'fr' }, FIRST, OTHER)).quoted['tracking']).toEqual([0, 0, 0]);
    readDetail(desk, FIRST, OTHER, true);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([2, 0, 0]);
  });

  it('takes the restart along', () => {
    const desk = withPair();
    took(desk, 'stoptrack');
    took(desk, 'retrack');
    desk.pass(moveCarrier(POST, OTHER), accept(pair(FIRST, OTHER)));
    took(desk, 'stoptrack', FIRST, OTHER);
    expect(refusedLines(desk.quote(restart(OTHER)))).toEqual([true]);
  });

  it('starts anew with a new registration', () => {
    const desk = changes(5);
    took(desk, 'deletetrack', FIRST, OTHER);
    registered(desk, pair(FIRST, OTHER));
    expect(refusedLines(desk.quote(moveCarrier(OTHER, POST)))).toEqual([false]);
  });

  it('is counted on from what a list shows', () => {
    const desk = openLedgerDesk();
    desk.pass(
      track17('gettracklist', { page_no: 1 }),
      accept(pair(FIRST, POST, { tracking_status: 'Tracking', carrier_change_count: 5 })),
    );
    expect(refusedLines(desk.quote(moveCarrier(POST, OTHER)))).toEqual([true]);
  });
});
