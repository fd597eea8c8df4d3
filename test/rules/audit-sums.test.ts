import { describe, expect, it } from 'vitest';
import { calling, listing, pulling, registering } from '../har/build-har.ts';
import { auditOf, rowOf } from '../har/play-har.ts';
import { FIRST, OTHER, POST, pair, SECOND } from './parcels.ts';

const BOX = 'MSCU6639870';
const T = '2026-11-10T12:00:00.000Z';
const LATER = '2026-11-10T12:05:00.000Z';
const LAST = '2026-11-12T00:00:00.000Z';
const KNOWN = {
  code: 0,
  data: { accepted: [], rejected: [{ number: FIRST, carrier: POST, error: { code: -18019901, message: 'no' } }] },
};
const LOST = { with: { response: { status: 0, content: {} } } };
const quotaRead = (at: string, total: number, used: number) => ({
  ...calling('getquota', at, []),
  answer: { code: 0, data: { quota_total: total, quota_used: used, quota_remain: total - used } },
});

describe('the example of the contract', () => {
  it('comes out as it is written there', async () => {
    const audit = await auditOf([
      registering(FIRST, T, { body: [pair(FIRST, POST, { lang: 'en' })] }),
      { at: LATER, method: 'GET', url: 'https://example.com/page' },
    ]);
    expect(audit.calls).toEqual([
      {
        index: 0,
        provider: '17track',
        account: 'key',
        action: 'register',
        quoted: { tracking: { min: 1, likely: 2, max: 2 } },
        settled: { tracking: { charged: 1, expected: 1, unresolved: 0 } },
      },
      { index: 1, provider: null },
    ]);
    expect(audit.usage).toEqual([
      {
        provider: '17track',
        account: 'key',
        meter: 'tracking',
        period: '2026-11',
        charged: 1,
        expected: 1,
        unresolved: 0,
        allowance: 100,
        basis: 'assumed',
        grants: 0,
        remaining: 98,
      },
    ]);
  });
});

