import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openedDesk } from './opened-desk.ts';
import { parcels } from './proxy-desk.ts';
import { rawCall } from './raw-call.ts';

const REGISTER = '/17track/track/v2.4/register';

/** Headers as pairs, without those that belong to the hop. */
const pairsOf = (raw: readonly string[]): string[] => {
  const pairs: string[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push(`${raw[at]}: ${raw[at + 1]}`);
  return pairs;
};

describe('a request on its way to the provider', () => {
  it('keeps method, path, query and body, byte for byte', async () => {
    const desk = await openedDesk();
    const body = '[ {"number":"RR000000001CN" , "carrier": 3011, "tag":"\u00fc"} ]\n';
    await rawCall(desk.port, `${REGISTER}?a=1&b=%20x&c='q'&d`, { method: 'POST', headers: ['17token', 'key'], body });
    const [seen] = desk.provider.seen;
    expect(seen?.method).toBe('POST');
    expect(seen?.url).toBe("/track/v2.4/register?a=1&b=%20x&c='q'&d");
    expect(seen?.rawBody.toString()).toBe(body);
    expect(seen?.headers['content-length']).toBe(String(Buffer.byteLength(body)));
  });

  it('keeps the casing, the order and the repetitions of headers', async () => {
    const desk = await openedDesk();
    const headers = ['17Token', 'key', 'X-Two', 'a', 'x-two', 'b', 'User-Agent', 'script/1', 'Cookie', 'c=1'];
    await rawCall(desk.port, REGISTER, { method: 'POST', headers, body: JSON.stringify(parcels(1)) });
    const pairs = pairsOf(desk.provider.seen[0]?.rawHeaders ?? []);
    expect(pairs).toEqual(expect.arrayContaining(['17Token: key', 'User-Agent: script/1', 'Cookie: c=1']));
    expect(pairs.filter((pair) => /^x-two/i.test(pair))).toEqual(['X-Two: a', 'x-two: b']);
  });

  it('names the provider as its host', async () => {
    const desk = await openedDesk();
    await rawCall(desk.port, '/17track/page');
    expect(desk.provider.seen[0]?.headers['host']).toBe(`127.0.0.1:${desk.provider.port}`);
  });

  it('carries nothing that Tollgate is told, and nothing of the hop', async () => {
    const desk = await openedDesk();
    await rawCall(desk.port, REGISTER, {
      method: 'POST',
      headers: [
        ...[
          '17token',
          'key',
          'Tollgate-Tag',
          'blue',
          'TOLLGATE-Anything',
          'x',
          'TE',
          'trailers',
          'Proxy-Authorization',
          'p',
        ],
        ...['Connection', 'X-Hop', 'X-Hop', 'h', 'Keep-Alive', 'timeout=5', 'Upgrade', 'h2c'],
      ],
      body: JSON.stringify(parcels(1)),
    });
    const names = Object.keys(desk.provider.seen[0]?.headers ?? {});
    expect(names.filter((name) => /^(tollgate-|te$|proxy-|x-hop|keep-alive|upgrade)/.test(name))).toEqual([]);
    expect(desk.provider.seen[0]?.headers['connection']).toBe('keep-alive');
  });

  it('keeps a packed body packed, and is recognised by what is in it', async () => {
    const desk = await openedDesk();
    const body = gzipSync(JSON.stringify(parcels(3)));
    const headers = ['17token', 'key', 'Content-Encoding', 'gzip'];
    const answer = await rawCall(desk.port, REGISTER, { method: 'POST', headers, body });
    expect(answer.headers['tollgate-quote']).toBe('tracking=3');
    expect(desk.provider.seen[0]?.rawBody.equals(body)).toBe(true);
  });

  it('is taken when it comes in chunks without a length', async () => {
    const desk = await openedDesk();
    const headers = ['17token', 'key', 'Transfer-Encoding', 'chunked'];
    const answer = await rawCall(desk.port, REGISTER, { method: 'POST', headers, body: JSON.stringify(parcels(2)) });
    expect(answer.headers['tollgate-charged']).toBe('tracking=2');
  });

  it('is asked for its body when the client waits for leave to send it', async () => {
    const desk = await openedDesk();
    const body = JSON.stringify(parcels(1));
    const headers = ['17token', 'key', 'Expect', '100-continue', 'Content-Length', String(body.length)];
    const answer = await rawCall(desk.port, REGISTER, { method: 'POST', headers, body });
    expect(answer.headers['tollgate-charged']).toBe('tracking=1');
    expect(desk.provider.seen[0]?.headers['expect']).toBeUndefined();
  });

  it('is refused without its body when the client waits for leave, and its connection ends: nobody knows what would follow', async () => {
    const desk = await openedDesk();
    const headers = [
      'Expect',
      '100-continue',
      'Content-Length',
      '100',
      'Origin',
      'https://evil.example',
      'Connection',
      'keep-alive',
    ];
    const answer = await rawCall(desk.port, REGISTER, { method: 'POST', headers });
    expect(answer.status).toBe(403);
    expect(answer.headers['connection']).toBe('close');
  });

  it('may have a body and be a DELETE', async () => {
    const desk = await openedDesk({ respond: () => new Response('{}') });
    const path = '/safecube/webhook/api/v1/easy-shipment-asynchronous';
    const body = '{"https://hook.example":{"shipments":[{"shipmentNumber":"MSCU1234566"}]}}';
    await rawCall(desk.port, path, { method: 'DELETE', headers: ['API_KEY', 'key'], body });
    expect(desk.provider.seen[0]?.rawBody.toString()).toBe(body);
  });

  it('reuses the connection to the provider', async () => {
    const desk = await openedDesk();
    for (const series of [1, 2, 3]) await desk.register(parcels(1, series));
    expect(desk.provider.seen.map(({ headers }) => headers['connection'])).toEqual([
      'keep-alive',
      'keep-alive',
      'keep-alive',
    ]);
  });
});

describe('an address', () => {
  it.each([
    '/17track/x/../track/v2.4/register',
    '/17track/x/%2e%2e/track/v2.4/register',
    '/17track/x%2f..%2ftrack/v2.4/register',
    '/17track/./track/v2.4/register',
    '/17track/track\\v2.4\\register',
    '/17track/track%5cv2.4%5cregister',
    '/17track/track/v2.4/register%00',
    '/17track/page#/../track/v2.4/register',
    '/17track/track;x=1/v2.4/register',
    '/17track/;x/track/v2.4/register',
    '/17track/track./v2.4/register',
    '/17track/track%20/v2.4/register',
    '/17track/%2574rack/v2.4/register',
  ])('that servers read in more than one way is refused: %s', async (path) => {
    const desk = await openedDesk();
    const answer = await rawCall(desk.port, path, {
      method: 'POST',
      headers: ['17token', 'key'],
      body: JSON.stringify(parcels(1)),
    });
    expect(answer.status).toBe(400);
    expect(desk.provider.seen).toEqual([]);
  });

  it.each([
    '/17track//track/v2.4/register',
    '/17track/TRACK/V2.4/Register',
    '/17track/track/v2.4/register/',
    '/17track/track%2Fv2.4%2Fregister',
    '/17track/%74rack/v2.4/register',
  ])('that servers may read as a registration is priced as one: %s', async (path) => {
    const desk = await openedDesk({ policy: { onCharge: 'deny', onUnknown: 'block' } });
    const answer = await rawCall(desk.port, path, {
      method: 'POST',
      headers: ['17token', 'key'],
      body: JSON.stringify(parcels(1)),
    });
    expect(answer.status).toBe(402);
    expect(JSON.parse(answer.body.toString()).quote.meters.tracking.max).toBe(1);
    expect(desk.provider.seen).toEqual([]);
  });

  it.each(['/', '/nobody/track/v2.4/register', '/17Track/track/v2.4/register', '/favicon.ico'])(
    'of no provider is not found: %s',
    async (path) => {
      const desk = await openedDesk();
      expect((await rawCall(desk.port, path)).status).toBe(404);
    },
  );

  it('in absolute form, or for a tunnel, is refused', async () => {
    const desk = await openedDesk();
    expect((await rawCall(desk.port, 'http://api.17track.net/track/v2.4/register', { method: 'POST' })).status).toBe(
      400,
    );
    expect((await rawCall(desk.port, '*', { method: 'OPTIONS' })).status).toBe(400);
  });

  it('may lie below a path of the upstream', async () => {
    const desk = await openedDesk();
    const upstreams = new Map([['17track', { origin: desk.provider.url, base: '/base/path' }]]);
    const other = await openedDesk({ upstreams });
    await other.call('/17track/page?x=1');
    expect(desk.provider.seen[0]?.url).toBe('/base/path/page?x=1');
  });
});

describe('a change of protocol', () => {
  it('to websocket is refused before anything is sent', async () => {
    const desk = await openedDesk();
    const headers = [
      'Connection',
      'Upgrade',
      'Upgrade',
      'websocket',
      'Sec-WebSocket-Key',
      'x',
      'Sec-WebSocket-Version',
      '13',
    ];
    expect((await rawCall(desk.port, '/17track/socket', { headers })).status).toBe(501);
    expect(desk.provider.seen).toEqual([]);
  });

  it('to HTTP/2, offered, is passed over', async () => {
    const desk = await openedDesk();
    const headers = [
      'Connection',
      'Upgrade, HTTP2-Settings',
      'Upgrade',
      'h2c',
      'HTTP2-Settings',
      'AAMAAABkAAQAoAAAAAIAAAAA',
    ];
    expect((await rawCall(desk.port, '/17track/page', { headers })).status).toBe(404);
    expect(desk.provider.seen[0]?.headers['upgrade']).toBeUndefined();
  });
});
