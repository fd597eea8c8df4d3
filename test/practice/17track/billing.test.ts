import { describe, expect, it } from 'vitest';
import { openDesk, parcels } from './desk.ts';

const a = { number: 'RR100000001CN', carrier: 3011 };
const inEnglish = { ...a, lang: 'en' };

describe('tracking units', () => {
  it('gives 100 a month, back to 100 on the 1st, nothing carried over', () => {
    const desk = openDesk();
    desk.call('register', parcels(30));
    desk.goTo('2026-11-30T23:59:59Z');
    expect(desk.provider.planState('key')).toMatchObject({ left: 70, resets: '2026-12-01T00:00:00Z' });
    desk.goTo('2026-12-01T00:00:00Z');
    expect(desk.provider.planState('key')).toMatchObject({ allowance: 100, used: 0, left: 100 });
  });

  it('gives a one-time plan no second month', () => {
    const desk = openDesk({ plan: { kind: 'once', units: 50 } });
    desk.call('register', parcels(30));
    desk.goTo('2027-03-01T00:00:00Z');
    expect(desk.provider.planState('key')).toEqual({ allowance: 50, used: 30, left: 20, resets: null });
  });

  it('deducts 1 for each unique match of number and carrier', () => {
    const desk = openDesk();
    expect(desk.call('register', [a]).charged).toBe(1);
    expect(desk.provider.trueCount('key')).toMatchObject({
      months: { '2026-11': { tracking: 1, email: 0 } },
      deductions: [{ units: 1, number: a.number, carrier: 3011, why: 'register' }],
    });
  });

  it('deducts 1 for each carrier of the same number', () => {
    const desk = openDesk();
    expect(desk.call('register', [a, { ...a, carrier: 7041 }]).charged).toBe(2);
  });

  it('deducts nothing for a pair registered already, in one batch or later', () => {
    const desk = openDesk();
    const first = desk.call('register', [a, a]);
    expect(first).toMatchObject({ charged: 1, codes: [-18019901] });
    expect(desk.call('register', [a])).toMatchObject({ charged: 0, codes: [-18019901] });
  });

  it('counts the carrier that it corrected, not the one asked for', () => {
    const desk = openDesk({ correctCarrier: () => 190008 });
    expect(desk.call('register', [a]).accepted).toMatchObject([{ origin: 1, carrier: 190008 }]);
    expect(desk.call('register', [{ ...a, carrier: 7041 }])).toMatchObject({ charged: 0, codes: [-18019901] });
  });

  it('confirms the given carrier when detection is off', () => {
    const desk = openDesk({ correctCarrier: () => 190008 });
    const given = desk.call('register', [{ ...a, auto_detection: false }]);
    expect(given.accepted).toMatchObject([{ origin: 2, carrier: 3011 }]);
  });

  it('detects the carrier when none is given, and refuses the pair it finds registered', () => {
    const desk = openDesk();
    for (const [index, carrier] of [undefined, null, 0, '', -1].entries()) {
      const number = `RR10000000${index}CN`;
      desk.call('register', [{ number, carrier: 3011 }]);
      expect(desk.call('register', [{ number, carrier }])).toMatchObject({ charged: 0, codes: [-18019901] });
    }
    expect(desk.call('register', [{ number: 'LX000111222DE' }]).accepted).toMatchObject([{ origin: 1, carrier: 7041 }]);
  });

  it('refuses past the allowance item by item, in order, and charges nothing for it', () => {
    const desk = openDesk({ plan: { kind: 'monthly', units: 3 } });
    const served = desk.call('register', parcels(5));
    expect(served).toMatchObject({ charged: 3, codes: [-18019908, -18019908] });
    expect(served.accepted.map((item) => item['number'])).toEqual(parcels(3).map((item) => item.number));
  });

  it('keeps the accounts of two keys apart', () => {
    const desk = openDesk();
    desk.call('register', [a], { token: 'one' });
    expect(desk.call('register', [a], { token: 'two' }).charged).toBe(1);
    expect(desk.provider.planState('one').used).toBe(1);
  });
});

