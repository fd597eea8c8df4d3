import { describe, expect, it } from 'vitest';
import {
  type DeskAnswer,
  type DeskCall,
  type LedgerDesk,
  listCall,
  ok,
  openLedgerDesk,
  pull,
  type Three,
} from './ledger-desk.ts';
import { at, used } from './parcels.ts';

const BOX = 'MSCU6639870';
const TWO = 'TGHU1234567';
const TAKEN: DeskAnswer = { status: 202, text: null };
const NONE: Three = [0, 0, 0];
const USAGE: DeskCall = {
  method: 'GET',
  url: 'https://api.sinay.ai/container-tracking/api/v2/shipment-usage?startTime=2026-11-01T00:00:00Z',
};
const counted = (months: Readonly<Record<string, readonly string[]>>, api = 'container-tracking') => ({
  [api]: {
    periodicUsages: Object.fromEntries(
      Object.entries(months).map(([month, list]) => [
        month,
        { consumedShipment: list.length, consumedShipmentList: list },
      ]),
    ),
  },
});
const usage = (months: Readonly<Record<string, readonly string[]>>): DeskAnswer => ok({ apis: counted(months) });
const read = (desk: LedgerDesk, months: Readonly<Record<string, readonly string[]>>) => desk.pass(USAGE, usage(months));
const november = (desk: LedgerDesk) => used(desk, 'shipment', '2026-11');

describe('a usage read of the running month', () => {
  it('turns an expected number that it names into a charged one', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(listCall('POST', [BOX, TWO]), TAKEN);
    read(desk, { '2026-11': [BOX] });
    expect(desk.heldBy(call, 'shipment')).toEqual([1, 1, 0]);
  });

  it('charges an unresolved number that it names', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(pull(BOX), 'lost');
    read(desk, { '2026-11': [BOX] });
    expect(desk.heldBy(call, 'shipment')).toEqual([1, 0, 0]);
  });

  it('only adds: what it does not name stays as it was', () => {
    const desk = openLedgerDesk();
    desk.pass(listCall('POST', [BOX]), TAKEN);
    desk.pass(pull(TWO), 'lost');
    desk.pass(pull('CMAU0000001'), ok({}));
    read(desk, { '2026-11': [] });
    expect(november(desk)).toEqual([1, 1, 1]);
  });

  it('adds a number that no call showed, by an entry with the rule provider-count', () => {
    const desk = openLedgerDesk();
    read(desk, { '2026-11': [BOX] });
    expect(november(desk)).toEqual([1, 0, 0]);
    expect(desk.postings.flatMap((posting) => posting.moves).map((move) => move.rule)).toEqual(['provider-count']);
    expect(desk.quote(pull(BOX)).quoted['shipment']).toEqual(NONE);
  });

  it('adds nothing when it is read again', () => {
    const desk = openLedgerDesk();
    desk.pass(pull(TWO), ok({}));
    for (let nth = 0; nth < 3; nth++) read(desk, { '2026-11': [BOX, TWO] });
    expect(november(desk)).toEqual([2, 0, 0]);
  });

  it('counts a number once that stands in the lists of two APIs', () => {
    const desk = openLedgerDesk();
    desk.pass(
      USAGE,
      ok({
        apis: { ...counted({ '2026-11': [BOX, TWO] }), ...counted({ '2026-11': [BOX.toLowerCase()] }, 'webhook') },
      }),
    );
    expect(november(desk)).toEqual([2, 0, 0]);
  });

  it('decides nothing while a call is in flight', () => {
    const desk = openLedgerDesk();
    desk.pass(listCall('POST', [BOX]), TAKEN);
    const flying = desk.send(pull(TWO));
    read(desk, { '2026-11': [BOX, TWO] });
    expect(november(desk)).toEqual([0, 1, 0]);
    desk.answer(flying, ok({}));
    read(desk, { '2026-11': [BOX, TWO] });
    expect(november(desk)).toEqual([2, 0, 0]);
  });

  it('changes nothing when it is refused or cut', () => {
    const desk = openLedgerDesk();
    desk.pass(listCall('POST', [BOX]), TAKEN);
    for (const answer of [{ status: 403, text: null }, { status: 200, text: '{"apis":' }, 'lost'] as const)
      desk.pass(USAGE, answer);
    expect(november(desk)).toEqual([0, 1, 0]);
  });
});

