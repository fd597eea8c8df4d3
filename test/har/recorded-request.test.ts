import { describe, expect, it } from 'vitest';
import { readHar } from '../../shared/har/read-har.ts';
import type { HttpCall } from '../../shared/recognise/recognise.ts';

const httpOf = (request: unknown, more: object = {}): HttpCall => {
  const entry = { startedDateTime: '2026-11-03T10:00:00Z', request, ...more };
  const har = readHar({ log: { entries: [entry] } }, 0);
  const [call] = har.kind === 'har' ? har.calls : [];
  if (call === undefined) throw new TypeError('no call was read');
  return call.http;
};

const REGISTER = 'https://api.17track.net/track/v2.4/register';
const JSON_TEXT = '[{"number":"RR100000001CN"}]';

describe('the address of a recorded request', () => {
  const host = (value: string, name = 'Host') => [{ name, value }];
  const http2 = [
    { name: ':method', value: 'POST' },
    { name: ':authority', value: 'api.17track.net' },
    { name: ':scheme', value: 'https' },
    { name: ':path', value: '/track/v2.4/register' },
  ];

  it.each([
    ['is whole', { url: REGISTER }],
    [
      'is a path, and the header Host names the host',
      { url: '/track/v2.4/register', headers: host('api.17track.net') },
    ],
    ['is a path, and the headers are an object', { url: '/track/v2.4/register', headers: { host: 'api.17track.net' } }],
    ['has no scheme', { url: '//api.17track.net/track/v2.4/register' }],
    ['has no scheme and no slashes', { url: 'api.17track.net/track/v2.4/register' }],
    ['is in HTTP/2’s own headers', { headers: http2 }],
    ['is a path beside HTTP/2’s own headers', { url: '/track/v2.4/register', headers: http2 }],
    [
      'is that of a bare IP address',
      { url: 'https://203.0.113.7/track/v2.4/register', headers: host('api.17track.net') },
    ],
    ['is that of a bare IPv6 address', { url: 'https://[2001:db8::7]:443/track/v2.4/register', headers: http2 }],
  ])('%s', (_, request) => {
    expect(httpOf(request).url).toBe(REGISTER);
  });

  it.each([
    ['http://127.0.0.1:8717/17track/track/v2.4/register', '127.0.0.1:8717'],
    ['http://127.0.0.1:8717/17track/track/v2.4/register', 'localhost:8717'],
    ['https://other.example/track/v2.4/register', 'api.17track.net'],
  ])('%s stays, whatever the header Host says: %s', (url, name) => {
    expect(httpOf({ url, headers: host(name) }).url).toBe(url);
  });

  it('has the query that the recorder kept apart, and never two', () => {
    const queryString = [
      { name: 'shipmentNumber', value: 'MSCU1234567' },
      { name: 'note', value: 'a b&c' },
    ];
    const url = 'https://api.sinay.ai/container-tracking/api/v2/shipment';
    expect(httpOf({ url, queryString }).url).toBe(`${url}?shipmentNumber=MSCU1234567&note=a%20b%26c`);
    expect(httpOf({ url: `${url}?shipmentNumber=TGHU7654321`, queryString }).url).toBe(
      `${url}?shipmentNumber=TGHU7654321`,
    );
    expect(httpOf({ url, queryString: [] }).url).toBe(url);
  });
});

describe('the headers of a recorded request', () => {
  it.each([
    [[{ name: '17token', value: 'key' }]],
    [{ '17token': 'key' }],
    [{ '17token': ['key'] }],
    [[['17token', 'key']]],
  ])('are read of %j', (headers) => {
    expect(httpOf({ url: REGISTER, headers }).headers).toEqual([['17token', 'key']]);
  });

  it('keep their repetitions, and leave out what HTTP/2 calls a header', () => {
    const headers = { ':method': 'PUT', '17token': ['one', 'two'] };
    const http = httpOf({ url: REGISTER, headers });
    expect(http.headers).toEqual([
      ['17token', 'one'],
      ['17token', 'two'],
    ]);
    expect(http.method).toBe('PUT');
  });

  it.each([[null], ['text'], [[null, 7, {}]], [{ a: null }]])('are none of %j', (headers) => {
    expect(httpOf({ url: REGISTER, headers }).headers).toEqual([]);
  });
});

describe('the body of a recorded request', () => {
  const bodyOf = (request: object) => httpOf({ method: 'POST', url: REGISTER, ...request }).body;
  const text = { kind: 'text', text: JSON_TEXT };
  const missing = { kind: 'unreadable', why: 'is missing from the recording' };

  it('is read whether postData is an object, its text, or holds JSON instead of text', () => {
    expect(bodyOf({ postData: { text: JSON_TEXT } })).toEqual(text);
    expect(bodyOf({ postData: JSON_TEXT })).toEqual(text);
    expect(bodyOf({ postData: { text: JSON.parse(JSON_TEXT) } })).toEqual(text);
  });

  it('is unreadable when it holds JSON whose long numbers have lost digits', () => {
    expect(bodyOf({ postData: { text: [{ number: 92_001_900_000_000_000_000 }] } })).toMatchObject({
      kind: 'unreadable',
    });
    expect(bodyOf({ postData: { text: [{ number: 777000000001 }] } })).toEqual({
      kind: 'text',
      text: '[{"number":777000000001}]',
    });
  });

  it('is the parameters where its text is empty', () => {
    expect(bodyOf({ postData: { text: '', params: [{ name: JSON_TEXT }] } })).toEqual(text);
  });

  it.each([
    ['a size', { bodySize: 28, postData: { text: '' } }],
    ['a size as text', { bodySize: '28' }],
    ['its length among the headers', { headers: [{ name: 'Content-Length', value: '28' }] }],
  ])('is missing where %s says that there was one', (_, request) => {
    expect(bodyOf(request)).toEqual(missing);
  });

  it('is none where nothing says that there was one', () => {
    for (const request of [{}, { bodySize: 0 }, { bodySize: -1, postData: { text: '' } }, { postData: null }])
      expect(bodyOf(request)).toEqual({ kind: 'none' });
  });
});

describe('an answer from the cache', () => {
  it.each([
    ['Memory Cache', true],
    ['Disk Cache', true],
    ['Network Load', false],
  ])('is seen in Safari’s %s: %s', (_fetchType, fromCache) => {
    expect(httpOf({ url: REGISTER }, { _fetchType }).fromCache).toBe(fromCache);
  });
});
