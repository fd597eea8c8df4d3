import { describe, expect, it } from 'vitest';
import { type Books, callersAccount } from '../../shared/books/books.ts';
import type { Posting } from '../../shared/model/posting.ts';
import { isDelivered } from '../../shared/rules/delivered.ts';
import {
  DESK_ACCOUNT,
  type DeskAnswer,
  type LedgerDesk,
  listCall,
  ok,
  openLedgerDesk,
  pull,
  track17,
} from './ledger-desk.ts';
import { accept, at, FIRST, moveCarrier, OTHER, POST, pair, register, registered, took, withPair } from './parcels.ts';
import { replay } from './replayed.ts';

const BOX = 'MSCU6639870';

/** What `gettrackinfo` answers about the pair. */
const stateOf = (status: string | null): DeskAnswer =>
  accept(pair(FIRST, POST, { track_info: { latest_status: { status, sub_status: null } } }));
const ASKED = track17('gettrackinfo', [pair(FIRST, POST)]);
const read = (desk: LedgerDesk, status: string | null): readonly Posting[] => {
  const before = desk.postings.length;
  desk.pass(ASKED, stateOf(status));
  return desk.postings.slice(before);
};

/** What the books say of a number of 17TRACK's, under its carrier. */
const knows = (books: Books, carrier = POST): boolean =>
  isDelivered(callersAccount(books, '17track', DESK_ACCOUNT), { number: FIRST, variant: String(carrier) });
const warned = (desk: LedgerDesk, carrier?: number): readonly string[] =>
  desk.quote(register(pair(FIRST, carrier))).warnings;

describe('an answer of 17TRACK', () => {
  it('that shows a parcel delivered makes it known, once, and moves no units', () => {
    const desk = withPair();
    expect(read(desk, 'Delivered').map(({ moves, changes }) => ({ moves, changes }))).toEqual([
      { moves: [], changes: [{ do: 'set', number: FIRST, variant: String(POST), fact: 'delivered', to: 1 }] },
    ]);
    expect(knows(desk.books)).toBe(true);
    expect(read(desk, 'Delivered')).toEqual([]);
  });

  it('that shows another state, or none yet, says nothing of it', () => {
    const desk = withPair();
    for (const status of ['InTransit', 'DeliveryFailure', '', null]) expect(read(desk, status)).toEqual([]);
    expect(knows(desk.books)).toBe(false);
  });

  it('that shows another state later takes it back, and one that says nothing does not', () => {
    const desk = withPair();
    read(desk, 'Delivered');
    expect(read(desk, null)).toEqual([]);
    expect(knows(desk.books)).toBe(true);
    read(desk, 'Exception');
    expect(knows(desk.books)).toBe(false);
  });

  it.each([
    ['a list', 'gettracklist', { package_status: 'Delivered' }, { package_status: 'InTransit' }],
    ['version 1', 'gettrackinfo', { track: { e: 40 } }, { track: { e: 0 } }],
  ])('of %s says it in words of its own', (_, path, arrived, other) => {
    const desk = withPair();
    const answered = (says: object) => desk.pass(track17(path, {}), accept(pair(FIRST, POST, says)));
    answered(arrived);
    expect(knows(desk.books)).toBe(true);
    answered(other);
    expect(knows(desk.books)).toBe(false);
  });

  it('to a real-time query says it too, and the next query is warned of at the same price', () => {
    const desk = openLedgerDesk();
    const query = track17('getRealTimeTrackInfo', [pair(FIRST, POST)]);
    const first = desk.pass(query, stateOf('Delivered'));
    const next = desk.quote(query);
    expect([first.warnings, next.warnings]).toEqual([[], ['delivered']]);
    expect(next.quoted).toEqual(first.quoted);
  });
});