describe('notifications', () => {
  it('takes a tracking unit for every second e-mail past the 300 free ones', () => {
    const desk = openDesk();
    const unitsAfter = (count: number): number => {
      desk.provider.sendEmail('key', count);
      return desk.units();
    };
    expect([unitsAfter(300), unitsAfter(1), unitsAfter(1), unitsAfter(1), unitsAfter(3)]).toEqual([0, 0, 1, 1, 3]);
    expect(desk.provider.trueCount('key').months).toEqual({ '2026-11': { tracking: 3, email: 306 } });
  });

  it('gives 300 e-mails again on the 1st', () => {
    const desk = openDesk();
    desk.provider.sendEmail('key', 301);
    desk.goTo('2026-12-01T00:00:00Z');
    desk.provider.sendEmail('key', 300);
    expect(desk.units()).toBe(0);
  });

  it('goes below zero when e-mails take more than is left', () => {
    const desk = openDesk({ plan: { kind: 'monthly', units: 1 }, emailAllowance: 0 });
    desk.provider.sendEmail('key', 6);
    expect(desk.call('getquota', []).answer.body).toMatchObject({ data: { quota_remain: -2 } });
  });

  it('charges no e-mail for an address on a registration', () => {
    expect(openDesk().call('register', [{ ...a, email: 'someone@example.org' }]).charged).toBe(1);
  });
});

describe('other rules', () => {
  it('charges nothing for continued tracking, reads, lists, quota reads, pushes', () => {
    const desk = openDesk();
    desk.call('register', [a]);
    desk.passDays(5);
    for (const name of ['gettrackinfo', 'push', 'stoptrack', 'retrack']) {
      expect(desk.call(name, [a])).toMatchObject({ charged: 0, codes: [] });
    }
    expect(desk.call('gettracklist', {}).charged + desk.call('getquota', []).charged).toBe(0);
  });

  it('restarts a stopped number once for nothing, and refuses it the second time', () => {
    const desk = openDesk();
    desk.call('register', [a]);
    desk.call('stoptrack', [a]);
    expect(desk.call('retrack', [a])).toMatchObject({ charged: 0, codes: [] });
    desk.call('stoptrack', [a]);
    expect(desk.call('retrack', [a])).toMatchObject({ charged: 0, codes: [-18019905] });
  });

  it('changes the carrier five times for nothing, and refuses the sixth', () => {
    const desk = openDesk();
    desk.call('register', [a]);
    const carriers = [3011, 2001, 2002, 2003, 2004, 2005, 2006];
    const changes = carriers
      .slice(0, 6)
      .map((from, index) =>
        desk.call('changecarrier', [{ number: a.number, carrier_old: from, carrier_new: carriers[index + 1] }]),
      );
    expect(changes.map((change) => change.charged)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(changes.map((change) => change.codes)).toEqual([[], [], [], [], [], [-18019807]]);
  });

  it('charges the old pair again after a change of carrier, and knows the new one', () => {
    const desk = openDesk();
    desk.call('register', [a]);
    desk.call('changecarrier', [{ number: a.number, carrier_new: 190008 }]);
    expect(desk.call('register', [{ ...a, carrier: 190008 }])).toMatchObject({ charged: 0, codes: [-18019901] });
    expect(desk.call('register', [a]).charged).toBe(1);
  });

  it('gives nothing back for a deletion and charges a deleted number again, translation and all', () => {
    const desk = openDesk();
    desk.call('register', [inEnglish]);
    expect(desk.call('deletetrack', [a]).charged).toBe(0);
    expect(desk.units()).toBe(2);
    expect(desk.call('register', [inEnglish]).charged).toBe(2);
  });

  it('starts restarts and carrier changes anew with a new registration', () => {
    const desk = openDesk();
    desk.call('register', [a]);
    desk.call('stoptrack', [a]);
    desk.call('retrack', [a]);
    desk.call('deletetrack', [a]);
    desk.call('register', [a]);
    expect(desk.call('gettracklist', {}).accepted).toMatchObject([{ is_retracked: false, carrier_change_count: 0 }]);
  });
});
