import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newBooks } from '../../shared/books/books.ts';
import { auditEntries } from '../../shared/har/audit.ts';
import { readHar } from '../../shared/har/read-har.ts';
import { recogniseRecording } from '../../shared/har/recording.ts';
import { MOST_OF_ANSWER, parseJson } from '../../shared/json/parse-json.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { trials } from '../trials.ts';
import { answered } from './answer-grammar.ts';
import { bodyText } from './json-grammar.ts';
import { mostly } from './mostly.ts';

const odd = fc.constantFrom<unknown>(
  ...[null, true, 0, -1, '', 'x', [], {}, [null], { toString: 1 }, '\ud800', 1e300, 'NaN', { length: 4 }],
);
const orOdd = (plain: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => mostly<unknown>(plain, odd, 15);

const time = fc.constantFrom(
  ...['2026-11-02T08:00:00Z', '2026-11-02T08:00:00.123456789+08:00', '2026-11-02T8:00:00', '2026-11-30T23:59:60Z'],
  ...['2026-11-02 08:00:00', '02/11/2026', '1762070400000', '0000-00-00T00:00:00Z', '+275760-09-13T00:00:00Z', ''],
);

const url = mostly(
  fc.constantFrom(
    'https://api.17track.net/track/v2.4/register',
    'https://api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=X1',
  ),
  fc.constantFrom(
    ...[
      '',
      'x',
      'https://',
      'https://api.17track.net/track/%',
      'http://127.0.0.1:8717/17track/track/v2.4/register',
      'data:,x',
    ],
    ...[
      'https://api.17track.net:65536/',
      'blob:https://api.17track.net/1',
      'https://user:pw@api.17track.net/track/v2.4/register',
    ],
  ),
);

const body = mostly<unknown>(
  bodyText('register').map((text) => ({ mimeType: 'application/json', text })),
  fc.oneof(
    bodyText('register').map((text) => ({ text: Buffer.from(text).toString('base64'), encoding: 'base64' })),
    bodyText('register').map((text) => ({ text, encoding: 'base64' })),
    fc.constantFrom<unknown>(
      ...[
        { params: [{ name: '%5B%7B', value: null }, null, 1] },
        { params: {} },
        { text: 'H4sI' },
        { text: 1 },
        { _file: 'x' },
      ],
    ),
  ),
  3,
);

const header = orOdd(
  fc.record({
    name: orOdd(fc.constantFrom('17token', 'API_KEY', 'content-encoding', 'Cookie')),
    value: orOdd(fc.constantFrom('key', 'gzip', 'REDACTED', '')),
  }),
);

const entry = orOdd(
  fc.record(
    {
      startedDateTime: orOdd(time),
      time: orOdd(fc.constant(12)),
      _error: orOdd(fc.constantFrom('net::ERR_NAME_NOT_RESOLVED', 'x')),
      _fromCache: orOdd(fc.constantFrom('disk', null)),
      request: orOdd(
        fc.record(
          {
            method: orOdd(fc.constantFrom('POST', 'get', '')),
            url: orOdd(url),
            headers: orOdd(fc.array(header, { maxLength: 3 })),
            postData: orOdd(body),
            bodySize: orOdd(fc.constantFrom(0, 100)),
          },
          { requiredKeys: [] },
        ),
      ),
      response: orOdd(
        answered.map(({ status, text }) => ({
          status,
          headers: [],
          content: { size: text?.length ?? 0, text: text ?? undefined },
        })),
      ),
    },
    { requiredKeys: ['request'] },
  ),
);

const recording = mostly<unknown>(
  fc.array(entry, { maxLength: 12 }).map((entries) => ({ log: { version: '1.2', entries } })),
  fc.oneof(
    odd,
    odd.map((log) => ({ log })),
    odd.map((entries) => ({ log: { entries } })),
  ),
  20,
);

it('audits any recording without an error, an entry of it a row, and no quote the wrong way round', async () => {
  await fc.assert(
    fc.asyncProperty(recording, async (value) => {
      const read = parseJson(JSON.stringify(value) ?? '', MOST_OF_ANSWER);
      expect(read.kind).not.toBe('too-large');
      const har = readHar(read.kind === 'json' ? read.value : undefined, 0);
      if (har.kind === 'wrong') return;
      const books = newBooks(bundledPacks);
      const entries = await recogniseRecording(har.calls, {
        packs: bundledPacks,
        fingerprint: (_, credential) => Promise.resolve(credential.slice(0, 4)),
        idOf: (content) => createHash('sha256').update(JSON.stringify(content)).digest('hex'),
      });
      const player = {
        from: { road: 'import', tag: null, user: null, site: null } as const,
        origin: 'test',
        nextOrder: () => books.order + 1,
      };
      const { audit } = auditEntries(books, entries, player, null, () => null);
      expect(audit.calls).toHaveLength(har.calls.length);
      for (const { min, likely, max } of audit.calls.flatMap((call) => Object.values(call.quoted ?? {}))) {
        expect(min).toBeLessThanOrEqual(likely);
        expect(likely).toBeLessThanOrEqual(max ?? Number.POSITIVE_INFINITY);
      }
    }),
    trials(600),
  );
});
