import { describe, expect, it } from 'vitest';
import { type BuiltEntry, calling, listing, pulling, registering } from './build-har.ts';
import { auditOf, entriesOf, rowOf } from './play-har.ts';

const NUMBER = 'RR100000001CN';
const translated = {
  number: NUMBER,
  carrier: 3011,
  track_info: {
    tracking: { providers: [{ events: [{ description_translation: { lang: 'en', description: 'Arrived' } }] }] },
  },
};
const withLanguage = registering(NUMBER, '2026-11-03T10:00:00Z', {
  body: [{ number: NUMBER, carrier: 3011, lang: 'en' }],
});
const lostRegistration = registering(NUMBER, '2026-11-03T10:00:00Z', { status: 0, answer: undefined });

const refusing = (path: string, at: string, item: object, code: number): BuiltEntry => ({
  at,
  url: `https://api.17track.net/track/v2.4/${path}`,
  body: [item],
  answer: { code: 0, data: { accepted: [], rejected: [{ ...item, error: { code, message: '' } }] } },
});

const none = { charged: 0, expected: 0, unresolved: 0 };
const ofNovember = { provider: '17track', account: 'key', meter: 'tracking', period: '2026-11', ...none };

describe('a row of an audit', () => {
  it('says what the call was quoted and what became of it, as the contract shows it', async () => {
    const audit = await auditOf([
      withLanguage,
      { at: '2026-11-03T10:00:01Z', method: 'GET', url: 'https://example.com/' },
    ]);
    expect(audit).toEqual({
      calls: [
        {
          index: 0,
          provider: '17track',
          account: 'key',
          action: 'register',
          quoted: { tracking: { min: 1, likely: 2, max: 2 } },
          settled: { tracking: { charged: 1, expected: 1, unresolved: 0 } },
        },
        { index: 1, provider: null },
      ],
      usage: [{ ...ofNovember, charged: 1, expected: 1, allowance: 100, basis: 'assumed', grants: 0, remaining: 98 }],
    });
  });

  it('comes in time order with its place in the file, one for each entry', async () => {
    const audit = await auditOf([
      registering('B1000', '2026-11-03T10:00:02Z'),
      registering('A1000', '2026-11-03T10:00:01Z'),
    ]);
    expect(audit.calls.map((call) => call.index)).toEqual([1, 0]);
  });

  it('holds what a later answer proved of its units', async () => {
    const audit = await auditOf([
      withLanguage,
      calling('gettrackinfo', '2026-11-04T10:00:00Z', [{ number: NUMBER, carrier: 3011 }], [translated]),
    ]);
    expect(rowOf(audit, 0).settled).toEqual({ tracking: { charged: 2, expected: 0, unresolved: 0 } });
    expect(rowOf(audit, 1)).toMatchObject({ action: 'read', quoted: {}, settled: {} });
  });

  it('holds a lost registration as unresolved, and as charged once the provider refuses the same as known', async () => {
    expect(rowOf(await auditOf([lostRegistration]), 0).settled).toEqual({ tracking: { ...none, unresolved: 1 } });
    const again = refusing('register', '2026-11-03T11:00:00Z', { number: NUMBER, carrier: 3011 }, -18019901);
    const audit = await auditOf([lostRegistration, again]);
    expect(rowOf(audit, 0).settled).toEqual({ tracking: { ...none, charged: 1 } });
    expect(rowOf(audit, 1)).toMatchObject({
      quoted: { tracking: { min: 0, likely: 0, max: 1 } },
      settled: { tracking: none },
    });
  });

  it('releases a call of which the recording proves that nothing was sent', async () => {
    const audit = await auditOf([{ ...lostRegistration, with: { _error: 'net::ERR_NAME_NOT_RESOLVED' } }]);
    expect(rowOf(audit, 0)).toMatchObject({
      quoted: { tracking: { min: 1, likely: 1, max: 1 } },
      settled: { tracking: none },
    });
    expect(audit.usage).toEqual([]);
  });

  it('says of an unknown call that nobody knows its max, and charges nothing', async () => {
    const audit = await auditOf([
      { at: '2026-11-03T10:00:00Z', url: 'https://api.17track.net/track/v2.4/newthing', body: [], answer: { code: 0 } },
    ]);
    expect(rowOf(audit, 0)).toMatchObject({
      action: 'unknown',
      quoted: { tracking: { min: 0, likely: 0, max: null } },
      settled: { tracking: none },
    });
  });

  it('names what is missing from its entry: time, body, answer', async () => {
    const hole: BuiltEntry = { url: 'https://api.17track.net/track/v2.4/register', at: undefined };
    const audit = await auditOf([registering(NUMBER, '2026-11-03T10:00:00Z'), hole]);
    expect(rowOf(audit, 1)).toMatchObject({
      quoted: { tracking: { max: null } },
      problem: "it has no time; the call has no body; the answer's body is missing from the recording",
    });
    expect(rowOf(audit, 0).problem).toBeUndefined();
  });

  it('settles a registration by its answer where the recording has no body for it', async () => {
    const audit = await auditOf([{ ...registering(NUMBER, '2026-11-03T10:00:00Z'), body: undefined }]);
    expect(rowOf(audit, 0)).toMatchObject({ settled: { tracking: { charged: 1 } }, problem: 'the call has no body' });
  });
});

