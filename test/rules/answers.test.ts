import { describe, expect, it } from 'vitest';
import {
  type DeskAnswer,
  envelope,
  listCall,
  ok,
  openLedgerDesk,
  pull,
  refusal,
  type Three,
  track17,
} from './ledger-desk.ts';
import { accept, at, FIRST, POST, pair, quoteOf, register, SECOND, used } from './parcels.ts';

const BOX = 'MSCU6639870';
const CHARGED: Three = [1, 0, 0];
const EXPECTED: Three = [0, 1, 0];
const UNRESOLVED: Three = [0, 0, 1];
const NOTHING: Three = [0, 0, 0];
const status = (code: number, text: string | null = null): DeskAnswer => ({ status: code, text });
const UNREADABLE: readonly (readonly [string, string | null])[] = [
  ['missing', null],
  ['empty', ''],
  ['cut', '{"code":0,"data":{"accepted":[{"num'],
  ['not JSON', '<html>ok</html>'],
];
const JUST_LOST: readonly number[] = [300, 301, 302, 304, 307, 399];
const REFUSED: readonly number[] = [400, 401, 403, 404, 409, 422, 429, 499];
const FAILED: readonly number[] = [500, 502, 503, 504, 599];

describe('17TRACK’s answer to a registration', () => {
  const settle = (answer: DeskAnswer): Three => {
    const desk = openLedgerDesk();
    return desk.heldBy(desk.pass(register(pair(FIRST, POST)), answer), 'tracking');
  };

  it('settles item by item when it is a 2xx with the envelope', () => {
    expect(settle(accept(pair(FIRST, POST)))).toEqual(CHARGED);
    expect(settle(envelope([], [refusal(FIRST, -18019911, POST)]))).toEqual(NOTHING);
    const desk = openLedgerDesk();
    const batch = desk.pass(
      register(pair(FIRST, POST), pair(SECOND, POST)),
      envelope([pair(SECOND, POST)], [refusal(FIRST, -18010018, POST)]),
    );
    expect(desk.heldBy(batch, 'tracking')).toEqual(CHARGED);
    expect(quoteOf(desk, FIRST, POST)).toEqual([1, 1, 1]);
    expect(quoteOf(desk, SECOND, POST)).toEqual([0, 0, 0]);
  });

  it('is understood with a list left out, and with carriers as text', () => {
    const desk = openLedgerDesk();
    desk.pass(register(pair(FIRST, POST)), ok({ code: 0, data: { accepted: [pair(FIRST, String(POST))] } }));
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 0]);
    expect(settle(ok({ code: 0, data: { rejected: [refusal(FIRST, -18019911, POST)] } }))).toEqual(NOTHING);
  });

  it('leaves an item in doubt that the envelope does not name', () => {
    expect(settle(envelope([]))).toEqual(UNRESOLVED);
  });

  it.each(UNREADABLE)('is unresolved when it is a 2xx whose text is %s', (_, text) => {
    expect(settle(status(200, text))).toEqual(UNRESOLVED);
    expect(settle(status(202, text))).toEqual(UNRESOLVED);
  });

  it.each(['[]', '{}', '"fine"', 'null', '{"data":{}}'])(
    'is unresolved when it is a 2xx with JSON that is no envelope: %s',
    (text) => {
      expect(settle(status(200, text))).toEqual(UNRESOLVED);
    },
  );

  it.each(JUST_LOST)('is unresolved when it is a %i', (code) => {
    expect(settle(status(code))).toEqual(UNRESOLVED);
    expect(settle(status(code, '<html>moved</html>'))).toEqual(UNRESOLVED);
  });

  it.each(REFUSED)('settles as 0 when it is a %i, whatever it says', (code) => {
    expect(settle(status(code))).toEqual(NOTHING);
    expect(settle(status(code, '<html>no</html>'))).toEqual(NOTHING);
    expect(settle(status(code, JSON.stringify({ code: -18010002, data: null })))).toEqual(NOTHING);
  });

  it.each(FAILED)('settles by its code when it is a %i with an envelope, else is unresolved', (code) => {
    expect(
      settle(status(code, JSON.stringify({ code: -18010003, data: { errors: [{ code: -18010003, message: 'no' }] } }))),
    ).toEqual(NOTHING);
    expect(
      settle(status(code, JSON.stringify({ code: 0, data: { accepted: [pair(FIRST, POST)], rejected: [] } }))),
    ).toEqual(CHARGED);
    expect(settle(status(code))).toEqual(UNRESOLVED);
    expect(settle(status(code, '<html>sorry</html>'))).toEqual(UNRESOLVED);
  });

  it('is unresolved when none came, and 0 when nothing was sent', () => {
    expect(settle('lost')).toEqual(UNRESOLVED);
    expect(settle('not sent')).toEqual(NOTHING);
  });

  it('leaves the quoted max in doubt, not the likely units', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(register(pair(FIRST, POST, { lang: 'en' }), pair(FIRST)), 'lost');
    expect(call.quoted['tracking']?.[2]).toBe(desk.heldBy(call, 'tracking')[2]);
  });
});

describe('17TRACK’s answer that no call can have got', () => {
  const accepted = (count: number, number: (at: number) => string): DeskAnswer =>
    envelope(Array.from({ length: count }, (_, at) => ({ number: number(at), carrier: 3000 + at })));

  it.each([
    ['more than a thousand numbers', accepted(1001, (at) => `RR${at}00000001CN`)],
    ['one number a hundred times and more', accepted(101, () => 'RR100000001CN')],
  ])('leaves the call in doubt: it accepts %s', (_, answer) => {
    const desk = openLedgerDesk();
    const call = desk.pass(track17('register', [{ number: 'RR100000001CN', carrier: 3011 }]), answer);
    expect(desk.heldBy(call, 'tracking')).toEqual([0, 0, 1]);
  });
});

