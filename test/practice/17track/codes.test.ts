import { describe, expect, it } from 'vitest';
import type { CarrierNeed, RealTimeOutcome, Simulated17trackOptions } from '../../../proxy/practice/17track/options.ts';
import { openDesk, parcels } from './desk.ts';

const a = { number: 'RR100000001CN', carrier: 3011 };
const change = { number: a.number, carrier_old: 3011, carrier_new: 7041 };

describe('items refused by their form', () => {
  it.each([
    ['no number', { carrier: 3011 }, -18010010],
    ['an empty number', { number: '' }, -18010010],
    ['no object', 'RR100000001CN', -18010010],
    ['four characters', { number: 'AB12' }, -18010012],
    ['51 characters', { number: 'A'.repeat(51) }, -18010012],
    ['a blank inside', { number: 'RR 10000001CN' }, -18010012],
    ['a number that is no text', { number: 12345678 }, -18010012],
    ['a tag of 101 characters', { ...a, tag: 'x'.repeat(101) }, -18010015],
    ['a carrier that is no code', { ...a, carrier: 'dhl' }, -18019910],
    ['a last mile for a courier', { ...a, carrier: 100001, final_carrier: 7041 }, -18010016],
    ['a carrier nobody can detect', { number: 'ZZ100000001' }, -18019903],
    ['no carrier and no detection', { number: a.number, auto_detection: false }, -18019903],
  ])('refuses %s', (_, item, code) => {
    expect(openDesk().call('register', [item])).toMatchObject({ charged: 0, accepted: [], codes: [code] });
  });

  it('takes 5 and 50 letters, digits and hyphens, lower case and blanks around', () => {
    const numbers = ['AB-12', 'A'.repeat(50), ' rr100000001cn '];
    const served = openDesk().call(
      'register',
      numbers.map((number) => ({ number, carrier: 3011 })),
    );
    expect(served).toMatchObject({ charged: 3, codes: [] });
    expect(served.accepted[2]).toMatchObject({ number: a.number });
  });

  it.each<[CarrierNeed, object, number]>([
    ['country-and-postcode', { destination_country: 'DE' }, -18010018],
    ['postcode', {}, -18010019],
    ['phone', {}, -18010020],
    ['date', {}, -18010022],
  ])('refuses what a carrier needs and does not get: %s', (need, fields, code) => {
    const desk = openDesk({ carrierNeeds: () => need });
    expect(desk.call('register', [{ ...a, ...fields }])).toMatchObject({ charged: 0, codes: [code] });
    const complete = {
      ...a,
      destination_country: 'DE',
      destination_postal_code: '10115',
      phone_number: '1',
      ship_date: '2026-11-01',
    };
    expect(desk.call('register', [complete]).charged).toBe(1);
  });

  it('refuses carriers that are unknown or closed', () => {
    expect(openDesk({ carrierState: () => 'unknown' }).call('register', [a]).codes).toEqual([-18019910]);
    expect(openDesk({ carrierState: () => 'closed' }).call('register', [a]).codes).toEqual([-18019911]);
  });

  it('refuses past the daily limit until the next UTC day', () => {
    const desk = openDesk({ dailyLimit: 2 });
    expect(desk.call('register', parcels(3))).toMatchObject({ charged: 2, codes: [-18019907] });
    desk.goTo('2026-11-11T00:00:00Z');
    expect(desk.call('register', parcels(3))).toMatchObject({ charged: 1, codes: [-18019901, -18019901] });
  });
});

