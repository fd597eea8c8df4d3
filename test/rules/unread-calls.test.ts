import { describe, expect, it } from 'vitest';
import { type DeskAnswer, type DeskCall, envelope, listCall, ok, openLedgerDesk, track17 } from './ledger-desk.ts';
import { accept, at, FIRST, OTHER, POST, pair, register, registered, SECOND, used } from './parcels.ts';

const UNREADABLE = '[{"number":"RR100000001CN","carrier":';
const BOX = 'MSCU6639870';

const afterwards = (call: DeskCall, answer: DeskAnswer) => {
  const desk = openLedgerDesk();
  registered(desk, pair(FIRST, POST), pair(SECOND, POST));
  desk.pass(call, answer);
  return desk;
};

describe('a call that may end or move registrations and cannot be read', () => {
  it.each(['deletetrack', 'changecarrier'])('without an answer leaves every pair unsure: %s', (name) => {
    const desk = afterwards(track17(name, UNREADABLE), 'lost');
    for (const number of [FIRST, SECOND])
      expect(desk.quote(register(pair(number, POST))).quoted['tracking']).toEqual([0, 1, 1]);
  });

  it.each([
    { status: 200, text: 'cut' },
    { status: 302, text: null },
    { status: 502, text: null },
  ])('with an answer that says nothing leaves every pair unsure: %j', (answer) => {
    const desk = afterwards(track17('deletetrack', UNREADABLE), answer);
    expect(desk.quote(register(pair(FIRST, POST))).quoted['tracking']).toEqual([0, 1, 1]);
  });

  it.each<[string, DeskAnswer]>([
    ['was refused as a whole', ok({ code: 0, data: { errors: [{ code: -18010013 }] } })],
    ['was refused by its status', { status: 401, text: null }],
    ['never left', 'not sent'],
  ])('leaves all as it is when it %s', (_, answer) => {
    const desk = afterwards(track17('deletetrack', UNREADABLE), answer);
    expect(desk.quote(register(pair(FIRST, POST))).quoted['tracking']).toEqual([0, 0, 0]);
  });

  it('changes what its answer names, and what a deletion without a carrier may mean besides', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST), pair(SECOND, POST));
    registered(desk, pair(FIRST, OTHER));
    desk.pass(track17('deletetrack', UNREADABLE), envelope([{ number: FIRST, carrier: POST }], []));
    expect(desk.quote(register(pair(FIRST, POST))).quoted['tracking']).toEqual([1, 1, 1]);
    expect(desk.quote(register(pair(FIRST, OTHER))).quoted['tracking']).toEqual([0, 1, 1]);
    expect(desk.quote(register(pair(SECOND, POST))).quoted['tracking']).toEqual([0, 0, 0]);
  });

  it('is one whose address can be read in two ways', () => {
    const url = 'https://api.17track.net/x/..%2ftrack/v2.4/deletetrack';
    const desk = afterwards({ method: 'POST', url, body: JSON.stringify([pair(FIRST, POST)]) }, ok({}));
    expect(desk.quote(register(pair(FIRST, POST))).quoted['tracking']).toEqual([0, 1, 1]);
  });

  it('is one of more items than are read', () => {
    const desk = afterwards(
      track17(
        'deletetrack',
        Array.from({ length: 5001 }, () => pair(FIRST, POST)),
      ),
      'lost',
    );
    expect(desk.quote(register(pair(FIRST, POST))).quoted['tracking']).toEqual([0, 1, 1]);
  });

  it('is not one that only reads, stops or pushes', () => {
    for (const name of ['gettrackinfo', 'stoptrack', 'push']) {
      const desk = afterwards(track17(name, UNREADABLE), 'lost');
      expect(desk.quote(register(pair(FIRST, POST))).quoted['tracking'], name).toEqual([0, 0, 0]);
    }
  });

  it('is proved wrong by a later answer that shows the pair', () => {
    const desk = afterwards(track17('deletetrack', UNREADABLE), 'lost');
    desk.pass(track17('gettrackinfo', [pair(FIRST, POST)]), accept(pair(FIRST, POST)));
    expect(desk.quote(register(pair(FIRST, POST))).quoted['tracking']).toEqual([0, 0, 0]);
  });

  it('leaves shipments on lists in doubt when it may take them from there', () => {
    const desk = openLedgerDesk();
    desk.pass(listCall('POST', [BOX]), { status: 202, text: null });
    desk.pass({ ...listCall('DELETE', [BOX]), body: '{"ep_one":{"shipments":[' }, ok({}));
    desk.goTo(at('2026-12-01T00:00:00Z'));
    expect(used(desk, 'shipment', '2026-12')).toEqual([0, 0, 1]);
  });
});

describe('two additions to a list without an answer', () => {
  it('are one unit when a read shows the shipment there', () => {
    const desk = openLedgerDesk();
    desk.pass(listCall('POST', [BOX]), 'lost');
    desk.pass(listCall('POST', [BOX]), 'lost');
    desk.pass(
      { method: 'GET', url: 'https://api.sinay.ai/webhook/api/v1/easy-shipment' },
      ok({ ep_one: { shipments: [{ number: BOX }] } }),
    );
    expect(used(desk, 'shipment', '2026-11')).toEqual([0, 1, 0]);
  });
});
