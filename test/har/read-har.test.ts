import { describe, expect, it } from 'vitest';
import { type HarCall, readHar } from '../../shared/har/read-har.ts';
import { type BuiltEntry, buildEntry, buildHar, pulling, registering } from './build-har.ts';

const AT = '2026-11-03T10:00:00Z';
const WITHOUT = Date.parse('2026-01-01T00:00:00Z');

const read = (entries: readonly BuiltEntry[]): readonly HarCall[] => {
  const har = readHar(buildHar(entries), WITHOUT);
  if (har.kind === 'wrong') throw new TypeError(har.say);
  return har.calls;
};

const readRaw = (entries: readonly unknown[]): readonly HarCall[] => {
  const har = readHar({ log: { entries } }, WITHOUT);
  if (har.kind === 'wrong') throw new TypeError(har.say);
  return har.calls;
};

const only = (entry: BuiltEntry): HarCall => {
  const [call] = read([entry]);
  if (call === undefined) throw new TypeError('no call was read');
  return call;
};

describe('the entries of a recording', () => {
  it('come in the order of their times, ties in file order, each with its place in the file', () => {
    const calls = read([
      registering('RR100000003CN', '2026-11-03T10:00:02Z'),
      registering('RR100000001CN', '2026-11-03T10:00:01Z'),
      registering('RR100000002CN', '2026-11-03T11:00:01+01:00'),
    ]);
    expect(calls.map((call) => call.index)).toEqual([1, 2, 0]);
  });

  it('take the time of their neighbour above when they have none, and say so', () => {
    const calls = read([
      registering('RR100000001CN', AT),
      registering('RR100000002CN', undefined),
      registering('RR100000003CN', 'yesterday'),
      registering('RR100000004CN', '2026-11-01T00:00:00Z'),
    ]);
    expect(calls.map((call) => [call.index, call.at, call.problem])).toEqual([
      [3, Date.parse('2026-11-01T00:00:00Z'), null],
      [0, Date.parse(AT), null],
      [1, Date.parse(AT), 'it has no time'],
      [2, Date.parse(AT), 'its time is no date'],
    ]);
  });

  it('take the time of the next below when none above has one, and the given time when none has', () => {
    expect(read([registering('A', undefined), registering('B', AT)]).map((call) => call.at)).toEqual([
      Date.parse(AT),
      Date.parse(AT),
    ]);
    expect(read([registering('A', undefined)]).map((call) => call.at)).toEqual([WITHOUT]);
  });

  it('keep their row when they are no object, have no request, or no url', () => {
    const calls = readRaw([null, 7, { startedDateTime: AT }, { startedDateTime: AT, request: { method: 'GET' } }]);
    expect(calls.map((call) => call.problem)).toEqual([
      'the entry is no object',
      'the entry is no object',
      'it has no request',
      'its request has no url',
    ]);
  });

  it.each([[null], [[]], [{}], [{ log: {} }], [{ log: { entries: {} } }], ['text']])(
    'are not found in %j, which says what is missing',
    (value) => {
      expect(readHar(value, 0)).toEqual({ kind: 'wrong', say: expect.stringContaining('log.entries') });
    },
  );
});

describe('a recorded request', () => {
  it('has its method in upper case and its headers as they were sent', () => {
    const call = only({ ...registering('RR100000001CN', AT), method: 'post' });
    expect(call.http.method).toBe('POST');
    expect(call.http.headers).toContainEqual(['17token', 'key']);
  });

  it('has its body decoded from base64, as UTF-8', () => {
    const text = '[{"number":"RR100000001CN","tag":"Grüße 运单"}]';
    const postData = { mimeType: 'application/json', encoding: 'base64', text: Buffer.from(text).toString('base64') };
    const call = only({
      at: AT,
      url: 'https://api.17track.net/track/v2.4/register',
      with: { request: { method: 'POST', url: 'https://a.example/', postData } },
    });
    expect(call.http.body).toEqual({ kind: 'text', text });
  });

  it.each([
    [[{ name: '[{"number":"RR100000001CN"}]' }], '[{"number":"RR100000001CN"}]'],
    [[{ name: '[{"tag":"a', value: 'b"}]' }], '[{"tag":"a=b"}]'],
    [[{ name: '%5B%7B%22number%22%3A%22RR1%22%7D%5D', value: '' }], '[{"number":"RR1"}]'],
    [
      [
        { name: 'a', value: '1' },
        { name: 'b', value: '2' },
      ],
      'a=1&b=2',
    ],
  ])('has the body that its parameters %j were taken from', (params, text) => {
    const call = only({
      at: AT,
      url: 'https://a.example/',
      with: { request: { method: 'POST', url: 'https://a.example/', postData: { params } } },
    });
    expect(call.http.body).toEqual({ kind: 'text', text });
  });

  it('has no body when none was recorded, and an unreadable one when its size says that there was one', () => {
    expect(only({ at: AT, url: 'https://a.example/' }).http.body).toEqual({ kind: 'none' });
    const lost = only({
      at: AT,
      url: 'https://a.example/',
      with: { request: { method: 'POST', url: 'https://a.example/', bodySize: 120 } },
    });
    expect(lost.http.body).toEqual({ kind: 'unreadable', why: 'is missing from the recording' });
  });

  it.each([
    ['memory', true],
    ['disk', true],
    [true, true],
    [null, false],
    [false, false],
    [undefined, false],
  ])('was answered from the cache with _fromCache %j: %j', (mark, isFromCache) => {
    expect(only({ ...registering('RR100000001CN', AT), with: { _fromCache: mark } }).http.fromCache).toBe(isFromCache);
  });
});