describe('items refused by their state', () => {
  it.each(['gettrackinfo', 'stoptrack', 'retrack', 'deletetrack', 'push', 'changeinfo'])(
    'refuses %s of a number that is not registered, or not under that carrier',
    (name) => {
      const desk = openDesk();
      expect(desk.call(name, [a]).codes).toEqual([-18019902]);
      desk.call('register', [a]);
      expect(desk.call(name, [{ ...a, carrier: 7041, items: { tag: 'x' } }]).codes).toEqual([-18019902]);
    },
  );

  it('refuses to stop what is stopped and to restart what is not', () => {
    const desk = openDesk();
    desk.call('register', [a]);
    expect(desk.call('retrack', [a]).codes).toEqual([-18019904]);
    desk.call('stoptrack', [a]);
    expect(desk.call('stoptrack', [a]).codes).toEqual([-18019906]);
  });

  it('refuses to read a number without a result yet, and to change its carrier', () => {
    const desk = openDesk({ resultAfterMs: 60_000 });
    desk.call('register', [a]);
    expect(desk.call('gettrackinfo', [a]).codes).toEqual([-18019909]);
    expect(desk.call('changecarrier', [change]).codes).toEqual([-18019808]);
    desk.goTo('2026-11-10T12:01:00Z');
    expect(desk.call('gettrackinfo', [a]).codes).toEqual([]);
    expect(desk.call('changecarrier', [change]).codes).toEqual([]);
    expect(desk.call('changecarrier', [{ ...change, carrier_old: 7041, carrier_new: 3011 }]).codes).toEqual([
      -18019808,
    ]);
  });

  it.each<[string, object, number]>([
    ['nothing new', { carrier_new: null }, -18019804],
    ['a new carrier that is no code', { carrier_new: 'dhl' }, -18019802],
    ['the present carrier', { carrier_new: 3011 }, -18019803],
    ['an old carrier it is not registered under', { carrier_old: 9999 }, -18019805],
    ['a last mile for a courier', { carrier_new: 100001, final_carrier_new: 7041 }, -18010016],
  ])('refuses a change of carrier that names %s', (_, fields, code) => {
    const desk = openDesk();
    desk.call('register', [a]);
    expect(desk.call('changecarrier', [{ ...change, ...fields }]).codes).toEqual([code]);
  });

  it('refuses a change of carrier of an unknown, doubtful, stopped or taken number', () => {
    const desk = openDesk();
    const bare = { number: a.number, carrier_new: 2001 };
    expect(desk.call('changecarrier', [bare]).codes).toEqual([-18019902]);
    desk.call('register', [a, { ...a, carrier: 7041 }]);
    expect(desk.call('changecarrier', [bare]).codes).toEqual([-18019801]);
    expect(desk.call('changecarrier', [change]).codes).toEqual([-18019809]);
    desk.call('stoptrack', [a]);
    expect(desk.call('changecarrier', [{ ...change, carrier_new: 2001 }]).codes).toEqual([-18019806]);
  });

  it('counts a change of the last mile alone among the five', () => {
    const desk = openDesk();
    desk.call('register', [a]);
    const codes = [1, 2, 3, 4, 5, 6].map(
      (last) => desk.call('changecarrier', [{ number: a.number, final_carrier_new: last }]).codes[0] ?? 0,
    );
    expect(codes).toEqual([0, 0, 0, 0, 0, -18019807]);
  });

  it('refuses a change of fields that fits several pairs or changes nothing', () => {
    const desk = openDesk();
    desk.call('register', [a, { ...a, carrier: 7041 }]);
    expect(desk.call('changeinfo', [{ number: a.number, items: { tag: 'x' } }]).codes).toEqual([-18019810]);
    expect(desk.call('changeinfo', [{ ...a, items: { colour: 'red' } }]).codes).toEqual([-18019811]);
    expect(desk.call('changeinfo', [a]).codes).toEqual([-18019811]);
    expect(desk.call('changeinfo', [{ ...a, items: { lang: 'en' } }], { version: 'v1' }).codes).toEqual([-18019811]);
    expect(desk.units()).toBe(2);
  });

  it.each<[Simulated17trackOptions['webhook'] & string, number]>([
    ['not-set', -18010204],
    ['failing', -18010206],
  ])('refuses a push while the webhook is %s', (webhook, code) => {
    const desk = openDesk({ webhook });
    desk.call('register', [a]);
    expect(desk.call('push', [a]).codes).toEqual([code]);
  });

  it.each<[RealTimeOutcome, number]>([
    ['timed-out', -18019815],
    ['failed', -18019816],
    ['system-error', -18019817],
    ['not-offered', -18019818],
  ])('charges nothing for a real-time query that ends %s', (outcome, code) => {
    const desk = openDesk({ realTimeOutcome: () => outcome });
    expect(desk.call('getRealTimeTrackInfo', [a])).toMatchObject({ charged: 0, codes: [code] });
  });

  it('refuses a cache level it does not know', () => {
    expect(openDesk().call('getRealTimeTrackInfo', [{ ...a, cacheLevel: 'Soon' }])).toMatchObject({
      charged: 0,
      codes: [-18010015],
    });
  });
});
