import { describe, expect, it } from 'vitest';
import { type DeskCall, listCall, ok, openLedgerDesk, pull, type Three } from './ledger-desk.ts';
import { at, used } from './parcels.ts';

const BOX = 'MSCU6639870';
const BILL = 'BLX0099';
const DATA = ok({ metadata: { shipmentNumber: BOX }, containers: [] });
const withQuery = (query: string): DeskCall => ({
  method: 'GET',
  url: `https://api.sinay.ai/container-tracking/api/v2/shipment?${query}`,
});

describe('a pull', () => {
  it('of a number not counted this month is quoted 0/1/1, and charged when the line was reached', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(pull(BOX), DATA);
    expect(call.quoted['shipment']).toEqual([0, 1, 1]);
    expect(desk.heldBy(call, 'shipment')).toEqual([1, 0, 0]);
  });

  it('of a number charged this month is quoted 0/0/0, sixty times over', () => {
    const desk = openLedgerDesk();
    for (let nth = 0; nth < 60; nth++)
      expect(desk.pass(pull(BOX), DATA).quoted['shipment']).toEqual(nth === 0 ? [0, 1, 1] : [0, 0, 0]);
    expect(used(desk, 'shipment', '2026-11')).toEqual([1, 0, 0]);
  });

  it('that reached no line leaves the number uncounted: 0/1/1 again', () => {
    const desk = openLedgerDesk();
    for (const answer of [
      ok({ errorCode: 400, message: 'SEALINE_NO_RESPONSE' }),
      { status: 400, text: null },
      { status: 504, text: null },
    ] as const) {
      expect(desk.heldBy(desk.pass(pull(BOX), answer), 'shipment')).toEqual([0, 0, 0]);
      expect(desk.quote(pull(BOX)).quoted['shipment']).toEqual([0, 1, 1]);
    }
  });

  it('that reaches no line later undoes nothing', () => {
    const desk = openLedgerDesk();
    desk.pass(pull(BOX), DATA);
    desk.pass(pull(BOX), { status: 400, text: null });
    expect(used(desk, 'shipment', '2026-11')).toEqual([1, 0, 0]);
  });

  it('counts once a calendar month: 29 May and 1 June are two', () => {
    const desk = openLedgerDesk('2026-05-29T10:00:00Z');
    desk.pass(pull(BOX), DATA);
    desk.goTo(at('2026-06-01T00:00:00Z'));
    expect(desk.pass(pull(BOX), DATA).quoted['shipment']).toEqual([0, 1, 1]);
    expect(used(desk, 'shipment', '2026-05')).toEqual([1, 0, 0]);
    expect(used(desk, 'shipment', '2026-06')).toEqual([1, 0, 0]);
  });

  it('is not billed in months without a call', () => {
    const desk = openLedgerDesk('2026-05-29T10:00:00Z');
    desk.pass(pull(BOX), DATA);
    desk.goTo(at('2026-09-01T00:00:00Z'));
    expect(desk.usage().map((row) => row.period)).toEqual(['2026-05']);
  });

  it('is the same shipment whatever its type, sealine, route or version', () => {
    const desk = openLedgerDesk();
    for (const query of [
      `shipmentNumber=${BOX}`,
      `shipmentNumber=${BOX}&shipmentType=CT`,
      `shipmentType=BL&shipmentNumber=${BOX}`,
      `shipmentNumber=${BOX}&sealine=MSCU&route=true`,
      `sealine=HLCU&shipmentNumber=${BOX}&ais=false`,
    ])
      desk.pass(withQuery(query), DATA);
    desk.pass(
      { ...withQuery(''), url: `https://api.sinay.ai/container-tracking/api/v3/shipment?shipmentNumber=${BOX}` },
      DATA,
    );
    expect(used(desk, 'shipment', '2026-11')).toEqual([1, 0, 0]);
  });

  it('is the same shipment on every road: webhook, application, pull', () => {
    const desk = openLedgerDesk();
    desk.record('safecube', 'add', [BOX]);
    desk.pass(listCall('POST', [BOX]), { status: 202, text: null });
    desk.pass(pull(BOX), { status: 400, text: null });
    expect(used(desk, 'shipment', '2026-11')).toEqual([0, 1, 0]);
  });

  it('turns an expected unit into a charged one, on the call that held it first', () => {
    const desk = openLedgerDesk();
    const add = desk.pass(listCall('POST', [BOX]), { status: 202, text: null });
    const call = desk.pass(pull(BOX), DATA);
    expect(call.quoted['shipment']).toEqual([0, 0, 0]);
    expect(desk.heldBy(add, 'shipment')).toEqual([1, 0, 0]);
    expect(desk.heldBy(call, 'shipment')).toEqual([0, 0, 0]);
  });

  it('turns the expected unit of a later month on the list into a charged one, and no other month’s', () => {
    const desk = openLedgerDesk();
    desk.pass(listCall('POST', [BOX]), { status: 202, text: null });
    desk.goTo(at('2026-12-03T00:00:00Z'));
    expect(desk.pass(pull(BOX), DATA).quoted['shipment']).toEqual([0, 0, 0]);
    expect(used(desk, 'shipment', '2026-11')).toEqual([0, 1, 0]);
    expect(used(desk, 'shipment', '2026-12')).toEqual([1, 0, 0]);
  });

  it('has no allowance, and no cap', () => {
    const meter = openLedgerDesk().quote(pull(BOX)).quote.meters[0];
    expect(meter).toMatchObject({ before: null, after: null, allowance: null });
  });
});

describe('a bill of lading', () => {
  const boxes = ['MSCU1000001', 'MSCU1000002', 'MSCU1000003', 'MSCU1000004', 'MSCU1000005'];
  const billed = () => {
    const desk = openLedgerDesk();
    desk.pass(
      pull(BILL),
      ok({ metadata: { shipmentNumber: BILL, shipmentType: 'BL' }, containers: boxes.map((number) => ({ number })) }),
    );
    return desk;
  };

  it('and its containers are separate numbers: 1 + 5', () => {
    const desk = billed();
    for (const box of boxes) desk.pass(pull(box), ok({ metadata: { shipmentNumber: box } }));
    expect(used(desk, 'shipment', '2026-11')).toEqual([6, 0, 0]);
  });

  it('and its containers are as many when they are added to a list', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(listCall('POST', [BILL, ...boxes]), { status: 202, text: null });
    expect(call.quoted['shipment']).toEqual([0, 6, 6]);
    expect(desk.heldBy(call, 'shipment')).toEqual([0, 6, 0]);
  });

  it('that is tracked makes tracking one of its containers a warning, on every road', () => {
    const desk = billed();
    for (const call of [pull('MSCU1000001'), listCall('POST', ['MSCU1000001'])]) {
      const quote = desk.quote(call);
      expect(quote.quoted['shipment']).toEqual([0, 1, 1]);
      expect(quote.warnings).toEqual(['container-of-bill']);
    }
  });

  it('makes no warning of another container, or of itself', () => {
    const desk = billed();
    expect(desk.quote(pull('TGHU1234567')).warnings).toEqual([]);
    expect(desk.quote(pull(BILL)).warnings).toEqual([]);
  });
});

describe('a shipment without a number', () => {
  it('is nothing to count', () => {
    for (const query of ['', 'shipmentNumber=', 'shipmentNumber=%20']) {
      const desk = openLedgerDesk();
      const none: Three = [0, 0, 0];
      expect(desk.quote(withQuery(query)).quoted['shipment'] ?? none, query).toEqual(none);
    }
  });
});