describe('settled units of a call', () => {
  it('are what became of them by the close, on the call that first held them', async () => {
    const audit = await auditOf([registering(FIRST, T, LOST), registering(FIRST, LATER, { answer: KNOWN })]);
    expect(rowOf(audit, 0).settled?.['tracking']).toEqual({ charged: 1, expected: 0, unresolved: 0 });
    expect(rowOf(audit, 1)).toMatchObject({
      quoted: { tracking: { min: 0, likely: 0, max: 1 } },
      settled: { tracking: { charged: 0, expected: 0, unresolved: 0 } },
    });
  });

  it('become charged on the registration when details show its translation months later', async () => {
    const events = [{ description: 'x', description_translation: { lang: 'en', description: 'y' } }];
    const shown = pair(FIRST, POST, { track_info: { tracking: { providers: [{ events }] } } });
    const audit = await auditOf([
      registering(FIRST, T, { body: [pair(FIRST, POST, { lang: 'en' })] }),
      calling('gettrackinfo', '2026-12-20T00:00:00Z', [pair(FIRST, POST)], [shown]),
    ]);
    expect(rowOf(audit, 0).settled?.['tracking']).toEqual({ charged: 2, expected: 0, unresolved: 0 });
    expect(audit.usage.map((row) => [row.period, row.charged, row.expected])).toEqual([['2026-11', 2, 0]]);
  });

  it('become charged on the addition when a pull reaches the line, and released when a closed month lacks the number', async () => {
    const usage = {
      apis: { x: { periodicUsages: { '2026-11': { consumedShipment: 1, consumedShipmentList: [BOX] } } } },
    };
    const audit = await auditOf([
      listing('POST', [BOX, 'TGHU1234567'], T),
      pulling(BOX, LATER),
      {
        at: '2026-12-01T00:00:00Z',
        method: 'GET',
        url: 'https://api.sinay.ai/container-tracking/api/v2/shipment-usage',
        answer: usage,
      },
    ]);
    expect(rowOf(audit, 0).settled?.['shipment']).toEqual({ charged: 1, expected: 0, unresolved: 0 });
    expect(rowOf(audit, 1).settled?.['shipment']).toEqual({ charged: 0, expected: 0, unresolved: 0 });
  });

  it('and the entries with no call add up to the usage: what is still listed', async () => {
    const audit = await auditOf([listing('POST', [BOX], T), pulling('TGHU1234567', LATER)], '2027-01-02T00:00:00Z');
    const ofCalls = audit.calls.reduce(
      (sum, call) => sum + (call.settled?.['shipment']?.charged ?? 0) + (call.settled?.['shipment']?.expected ?? 0),
      0,
    );
    expect(ofCalls).toBe(2);
    expect(audit.usage.map((row) => [row.period, row.charged, row.expected])).toEqual([
      ['2026-11', 1, 1],
      ['2026-12', 0, 1],
      ['2027-01', 0, 1],
    ]);
  });

  it('and the entries with no call add up to the usage: what the provider counted', async () => {
    const audit = await auditOf([registering(FIRST, T), quotaRead(LATER, 200, 61)]);
    expect(rowOf(audit, 0).settled?.['tracking']).toEqual({ charged: 1, expected: 0, unresolved: 0 });
    expect(rowOf(audit, 1).settled?.['tracking'] ?? { charged: 0 }).toMatchObject({ charged: 0 });
    expect(audit.usage).toMatchObject([{ charged: 61, allowance: 200, remaining: 139 }]);
  });

  it('of a call that the provider’s count decides stay on that call', async () => {
    const audit = await auditOf([
      registering(FIRST, T, LOST),
      registering(SECOND, LATER, LOST),
      quotaRead(LAST, 100, 1),
    ]);
    expect(rowOf(audit, 0).settled?.['tracking']).toEqual({ charged: 1, expected: 0, unresolved: 0 });
    expect(rowOf(audit, 1).settled?.['tracking']).toEqual({ charged: 0, expected: 0, unresolved: 0 });
  });

  it('of a lost query of 10 are charged as far as the count goes', async () => {
    const query = { ...calling('getRealTimeTrackInfo', T, [pair(FIRST, POST, { cacheLevel: 1 })]), ...LOST };
    const audit = await auditOf([query, quotaRead(LATER, 100, 4)]);
    expect(rowOf(audit, 0).settled?.['tracking']).toEqual({ charged: 4, expected: 0, unresolved: 0 });
    expect(audit.usage).toMatchObject([{ charged: 4, expected: 0, unresolved: 0, remaining: 96 }]);
  });
});

describe('the close of the books', () => {
  it('is the last call’s time when none is given', async () => {
    const sealines = { method: 'GET', url: 'https://api.sinay.ai/container-tracking/api/v2/sealines', answer: {} };
    const audit = await auditOf([
      listing('POST', [BOX], '2026-10-20T00:00:00Z'),
      { at: '2026-11-05T00:00:00Z', ...sealines },
    ]);
    expect(audit.usage.map((row) => row.period)).toEqual(['2026-10', '2026-11']);
  });

  it('given, counts what goes on being billed up to then, its first instant of a month included', async () => {
    const periods = async (at: string) =>
      (await auditOf([listing('POST', [BOX], T)], at)).usage.map((row) => row.period);
    expect(await periods('2026-11-30T23:59:59.999Z')).toEqual(['2026-11']);
    expect(await periods('2026-12-01T00:00:00.000Z')).toEqual(['2026-11', '2026-12']);
  });

  it('says what is left at the end of each period', async () => {
    const audit = await auditOf(
      [registering(FIRST, T), registering(SECOND, '2026-12-03T00:00:00Z')],
      '2027-01-02T00:00:00Z',
    );
    expect(audit.usage.map((row) => [row.period, row.allowance, row.remaining])).toEqual([
      ['2026-11', 100, 99],
      ['2026-12', 100, 99],
    ]);
  });
});