describe('a recorded answer', () => {
  const answerOf = (response: unknown, more: Readonly<Record<string, unknown>> = {}) =>
    only({ ...pulling('MSCU1234567', AT), with: { response, ...more } }).answer();
  const json = { code: 0 };

  it('is the JSON of its text, whatever sizes the recorder wrote down', () => {
    for (const size of [0, -1, 3, 999_999]) {
      expect(answerOf({ status: 200, content: { size, text: JSON.stringify(json) } })).toMatchObject({
        answer: { kind: 'response', status: 200, body: { kind: 'json', value: json } },
        problem: null,
      });
    }
  });

  it('is decoded from base64', () => {
    const text = Buffer.from(JSON.stringify({ say: '已送达' })).toString('base64');
    expect(answerOf({ status: 200, content: { encoding: 'base64', text } }).answer).toEqual({
      kind: 'response',
      status: 200,
      body: { kind: 'json', value: { say: '已送达' } },
    });
  });

  it.each([
    ['without content', { status: 200 }, "the answer's body is missing from the recording"],
    [
      'with empty text',
      { status: 200, content: { size: 0, text: '' } },
      "the answer's body is missing from the recording",
    ],
    [
      'cut in the middle',
      { status: 200, content: { size: 40, text: '{"code":0,"data":{"acc' } },
      "the answer's body is cut: 22 of 40 bytes are there",
    ],
    [
      'kept in another file',
      { status: 200, content: { size: 40, _file: 'a1.json' } },
      "the answer's body is kept in another file",
    ],
    [
      'in broken base64',
      { status: 200, content: { encoding: 'base64', text: '§§§' } },
      "the answer's body is not base64, as the entry says it is",
    ],
  ])('is unreadable %s, and says why', (_, response, problem) => {
    expect(answerOf(response)).toMatchObject({
      answer: { kind: 'response', status: 200, body: { kind: 'unreadable' } },
      problem,
    });
  });

  it('is no hole where no body belongs', () => {
    for (const status of [204, 301, 401]) expect(answerOf({ status, content: {} }).problem).toBeNull();
    const preflight = buildEntry({ at: AT, method: 'OPTIONS', url: 'https://api.17track.net/track/v2.4/register' });
    expect(readRaw([preflight])[0]?.answer().problem).toBeNull();
  });

  it.each([[{ status: 0 }], [{}], [undefined], [null]])('is none for the response %j', (response) => {
    expect(answerOf(response).answer).toEqual({ kind: 'none', sent: 'unknown' });
  });

  it.each([
    'net::ERR_NAME_NOT_RESOLVED',
    'net::ERR_CONNECTION_REFUSED',
    'net::ERR_BLOCKED_BY_CLIENT',
    'net::ERR_INTERNET_DISCONNECTED',
    'net::ERR_ADDRESS_UNREACHABLE',
    'NS_ERROR_UNKNOWN_HOST',
    'NS_ERROR_CONNECTION_REFUSED',
    'connect ECONNREFUSED 127.0.0.1:443',
    'name not resolved',
  ])('proves by "%s" that nothing was sent', (error) => {
    expect(answerOf({ status: 0 }, { _error: error }).answer).toEqual({ kind: 'none', sent: 'no' });
    expect(answerOf({ status: 0, _error: error }).answer).toEqual({ kind: 'none', sent: 'no' });
  });

  it.each([
    'net::ERR_CONNECTION_RESET',
    'net::ERR_TIMED_OUT',
    'net::ERR_ABORTED',
    'net::ERR_EMPTY_RESPONSE',
    'net::ERR_FAILED',
    'net::ERR_CONNECTION_CLOSED',
    '',
  ])('proves nothing by "%s"', (error) => {
    expect(answerOf({ status: 0 }, { _error: error }).answer).toEqual({ kind: 'none', sent: 'unknown' });
  });
});
