import { describe, expect, it } from 'vitest';
import { type DeskAnswer, envelope, ok, openLedgerDesk, refusal, track17 } from './ledger-desk.ts';
import {
  accept,
  FIRST,
  moveCarrier,
  NOVEMBER,
  OTHER,
  POST,
  pair,
  refusedLines,
  register,
  registered,
  took,
  used,
} from './parcels.ts';

const many = (count: number) => Array.from({ length: count }, (_, nth) => pair(`RR${300_000_000 + nth}CN`, POST));

/** Every error code that the fact file names, with 0 units each. */
const CODES = [
  -18010001, -18010002, -18010003, -18010004, -18010005, -18010010, -18010011, -18010012, -18010013, -18010014,
  -18010015, -18010016, -18010018, -18010019, -18010020, -18010022, -18010201, -18010202, -18010203, -18010204,
  -18010205, -18010206, -18019801, -18019802, -18019803, -18019804, -18019805, -18019806, -18019807, -18019808,
  -18019809, -18019810, -18019811, -18019815, -18019816, -18019817, -18019818, -18019901, -18019902, -18019903,
  -18019904, -18019905, -18019906, -18019907, -18019908, -18019909, -18019910, -18019911, -18019912, -18019999,
];

describe('an item that is predicted to be refused', () => {
  it.each([
    [{}],
    [{ number: null }],
    [{ number: '' }],
    [{ number: '   ' }],
    [{ number: 'AB12' }],
    [{ number: 'A'.repeat(51) }],
    [{ number: 'RR 100000001 CN' }],
    [{ number: 'RR.100000001' }],
    [{ number: 'RR/100000001' }],
    [{ number: 'RRÄ100000001' }],
    [{ number: '单号123456' }],
  ])('is one whose number is none, or not 5 to 50 letters, digits and hyphens: %j', (item) => {
    const call = openLedgerDesk().quote(register({ carrier: POST, ...item }, pair(FIRST, POST)));
    expect(call.quoted['tracking']).toEqual([1, 1, 1]);
    expect(refusedLines(call)).toEqual([true, false]);
  });

  it.each(['AB123', 'A'.repeat(50), '12345', 'AB-1234', ' ab123 '])(
    'is not one whose number is well formed: %j',
    (number) => {
      expect(openLedgerDesk().quote(register(pair(number, POST))).quoted['tracking']).toEqual([1, 1, 1]);
    },
  );

  it('is every item of a call with more than 40', () => {
    const desk = openLedgerDesk();
    expect(desk.quote(register(...many(40))).quoted['tracking']).toEqual([40, 40, 40]);
    expect(desk.quote(register(...many(41))).quoted['tracking']).toEqual([0, 0, 0]);
    expect(refusedLines(desk.quote(register(...many(41)))).every(Boolean)).toBe(true);
  });

  it.each(['getRealTimeTrackInfo', 'retrack', 'changeinfo', 'changecarrier'])(
    'is every item of more than 40 in %s',
    (name) => {
      const desk = openLedgerDesk();
      const items = many(41).map((item) => ({ ...item, items: { lang: 'en' } }));
      expect(desk.quote(track17(name, items)).quoted['tracking'] ?? [0, 0, 0]).toEqual([0, 0, 0]);
      expect(refusedLines(desk.quote(track17(name, items))).every(Boolean)).toBe(true);
      expect(refusedLines(desk.quote(track17(name, items.slice(1)))).some(Boolean)).toBe(false);
    },
  );

  it('is every item of a call with more than 40, be they refused, doubled or malformed by themselves', () => {
    const call = register(...many(30), ...Array.from({ length: 11 }, () => pair('x')));
    expect(openLedgerDesk().quote(call).quoted['tracking']).toEqual([0, 0, 0]);
  });
});