describe('accounts in a recording', () => {
  const withHeader = (name: string, value: string) => (entry: ReturnType<typeof registering>) => ({
    ...entry,
    with: {
      request: {
        method: entry.method ?? 'POST',
        url: entry.url,
        headers: [{ name, value }],
        ...(entry.body === undefined ? {} : { postData: { text: JSON.stringify(entry.body) } }),
      },
    },
  });

  it('share nothing: the same pair is new to another account', async () => {
    const audit = await auditOf([
      registering(FIRST, T, { token: 'one' }),
      registering(FIRST, LATER, { token: 'two' }),
      registering(FIRST, LAST, { token: 'one', answer: KNOWN }),
    ]);
    expect([0, 1, 2].map((index) => rowOf(audit, index).quoted?.['tracking']?.max)).toEqual([1, 1, 0]);
    expect(audit.usage.map((row) => [row.account, row.charged, row.remaining])).toEqual([
      ['one', 1, 99],
      ['two', 1, 99],
    ]);
  });

  it('are none without a credential', async () => {
    const audit = await auditOf([withHeader('Accept', '*/*')(registering(FIRST, T))]);
    expect(rowOf(audit, 0).account).toBe('none');
  });

  it('are the same in any letter case of the header', async () => {
    const audit = await auditOf([
      withHeader('17TOKEN', 'key')(registering(FIRST, T)),
      withHeader('17token', 'key')(registering(FIRST, LATER, { answer: KNOWN })),
    ]);
    expect(rowOf(audit, 1).quoted?.['tracking']?.max).toBe(0);
    const pulls = await auditOf([
      withHeader('api_key', 'key')(pulling(BOX, T)),
      withHeader('API_KEY', 'key')(pulling(BOX, LATER)),
    ]);
    expect(pulls.usage.map((row) => [row.account, row.charged])).toEqual([['key', 1]]);
  });

  it('are the same whichever header carries the credential', async () => {
    const audit = await auditOf([
      withHeader('x-api-key', 'key')(pulling(BOX, T)),
      withHeader('API_KEY', 'key')(pulling(BOX, LATER)),
    ]);
    expect(audit.usage.map((row) => [row.account, row.charged])).toEqual([['key', 1]]);
  });

  it('of one value at two providers are two', async () => {
    const audit = await auditOf([registering(FIRST, T), pulling(BOX, LATER)]);
    expect(audit.usage.map((row) => [row.provider, row.meter, row.charged])).toEqual([
      ['17track', 'tracking', 1],
      ['safecube', 'shipment', 1],
    ]);
    expect(audit.usage.find((row) => row.provider === 'safecube')).toMatchObject({ allowance: null, remaining: null });
  });

  it('of the practice portal stay out of every total', async () => {
    const url = 'http://127.0.0.1:8717/_tollgate/practice/17track/track/v2.4/register';
    const audit = await auditOf([registering(FIRST, T, { url }), registering(SECOND, LATER)]);
    expect(rowOf(audit, 0)).toMatchObject({ provider: '17track', account: 'practice', action: 'register' });
    expect(audit.usage.map((row) => [row.account, row.charged])).toEqual([['key', 1]]);
  });

  it('answer each entry before the next is asked, overlaps or not', async () => {
    const slow = { ...registering(FIRST, T), with: { time: 3_600_000 } };
    const audit = await auditOf([
      slow,
      registering(FIRST, '2026-11-10T12:00:00.001Z', { answer: KNOWN }),
      registering(FIRST, T, { body: [pair(FIRST, OTHER)], answer: KNOWN }),
    ]);
    expect(rowOf(audit, 1).quoted?.['tracking']).toEqual({ min: 0, likely: 0, max: 0 });
    expect(audit.calls.map((call) => call.index)).toEqual([0, 2, 1]);
  });
});
