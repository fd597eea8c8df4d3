import { describe, expect, it } from 'vitest';
import { listCall, ok, openLedgerDesk, pull } from './ledger-desk.ts';
import { at, FIRST, NOVEMBER, POST, pair, quoteOf, readQuota, register, used } from './parcels.ts';

const BOX = 'MSCU6639870';
const withMail = () => {
  const desk = openLedgerDesk();
  desk.set('17track', { email: true });
  return desk;
};

describe('e-mails', () => {
  it('are off unless the account says on: recording one says so and books nothing', () => {
    const desk = openLedgerDesk();
    expect(desk.record('17track', 'email', [], 1)).toMatch(/e-mail/);
    expect(desk.usage()).toEqual([]);
  });

  it('cost nothing when a registration only names an address', () => {
    expect(withMail().quote(register(pair(FIRST, POST, { email: 'a@example.com' }))).quoted['tracking']).toEqual([
      1, 1, 1,
    ]);
  });

  it.each([
    [1, 0],
    [300, 0],
    [301, 0],
    [302, 1],
    [303, 1],
    [304, 2],
    [310, 5],
  ])('past the allowance use 1 tracking unit for every second one: %i sent, %i units', (sent, units) => {
    const desk = withMail();
    expect(desk.record('17track', 'email', [], sent)).toBeNull();
    expect(used(desk, 'email', NOVEMBER)).toEqual([sent, 0, 0]);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([units, 0, 0]);
  });

  it('overflow the same when they are recorded one by one', () => {
    const desk = withMail();
    desk.record('17track', 'email', [], 299);
    const units = [300, 301, 302, 303, 304].map(() => {
      desk.record('17track', 'email', [], 1);
      return used(desk, 'tracking', NOVEMBER)[0];
    });
    expect(units).toEqual([0, 0, 1, 1, 2]);
  });

  it('begin anew each month', () => {
    const desk = withMail();
    desk.record('17track', 'email', [], 301);
    desk.goTo(at('2026-12-01T00:00:00Z'));
    desk.record('17track', 'email', [], 301);
    expect(used(desk, 'tracking', '2026-12')).toEqual([0, 0, 0]);
    expect(desk.row('17track', 'email', '2026-12')).toMatchObject({ allowance: 300, remaining: -1 });
  });

  it('are counted on from a quota read', () => {
    const desk = withMail();
    readQuota(desk, 100, 0, { free_email_quota: 300, free_email_quotaused: 300 });
    desk.record('17track', 'email', [], 2);
    expect(used(desk, 'email', NOVEMBER)).toEqual([302, 0, 0]);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([1, 0, 0]);
  });

  it('overflow at once where none are free', () => {
    const desk = withMail();
    readQuota(desk, 200, 0, { free_email_quota: 0, free_email_quotaused: 0 });
    desk.record('17track', 'email', [], 3);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([1, 0, 0]);
  });

  it('name no items, and come in whole numbers', () => {
    const desk = withMail();
    expect(desk.record('17track', 'email', [FIRST], 1)).not.toBeNull();
    expect(desk.record('17track', 'email', [], 0)).not.toBeNull();
    expect(desk.record('17track', 'email', [], 1.5)).not.toBeNull();
    expect(desk.usage()).toEqual([]);
  });
});

describe('what a user records', () => {
  it('stands in the ledger with the road user', () => {
    const desk = openLedgerDesk();
    desk.record('safecube', 'add', [BOX]);
    expect(desk.postings.map((posting) => posting.road)).toEqual(['user']);
  });

  it('adds shipments as Safecube’s application does: expected now and at each turn, until removed', () => {
    const desk = openLedgerDesk();
    desk.record('safecube', 'add', [BOX, 'BLX0099']);
    expect(used(desk, 'shipment', NOVEMBER)).toEqual([0, 2, 0]);
    desk.goTo(at('2026-12-10T00:00:00Z'));
    expect(used(desk, 'shipment', '2026-12')).toEqual([0, 2, 0]);
    desk.record('safecube', 'remove', [BOX]);
    desk.goTo(at('2027-01-10T00:00:00Z'));
    expect(used(desk, 'shipment', '2026-12')).toEqual([0, 2, 0]);
    expect(used(desk, 'shipment', '2027-01')).toEqual([0, 1, 0]);
  });

  it('is the same shipment on every road', () => {
    const desk = openLedgerDesk();
    desk.record('safecube', 'add', [BOX.toLowerCase()]);
    expect(desk.quote(pull(BOX)).quoted['shipment']).toEqual([0, 0, 0]);
    desk.pass(listCall('POST', [BOX]), ok({}));
    desk.pass(pull(BOX), ok({}));
    expect(used(desk, 'shipment', NOVEMBER)).toEqual([1, 0, 0]);
  });

  it('keeps the application’s list apart from the webhook’s: one is left, so it is billed on', () => {
    const desk = openLedgerDesk();
    desk.record('safecube', 'add', [BOX]);
    desk.pass(listCall('POST', [BOX]), ok({}));
    desk.pass(listCall('DELETE', [BOX]), ok({}));
    desk.goTo(at('2026-12-01T00:00:00Z'));
    expect(used(desk, 'shipment', '2026-12')).toEqual([0, 1, 0]);
  });

  it('may be a registration made in 17TRACK’s console', () => {
    const desk = openLedgerDesk();
    desk.record('17track', 'register', [`${FIRST},${POST}`]);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([1, 0, 0]);
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 0]);
  });

  it('may be a deletion made there', () => {
    const desk = openLedgerDesk();
    desk.record('17track', 'register', [`${FIRST},${POST}`]);
    desk.record('17track', 'delete', [`${FIRST},${POST}`]);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([1, 0, 0]);
    expect(quoteOf(desk, FIRST, POST)).toEqual([1, 1, 1]);
  });

  it('is refused with a reason when the provider, the action or an item is none', () => {
    const desk = openLedgerDesk();
    expect(desk.record('17track', 'fly', [FIRST])).not.toBeNull();
    expect(desk.record('17track', 'register', ['12'])).not.toBeNull();
    expect(desk.record('17track', 'register', [])).not.toBeNull();
    expect(desk.usage()).toEqual([]);
  });
});