describe('an item that was predicted to be refused and is accepted all the same', () => {
  it('charges a registration of a known pair 1, with a warning', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    const call = desk.pass(register(pair(FIRST, POST)), accept(pair(FIRST, POST)));
    expect(call.quoted['tracking']).toEqual([0, 0, 0]);
    expect(desk.heldBy(call, 'tracking')).toEqual([1, 0, 0]);
    expect(desk.postings.at(-1)?.warnings).not.toEqual([]);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([2, 0, 0]);
  });

  it('charges a malformed number 1, with a warning', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(register(pair('AB12', POST)), accept(pair('AB12', POST)));
    expect(desk.heldBy(call, 'tracking')).toEqual([1, 0, 0]);
    expect(desk.postings.at(-1)?.warnings).not.toEqual([]);
  });

  it('charges each of more than 40 items 1, with a warning', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(register(...many(41)), accept(...many(41)));
    expect(desk.heldBy(call, 'tracking')).toEqual([41, 0, 0]);
    expect(desk.postings.at(-1)?.warnings).not.toEqual([]);
  });

  it('charges both of a doubled pair when both are accepted, with a warning', () => {
    const desk = openLedgerDesk();
    const item = pair(FIRST, POST);
    const call = desk.pass(register(item, item), accept(item, item));
    expect(call.quoted['tracking']).toEqual([1, 1, 1]);
    expect(desk.heldBy(call, 'tracking')).toEqual([2, 0, 0]);
    expect(desk.postings.at(-1)?.warnings).not.toEqual([]);
  });

  it('expects the translation of such a registration, too', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    const item = pair(FIRST, POST, { lang: 'en' });
    expect(desk.heldBy(desk.pass(register(item), accept(item)), 'tracking')).toEqual([1, 1, 0]);
  });

  it('moves a sixth carrier change for 0, with a warning', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    for (let nth = 0; nth < 6; nth++) {
      const [from, to] = nth % 2 === 0 ? [POST, OTHER] : [OTHER, POST];
      desk.pass(moveCarrier(from, to), accept(pair(FIRST, to)));
      expect((desk.postings.at(-1)?.warnings.length ?? 0) > 0, `change ${nth + 1}`).toBe(nth === 5);
    }
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([1, 0, 0]);
    expect(desk.quote(register(pair(FIRST, POST))).quoted['tracking']).toEqual([0, 0, 0]);
  });

  it('restarts for 0, with a warning', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    took(desk, 'retrack');
    expect(desk.postings.at(-1)?.warnings).not.toEqual([]);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([1, 0, 0]);
  });

  it('settles without a warning when it was not predicted to be refused', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST, { lang: 'en' }), pair('RR100000002CN'));
    took(desk, 'stoptrack');
    took(desk, 'retrack');
    expect(desk.postings.flatMap((posting) => posting.warnings)).toEqual([]);
  });
});

describe('an answer with an error code', () => {
  it.each(CODES)('settles the item that %i refuses as 0', (code) => {
    const desk = openLedgerDesk();
    const call = desk.pass(register(pair(FIRST, POST, { lang: 'en' })), envelope([], [refusal(FIRST, code, POST)]));
    expect(desk.heldBy(call, 'tracking')).toEqual([0, 0, 0]);
  });

  it.each(CODES)('settles the whole call that %i refuses as 0, in all three envelopes', (code) => {
    const answers: readonly DeskAnswer[] = [
      ok({ code: 0, data: { errors: [{ code, message: 'no' }] } }),
      ok({ code, data: { errors: [{ code, message: 'no' }] } }),
      ok({ code, data: null }),
      ok({ code, message: 'no' }),
      { status: 401, text: JSON.stringify({ code, data: { errors: [{ code, message: 'no' }] } }) },
      { status: 500, text: JSON.stringify({ code, data: { errors: [{ code, message: 'no' }] } }) },
    ];
    for (const answer of answers) {
      const desk = openLedgerDesk();
      const call = desk.pass(register(...many(3)), answer);
      expect(desk.heldBy(call, 'tracking')).toEqual([0, 0, 0]);
    }
  });

  it('settles what it accepts and what it refuses side by side', () => {
    const desk = openLedgerDesk();
    const [first, second, third] = many(3);
    const answer = envelope([first, third], [refusal(String(second?.['number']), -18019908, POST)]);
    expect(desk.heldBy(desk.pass(register(first, second, third), answer), 'tracking')).toEqual([2, 0, 0]);
  });

  it('names a refused item’s carrier as text or not at all', () => {
    for (const carrier of [POST, String(POST), 0, '0', null]) {
      const desk = openLedgerDesk();
      const answer = ok({
        code: 0,
        data: { accepted: [], rejected: [{ number: FIRST, carrier, error: { code: -18019901, message: 'no' } }] },
      });
      const call = desk.pass(register(pair(FIRST, POST)), answer);
      expect(desk.heldBy(call, 'tracking')).toEqual([0, 0, 0]);
      expect(desk.quote(track17('register', [pair(FIRST, POST)])).quoted['tracking']).toEqual([0, 0, 0]);
    }
  });
});