describe('a registration', () => {
  it('of what is delivered and registered still is free, and not warned of', () => {
    const desk = withPair();
    read(desk, 'Delivered');
    expect(warned(desk, POST)).toEqual([]);
  });

  it('of what was delivered and deleted is charged as ever, and warned of', () => {
    const [desk, other] = [withPair(), withPair()];
    read(desk, 'Delivered');
    read(other, 'InTransit');
    for (const one of [desk, other]) took(one, 'deletetrack');
    const again = register(pair(FIRST, POST));
    expect(desk.quote(again).quoted).toEqual(other.quote(again).quoted);
    expect([warned(desk, POST), warned(other, POST)]).toEqual([
      ['registered-before', 'delivered'],
      ['registered-before'],
    ]);
  });

  it('without a carrier may mean the one that is delivered; with another carrier it does not', () => {
    const desk = withPair();
    read(desk, 'Delivered');
    took(desk, 'deletetrack');
    expect(warned(desk)).toContain('delivered');
    expect(warned(desk, OTHER)).not.toContain('delivered');
  });

  it('that is accepted anew begins anew, and so may one that got no answer', () => {
    for (const answer of [accept(pair(FIRST, POST)), 'lost'] as const) {
      const desk = withPair();
      read(desk, 'Delivered');
      took(desk, 'deletetrack');
      desk.pass(register(pair(FIRST, POST)), answer);
      expect(knows(desk.books)).toBe(false);
    }
  });
});

describe('a carrier change', () => {
  it('makes another parcel of it, of which no answer spoke', () => {
    const desk = withPair();
    read(desk, 'Delivered');
    desk.pass(moveCarrier(POST, OTHER), accept(pair(FIRST, OTHER)));
    expect([knows(desk.books), knows(desk.books, OTHER)]).toEqual([false, false]);
  });
});

describe('an answer of Safecube', () => {
  const shipment = (shippingStatus: string | null, shipmentNumber = BOX): DeskAnswer =>
    ok({ metadata: { shipmentNumber, shippingStatus }, containers: [] });
  const december = (desk: LedgerDesk): LedgerDesk => {
    desk.goTo(at('2026-12-02T00:00:00Z'));
    return desk;
  };

  it('that shows a shipment delivered makes the next month’s pull a warning at the same price', () => {
    const [desk, other] = [openLedgerDesk(), openLedgerDesk()];
    desk.pass(pull(BOX), shipment('DELIVERED'));
    other.pass(pull(BOX), shipment('IN_TRANSIT'));
    expect(desk.quote(pull(BOX)).warnings, 'counted this month already').toEqual([]);
    const [known, unknown] = [december(desk).quote(pull(BOX)), december(other).quote(pull(BOX))];
    expect([known.warnings, unknown.warnings]).toEqual([['delivered'], []]);
    expect(known.quoted).toEqual(unknown.quoted);
    expect(desk.quote(listCall('POST', [BOX])).warnings).toEqual(['delivered']);
  });

  it('that shows another state, or an addition that is accepted, takes it back; a refusal does not', () => {
    const desk = openLedgerDesk();
    const warns = () => desk.quote(pull(BOX)).warnings.length > 0;
    desk.pass(pull(BOX), shipment('DELIVERED'));
    december(desk).pass(pull(BOX), ok({ errorCode: 400, message: 'SEALINE_NO_RESPONSE' }));
    expect(warns()).toBe(true);
    desk.pass(listCall('POST', [BOX]), { status: 202, text: null });
    desk.pass(listCall('DELETE', [BOX]), ok({}));
    desk.goTo(at('2027-01-02T00:00:00Z'));
    expect(warns()).toBe(false);
    desk.pass(pull(BOX), shipment('DELIVERED'));
    desk.pass(pull(BOX), shipment('IN_TRANSIT'));
    desk.goTo(at('2027-02-02T00:00:00Z'));
    expect(warns()).toBe(false);
  });

  it('about a number that nobody asked for is not kept', () => {
    const desk = openLedgerDesk();
    desk.pass(pull(BOX), shipment('DELIVERED', 'TGHU1234567'));
    expect(december(desk).quote(pull('TGHU1234567')).warnings).toEqual([]);
  });
});

describe('books that are made of a ledger', () => {
  it('know what its postings say, and nothing where they say nothing, as those of earlier versions', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    read(desk, 'Delivered');
    expect(knows(replay(desk.postings))).toBe(true);
    const earlier = desk.postings.filter(({ kind }) => kind !== 'read');
    expect(earlier.length).toBeGreaterThan(0);
    expect(knows(replay(earlier))).toBe(false);
  });
});
