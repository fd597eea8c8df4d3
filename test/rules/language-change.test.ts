import { describe, expect, it } from 'vitest';
import { envelope, openLedgerDesk, refusal, type Three, track17 } from './ledger-desk.ts';
import { accept, change, FIRST, OTHER, POST, pair, readDetail, refuseKnown, register, registered } from './parcels.ts';

const FREE: Three = [0, 0, 0];
const ONE_MORE: Three = [0, 1, 1];
const withLang = (more: object = {}) => pair(FIRST, POST, { lang: 'en', ...more });

describe('a language set later', () => {
  it('is quoted 0/1/1 and expected when the item had none', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    const call = desk.pass(change({ lang: 'fr' }), accept(pair(FIRST, POST)));
    expect(call.quoted['tracking']).toEqual(ONE_MORE);
    expect(desk.heldBy(call, 'tracking')).toEqual([0, 1, 0]);
  });

  it('is charged when details show a translation', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    const call = desk.pass(change({ lang: 'fr' }), accept(pair(FIRST, POST)));
    readDetail(desk, FIRST, POST, true);
    expect(desk.heldBy(call, 'tracking')).toEqual([1, 0, 0]);
  });

  it('costs nothing when the item had one at registration, whatever the new one', () => {
    const desk = openLedgerDesk();
    registered(desk, withLang());
    for (const lang of ['en', 'fr', 'zh-hans']) expect(desk.quote(change({ lang })).quoted['tracking']).toEqual(FREE);
    const call = desk.pass(change({ lang: 'fr' }), accept(pair(FIRST, POST)));
    expect(desk.heldBy(call, 'tracking')).toEqual(FREE);
  });

  it('costs nothing when one was set before, cleared in between or not', () => {
    for (const between of [false, true]) {
      const desk = openLedgerDesk();
      registered(desk, pair(FIRST, POST));
      desk.pass(change({ lang: 'fr' }), accept(pair(FIRST, POST)));
      if (between) desk.pass(change({ lang: '' }), accept(pair(FIRST, POST)));
      expect(desk.quote(change({ lang: 'de' })).quoted['tracking']).toEqual(FREE);
    }
  });

  it('costs nothing when one from registration was cleared in between', () => {
    const desk = openLedgerDesk();
    registered(desk, withLang());
    desk.pass(change({ lang: '' }), accept(pair(FIRST, POST)));
    desk.pass(change({ lang: null }), accept(pair(FIRST, POST)));
    expect(desk.quote(change({ lang: 'de' })).quoted['tracking']).toEqual(FREE);
  });

  it('is quoted 0/1/1 after a registration under Denied, whose language does not count', () => {
    const desk = openLedgerDesk();
    registered(desk, withLang({ translation_mode: 'Denied' }));
    expect(desk.quote(change({ lang: 'en' })).quoted['tracking']).toEqual(ONE_MORE);
  });

  it('is quoted 0/1/1 after a registration under Denied that a list shows with its language', () => {
    const desk = openLedgerDesk();
    registered(desk, withLang({ translation_mode: 'Denied' }));
    desk.pass(
      track17('gettracklist', { page_no: 1 }),
      accept(pair(FIRST, POST, { tracking_status: 'Tracking', lang: 'en' })),
    );
    expect(desk.quote(change({ lang: 'de' })).quoted['tracking']).toEqual(ONE_MORE);
  });

  it('costs nothing in version 1, which has no language', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    expect(desk.quote(change({ lang: 'fr' }, FIRST, POST, 'v1')).quoted['tracking'] ?? FREE).toEqual(FREE);
  });

  it('is no part of a change of other fields, which cost nothing', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    const call = desk.pass(
      change({ tag: 'a', remark: 'b', email: 'a@example.com', order_no: '1', lang: '' }),
      accept(pair(FIRST, POST)),
    );
    expect(call.quoted['tracking']).toEqual(FREE);
    expect(desk.heldBy(call, 'tracking')).toEqual(FREE);
  });

  it('was not set by a change that was refused', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    const call = desk.pass(change({ lang: 'fr' }), envelope([], [refusal(FIRST, -18019811, POST)]));
    expect(desk.heldBy(call, 'tracking')).toEqual(FREE);
    expect(desk.quote(change({ lang: 'fr' })).quoted['tracking']).toEqual(ONE_MORE);
  });

  it('was not set by a registration that was refused', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    desk.pass(register(withLang()), refuseKnown(FIRST));
    expect(desk.quote(change({ lang: 'fr' })).quoted['tracking']).toEqual(ONE_MORE);
  });

  it('is counted for the first of two changes in one call', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    const both = track17(
      'changeinfo',
      ['en', 'fr'].map((lang) => pair(FIRST, POST, { items: { lang } })),
    );
    expect(desk.quote(both).quoted['tracking']).toEqual(ONE_MORE);
  });

  it('is per pair, not per number', () => {
    const desk = openLedgerDesk();
    registered(desk, withLang(), pair(FIRST, OTHER));
    expect(desk.quote(change({ lang: 'fr' }, FIRST, POST)).quoted['tracking']).toEqual(FREE);
    expect(desk.quote(change({ lang: 'fr' }, FIRST, OTHER)).quoted['tracking']).toEqual(ONE_MORE);
  });

  it('without a carrier means the one pair of the number', () => {
    const desk = openLedgerDesk();
    registered(desk, withLang());
    expect(desk.quote(change({ lang: 'fr' }, FIRST, null)).quoted['tracking']).toEqual(FREE);
  });

  it('without a carrier is quoted by the pair that has none where several may be meant', () => {
    for (const items of [
      [pair(FIRST, POST, { lang: 'en' }), pair(FIRST, OTHER)],
      [pair(FIRST, OTHER), pair(FIRST, POST, { lang: 'en' })],
    ]) {
      const desk = openLedgerDesk();
      registered(desk, ...items);
      const call = desk.pass(change({ lang: 'fr' }, FIRST, null), accept(pair(FIRST, OTHER)));
      expect(call.quoted['tracking']).toEqual(ONE_MORE);
      expect(desk.heldBy(call, 'tracking')).toEqual([0, 1, 0]);
    }
  });

  it('costs nothing when a list shows that the item has one', () => {
    const desk = openLedgerDesk();
    desk.pass(
      track17('gettracklist', { page_no: 1 }),
      accept(pair(FIRST, POST, { tracking_status: 'Tracking', lang: 'en' })),
    );
    expect(desk.quote(change({ lang: 'fr' })).quoted['tracking']).toEqual(FREE);
  });
});
