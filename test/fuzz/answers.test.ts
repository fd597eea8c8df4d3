import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Books, newBooks } from '../../shared/books/books.ts';
import { usageRows } from '../../shared/books/usage.ts';
import { playCall } from '../../shared/har/play.ts';
import { problemOf } from '../../shared/ledger/posting-text.ts';
import type { Posting } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { type HttpCall, recognise } from '../../shared/recognise/recognise.ts';
import { answerBody } from '../../shared/rules/answer.ts';
import { trials } from '../trials.ts';
import { answered } from './answer-grammar.ts';
import { bodyText } from './json-grammar.ts';

const PACKS = new Map(bundledPacks.map((pack) => [pack.id, pack]));
const START = Date.parse('2026-11-02T08:00:00Z');
const SAFECUBE = 'https://api.sinay.ai';

const trackCall: fc.Arbitrary<HttpCall> = fc
  .constantFrom(
    'register',
    'changeinfo',
    'changecarrier',
    'getRealTimeTrackInfo',
    'deletetrack',
    'retrack',
    'gettrackinfo',
    'gettracklist',
    'getquota',
  )
  .chain((name) =>
    bodyText(name).map((text) => ({
      method: 'POST',
      url: `https://api.17track.net/track/v2.4/${name}`,
      headers: [],
      body: { kind: 'text', text },
    })),
  );

const shipCall: fc.Arbitrary<HttpCall> = fc.constantFrom<HttpCall>(
  ...[
    ['GET', '/container-tracking/api/v2/shipment?shipmentNumber=RR100000001CN', null] as const,
    ['GET', '/container-tracking/api/v2/shipment-usage', null] as const,
    ['GET', '/webhook/api/v1/easy-shipment', null] as const,
    [
      'POST',
      '/webhook/api/v1/easy-shipment',
      '{"ep_a":{"shipments":[{"number":"RR100000001CN"},{"number":12345678901234567890}]}}',
    ] as const,
    ['DELETE', '/webhook/api/v1/easy-shipment', '{"ep_a":{"shipments":[{"number":"RR100000001CN"}]}}'] as const,
    ['DELETE', '/webhook/api/v1/easy-shipment', '{"ep_a":[{"number":"RR100000001CN"}]}'] as const,
  ].map(
    ([method, path, text]): HttpCall => ({
      method,
      url: SAFECUBE + path,
      headers: [],
      body: text === null ? { kind: 'none' } : { kind: 'text', text },
    }),
  ),
);

/** What holds of postings and sums, whatever was answered. */
const expectSound = (books: Books, postings: readonly Posting[], at: number): void => {
  for (const posting of postings) expect(problemOf(JSON.parse(JSON.stringify(posting)))).toBeNull();
  for (const row of usageRows(books, at)) {
    for (const units of [row.charged, row.expected, row.unresolved]) expect(Number.isFinite(units)).toBe(true);
    expect(row.expected).toBeGreaterThanOrEqual(0);
    expect(row.unresolved).toBeGreaterThanOrEqual(0);
  }
};

it('settles by any answer without an error, and what it writes can be read again to the same sums', () => {
  const step = fc.record({ http: fc.oneof({ weight: 3, arbitrary: trackCall }, shipCall), answer: answered });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const books = newBooks(bundledPacks);
      const player = {
        from: { road: 'import', tag: null, user: null, site: null } as const,
        origin: 'test',
        nextOrder: () => books.order + 1,
      };
      const postings: Posting[] = [];
      for (const [nth, { http, answer }] of steps.entries()) {
        const recognised = recognise(PACKS, http);
        if (recognised === null) continue;
        const call = {
          id: `call-${nth}`,
          at: START + nth * 60_000,
          recognised,
          account: 'acc',
          tookMs: 0,
          tag: null,
          answer: { kind: 'response', status: answer.status, body: answerBody(answer.text) } as const,
        };
        postings.push(...playCall(books, call, player).append);
      }
      expectSound(books, postings, START + steps.length * 60_000);
    }),
    trials(600),
  );
});
