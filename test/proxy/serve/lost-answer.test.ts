import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cutHalfWay, hangUp, loseAnswer, neverAnswer, refuseWith, serveSilently } from '../../practice/local-move.ts';
import { startLocalProvider } from '../../practice/local-provider.ts';
import { listening, openedDesk } from './opened-desk.ts';
import { type ProxyDesk, parcels } from './proxy-desk.ts';

const PULL = '/safecube/container-tracking/api/v2/shipment?shipmentNumber=MSCU1234566&sealine=MSCU';
const pull = (desk: ProxyDesk): Promise<Response> => desk.call(PULL, { headers: { API_KEY: 'key' } });
const to = (origin: string): ReadonlyMap<string, { readonly origin: string; readonly base: string }> =>
  new Map([
    ['17track', { origin, base: '' }],
    ['safecube', { origin, base: '' }],
  ]);

const unreachable = expect.objectContaining({ type: 'urn:tollgate:problem:unreachable', status: 502 });

describe('a provider that cannot be reached', () => {
  it('gives 502, and what was held is released when the connection is refused', async () => {
    const port = await listening(createServer());
    const gone = createServer();
    const closed = await new Promise<number>((resolve) => {
      gone.listen(0, '127.0.0.1', () => {
        const address = gone.address();
        gone.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
      });
    });
    const desk = await openedDesk({ upstreams: to(`http://127.0.0.1:${closed}`) });
    const answer = await desk.register(parcels(2));
    expect(answer.status).toBe(502);
    expect(await answer.json()).toEqual(unreachable);
    expect(await desk.usage()).toEqual([]);
    expect((await desk.ledger()).at(-1)).toMatchObject({ state: 'released' });
  });

  it('gives 502, and what was held is released when its name does not exist', async () => {
    const desk = await openedDesk({ upstreams: to('http://nobody.invalid') });
    expect(await (await desk.register(parcels(1))).json()).toEqual(unreachable);
    expect(await desk.usage()).toEqual([]);
  });

  it('gives 502, and what was held is released when its certificate is not to be trusted', async () => {
    const pem = (name: string): string =>
      readFileSync(fileURLToPath(new URL(`../../browser/${name}`, import.meta.url)), 'utf8');
    const provider = await startLocalProvider({
      respond: () => new Response('{}'),
      tls: { key: pem('key.pem'), cert: pem('certificate.pem') },
    });
    onTestFinished(provider.close);
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    onTestFinished(() => {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    });
    const desk = await openedDesk({ upstreams: to(provider.url) });
    expect((await desk.register(parcels(1))).status).toBe(502);
    expect(provider.seen).toEqual([]);
    expect(await desk.usage()).toEqual([]);
  });

  it('gives 502 to a call that cannot charge', async () => {
    const desk = await openedDesk({ upstreams: to('http://nobody.invalid') });
    const answer = await desk.call('/17track/track/v2.4/getquota', { method: 'POST', headers: { '17token': 'key' } });
    expect(await answer.json()).toEqual(unreachable);
  });

  it.each(['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]'])(
    'is the proxy itself, by the name %s: it never calls itself',
    async (name) => {
      const free = createServer();
      const port = await new Promise<number>((resolve) => {
        free.listen(0, '127.0.0.1', () => {
          const address = free.address();
          free.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
        });
      });
      const desk = await openedDesk({ port, upstreams: to(`http://${name}:${port}`) });
      const answer = await desk.call('/17track/_tollgate/health');
      expect(answer.status).toBe(502);
      expect((await desk.register(parcels(1))).status).toBe(502);
      expect(await desk.usage()).toEqual([]);
    },
  );
});

