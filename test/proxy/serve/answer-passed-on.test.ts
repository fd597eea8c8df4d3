import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { deskBefore, openedDesk } from './opened-desk.ts';
import { rawCall } from './raw-call.ts';
import { ACCEPTED, REGISTER, rawRegister } from './raw-register.ts';

describe('an answer to a call that may charge', () => {
  it('comes with status, reason, headers and body as the provider sent them', async () => {
    const headers = [
      'X-Weird-CASE',
      'one',
      'x-weird-case',
      'two',
      'Set-Cookie',
      'a=1; Path=/',
      'Set-Cookie',
      'b=2',
      'Content-Type',
      'application/json;charset=UTF-8',
      'X-Latin',
      'caf\u00e9',
      'Content-Length',
      String(ACCEPTED.length),
    ];
    const desk = await deskBefore((_request, response) => {
      response.sendDate = false;
      response.writeHead(299, 'Quite Fine', headers);
      // A string would go out in one piece with the headers, and as UTF-8.
      response.end(Buffer.from(ACCEPTED));
    });
    const answer = await rawRegister(desk);
    expect(answer.status).toBe(299);
    expect(answer.statusText).toBe('Quite Fine');
    expect(answer.body.toString()).toBe(ACCEPTED);
    expect(answer.rawHeaders.slice(0, 14)).toEqual(headers);
    expect(answer.headers['date']).toBeUndefined();
  });

  it('tells the likely units, the charged and expected units, and what is left', async () => {
    const desk = await openedDesk();
    const answer = await desk.register([
      { number: 'RR000000001CN', carrier: 3011 },
      { number: 'RR000000012CN', carrier: 3011, lang: 'de' },
    ]);
    expect(answer.headers.get('tollgate-quote')).toBe('tracking=3');
    expect(answer.headers.get('tollgate-charged')).toBe('tracking=3');
    expect(answer.headers.get('tollgate-left')).toBe('tracking=97');
  });

  it('says nothing of what is left where a meter has no allowance', async () => {
    const desk = await openedDesk();
    const answer = await desk.call(
      '/safecube/container-tracking/api/v2/shipment?shipmentNumber=MSCU1234566&sealine=MSCU',
      {
        headers: { API_KEY: 'key' },
      },
    );
    expect(answer.headers.get('tollgate-quote')).toBe('shipment=1');
    expect(answer.headers.get('tollgate-charged')).toBe('shipment=1');
    expect(answer.headers.has('tollgate-left')).toBe(false);
  });

  it('is never given headers of the provider that look like Tollgate’s, nor permissions for other origins', async () => {
    const desk = await deskBefore((_request, response) => {
      response.setHeader('Tollgate-Charged', 'tracking=0');
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.end(ACCEPTED);
    });
    const answer = await rawRegister(desk);
    expect(answer.headers['tollgate-charged']).toBe('tracking=1');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('leaves out what is meant for one hop only', async () => {
    const desk = await deskBefore((_request, response) => {
      response.writeHead(200, {
        Connection: 'close, X-Hop',
        'X-Hop': 'secret',
        'Keep-Alive': 'timeout=99',
        'X-Kept': 'yes',
      });
      response.end(ACCEPTED);
    });
    const answer = await rawRegister(desk);
    expect(answer.headers['x-hop']).toBeUndefined();
    expect(answer.headers['keep-alive']).not.toBe('timeout=99');
    expect(answer.headers['x-kept']).toBe('yes');
  });

  it('of more than 8 MB streams on without Tollgate-Charged, and is unresolved', async () => {
    const long = Buffer.alloc(9 * 1024 * 1024, ' ');
    const desk = await deskBefore((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write(ACCEPTED);
      response.end(long);
    });
    const answer = await rawRegister(desk);
    expect(answer.body.length).toBe(ACCEPTED.length + long.length);
    expect(answer.headers['tollgate-quote']).toBe('tracking=1');
    expect(answer.headers['tollgate-charged']).toBeUndefined();
    expect(await desk.usage()).toMatchObject([{ charged: 0, unresolved: 1, remaining: 99 }]);
  });

  it('of more than 8 MB may take longer than an answer may take, once it streams', async () => {
    const desk = await deskBefore(
      (_request, response) => {
        response.write(Buffer.alloc(9 * 1024 * 1024, ' '));
        let pieces = 0;
        const timer = setInterval(() => {
          pieces += 1;
          response.write('piece');
          if (pieces < 8) return;
          clearInterval(timer);
          response.end();
        }, 150);
      },
      { answerMs: 600 },
    );
    const answer = await rawRegister(desk);
    expect(answer.body.length).toBe(9 * 1024 * 1024 + 8 * 5);
  });

  it('keeps its trailers', async () => {
    const desk = await deskBefore((_request, response) => {
      response.writeHead(200, { Trailer: 'X-Checksum' });
      response.write(ACCEPTED);
      response.addTrailers({ 'X-Checksum': 'abc' });
      response.end();
    });
    const answer = await rawRegister(desk);
    expect(answer.headers['transfer-encoding']).toBe('chunked');
    expect(answer.trailers['x-checksum']).toBe('abc');
  });

  it('follows no redirect: the 302 goes to the client, and the call is unresolved', async () => {
    const desk = await deskBefore((_request, response) => {
      response.writeHead(302, { Location: 'http://127.0.0.1:1/elsewhere' });
      response.end();
    });
    const answer = await rawRegister(desk);
    expect(answer.status).toBe(302);
    expect(answer.headers['location']).toBe('http://127.0.0.1:1/elsewhere');
    expect(await desk.usage()).toMatchObject([{ unresolved: 1 }]);
  });

  it('with a 4xx settles as nothing charged', async () => {
    const desk = await deskBefore((_request, response) => {
      response.writeHead(429, { 'Retry-After': '1' });
      response.end('slow down');
    });
    const answer = await rawRegister(desk);
    expect(answer.status).toBe(429);
    expect(answer.body.toString()).toBe('slow down');
    expect(answer.headers['tollgate-charged']).toBe('tracking=0');
    expect(await desk.usage()).toEqual([]);
  });
});

describe('an answer to any other request', () => {
  it('to HEAD has the provider’s Content-Length and no body', async () => {
    const desk = await deskBefore((_request, response) => {
      response.writeHead(200, { 'Content-Length': '1234' });
      response.end();
    });
    const answer = await rawCall(desk.port, REGISTER, { method: 'HEAD' });
    expect(answer.headers['content-length']).toBe('1234');
    expect(answer.body.length).toBe(0);
  });

  it('without a body, 204 and 304, stays without', async () => {
    const statuses = [204, 304];
    const desk = await deskBefore((_request, response) => {
      response.writeHead(statuses.shift() ?? 500, { ETag: '"x"' });
      response.end();
    });
    for (const status of [204, 304]) {
      const answer = await rawCall(desk.port, '/17track/asset.css');
      expect(answer.status).toBe(status);
      expect(answer.headers['etag']).toBe('"x"');
      expect(answer.headers['transfer-encoding']).toBeUndefined();
    }
  });

  it('that is preceded by 103 is the final one', async () => {
    const desk = await deskBefore((_request, response) => {
      response.writeEarlyHints({ link: '</a.css>; rel=preload' });
      response.end('final');
    });
    expect((await rawCall(desk.port, '/17track/page')).body.toString()).toBe('final');
  });

  it('to OPTIONS is the provider’s, without its permissions for other origins', async () => {
    const desk = await deskBefore((_request, response) => {
      response.writeHead(204, { Allow: 'POST, OPTIONS', 'Access-Control-Allow-Methods': 'POST' });
      response.end();
    });
    const answer = await rawCall(desk.port, REGISTER, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers['allow']).toBe('POST, OPTIONS');
    expect(answer.headers['access-control-allow-methods']).toBeUndefined();
  });

  it('without length to a client of HTTP/1.0 ends with the connection', async () => {
    const desk = await deskBefore((_request, response) => {
      response.write('one ');
      response.end('two');
    });
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(desk.port, '127.0.0.1');
      let all = '';
      socket.on('data', (chunk) => {
        all += chunk.toString();
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(all));
      socket.write(`GET /17track/page HTTP/1.0\r\nHost: 127.0.0.1:${desk.port}\r\n\r\n`);
    });
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(text).toMatch(/\r\n\r\none two$/);
  });
});
