import { describe, expect, it } from 'vitest';
import { newBooks } from '../../shared/books/books.ts';
import { auditEntries } from '../../shared/har/audit.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { pulling, registering } from '../har/build-har.ts';
import { auditOf, entriesOf, rowOf } from '../har/play-har.ts';
import { FIRST, POST, pair, SECOND, THIRD } from './parcels.ts';

const T = '2026-11-10T12:00:00.000Z';
const LATER = '2026-11-10T12:05:00.000Z';
const BOX = 'MSCU6639870';
const accepted = { code: 0, data: { accepted: [pair(FIRST, POST)], rejected: [] } };

describe('the rows of an audit', () => {
  it('come in the order of their times, ties in file order, with their place in the file', async () => {
    const audit = await auditOf([
      registering(FIRST, LATER),
      registering(SECOND, T),
      registering(THIRD, T),
      { at: '2026-11-10T11:00:00Z', url: 'https://example.com/' },
    ]);
    expect(audit.calls.map((call) => call.index)).toEqual([3, 1, 2, 0]);
  });

  it('are ordered by the instant, not by its text', async () => {
    const audit = await auditOf([
      registering(FIRST, '2026-11-10T13:30:00+02:00'),
      registering(SECOND, '2026-11-10T11:29:59.999Z'),
    ]);
    expect(audit.calls.map((call) => call.index)).toEqual([1, 0]);
  });

  it('are one per entry, whoever it went to', async () => {
    const audit = await auditOf([
      { at: T, method: 'GET', url: 'https://example.com/' },
      { at: T, method: 'GET', url: 'https://api.17track.net/en/doc' },
    ]);
    expect(audit.calls).toEqual([
      { index: 0, provider: null },
      { index: 1, provider: null },
    ]);
    expect(audit.usage).toEqual([]);
  });

  it('show unknown calls with a max of null and 0 units', async () => {
    const audit = await auditOf([
      { at: T, url: 'https://api.17track.net/track/v2.4/brandnew', body: [], answer: accepted },
    ]);
    expect(rowOf(audit, 0)).toMatchObject({
      action: 'unknown',
      quoted: { tracking: { max: null } },
      settled: { tracking: { charged: 0, expected: 0, unresolved: 0 } },
    });
    expect(audit.usage).toEqual([]);
  });
});

describe('an entry without an answer', () => {
  const withError = (error: string | undefined) =>
    registering(FIRST, T, {
      with: { response: { status: 0, content: {}, ...(error === undefined ? {} : { _error: error }) } },
    });

  it.each([
    'net::ERR_NAME_NOT_RESOLVED',
    'net::ERR_CONNECTION_REFUSED',
    'net::ERR_BLOCKED_BY_CLIENT',
    'NS_ERROR_UNKNOWN_HOST',
    'NS_ERROR_CONNECTION_REFUSED',
    'getaddrinfo ENOTFOUND api.17track.net',
    'connect ECONNREFUSED 127.0.0.1:443',
  ])('settles as 0 when its _error proves that nothing was sent: %s', async (error) => {
    expect(rowOf(await auditOf([withError(error)]), 0).settled?.['tracking']).toEqual({
      charged: 0,
      expected: 0,
      unresolved: 0,
    });
  });

  it.each([
    undefined,
    'net::ERR_CONNECTION_RESET',
    'net::ERR_TIMED_OUT',
    'net::ERR_EMPTY_RESPONSE',
    'net::ERR_ABORTED',
    'net::ERR_CONNECTION_CLOSED',
    'NS_ERROR_NET_RESET',
    'read ECONNRESET',
    'NS_BINDING_ABORTED',
  ])('is unresolved when its _error proves nothing: %s', async (error) => {
    expect(rowOf(await auditOf([withError(error)]), 0).settled?.['tracking']).toEqual({
      charged: 0,
      expected: 0,
      unresolved: 1,
    });
  });

  it('finds the _error in the entry itself, too', async () => {
    const audit = await auditOf([
      registering(FIRST, T, { with: { _error: 'net::ERR_NAME_NOT_RESOLVED', response: { status: 0 } } }),
    ]);
    expect(audit.usage).toEqual([]);
  });

  it('is judged the same for both of Safecube’s columns', async () => {
    const gone = { with: { response: { status: 0, _error: 'net::ERR_CONNECTION_REFUSED' } } };
    const lost = { with: { response: { status: 0, _error: 'net::ERR_CONNECTION_RESET' } } };
    expect((await auditOf([pulling(BOX, T, gone)])).usage).toEqual([]);
    expect((await auditOf([pulling(BOX, T, lost)])).usage).toMatchObject([{ unresolved: 1 }]);
  });
});

describe('what charges nothing', () => {
  it.each(['disk', 'memory'])('is an answer from the browser’s cache: %s', async (cache) => {
    const audit = await auditOf([
      pulling(BOX, T, { with: { _fromCache: cache } }),
      registering(FIRST, T, { with: { _fromCache: cache } }),
    ]);
    expect(audit.calls.map((call) => [call.provider, call.action])).toEqual([
      ['safecube', 'read'],
      ['17track', 'read'],
    ]);
    expect(audit.usage).toEqual([]);
  });

  it('is a preflight, and HEAD', async () => {
    for (const [method, pulled] of [
      ['OPTIONS', 'read'],
      ['HEAD', 'track'],
    ] as const) {
      const audit = await auditOf([registering(FIRST, T, { method }), pulling(BOX, T, { method })]);
      expect(audit.calls.map((call) => call.action)).toEqual(['read', pulled]);
      expect(audit.usage).toEqual([]);
    }
  });
});

describe('an import', () => {
  const player = (books: ReturnType<typeof newBooks>) =>
    ({
      from: { road: 'import', tag: null, user: null, site: null },
      origin: 'test',
      nextOrder: () => books.order + 1,
    }) as const;

  it('of the same recording twice adds nothing the second time', async () => {
    const entries = await entriesOf([
      registering(FIRST, T),
      registering(SECOND, T, { status: 500, answer: 'x' }),
      registering(FIRST, T),
      pulling(BOX, LATER),
    ]);
    const books = newBooks(bundledPacks);
    const first = auditEntries(books, entries, player(books), null, () => null);
    const second = auditEntries(books, entries, player(books), null, () => null);
    expect(second.append).toEqual([]);
    expect(second.audit.usage).toEqual(first.audit.usage);
  });

  it('of two recordings that share calls counts those once', async () => {
    const [a, b, c] = [registering(FIRST, T), registering(SECOND, LATER), pulling(BOX, LATER)];
    const books = newBooks(bundledPacks);
    for (const part of [
      [a, b],
      [b, c],
    ])
      auditEntries(books, await entriesOf(part), player(books), null, () => null);
    expect(auditEntries(books, [], player(books), Date.parse(LATER), () => null).audit.usage).toEqual(
      (await auditOf([a, b, c])).usage,
    );
  });
});