describe('a provider that ends the connection', () => {
  it.each([
    ['before it served the call', hangUp],
    ['after it served the call', loseAnswer],
  ])('gives 502, and what was held is unresolved, %s', async (_when, move) => {
    const desk = await openedDesk();
    desk.provider.standing(move);
    const answer = await desk.register(parcels(3));
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({
      type: 'urn:tollgate:problem:unreachable',
      detail: expect.stringContaining('unresolved'),
    });
    expect(await desk.usage()).toMatchObject([{ charged: 0, unresolved: 3, remaining: 97 }]);
  });

  it('is called once: nothing is sent again', async () => {
    const desk = await openedDesk();
    await desk.register(parcels(1, 1));
    desk.provider.standing(hangUp);
    await desk.register(parcels(1, 2));
    await pull(desk);
    await desk.call('/17track/page');
    expect(desk.provider.seen).toHaveLength(4);
  });

  it('half-way through its answer leaves a registration unresolved', async () => {
    const desk = await openedDesk();
    desk.provider.standing(cutHalfWay);
    expect((await desk.register(parcels(2))).status).toBe(502);
    expect(await desk.usage()).toMatchObject([{ unresolved: 2 }]);
  });

  it('half-way through the 200 to a pull has reached the line: charged', async () => {
    const desk = await openedDesk();
    desk.provider.standing(cutHalfWay);
    expect((await pull(desk)).status).toBe(502);
    expect(await desk.usage()).toMatchObject([{ charged: 1, unresolved: 0 }]);
  });

  it('with bytes that are no HTTP leaves the call unresolved', async () => {
    const desk = await openedDesk();
    desk.provider.standing({ kind: 'raw', bytes: 'HELLO\r\n\r\n' });
    expect((await desk.register(parcels(1))).status).toBe(502);
    expect(await desk.usage()).toMatchObject([{ unresolved: 1 }]);
  });

  it('with a change of protocol that nobody asked for leaves the call unresolved', async () => {
    const desk = await openedDesk();
    desk.provider.standing({
      kind: 'raw',
      bytes: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
    });
    expect((await desk.register(parcels(1))).status).toBe(502);
    expect(await desk.usage()).toMatchObject([{ unresolved: 1 }]);
  });

  it('leaves what is settled by the next read of the list', async () => {
    const desk = await openedDesk();
    desk.provider.script(loseAnswer);
    await desk.register(parcels(2));
    expect(await desk.usage()).toMatchObject([{ charged: 0, unresolved: 2 }]);
    await (
      await desk.call('/17track/track/v2.4/gettracklist', { method: 'POST', headers: { '17token': 'key' }, body: '{}' })
    ).text();
    expect(await desk.usage()).toMatchObject([{ charged: 2, unresolved: 0 }]);
  });
});

describe('a provider that never answers', () => {
  it.each([
    ['having served the call', serveSilently],
    ['not having served it', neverAnswer],
  ])('gives 504 when the time is over, and what was held is unresolved, %s', async (_which, move) => {
    const desk = await openedDesk({ answerMs: 200 });
    desk.provider.standing(move);
    const answer = await desk.register(parcels(2));
    expect(answer.status).toBe(504);
    expect(await answer.json()).toMatchObject({
      type: 'urn:tollgate:problem:no-answer',
      status: 504,
      detail: expect.stringContaining('0.2 s'),
    });
    expect(await desk.usage()).toMatchObject([{ charged: 0, unresolved: 2 }]);
  });

  it('stops in the middle of its answer: 504', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"code":0');
    });
    const desk = await openedDesk({ answerMs: 200, upstreams: to(`http://127.0.0.1:${await listening(server)}`) });
    expect((await desk.register(parcels(1))).status).toBe(504);
    expect(await desk.usage()).toMatchObject([{ unresolved: 1 }]);
  });

  it('gives 504 to a call that cannot charge', async () => {
    const desk = await openedDesk({ answerMs: 200 });
    desk.provider.standing(neverAnswer);
    const answer = await desk.call('/17track/track/v2.4/getquota', { method: 'POST', headers: { '17token': 'key' } });
    expect(answer.status).toBe(504);
  });

  it('is waited for as long as a free answer goes on coming', async () => {
    const server = createServer((_request, response) => {
      let pieces = 0;
      const timer = setInterval(() => {
        pieces += 1;
        response.write('piece ');
        if (pieces === 8) {
          clearInterval(timer);
          response.end();
        }
      }, 100);
    });
    const desk = await openedDesk({ answerMs: 400, upstreams: to(`http://127.0.0.1:${await listening(server)}`) });
    expect(await (await desk.call('/17track/page')).text()).toBe('piece '.repeat(8));
  });
});

describe('an answer with a 5xx', () => {
  it('leaves a registration unresolved when it has no envelope', async () => {
    const desk = await openedDesk();
    desk.provider.standing(refuseWith(503, 'upstream is down'));
    const answer = await desk.register(parcels(1));
    expect(answer.status).toBe(503);
    expect(await answer.text()).toBe('upstream is down');
    expect(await desk.usage()).toMatchObject([{ unresolved: 1 }]);
  });

  it('to a pull says that no line was reached: nothing charged', async () => {
    const desk = await openedDesk();
    desk.provider.standing(refuseWith(502, 'no line'));
    const answer = await pull(desk);
    expect(answer.headers.get('tollgate-charged')).toBe('shipment=0');
    expect(await desk.usage()).toEqual([]);
    expect(desk.safecube.trueCount('key').billings).toEqual([]);
  });
});
