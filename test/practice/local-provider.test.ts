import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { handle17track } from '../../proxy/practice/handlers.ts';
import { createSimulated17track } from '../../proxy/practice/simulated-17track.ts';
import {
  answerAfter,
  answerCoded,
  answerInPieces,
  cutHalfWay,
  hangUp,
  loseAnswer,
  neverAnswer,
  redirectTo,
  refuseWith,
  serveSilently,
} from './local-move.ts';
import { type LocalProvider, type LocalProviderOptions, startLocalProvider } from './local-provider.ts';

const open: LocalProvider[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((provider) => provider.close()));
});

async function start(options: LocalProviderOptions): Promise<LocalProvider> {
  const provider = await startLocalProvider(options);
  open.push(provider);
  return provider;
}

/** A provider that counts what it served and says so. */
async function startCounter(
  more: LocalProviderOptions = {},
): Promise<LocalProvider & { readonly served: () => number }> {
  let served = 0;
  const respond = async (request: Request): Promise<Response> => {
    served += 1;
    return Response.json({ served, echo: await request.text(), filler: 'x'.repeat(1000) });
  };
  return { ...(await start({ respond, ...more })), served: () => served };
}

function post(provider: LocalProvider, body = '[]', init: RequestInit = {}): Promise<Response> {
  return fetch(`${provider.url}/track/v2.4/register?a=b`, { method: 'POST', body, ...init });
}

describe('serving', () => {
  it('puts handlers behind a socket, under the origin they know', async () => {
    const simulated = createSimulated17track({ now: () => Date.parse('2026-11-10T12:00:00Z') });
    const origin = 'https://api.17track.net';
    const provider = await start({ handlers: [handle17track(simulated, origin)], origin });
    const body = JSON.stringify([{ number: 'RR100000001CN', carrier: 3011 }]);
    const response = await post(provider, body, { headers: { '17token': 'key' } });
    expect(await response.json()).toMatchObject({ data: { accepted: [{ number: 'RR100000001CN' }] } });
    expect(simulated.planState('key').used).toBe(1);
  });

  it('answers 404 when nothing behind it answers, and 500 when that fails', async () => {
    expect((await post(await start({}))).status).toBe(404);
    const failing = await start({ respond: () => Promise.reject(new Error('out of paper')) });
    const response = await post(failing);
    expect([response.status, await response.text()]).toEqual([
      500,
      'The provider behind this server failed: Error: out of paper',
    ]);
  });

  it('records what it saw, byte for byte', async () => {
    const provider = await startCounter();
    await post(provider, '[1]', { headers: { '17token': 'key', 'X-Two': 'a' } });
    await provider.whenSeen(1);
    expect(provider.seen).toHaveLength(1);
    expect(provider.seen[0]).toMatchObject({
      method: 'POST',
      url: '/track/v2.4/register?a=b',
      headers: { '17token': 'key', 'x-two': 'a' },
      rawBody: Buffer.from('[1]'),
      body: '[1]',
    });
    expect(await provider.seen[0]?.over).toBe('answered');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['zstd', zstdCompressSync],
  ])('hands a %s body on decoded and keeps the bytes', async (coding, encode) => {
    const provider = await startCounter();
    const bytes = encode(Buffer.from('[2]'));
    const response = await fetch(provider.url, {
      method: 'POST',
      body: new Uint8Array(bytes),
      headers: { 'Content-Encoding': coding },
    });
    expect(await response.json()).toMatchObject({ echo: '[2]' });
    expect(provider.seen[0]).toMatchObject({ rawBody: bytes, body: '[2]' });
  });

  it('lets pages of other origins call under cors, preflights apart', async () => {
    const provider = await startCounter({ cors: 'allow' });
    const headers = { Origin: 'https://shop.example', 'Access-Control-Request-Headers': '17token' };
    const preflight = await fetch(provider.url, { method: 'OPTIONS', headers });
    expect(preflight.headers.get('access-control-allow-headers')).toBe('17token');
    const response = await post(provider, '[]', { headers });
    expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect([provider.seen.length, provider.preflights.length]).toEqual([1, 1]);
  });
});

