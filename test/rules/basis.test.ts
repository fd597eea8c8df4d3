import { describe, expect, it } from 'vitest';
import { quoteDocument } from '../../shared/words/quote-document.ts';
import { type LedgerDesk, openLedgerDesk, track17 } from './ledger-desk.ts';
import { at, FIRST, NOVEMBER, POST, pair, readQuota, register, registered, SECOND, THIRD } from './parcels.ts';

const rowOf = (desk: LedgerDesk, period = NOVEMBER) => desk.row('17track', 'tracking', period);

const quoted = (desk: LedgerDesk, ...numbers: readonly string[]) =>
  quoteDocument(desk.quote(register(...numbers.map((number) => pair(number, POST)))).quote, 'en');

describe('what an allowance rests on', () => {
  it('is an assumption until the plan is set or the quota is read; the figures are the usual plan’s', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    expect(rowOf(desk)).toMatchObject({ allowance: 100, basis: 'assumed', remaining: 99 });
    expect(quoted(desk, SECOND).meters['tracking']).toMatchObject({
      before: 99,
      after: 98,
      allowance: 100,
      basis: 'assumed',
    });
  });

  it('is the plan that a person set, the usual one as well', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { plan: '100-monthly' });
    registered(desk, pair(FIRST, POST));
    expect(rowOf(desk)).toMatchObject({ allowance: 100, basis: 'set', remaining: 99 });
    expect(quoted(desk, SECOND).meters['tracking']).toMatchObject({ allowance: 100, basis: 'set' });
  });

  it('stays an assumption when only a name, a zone or a grant was set', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { name: 'Main', grant: { units: 5000 as never, expires: at('2027-01-01T00:00:00Z') } });
    registered(desk, pair(FIRST, POST));
    expect(rowOf(desk)).toMatchObject({ basis: 'assumed', remaining: 104 });
  });

  it('is the provider’s own count once it was read, for the months from then on, and of the meter that it names', () => {
    const desk = openLedgerDesk();
    desk.goTo(at('2026-10-10T00:00:00Z'));
    registered(desk, pair(FIRST, POST));
    desk.goTo(at('2026-11-10T00:00:00Z'));
    registered(desk, pair(SECOND, POST));
    readQuota(desk, 250, 1);
    desk.set('17track', { email: true });
    desk.record('17track', 'email', [], 1);
    expect(rowOf(desk)).toMatchObject({ allowance: 250, basis: 'provider', remaining: 249 });
    expect(rowOf(desk, '2026-10')).toMatchObject({ allowance: 100, basis: 'assumed' });
    expect(desk.row('17track', 'email', NOVEMBER)?.basis).toBe('assumed');
    desk.goTo(at('2026-12-02T00:00:00Z'));
    expect(quoted(desk, THIRD).meters['tracking']).toMatchObject({ allowance: 250, basis: 'provider' });
  });

  it('is what was said last: a plan set after the quota was read, or the quota read after that', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    readQuota(desk, 250, 1);
    desk.set('17track', { plan: '500-monthly' });
    expect(rowOf(desk)).toMatchObject({ allowance: 500, basis: 'set' });
    readQuota(desk, 260, 1);
    expect(rowOf(desk)).toMatchObject({ allowance: 260, basis: 'provider' });
  });

  it.each([
    [(desk: LedgerDesk) => desk.set('17track', { plan: '1-monthly' }), 'set'],
    [(desk: LedgerDesk) => readQuota(desk, 1, 0), 'provider'],
  ] as const)('stays as it was when answers prove that it is another', (tell, basis) => {
    const desk = openLedgerDesk();
    tell(desk);
    registered(desk, pair(FIRST, POST), pair(SECOND, POST));
    expect(rowOf(desk)).toMatchObject({ allowance: null, basis, remaining: null });
    expect(quoted(desk, THIRD).meters['tracking']).toMatchObject({ before: null, allowance: null, basis });
  });

  it('stays an assumption when answers prove more than the usual plan', () => {
    const desk = openLedgerDesk();
    for (let nth = 0; nth < 101; nth++) registered(desk, pair(`RR${200_000_000 + nth}CN`, POST));
    expect(rowOf(desk)).toMatchObject({ charged: 101, allowance: null, basis: 'assumed', remaining: null });
  });

  it('is nothing for a meter that has no allowance', () => {
    const desk = openLedgerDesk();
    desk.record('safecube', 'add', ['MSCU6639870']);
    expect(desk.row('safecube', 'shipment', NOVEMBER)).toMatchObject({ allowance: null, basis: null, remaining: null });
    const pull = {
      method: 'GET',
      url: 'https://api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=MSCU1234566',
    };
    expect(quoteDocument(desk.quote(pull).quote, 'en').meters['shipment']).toMatchObject({
      allowance: null,
      basis: null,
    });
  });

  it('says of a line past an assumed allowance that it may be refused, not that it will be', () => {
    const desk = openLedgerDesk();
    for (let nth = 0; nth < 99; nth++) registered(desk, pair(`RR${200_000_000 + nth}CN`, POST));
    const say = () => quoted(desk, FIRST, SECOND).lines[1]?.say;
    expect(say()).toBe('More than the usual plan has left: refused, and not charged, if yours has no more.');
    desk.set('17track', { plan: '100-monthly' });
    expect(say()).toBe('Nothing is left for it. 17TRACK refuses what goes past your units.');
  });

  it('changes no figure of a quote', () => {
    const desk = openLedgerDesk();
    for (let nth = 0; nth < 99; nth++) registered(desk, pair(`RR${200_000_000 + nth}CN`, POST));
    const call = track17('register', [pair(FIRST, POST), pair(SECOND, POST)]);
    const assumed = desk.quote(call).quoted;
    desk.set('17track', { plan: '100-monthly' });
    expect(assumed).toEqual({ tracking: [1, 1, 2] });
    expect(desk.quote(call).quoted).toEqual(assumed);
  });
});