describe('an audit', () => {
  it('asks and answers each entry before the next, though they overlap in time', async () => {
    const at = '2026-11-03T10:00:00Z';
    const audit = await auditOf([
      registering(NUMBER, at),
      refusing('register', at, { number: NUMBER, carrier: 3011 }, -18019901),
    ]);
    expect(rowOf(audit, 1).quoted).toEqual({ tracking: { min: 0, likely: 0, max: 0 } });
  });

  it('charges nothing for answers from the browser’s cache and for preflights', async () => {
    const audit = await auditOf([
      pulling('MSCU1234567', '2026-11-03T10:00:00Z', { with: { _fromCache: 'disk' } }),
      pulling('MSCU1234567', '2026-11-03T10:00:01Z', { method: 'OPTIONS' }),
    ]);
    for (const call of audit.calls) expect(call).toMatchObject({ action: 'read', quoted: {}, settled: {} });
    expect(audit.usage).toEqual([]);
  });

  it('quotes HEAD of a call that charges by GET up to its charge, and settles it as 0', async () => {
    const audit = await auditOf([pulling('MSCU1234567', '2026-11-03T10:00:02Z', { method: 'HEAD' })]);
    expect(audit.calls[0]).toMatchObject({
      action: 'track',
      quoted: { shipment: { min: 0, likely: 0, max: 1 } },
      settled: { shipment: { charged: 0, expected: 0, unresolved: 0 } },
    });
    expect(audit.usage).toEqual([]);
  });

  it('keeps accounts apart by their credential', async () => {
    const audit = await auditOf([
      registering(NUMBER, '2026-11-03T10:00:00Z', { token: 'a' }),
      registering(NUMBER, '2026-11-03T10:01:00Z', { token: 'b' }),
    ]);
    expect(audit.usage.map((row) => [row.account, row.charged])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('turns the months between the calls, and up to the close', async () => {
    const added = listing('POST', ['MSCU1234567'], '2026-09-10T00:00:00Z');
    const removed = listing('DELETE', ['MSCU1234567'], '2026-11-05T00:00:00Z');
    const until = async (entries: readonly BuiltEntry[], close?: string) =>
      (await auditOf(entries, close)).usage.map((row) => [row.period, row.charged + row.expected + row.unresolved]);
    expect(await until([added])).toEqual([['2026-09', 1]]);
    expect(await until([added], '2026-10-31T23:59:59Z')).toEqual([
      ['2026-09', 1],
      ['2026-10', 1],
    ]);
    expect(await until([added, removed], '2027-02-01T00:00:00Z')).toEqual([
      ['2026-09', 1],
      ['2026-10', 1],
      ['2026-11', 1],
    ]);
  });

  it('adds up: units of the calls and the entries with no call are the usage', async () => {
    const audit = await auditOf(
      [
        listing('POST', ['MSCU1234567'], '2026-09-10T00:00:00Z'),
        pulling('MSCU1234567', '2026-10-02T00:00:00Z'),
        pulling('TGHU7654321', '2026-10-03T00:00:00Z'),
      ],
      '2026-11-01T00:00:00Z',
    );
    const ofCalls = audit.calls.reduce(
      (sum, call) =>
        sum + Object.values(call.settled ?? {}).reduce((all, units) => all + units.charged + units.expected, 0),
      0,
    );
    const used = audit.usage.reduce((sum, row) => sum + row.charged + row.expected, 0);
    // Still listed in October and in November: two entries with no call.
    expect([ofCalls, used]).toEqual([2, 4]);
  });

  it('books a difference to the provider’s own count on no call', async () => {
    const quota: BuiltEntry = {
      at: '2026-11-04T10:00:00Z',
      url: 'https://api.17track.net/track/v2.4/getquota',
      body: [],
      answer: { code: 0, data: { quota_total: 200, quota_used: 7, quota_remain: 193, today_used: 0 } },
    };
    const audit = await auditOf([registering(NUMBER, '2026-11-03T10:00:00Z'), quota]);
    expect(audit.calls.map((call) => call.settled)).toEqual([{ tracking: { ...none, charged: 1 } }, {}]);
    expect(audit.usage).toMatchObject([{ charged: 7, allowance: 200, remaining: 193 }]);
  });

  it('leaves out calls that were sent after the close, and says so in their rows', async () => {
    const audit = await auditOf(
      [registering('A1000', '2026-11-03T10:00:00Z'), registering('B1000', '2026-11-05T10:00:00Z')],
      '2026-11-04T00:00:00Z',
    );
    expect(audit.usage).toMatchObject([{ charged: 1 }]);
    expect(rowOf(audit, 1)).toEqual({
      index: 1,
      provider: '17track',
      account: 'key',
      action: 'register',
      problem: 'it was sent after the books were closed, and is not counted',
    });
  });

  it('finds practice calls in the account of the practice portal, and leaves them out of the usage', async () => {
    const practised = {
      ...registering(NUMBER, '2026-11-03T10:00:00Z'),
      url: 'http://127.0.0.1:8717/_tollgate/practice/17track/track/v2.4/register',
    };
    const audit = await auditOf([practised]);
    expect(rowOf(audit, 0)).toMatchObject({ account: 'practice', settled: { tracking: { charged: 1 } } });
    expect(audit.usage).toEqual([]);
  });
});

describe('the ids of recorded calls', () => {
  const ids = async (built: readonly BuiltEntry[]) => (await entriesOf(built)).map((entry) => entry.call?.id);
  const one = registering(NUMBER, '2026-11-03T10:00:00Z');
  const two = registering('RR100000002CN', '2026-11-03T10:00:00Z');

  it('are the same whenever the recording is read, and in a recording that overlaps it', async () => {
    expect(await ids([one, two])).toEqual(await ids([one, two]));
    expect((await ids([two])).at(0)).toBe((await ids([one, two])).at(1));
  });

  it('tell equal calls at one time apart, and calls of other accounts, times and bodies', async () => {
    const all = await ids([one, one, { ...one, token: 'other' }, { ...one, at: '2026-11-03T10:00:01Z' }, two]);
    expect(new Set(all).size).toBe(5);
  });

  it('keep no credential with the call', async () => {
    const [entry] = await entriesOf([{ ...one, token: 'hush-hush' }]);
    expect(entry?.call?.recognised.credential).toBeNull();
    expect(entry?.call?.id).not.toContain('hush');
  });
});
