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
const EXPECTED: Three = [0, 1, 0];
const NONE: Three = [0, 0, 0];
const add = (desk: LedgerDesk, endpoint = 'ep_one', ...numbers: readonly string[]) =>
  desk.pass(listCall('POST', numbers.length === 0 ? [BOX] : numbers, endpoint), TAKEN);
const remove = (desk: LedgerDesk, endpoint = 'ep_one', number = BOX) =>
  desk.pass(listCall('DELETE', [number], endpoint), ok({}));
const months = (desk: LedgerDesk) => desk.usage().map((row) => row.period);

describe('an addition', () => {
  it('is quoted 0/1/1 for each number not counted this month, and is expected', () => {
    const desk = openLedgerDesk();
    const call = add(desk, 'ep_one', BOX, TWO);
    expect(call.quoted['shipment']).toEqual([0, 2, 2]);
    expect(desk.heldBy(call, 'shipment')).toEqual([0, 2, 0]);
  });

  it('counts a number once that stands in it twice, or for two endpoints', () => {
    const desk = openLedgerDesk();
    const body = {
      ep_one: { shipments: [{ number: BOX }, { number: BOX, type: 'CT' }] },
      ep_two: { shipments: [{ number: BOX.toLowerCase(), sealine: 'MSCU' }] },
    };
    const call = desk.pass({ ...listCall('POST', []), body: JSON.stringify(body) }, TAKEN);
    expect(call.quoted['shipment']).toEqual([0, 1, 1]);
    expect(used(desk, 'shipment', '2026-11')).toEqual(EXPECTED);
  });

  it('of a number counted by a pull is free', () => {
    const desk = openLedgerDesk();
    desk.pass(pull(BOX), ok({}));
    expect(add(desk).quoted['shipment']).toEqual(NONE);
    expect(used(desk, 'shipment', '2026-11')).toEqual([1, 0, 0]);
  });

  it.each(['easy-shipment', 'easy_shipment', 'easy-shipment-asynchronous'])('goes by the path %s', (path) => {
    const desk = openLedgerDesk();
    const call: DeskCall = { ...listCall('POST', [BOX]), url: `https://api.sinay.ai/webhook/api/v1/${path}` };
    expect(desk.pass(call, TAKEN).quoted['shipment']).toEqual([0, 1, 1]);
    desk.goTo(at('2026-12-01T00:00:00Z'));
    expect(used(desk, 'shipment', '2026-12')).toEqual(EXPECTED);
  });
});