describe('a read of the webhook’s list', () => {
  const shown = (desk: LedgerDesk, ...numbers: readonly string[]) =>
    desk.pass(
      { ...listCall('POST', []), method: 'GET' },
      ok({ ep_one: { shipments: numbers.map((number) => ({ number })) } }),
    );

  it('settles an addition without an answer that it shows: it was accepted', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(listCall('POST', [BOX]), 'lost');
    shown(desk, BOX);
    const [charged, expected, unresolved] = desk.heldBy(call, 'shipment');
    expect([charged + expected, unresolved]).toEqual([1, 0]);
    desk.goTo(at('2026-12-01T00:00:00Z'));
    expect(used(desk, 'shipment', '2026-12')).toEqual([0, 1, 0]);
  });

  it('settles nothing about a pull, which lists nothing', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(pull(BOX), 'lost');
    shown(desk, BOX);
    expect(desk.heldBy(call, 'shipment')).toEqual([0, 0, 1]);
  });
});

describe('a usage read of a closed month', () => {
  const closed = () => {
    const desk = openLedgerDesk();
    const calls = [
      desk.pass(listCall('POST', [BOX]), TAKEN),
      desk.pass(pull(TWO), 'lost'),
      desk.pass(pull('CMAU0000001'), ok({})),
    ] as const;
    desk.pass(listCall('DELETE', [BOX]), ok({}));
    desk.goTo(at('2026-12-02T00:00:00Z'));
    return { desk, calls };
  };

  it('releases expected and unresolved numbers that it does not name', () => {
    const { desk, calls } = closed();
    read(desk, { '2026-11': ['CMAU0000001'] });
    expect(calls.map((call) => desk.heldBy(call, 'shipment'))).toEqual([NONE, NONE, [1, 0, 0]]);
    expect(november(desk)).toEqual([1, 0, 0]);
  });

  it('charges those that it names', () => {
    const { desk, calls } = closed();
    read(desk, { '2026-11': ['CMAU0000001', BOX, TWO] });
    expect(calls.map((call) => desk.heldBy(call, 'shipment'))).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
    ]);
  });

  it('is agreed with: what it names and no call showed is added, what it lacks is taken away', () => {
    const { desk } = closed();
    read(desk, { '2026-11': ['NEWU1234567', TWO] });
    expect(november(desk)).toEqual([2, 0, 0]);
  });

  it('stays as it is when it is read again', () => {
    const { desk } = closed();
    for (let nth = 0; nth < 3; nth++) read(desk, { '2026-11': ['NEWU1234567', TWO] });
    expect(november(desk)).toEqual([2, 0, 0]);
  });

  it('writes no move from the second time on, however often a pull is missing from it', () => {
    const { desk } = closed();
    const movesOf = () => {
      const before = desk.postings.length;
      read(desk, { '2026-11': [TWO] });
      return desk.postings.slice(before).map(({ moves }) => moves.length);
    };
    expect(Array.from({ length: 10 }, movesOf)).toEqual([[3], [], [], [], [], [], [], [], [], []]);
    expect(november(desk)).toEqual([1, 0, 0]);
  });

  it('takes away what was counted without a number, once', () => {
    const desk = openLedgerDesk();
    desk.record('safecube', 'add', [BOX], 3);
    desk.goTo(at('2026-12-02T00:00:00Z'));
    for (let nth = 0; nth < 3; nth++) read(desk, { '2026-11': [BOX] });
    expect(november(desk)).toEqual([1, 0, 0]);
  });

  it('leaves months alone that it does not name', () => {
    const { desk } = closed();
    read(desk, { '2026-10': [] });
    expect(november(desk)).toEqual([1, 1, 1]);
  });

  it('releases what was expected of a shipment still listed, and bills the months after it', () => {
    const desk = openLedgerDesk();
    desk.pass(listCall('POST', [BOX]), TAKEN);
    desk.goTo(at('2027-01-05T00:00:00Z'));
    read(desk, { '2026-11': [BOX], '2026-12': [], '2027-01': [] });
    expect(november(desk)).toEqual([1, 0, 0]);
    expect(used(desk, 'shipment', '2026-12')).toEqual(NONE);
    expect(used(desk, 'shipment', '2027-01')).toEqual([0, 1, 0]);
    desk.goTo(at('2027-02-01T00:00:00Z'));
    expect(used(desk, 'shipment', '2027-02')).toEqual([0, 1, 0]);
  });

  it('knows by the account’s time zone which month is closed', () => {
    const desk = openLedgerDesk('2026-11-30T12:00:00Z');
    desk.set('safecube', { zone: 'America/Los_Angeles' });
    desk.pass(listCall('POST', [BOX]), TAKEN);
    desk.goTo(at('2026-12-01T05:00:00Z'));
    read(desk, { '2026-11': [] });
    expect(november(desk)).toEqual([0, 1, 0]);
    desk.goTo(at('2026-12-01T08:00:00Z'));
    read(desk, { '2026-11': [] });
    expect(november(desk)).toEqual(NONE);
  });
});
