import { describe, expect, it } from 'vitest';
import { registering } from '../har/build-har.ts';
import { auditOf, rowOf } from '../har/play-har.ts';
import { FIRST, POST, pair, SECOND, THIRD } from './parcels.ts';

const T = '2026-11-10T12:00:00.000Z';
const LATER = '2026-11-10T12:05:00.000Z';
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');
const requestOf = (postData: object | null, more: object = {}) => ({
  request: {
    method: 'POST',
    url: 'https://api.17track.net/track/v2.4/register',
    headers: [{ name: '17token', value: 'key' }],
    ...(postData === null ? {} : { postData }),
    ...more,
  },
});
const accepted = { code: 0, data: { accepted: [pair(FIRST, POST)], rejected: [] } };

describe('bodies of a recording', () => {
  it('are decoded from base64, asked and answered', async () => {
    const audit = await auditOf([
      registering(FIRST, T, {
        with: {
          ...requestOf({ mimeType: 'application/json', text: base64([pair(FIRST, POST)]), encoding: 'base64' }),
          response: { status: 200, content: { text: base64(accepted), encoding: 'base64' } },
        },
      }),
    ]);
    expect(rowOf(audit, 0)).toMatchObject({
      quoted: { tracking: { min: 1, likely: 1, max: 1 } },
      settled: { tracking: { charged: 1 } },
    });
    expect(rowOf(audit, 0).problem).toBeUndefined();
  });

  it('are understood with letters of any script', async () => {
    const item = pair(FIRST, POST, { remark: '快递 – été' });
    const audit = await auditOf([
      registering(FIRST, T, {
        with: {
          ...requestOf({ text: base64([item]), encoding: 'base64' }),
          response: {
            status: 200,
            content: { text: base64({ code: 0, data: { accepted: [item], rejected: [] } }), encoding: 'base64' },
          },
        },
      }),
    ]);
    expect(audit.usage).toMatchObject([{ charged: 1 }]);
  });
});

describe('an entry with a hole', () => {
  it('without a request’s body keeps its row, with a problem', async () => {
    const audit = await auditOf([
      registering(FIRST, T, { with: requestOf(null, { bodySize: 40 }) }),
      registering(SECOND, LATER),
    ]);
    expect(rowOf(audit, 0)).toMatchObject({ provider: '17track', action: 'register' });
    expect(rowOf(audit, 0).problem).toMatch(/body/);
    expect(rowOf(audit, 1).problem).toBeUndefined();
  });

  it('without an answer’s body keeps its row, with a problem, and its units in doubt', async () => {
    const audit = await auditOf([
      registering(FIRST, T, { with: { response: { status: 200, content: { size: 120 } } } }),
    ]);
    expect(rowOf(audit, 0)).toMatchObject({ settled: { tracking: { charged: 0, expected: 0, unresolved: 1 } } });
    expect(rowOf(audit, 0).problem).toMatch(/body/);
  });

  it('with an answer cut in the middle keeps its units in doubt', async () => {
    const text = JSON.stringify(accepted);
    const audit = await auditOf([
      registering(FIRST, T, {
        with: { response: { status: 200, content: { size: text.length, text: text.slice(0, 30) } } },
      }),
    ]);
    expect(rowOf(audit, 0).settled?.['tracking']).toEqual({ charged: 0, expected: 0, unresolved: 1 });
  });

  it('without a time takes its neighbour’s above', async () => {
    const audit = await auditOf([
      registering(FIRST, '2026-10-31T23:00:00Z'),
      registering(SECOND, undefined),
      registering(THIRD, '2026-11-02T00:00:00Z'),
    ]);
    expect(audit.calls.map((call) => call.index)).toEqual([0, 1, 2]);
    expect(rowOf(audit, 1).problem).toMatch(/time/);
    expect(audit.usage.map((row) => [row.period, row.charged])).toEqual([
      ['2026-10', 2],
      ['2026-11', 1],
    ]);
  });

  it('without a response keeps its units in doubt', async () => {
    const audit = await auditOf([registering(FIRST, T, { with: { response: undefined } })]);
    expect(rowOf(audit, 0).settled?.['tracking']).toEqual({ charged: 0, expected: 0, unresolved: 1 });
  });
});