describe('Safecube’s answer to a pull', () => {
  const settle = (answer: DeskAnswer): Three => {
    const desk = openLedgerDesk();
    return desk.heldBy(desk.pass(pull(BOX), answer), 'shipment');
  };

  it('charges when it is a 2xx, with data or without', () => {
    expect(settle(ok({ metadata: { shipmentNumber: BOX }, containers: [] }))).toEqual(CHARGED);
    expect(settle(ok({ message: 'SEALINE_HASNT_PROVIDE_INFO' }))).toEqual(CHARGED);
    expect(settle(ok({ errorCode: 200, message: 'SEALINE_CANCELED_SHIPMENT' }))).toEqual(CHARGED);
    expect(settle(ok({ errorCode: 399, message: 'NO_EVENTS' }))).toEqual(CHARGED);
    expect(settle(ok([]))).toEqual(CHARGED);
    expect(settle(status(204))).toEqual(CHARGED);
  });

  it.each([400, 404, 500, 503])('settles as 0 when it is a 2xx with an errorCode of %i inside', (errorCode) => {
    expect(settle(ok({ errorCode, message: 'SEALINE_NO_RESPONSE', details: [] }))).toEqual(NOTHING);
  });

  it('is judged by status and code, never by its message', () => {
    expect(settle(ok({ message: 'AUTO_CANT_FIND_INFO' }))).toEqual(CHARGED);
    expect(settle(ok({ errorCode: 200, message: 'WRONG_NUMBER' }))).toEqual(CHARGED);
    expect(settle(status(400, JSON.stringify({ errorCode: 200, message: 'Request completed successfully' })))).toEqual(
      NOTHING,
    );
    expect(settle(ok({ errorCode: 400, message: 'Request completed successfully' }))).toEqual(NOTHING);
  });

  it.each(UNREADABLE)('charges when it is a 2xx whose text is %s', (_, text) => {
    expect(settle(status(200, text))).toEqual(CHARGED);
  });

  it.each(JUST_LOST)('is unresolved when it is a %i', (code) => {
    expect(settle(status(code))).toEqual(UNRESOLVED);
  });

  it.each([...REFUSED, ...FAILED])('settles as 0 when it is a %i', (code) => {
    expect(settle(status(code))).toEqual(NOTHING);
    expect(settle(status(code, JSON.stringify({ errorCode: code, message: 'SEALINE_NO_RESPONSE' })))).toEqual(NOTHING);
  });

  it('is unresolved when none came, and 0 when nothing was sent', () => {
    expect(settle('lost')).toEqual(UNRESOLVED);
    expect(settle('not sent')).toEqual(NOTHING);
  });
});

describe('Safecube’s answer to an addition', () => {
  const settle = (answer: DeskAnswer): Three => {
    const desk = openLedgerDesk();
    return desk.heldBy(desk.pass(listCall('POST', [BOX]), answer), 'shipment');
  };

  it('is expected when it is a 2xx, whatever its text', () => {
    expect(settle(status(202))).toEqual(EXPECTED);
    expect(settle(ok({}))).toEqual(EXPECTED);
    for (const [, text] of UNREADABLE) expect(settle(status(200, text))).toEqual(EXPECTED);
  });

  it.each([...JUST_LOST, ...FAILED])('is unresolved when it is a %i', (code) => {
    expect(settle(status(code))).toEqual(UNRESOLVED);
    expect(settle(status(code, JSON.stringify({ errorCode: code, message: 'no' })))).toEqual(UNRESOLVED);
  });

  it.each(REFUSED)('settles as 0 when it is a %i', (code) => {
    expect(settle(status(code))).toEqual(NOTHING);
  });

  it('is unresolved when none came, and 0 when nothing was sent', () => {
    expect(settle('lost')).toEqual(UNRESOLVED);
    expect(settle('not sent')).toEqual(NOTHING);
  });
});

describe('Safecube’s answer to a removal', () => {
  const december = (answer: DeskAnswer): Three => {
    const desk = openLedgerDesk();
    desk.pass(listCall('POST', [BOX]), status(202));
    const removal = desk.pass(listCall('DELETE', [BOX]), answer);
    expect(desk.heldBy(removal, 'shipment')).toEqual(NOTHING);
    expect(used(desk, 'shipment', '2026-11')).toEqual(EXPECTED);
    desk.goTo(at('2026-12-05T00:00:00Z'));
    return used(desk, 'shipment', '2026-12');
  };
  const sum = (three: Three): number => three[0] + three[1] + (three[2] ?? 0);

  it('ends the billing when it is a 2xx, whatever its text', () => {
    expect(december(status(200))).toEqual(NOTHING);
    expect(december(ok({}))).toEqual(NOTHING);
    expect(december(status(200, '<html>'))).toEqual(NOTHING);
  });

  it('ends nothing when it refuses, or when nothing was sent', () => {
    for (const code of REFUSED) expect(december(status(code))).toEqual(EXPECTED);
    expect(december('not sent')).toEqual(EXPECTED);
  });

  it('ends nothing that it does not prove: the shipment still counts', () => {
    for (const code of [...JUST_LOST, ...FAILED]) expect(sum(december(status(code)))).toBe(1);
    expect(sum(december('lost'))).toBe(1);
  });
});
