import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openedDesk } from './opened-desk.ts';
import { openProxyDesk, parcels } from './proxy-desk.ts';

const HAR_REQUEST = {
  method: 'POST',
  url: 'https://api.17track.net/track/v2.4/register',
  httpVersion: 'HTTP/1.1',
  headers: [
    { name: '17token', value: 'key' },
    { name: 'Content-Type', value: 'application/json' },
  ],
  postData: { mimeType: 'application/json', text: JSON.stringify(parcels(2)) },
};

describe('the control routes', () => {
  it.each(['usage', 'ledger', 'quotes', 'entries'])('want the token: %s', async (route) => {
    const desk = await openedDesk();
    for (const authorization of ['', 'Bearer', 'Bearer wrong', 'Basic abc', 'Bearer  ']) {
      const answer = await desk.call(`/_tollgate/v1/${route}`, { headers: { authorization } });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  it('take the token in DIR/token, which only this user may read, and which is new at every start', async () => {
    const desk = await openProxyDesk();
    const file = join(desk.dir, 'token');
    const first = readFileSync(file, 'utf8').trim();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(first).toMatch(/^[\w-]{43}$/);
    await desk.close();
    const again = await openedDesk();
    const old = await again.call('/_tollgate/v1/usage', { headers: { authorization: `Bearer ${first}` } });
    expect(old.status).toBe(401);
    expect(readFileSync(join(again.dir, 'token'), 'utf8').trim()).not.toBe(first);
  });

  it('are these only', async () => {
    const desk = await openedDesk();
    for (const route of ['pending', 'events', 'metrics', 'usage/', 'USAGE', 'health', '']) {
      expect((await desk.control(route)).status, route).toBe(404);
    }
    expect((await desk.call('/_tollgate/')).status).toBe(404);
    expect((await desk.call('/_tollgate')).status).toBe(404);
    expect((await desk.control('usage', { method: 'POST' })).status).toBe(405);
    expect((await desk.control('quotes')).headers.get('allow')).toBe('POST');
  });
});

describe('GET health', () => {
  it('wants no token', async () => {
    const desk = await openedDesk();
    const answer = await desk.call('/_tollgate/health');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: 'ok' });
  });
});

describe('GET usage', () => {
  it('gives the rows as audit does', async () => {
    const desk = await openedDesk();
    await desk.register([
      { number: 'RR000000001CN', carrier: 3011 },
      { number: 'RR000000011CN', carrier: 3011, lang: 'de' },
    ]);
    const answer = await desk.control('usage');
    expect(await answer.json()).toEqual({
      usage: [
        {
          provider: '17track',
          account: expect.stringMatching(/^[0-9a-f]+$/),
          meter: 'tracking',
          period: '2026-11',
          charged: 2,
          expected: 1,
          unresolved: 0,
          allowance: 100,
          basis: 'assumed',
          grants: 0,
          remaining: 97,
        },
      ],
    });
  });
});

describe('GET ledger', () => {
  it('gives a line of JSON for each entry, whose sums are the usage', async () => {
    const desk = await openedDesk();
    await desk.register(parcels(3));
    const answer = await desk.control('ledger');
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = await desk.ledger();
    const sum = (state: string): number =>
      lines.filter((line) => line.state === state).reduce((all, line) => all + line.units, 0);
    expect([sum('reserved'), sum('charged')]).toEqual([0, 3]);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  });

  it('is empty at first', async () => {
    const desk = await openedDesk();
    expect(await (await desk.control('ledger')).text()).toBe('');
  });

  it('of many calls comes whole', async () => {
    const desk = await openedDesk();
    const tokens = Array.from({ length: 15 }, (_, nth) => `key ${nth}`);
    for (const token of tokens) await desk.register(parcels(40), { '17token': token });
    expect(await desk.ledger()).toHaveLength(15 * 40 * 3);
  });
});

describe('POST quotes', () => {
  it('quotes a HAR request as the call itself would be quoted, and records nothing', async () => {
    const desk = await openedDesk();
    const answer = await desk.control('quotes', { method: 'POST', body: JSON.stringify(HAR_REQUEST) });
    expect(answer.status).toBe(200);
    const dryRun = await desk.register(parcels(2), { 'Tollgate-Dry-Run': '?1' });
    expect(await answer.json()).toEqual(await dryRun.json());
    expect(desk.provider.seen).toEqual([]);
    expect(await desk.ledger()).toEqual([]);
  });

  it('takes the address that the call has at this proxy, and a body in base64', async () => {
    const desk = await openedDesk();
    const text = Buffer.from(HAR_REQUEST.postData.text).toString('base64');
    const request = {
      ...HAR_REQUEST,
      url: `${desk.url}/17track/track/v2.4/register`,
      postData: { text, encoding: 'base64' },
    };
    const answer = await desk.control('quotes', { method: 'POST', body: JSON.stringify(request) });
    expect(await answer.json()).toMatchObject({ meters: { tracking: { max: 2 } } });
  });

  it.each([
    ['{', 'not JSON'],
    ['[]', 'HAR request object'],
    ['{"url":"https://api.17track.net/"}', 'method'],
    ['{"method":"GET","url":"nowhere"}', 'url'],
    ['{"method":"GET","url":"https://api.17track.net/","headers":[1]}', 'headers'],
    ['{"method":"GET","url":"https://api.17track.net/","postData":{"text":1}}', 'postData.text'],
  ])('refuses %s in one line that says what is wrong', async (body, place) => {
    const desk = await openedDesk();
    const answer = await desk.control('quotes', { method: 'POST', body });
    expect(answer.status).toBe(400);
    expect((await answer.json()).detail).toContain(place);
  });

  it('has nothing to quote for an address of nobody', async () => {
    const desk = await openedDesk();
    const body = JSON.stringify({ ...HAR_REQUEST, url: 'https://example.org/' });
    expect((await desk.control('quotes', { method: 'POST', body })).status).toBe(422);
  });
});

describe('POST entries', () => {
  const post = (desk: Awaited<ReturnType<typeof openedDesk>>, entry: object): Promise<Response> =>
    desk.control('entries', { method: 'POST', body: JSON.stringify(entry) });

  it('records what no call showed, and the next quote knows it', async () => {
    const desk = await openedDesk();
    const entry = { provider: 'safecube', action: 'add', items: ['MSCU1234566'], account: 'none', tag: 'by hand' };
    const answer = await post(desk, entry);
    expect(answer.status).toBe(201);
    expect(await desk.ledger()).toMatchObject([{ item: 'MSCU1234566', units: 1, road: 'user', tag: 'by hand' }]);
    expect(await desk.usage()).toMatchObject([{ provider: 'safecube', meter: 'shipment', expected: 1 }]);
  });

  it('with the same id again adds nothing', async () => {
    const desk = await openedDesk();
    const entry = { id: 'one', provider: '17track', action: 'register', items: ['RR000000001CN,3011'] };
    expect((await post(desk, entry)).status).toBe(201);
    expect((await post(desk, entry)).status).toBe(200);
    expect(await desk.usage()).toMatchObject([{ charged: 1 }]);
  });

  it('means the only account that there is, and wants to know which of several', async () => {
    const desk = await openedDesk();
    await desk.register(parcels(1));
    await post(desk, { provider: '17track', action: 'register', items: ['RR000000001CN,3011'] });
    expect(await desk.usage()).toMatchObject([{ charged: 2 }]);
    await desk.register(parcels(1), { '17token': 'another' });
    const answer = await post(desk, { provider: '17track', action: 'register', items: ['RR000000002CN,3011'] });
    expect(answer.status).toBe(400);
    const { detail } = await answer.json();
    const [first, second] = detail.split(': ').at(-1).split(', ');
    expect(detail).toBe(`17track has several accounts: say which with "account": ${first}, ${second}`);
    const entry = { provider: '17track', action: 'register', items: ['RR000000002CN,3011'] };
    expect((await post(desk, { ...entry, account: second.slice(0, 8) })).status).toBe(201);
    expect((await desk.ledger()).at(-1)).toMatchObject({ account: second, item: 'RR000000002CN' });
    expect((await post(desk, { ...entry, account: 'nobody' })).status).toBe(400);
  });

  it('belongs to the time that it says', async () => {
    const desk = await openedDesk();
    const entry = {
      provider: '17track',
      action: 'register',
      items: ['RR000000001CN,3011'],
      at: '2026-10-31T23:59:59Z',
    };
    await post(desk, entry);
    expect(await desk.usage()).toMatchObject([{ period: '2026-10', charged: 1 }]);
  });

  it.each([
    [{}, 'provider'],
    [{ provider: '17track' }, 'action'],
    [{ provider: '17track', action: 'register', items: 'X' }, 'items'],
    [{ provider: '17track', action: 'register', items: ['RR1,1'], count: 'x' }, 'count'],
    [{ provider: '17track', action: 'register', items: ['RR1,1'], at: 'yesterday' }, 'at:'],
    [{ provider: 'nobody', action: 'register', items: ['RR1,1'] }, 'nobody'],
    [{ provider: '17track', action: 'fly', items: ['RR1,1'] }, 'fly'],
  ])('refuses %j in one line that says what is wrong', async (entry, place) => {
    const desk = await openedDesk();
    const answer = await post(desk, entry);
    expect(answer.status).toBe(400);
    expect((await answer.json()).detail).toContain(place);
    expect(await desk.ledger()).toEqual([]);
  });
});
