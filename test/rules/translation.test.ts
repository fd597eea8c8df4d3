import { describe, expect, it } from 'vitest';
import { envelope, openLedgerDesk, refusal, type Three, track17 } from './ledger-desk.ts';
import {
  accept,
  at,
  change,
  detailOf,
  FIRST,
  NOVEMBER,
  OTHER,
  POST,
  pair,
  readDetail,
  register,
  registered,
  SECOND,
  took,
  used,
} from './parcels.ts';

const FREE: Three = [0, 0, 0];
const ONE_MORE: Three = [0, 1, 1];
const withLang = (more: object = {}) => pair(FIRST, POST, { lang: 'en', ...more });

describe('a language at registration', () => {
  it('is quoted +0/1/1, and is expected when it is accepted', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(register(withLang()), accept(withLang()));
    expect(call.quoted['tracking']).toEqual([1, 2, 2]);
    expect(desk.heldBy(call, 'tracking')).toEqual([1, 1, 0]);
  });

  it('is charged, on that call, when later details show a translation of the item', () => {
    const desk = openLedgerDesk();
    const call = registered(desk, withLang());
    desk.goTo(at('2026-12-20T00:00:00Z'));
    readDetail(desk, FIRST, POST, true);
    expect(desk.heldBy(call, 'tracking')).toEqual([2, 0, 0]);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([2, 0, 0]);
    expect(used(desk, 'tracking', '2026-12')).toEqual(FREE);
  });

  it('stays expected when details show none, or one of another pair', () => {
    const desk = openLedgerDesk();
    const call = registered(desk, withLang(), pair(SECOND, POST));
    readDetail(desk, FIRST, POST, false);
    readDetail(desk, SECOND, POST, true);
    readDetail(desk, FIRST, OTHER, true);
    expect(desk.heldBy(call, 'tracking')).toEqual([2, 1, 0]);
  });

  it('is charged once, however often the translation is shown', () => {
    const desk = openLedgerDesk();
    registered(desk, withLang());
    for (let nth = 0; nth < 3; nth++) readDetail(desk, FIRST, POST, true);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([2, 0, 0]);
  });

  it('is shown in the latest event, too', () => {
    const desk = openLedgerDesk();
    const call = registered(desk, withLang());
    const latest = {
      track_info: { latest_event: { description: 'x', description_translation: { lang: 'en', description: 'y' } } },
    };
    desk.pass(track17('gettrackinfo', [pair(FIRST, POST)]), accept(pair(FIRST, POST, latest)));
    expect(desk.heldBy(call, 'tracking')).toEqual([2, 0, 0]);
  });

  it('costs nothing when the registration is refused', () => {
    const desk = openLedgerDesk();
    const call = desk.pass(register(withLang()), envelope([], [refusal(FIRST, -18019903)]));
    expect(desk.heldBy(call, 'tracking')).toEqual(FREE);
  });

  it('costs nothing where the registration is predicted to be refused', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    expect(desk.quote(register(withLang())).quoted['tracking']).toEqual(FREE);
  });

  it.each([
    ['Denied', { lang: 'en', translation_mode: 'Denied' }, 'v2.4'],
    ['version 1', { lang: 'en' }, 'v1'],
    ['an empty language', { lang: '' }, 'v2.4'],
    ['no language', { lang: null }, 'v2.4'],
    ['an e-mail address', { email: 'a@example.com' }, 'v2.4'],
    ['a mode alone', { translation_mode: 'UseDefaultLang' }, 'v2.4'],
  ])('adds 0 with %s', (_, fields, version) => {
    const desk = openLedgerDesk();
    const item = pair(FIRST, POST, fields);
    const call = desk.pass(track17('register', [item], version), accept(item));
    expect(call.quoted['tracking']).toEqual([1, 1, 1]);
    expect(desk.heldBy(call, 'tracking')).toEqual([1, 0, 0]);
  });

  it.each([
    ['v2', undefined],
    ['v2.1', undefined],
    ['v2.2', undefined],
    ['v2.4', 'UseDefaultLang'],
    ['v2.4', 'UseThirdPartyServices'],
  ])('adds 0/1/1 in %s with the mode %s', (version, mode) => {
    const item = pair(FIRST, POST, { lang: 'en', ...(mode === undefined ? {} : { translation_mode: mode }) });
    expect(openLedgerDesk().quote(track17('register', [item], version)).quoted['tracking']).toEqual([1, 2, 2]);
  });
});

describe('a new registration', () => {
  it('starts the language anew: setting it later is 0/1/1 again', () => {
    const desk = openLedgerDesk();
    registered(desk, withLang());
    took(desk, 'deletetrack');
    registered(desk, pair(FIRST, POST));
    const call = desk.pass(change({ lang: 'en' }), accept(pair(FIRST, POST)));
    expect(call.quoted['tracking']).toEqual(ONE_MORE);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([2, 2, 0]);
  });

  it('with a language is charged for it again', () => {
    const desk = openLedgerDesk();
    registered(desk, withLang());
    took(desk, 'deletetrack');
    const again = desk.pass(register(withLang()), accept(withLang()));
    expect(again.quoted['tracking']).toEqual([1, 2, 2]);
    expect(desk.heldBy(again, 'tracking')).toEqual([1, 1, 0]);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([2, 2, 0]);
  });

  it('lets a translation shown later prove its own unit', () => {
    const desk = openLedgerDesk();
    registered(desk, withLang());
    took(desk, 'deletetrack');
    const again = registered(desk, withLang());
    desk.pass(track17('gettrackinfo', [pair(FIRST, POST)]), detailOf(FIRST, POST, true));
    expect(desk.heldBy(again, 'tracking')).toEqual([2, 0, 0]);
  });
});