describe('a shipment still on a list', () => {
  it('is expected again at the turn of the month, its first instant included', () => {
    const desk = openLedgerDesk();
    add(desk);
    desk.goTo(at('2026-11-30T23:59:59.999Z'));
    expect(months(desk)).toEqual(['2026-11']);
    desk.goTo(at('2026-12-01T00:00:00.000Z'));
    expect(used(desk, 'shipment', '2026-12')).toEqual(EXPECTED);
  });

  it('is expected by an entry with no call, under the rule still-listed', () => {
    const desk = openLedgerDesk();
    add(desk);
    desk.goTo(at('2026-12-09T00:00:00Z'));
    desk.usage();
    const entry = desk.postings.at(-1);
    expect(entry).toMatchObject({ call: null, sent: at('2026-12-01T00:00:00Z') });
    expect(entry?.moves.map((move) => [move.rule, move.to])).toEqual([['still-listed', 'expected']]);
  });

  it('is expected in each of several months', () => {
    const desk = openLedgerDesk();
    add(desk);
    desk.goTo(at('2027-03-02T00:00:00Z'));
    expect(months(desk)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02', '2027-03']);
    expect(desk.usage().every((row) => row.expected === 1 && row.charged === 0)).toBe(true);
  });

  it('is counted once a month, on however many lists it stands', () => {
    const desk = openLedgerDesk();
    add(desk, 'ep_one');
    add(desk, 'ep_two');
    desk.record('safecube', 'add', [BOX]);
    desk.goTo(at('2026-12-01T00:00:00Z'));
    expect(used(desk, 'shipment', '2026-12')).toEqual(EXPECTED);
  });

  it('is billed until it is removed from all lists', () => {
    const desk = openLedgerDesk();
    add(desk, 'ep_one');
    add(desk, 'ep_two');
    remove(desk, 'ep_one');
    desk.goTo(at('2026-12-10T00:00:00Z'));
    expect(used(desk, 'shipment', '2026-12')).toEqual(EXPECTED);
    remove(desk, 'ep_two');
    desk.goTo(at('2027-01-10T00:00:00Z'));
    expect(used(desk, 'shipment', '2027-01')).toEqual(NONE);
  });

  it('was added at the first instant of the month: it counts once in it', () => {
    const desk = openLedgerDesk('2026-12-01T00:00:00.000Z');
    const call = add(desk);
    desk.goTo(at('2026-12-20T00:00:00Z'));
    expect(desk.heldBy(call, 'shipment')).toEqual(EXPECTED);
    expect(used(desk, 'shipment', '2026-12')).toEqual(EXPECTED);
    expect(months(desk)).toEqual(['2026-12']);
  });

  it('counts in the month that began while its addition was out', () => {
    const desk = openLedgerDesk('2026-11-30T23:59:59Z');
    const call = desk.send(listCall('POST', [BOX]));
    desk.goTo(at('2026-12-01T00:00:02Z'));
    desk.answer(call, TAKEN);
    expect(used(desk, 'shipment', '2026-11')).toEqual(EXPECTED);
    expect(used(desk, 'shipment', '2026-12')).toEqual(EXPECTED);
  });

  it('is counted before a pull at the very turn, which is then free', () => {
    const desk = openLedgerDesk();
    add(desk);
    desk.goTo(at('2026-12-01T00:00:00.000Z'));
    const call = desk.pass(pull(BOX), ok({}));
    expect(call.quoted['shipment']).toEqual(NONE);
    expect(desk.heldBy(call, 'shipment')).toEqual(NONE);
    expect(used(desk, 'shipment', '2026-12')).toEqual([1, 0, 0]);
  });

  it('stays expected by pulls that reach no line', () => {
    const desk = openLedgerDesk();
    add(desk);
    desk.pass(pull(BOX), { status: 400, text: JSON.stringify({ errorCode: 400, message: 'AUTO_CANT_FIND_INFO' }) });
    expect(used(desk, 'shipment', '2026-11')).toEqual(EXPECTED);
  });

  it('is counted after an addition without an answer, in doubt', () => {
    const desk = openLedgerDesk();
    desk.pass(listCall('POST', [BOX]), 'lost');
    desk.goTo(at('2026-12-01T00:00:00Z'));
    expect(used(desk, 'shipment', '2026-11')).toEqual([0, 0, 1]);
    expect(used(desk, 'shipment', '2026-12')).toEqual([0, 0, 1]);
  });

  it('is none after an addition that was refused', () => {
    const desk = openLedgerDesk();
    desk.pass(listCall('POST', [BOX]), { status: 403, text: null });
    desk.goTo(at('2026-12-01T00:00:00Z'));
    expect(desk.usage()).toEqual([]);
  });

  it('is not started by a pull, which lists nothing', () => {
    const desk = openLedgerDesk();
    desk.pass(pull(BOX), ok({}));
    desk.goTo(at('2026-12-01T00:00:00Z'));
    expect(months(desk)).toEqual(['2026-11']);
  });
});

describe('a removal', () => {
  it('charges nothing and never undoes the running month', () => {
    const desk = openLedgerDesk();
    add(desk);
    const call = remove(desk);
    expect(call.quoted['shipment'] ?? NONE).toEqual(NONE);
    expect(used(desk, 'shipment', '2026-11')).toEqual(EXPECTED);
  });

  it('a millisecond before the turn spares the next month; at its first instant it comes too late', () => {
    for (const [time, then] of [
      ['2026-11-30T23:59:59.999Z', NONE],
      ['2026-12-01T00:00:00.000Z', EXPECTED],
    ] as const) {
      const desk = openLedgerDesk();
      add(desk);
      desk.goTo(at(time));
      remove(desk);
      desk.goTo(at('2027-01-15T00:00:00Z'));
      expect(used(desk, 'shipment', '2026-12'), time).toEqual(then);
      expect(used(desk, 'shipment', '2027-01')).toEqual(NONE);
    }
  });

  it('reads its body as an addition does: endpoints, numbers, any spelling of them', () => {
    const desk = openLedgerDesk();
    add(desk, 'ep_one', BOX, TWO);
    add(desk, 'ep_two', TWO);
    const body = { ep_one: { shipments: [{ number: ` ${BOX.toLowerCase()} `, type: 'CT' }, { number: TWO }] } };
    desk.pass({ ...listCall('DELETE', []), body: JSON.stringify(body) }, ok({}));
    desk.goTo(at('2026-12-01T00:00:00Z'));
    expect(used(desk, 'shipment', '2026-12')).toEqual(EXPECTED);
    expect(desk.quote(listCall('POST', [BOX])).quoted['shipment']).toEqual([0, 1, 1]);
    expect(desk.quote(listCall('POST', [TWO])).quoted['shipment']).toEqual(NONE);
  });

  it('and adding again in the same month is free', () => {
    const desk = openLedgerDesk();
    add(desk);
    remove(desk);
    desk.goTo(at('2026-11-20T00:00:00Z'));
    expect(add(desk).quoted['shipment']).toEqual(NONE);
    expect(used(desk, 'shipment', '2026-11')).toEqual(EXPECTED);
    desk.goTo(at('2026-12-01T00:00:00Z'));
    expect(used(desk, 'shipment', '2026-12')).toEqual(EXPECTED);
  });

  it('and adding again in a later month is 0/1/1', () => {
    const desk = openLedgerDesk();
    add(desk);
    remove(desk);
    desk.goTo(at('2027-02-20T00:00:00Z'));
    expect(add(desk).quoted['shipment']).toEqual([0, 1, 1]);
    expect(months(desk)).toEqual(['2026-11', '2027-02']);
  });

  it('after the turn keeps the month that has begun', () => {
    const desk = openLedgerDesk();
    add(desk);
    desk.goTo(at('2026-12-03T00:00:00Z'));
    remove(desk);
    expect(used(desk, 'shipment', '2026-12')).toEqual(EXPECTED);
    expect(desk.quote(listCall('POST', [BOX])).quoted['shipment']).toEqual(NONE);
  });

  it('of a number that nobody added changes nothing', () => {
    const desk = openLedgerDesk();
    add(desk);
    remove(desk, 'ep_one', TWO);
    remove(desk, 'ep_nine', BOX);
    desk.goTo(at('2026-12-01T00:00:00Z'));
    expect(used(desk, 'shipment', '2026-12')).toEqual(EXPECTED);
  });
});
