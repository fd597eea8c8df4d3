import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type BuiltEntry, calling, pulling, registering } from './build-har.ts';
import { auditOf, rowOf } from './play-har.ts';

const NUMBER = 'RR100000001CN';
const at = (ms: number): string => new Date(Date.parse('2026-11-03T10:00:00Z') + ms).toISOString();
const BROWSER = { pageref: 'page_1', _initiator: { type: 'script' }, _priority: 'High' };

/** As a browser records it, and as a proxy does. */
const inBrowser = (entry: BuiltEntry): BuiltEntry => ({ ...entry, with: { ...entry.with, ...BROWSER } });

const querying = (ms: number): BuiltEntry =>
  calling('getRealTimeTrackInfo', at(ms), [{ number: NUMBER, carrier: 3011 }]);

const used = async (entries: readonly BuiltEntry[]): Promise<number> =>
  (await auditOf(entries)).usage.reduce((sum, row) => sum + row.charged + row.expected + row.unresolved, 0);

describe('one call that two tools recorded', () => {
  it.each([0, 3, -7, 50])('counts once, %d ms apart, and its second row says so', async (apart) => {
    const audit = await auditOf([inBrowser(registering(NUMBER, at(0))), registering(NUMBER, at(apart))]);
    const [one, two] = apart < 0 ? [1, 0] : [0, 1];
    expect(rowOf(audit, one)).toMatchObject({ settled: { tracking: { charged: 1 } } });
    expect(rowOf(audit, two)).toMatchObject({
      provider: '17track',
      action: 'register',
      quoted: {},
      settled: {},
      problem: `recorded twice: counted with entry ${one}`,
    });
    expect(audit.usage).toMatchObject([{ charged: 1 }]);
  });

  it('counts once though nothing but its answer shows it: two real ones cannot both be accepted', async () => {
    expect(await used([registering(NUMBER, at(0)), registering(NUMBER, at(4))])).toBe(1);
    expect(await used([registering(NUMBER, at(0)), registering(NUMBER, at(4)), registering(NUMBER, at(5))])).toBe(1);
  });

  it('counts once by whatever address and in whatever coding it was recorded', async () => {
    const direct = registering(NUMBER, at(2));
    const own = { ...registering(NUMBER, at(0)), url: 'http://127.0.0.1:8717/17track/track/v2.4/register' };
    const packed = gzipSync(JSON.stringify(direct.body)).toString('base64');
    const request = {
      method: 'POST',
      url: direct.url,
      headers: [
        { name: '17token', value: 'key' },
        { name: 'content-encoding', value: 'gzip' },
      ],
      postData: { encoding: 'base64', text: packed },
    };
    expect(await used([own, direct, { ...direct, with: { request } }])).toBe(1);
  });

  it('counts once where two places of one way saw other headers, or another version of HTTP', async () => {
    const { url, body } = querying(0);
    const request = { method: 'POST', url, postData: { text: JSON.stringify(body) } };
    const headers = { '17token': 'key', 'Content-Type': 'application/json' };
    const lower = { '17token': 'key', 'content-type': 'application/json' };
    const before = { ...querying(0), with: { request: { ...request, headers, httpVersion: 'HTTP/1.1' } } };
    for (const seen of [
      { headers: lower, httpVersion: 'HTTP/1.1' },
      { headers, httpVersion: 'h2' },
    ])
      expect(await used([before, { ...querying(4), with: { request: { ...request, ...seen } } }])).toBe(1);
  });

  it('counts once each time, when it was made twice', async () => {
    expect(await used([inBrowser(querying(0)), querying(2), inBrowser(querying(20)), querying(22)])).toBe(2);
  });

  it('is said of calls that charge by the month, too', async () => {
    const audit = await auditOf([inBrowser(pulling('MSCU1234567', at(0))), pulling('MSCU1234567', at(6))]);
    expect(rowOf(audit, 1).problem).toBe('recorded twice: counted with entry 0');
    expect(audit.usage).toMatchObject([{ charged: 1 }]);
  });
});

describe('two calls', () => {
  it('count twice when their answers differ, as those of a double click do', async () => {
    const refused = registering(NUMBER, at(3), {
      answer: {
        code: 0,
        data: { accepted: [], rejected: [{ number: NUMBER, error: { code: -18019901, message: '' } }] },
      },
    });
    const audit = await auditOf([registering(NUMBER, at(0)), refused]);
    expect(audit.calls.map((call) => call.problem)).toEqual([undefined, undefined]);
    expect(rowOf(audit, 1).quoted).toEqual({ tracking: { min: 0, likely: 0, max: 0 } });
  });

  it('count twice when time, account, address or body differ', async () => {
    const one = registering(NUMBER, at(0));
    expect(await used([one, registering(NUMBER, at(51))])).toBe(2);
    expect(await used([one, registering(NUMBER, at(1), { token: 'other' })])).toBe(2);
    expect(await used([one, registering('RR100000002CN', at(1))])).toBe(2);
  });

  it('count twice when what the first began was undone between them', async () => {
    const item = { number: NUMBER, carrier: 3011 };
    expect(
      await used([registering(NUMBER, at(0)), calling('deletetrack', at(1), [item]), registering(NUMBER, at(2))]),
    ).toBe(2);
  });

  it('count twice when one tool recorded both and each charges, and the row says what is in doubt', async () => {
    const audit = await auditOf([querying(0), querying(3)]);
    expect(rowOf(audit, 1)).toMatchObject({
      settled: { tracking: { charged: 1 } },
      problem: 'just like entry 0, milliseconds before: counted, for it may have been sent twice',
    });
  });

  it('count twice though their tool did not note the same of both', async () => {
    const noted = { ...querying(0), with: { ...BROWSER, _fromCache: null, _connectionId: '7' } };
    expect(await used([noted, inBrowser(querying(5))])).toBe(2);
  });

  it('count twice when no answer shows that they are one', async () => {
    const lost = { status: 0, answer: undefined };
    const audit = await auditOf([inBrowser(registering(NUMBER, at(0), lost)), registering(NUMBER, at(2), lost)]);
    expect(audit.calls.map((call) => call.problem)).toEqual([undefined, undefined]);
  });
});