describe('moves', () => {
  it('plays them in order, then the standing one', async () => {
    const provider = await startCounter();
    provider.script(refuseWith(503), refuseWith(429, 'slow down'));
    provider.standing(refuseWith(418));
    const statuses: number[] = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await post(provider)).status);
    expect(statuses).toEqual([503, 429, 418, 418]);
    expect(provider.served()).toBe(0);
  });

  it.each(['gzip', 'br', 'deflate', 'zstd'] as const)('answers in %s', async (coding) => {
    const provider = await startCounter();
    provider.script(answerCoded(coding));
    const response = await post(provider);
    expect(response.headers.get('content-encoding')).toBe(coding);
    expect(await response.json()).toMatchObject({ served: 1 });
  });

  it('redirects without serving', async () => {
    const provider = await startCounter();
    provider.script(redirectTo('/elsewhere', 307));
    const response = await post(provider, '[]', { redirect: 'manual' });
    expect([response.status, response.headers.get('location'), provider.served()]).toEqual([307, '/elsewhere', 0]);
  });

  it('answers late and in pieces, whole all the same', async () => {
    const provider = await startCounter();
    provider.script(answerAfter(20), answerInPieces(5, 2));
    expect(await (await post(provider)).json()).toMatchObject({ served: 1 });
    const pieces = await post(provider);
    expect(pieces.headers.get('transfer-encoding')).toBe('chunked');
    expect(await pieces.json()).toMatchObject({ served: 2 });
  });

  it('cuts the body half-way after serving', async () => {
    const provider = await startCounter();
    provider.script(cutHalfWay);
    const outcome = await new Promise<{ announced: number; got: number; complete: boolean }>((resolve, reject) => {
      const request = httpRequest(provider.url, { method: 'POST' }, (response) => {
        let got = 0;
        response.on('data', (chunk: Buffer) => {
          got += chunk.length;
        });
        response.on('error', () => undefined);
        response.on('close', () => {
          resolve({ announced: Number(response.headers['content-length']), got, complete: response.complete });
        });
      });
      request.on('error', reject).end('[]');
    });
    expect(outcome).toMatchObject({ got: Math.floor(outcome.announced / 2), complete: false });
    expect(outcome.announced).toBeGreaterThan(1000);
    expect(provider.served()).toBe(1);
  });

  it.each([
    ['before serving', hangUp, 0],
    ['after serving', loseAnswer, 1],
  ])('hangs up %s', async (_, move, served) => {
    const provider = await startCounter();
    provider.script(move);
    await expect(post(provider)).rejects.toThrow('fetch failed');
    expect([provider.seen.length, provider.served()]).toEqual([1, served]);
    expect(await provider.seen[0]?.over).toBe('closed');
  });

  it.each([
    ['without serving', neverAnswer, 0],
    ['having served', serveSilently, 1],
  ])('stays silent %s until the client leaves', async (_, move, served) => {
    const provider = await startCounter();
    provider.script(move);
    const leaving = new AbortController();
    const response = post(provider, '[]', { signal: leaving.signal });
    await provider.whenSeen(1);
    leaving.abort();
    await expect(response).rejects.toThrow('aborted');
    expect(await provider.seen[0]?.over).toBe('closed');
    expect(provider.served()).toBe(served);
  });

  it('writes raw bytes in place of an answer', async () => {
    const provider = await startCounter();
    provider.script({ kind: 'raw', bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok' });
    expect(await (await post(provider)).text()).toBe('ok');
    provider.script({ kind: 'raw', bytes: 'this is no HTTP' });
    await expect(post(provider)).rejects.toThrow('fetch failed');
  });
});

describe('clients that leave', () => {
  it('serves nothing when the body never ends', async () => {
    const provider = await startCounter();
    const socket = connect(provider.port, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n[');
    await expect.poll(() => provider.seen.length).toBe(1);
    socket.destroy();
    expect(await provider.seen[0]?.over).toBe('closed');
    expect([provider.seen[0]?.body, provider.served()]).toEqual(['', 0]);
  });

  it('closes with calls open, and refuses the next', async () => {
    const provider = await startCounter();
    provider.script(neverAnswer);
    const response = post(provider).catch(() => 'lost');
    await provider.whenSeen(1);
    await provider.close();
    expect(await response).toBe('lost');
    await expect(post(provider)).rejects.toThrow('fetch failed');
  });
});
