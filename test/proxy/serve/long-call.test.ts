import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { deskBefore, listening, openedDesk } from './opened-desk.ts';
import { parcels } from './proxy-desk.ts';
import { rawCall } from './raw-call.ts';

const MB = 1024 * 1024;
const long = Buffer.alloc(8 * MB + 1, ' ');
const key = ['17token', 'key'];

describe('a call that may charge', () => {
  it('of more than 8 MB is refused with 413, and nothing is sent', async () => {
    const desk = await openedDesk();
    const answer = await rawCall(desk.port, '/17track/track/v2.4/register', {
      method: 'POST',
      headers: key,
      body: long,
    });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ type: 'urn:tollgate:problem:too-long', status: 413 });
    expect(desk.provider.seen).toEqual([]);
  });

  it('of more than 8 MB in chunks is refused with 413 as well', async () => {
    const desk = await openedDesk();
    const headers = [...key, 'Transfer-Encoding', 'chunked'];
    const answer = await rawCall(desk.port, '/17track/track/v2.4/register', { method: 'POST', headers, body: long });
    expect(answer.status).toBe(413);
    expect(desk.provider.seen).toEqual([]);
  });

  it.each(['chunked', 'length'] as const)(
    '(%s) that was refused with 413 leaves its connection for the next one',
    async (framing) => {
      const desk = await openedDesk();
      const host = `Host: 127.0.0.1:${desk.port}\r\n`;
      const piece = ' '.repeat(MB);
      const socket = connect(desk.port, '127.0.0.1');
      onTestFinished(() => void socket.destroy());
      let came = '';
      socket.on('data', (chunk) => {
        came += chunk.toString();
      });
      const framed = framing === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${20 * MB}`;
      socket.write(`POST /17track/track/v2.4/register HTTP/1.1\r\n${host}${framed}\r\n\r\n`);
      for (let nth = 0; nth < 20; nth++) socket.write(framing === 'chunked' ? `100000\r\n${piece}\r\n` : piece);
      socket.write(`${framing === 'chunked' ? '0\r\n\r\n' : ''}GET /_tollgate/health HTTP/1.1\r\n${host}\r\n`);
      await vi.waitFor(() => expect(came.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200']), 10_000);
    },
  );

  it('that announces more than 8 MB and waits for leave is refused before it sends', async () => {
    const desk = await openedDesk();
    const headers = { '17token': 'key', Expect: '100-continue', 'Content-Length': String(long.length) };
    const status = await new Promise((resolve, reject) => {
      const call = request(`${desk.url}/17track/track/v2.4/register`, { method: 'POST', headers, agent: false });
      call.on('continue', () => reject(new Error('was told to go on')));
      call.on('response', (answer) => {
        resolve(answer.statusCode);
        call.destroy();
      });
      call.on('error', () => {});
      call.flushHeaders();
    });
    expect(status).toBe(413);
  });

  it('of exactly 8 MB is taken', async () => {
    const desk = await openedDesk();
    const text = JSON.stringify(parcels(1));
    const body = Buffer.concat([Buffer.from(text), Buffer.alloc(8 * MB - text.length, ' ')]);
    const answer = await rawCall(desk.port, '/17track/track/v2.4/register', { method: 'POST', headers: key, body });
    expect(answer.headers['tollgate-charged']).toBe('tracking=1');
    expect(desk.provider.seen[0]?.rawBody.length).toBe(8 * MB);
  });

  it('that unpacks to more than 16 MB is refused with 413 and one line in the ledger, and nothing is sent', async () => {
    const desk = await openedDesk();
    const bomb = gzipSync(Buffer.alloc(80 * MB, ' '));
    const headers = [...key, 'Content-Encoding', 'gzip'];
    const answer = await rawCall(desk.port, '/17track/track/v2.4/register', { method: 'POST', headers, body: bomb });
    expect(answer.status).toBe(413);
    expect(desk.provider.seen).toEqual([]);
    expect(await desk.ledger()).toMatchObject([{ action: 'register', units: 0 }]);
  });

  it('that unpacks to far more than was sent is refused with 413: reading it would cost more than sending it', async () => {
    const desk = await openedDesk();
    const packed = (bytes: number): Buffer =>
      gzipSync(Buffer.concat([Buffer.from(JSON.stringify(parcels(1))), Buffer.alloc(bytes, ' ')]));
    const headers = [...key, 'Content-Encoding', 'gzip'];
    const send = (body: Buffer) =>
      rawCall(desk.port, '/17track/track/v2.4/register', { method: 'POST', headers, body });
    expect((await send(packed(3 * MB))).status).toBe(413);
    expect((await send(packed(MB))).headers['tollgate-charged']).toBe('tracking=1');
    expect(desk.provider.seen).toHaveLength(1);
  });

  it('of more than 5,000 items is refused with 413 and one line in the ledger, and nothing is sent', async () => {
    const desk = await openedDesk();
    const body = Buffer.from(JSON.stringify(Array.from({ length: 5001 }, () => ({}))));
    for (const path of ['register', 'deletetrack']) {
      const answer = await rawCall(desk.port, `/17track/track/v2.4/${path}`, { method: 'POST', headers: key, body });
      expect(answer.status).toBe(413);
    }
    expect(desk.provider.seen).toEqual([]);
    expect(await desk.ledger()).toHaveLength(2);
  });
});

describe('a call that cannot charge', () => {
  it('may be of any size, whether its items are in the body or not', async () => {
    const desk = await openedDesk({ respond: () => new Response('ok') });
    for (const path of ['/17track/upload', '/17track/track/v2.4/gettrackinfo', '/17track/track/v2.4/deletetrack']) {
      const answer = await rawCall(desk.port, path, { method: 'POST', headers: key, body: long });
      expect(answer.status).toBe(200);
    }
    expect(desk.provider.seen.map(({ rawBody }) => rawBody.length)).toEqual([long.length, long.length, long.length]);
  });

  it('gets an answer of any size', async () => {
    const answer = Buffer.alloc(30 * MB, 'x');
    const desk = await openedDesk({ respond: () => new Response(new Uint8Array(answer)) });
    const came = await rawCall(desk.port, '/17track/track/v2.4/gettracklist', {
      method: 'POST',
      headers: key,
      body: '{}',
    });
    expect(came.body.equals(answer)).toBe(true);
  });

  it('gets its answer as it comes, not at the end', async () => {
    const told: string[] = [];
    const second = { send: (): void => {} };
    const desk = await deskBefore((incoming, response) => {
      incoming.resume();
      response.write('first ');
      second.send = () => void response.end('second');
    });
    const answer = await desk.call('/17track/track/v2.4/gettracklist', {
      method: 'POST',
      headers: { '17token': 'key' },
      body: '{}',
    });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    told.push((await reader?.read())?.value ?? '');
    second.send();
    told.push((await reader?.read())?.value ?? '');
    expect(told).toEqual(['first ', 'second']);
  });

  it('sends its body as it comes, not at the end', async () => {
    let heard = (_text: string): void => {};
    const first = new Promise<string>((resolve) => {
      heard = resolve;
    });
    const desk = await deskBefore((incoming, response) => {
      incoming.once('data', (chunk: Buffer) => heard(chunk.toString()));
      incoming.on('end', () => response.end('done'));
    });
    const call = request(`${desk.url}/17track/upload`, { method: 'POST', agent: false });
    const answered = new Promise<number | undefined>((resolve) => {
      call.on('response', (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
    });
    call.write('begun');
    expect(await first).toBe('begun');
    call.end(' and ended');
    expect(await answered).toBe(200);
  });

  it('holds no more of a long answer than a slow client takes', async () => {
    let written = 0;
    const server = createServer((_request, response) => {
      const chunk = Buffer.alloc(64 * 1024);
      const more = (): void => {
        while (written < 200 * MB) {
          written += chunk.length;
          if (!response.write(chunk)) return;
        }
        response.end();
      };
      response.on('drain', more);
      more();
    });
    const way = { origin: `http://127.0.0.1:${await listening(server)}`, base: '' };
    const desk = await openedDesk({ upstreams: new Map([['17track', way]]) });
    const call = request(`${desk.url}/17track/big`, { agent: false });
    await new Promise<void>((resolve) => {
      call.on('response', () => resolve());
      call.end();
    });
    // Nothing is read: what the sockets and the proxy take up comes to rest.
    let before = -1;
    while (before !== written) {
      before = written;
      await wait(200);
    }
    expect(written).toBeLessThan(50 * MB);
    call.destroy();
  });

  it('gets an answer that breaks off when the provider breaks off', async () => {
    const desk = await deskBefore((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('a part', () => response.destroy());
    });
    await expect(rawCall(desk.port, '/17track/page')).rejects.toThrow();
  });
});
