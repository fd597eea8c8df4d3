import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openedDesk } from './opened-desk.ts';
import { type ProxyDesk, parcels } from './proxy-desk.ts';
import { type RawAnswer, rawCall } from './raw-call.ts';

const REGISTER = '/17track/track/v2.4/register';
const PATHS = [REGISTER, '/17track/page', '/_tollgate/health', '/_tollgate/v1/usage', '/_tollgate/practice/'];
const BODY = JSON.stringify(parcels(1));

const opened = (): Promise<ProxyDesk> =>
  openedDesk({ portalDir: import.meta.dirname, practice: async () => new Response('{}') });

/** Sends what a browser would send for a page, to every kind of path; checks that all of it is refused. */
const expectRefused = async (desk: ProxyDesk, headers: readonly string[], method = 'POST'): Promise<void> => {
  const token = readFileSync(join(desk.dir, 'token'), 'utf8').trim();
  for (const path of PATHS) {
    const known = ['17token', 'key', 'Authorization', `Bearer ${token}`];
    const answer: RawAnswer = await rawCall(desk.port, path, {
      method,
      headers: [...known, ...headers],
      ...(method === 'GET' ? {} : { body: BODY }),
    });
    expect(answer.status, path).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
  expect(desk.provider.seen).toEqual([]);
  expect(await desk.ledger()).toEqual([]);
};

describe('a page of another origin', () => {
  it('is refused by its Origin, whatever it calls', async () => {
    const desk = await opened();
    for (const origin of [
      'https://evil.example',
      'http://evil.example',
      'null',
      'http://localhost',
      `http://localhost:${desk.port}`,
      `https://127.0.0.1:${desk.port}`,
      `http://127.0.0.1:${desk.port + 1}`,
      `http://127.0.0.1:${desk.port}.evil.example`,
      `http://evil.example@127.0.0.1:${desk.port}`,
      'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
      '',
    ]) {
      await expectRefused(desk, ['Origin', origin]);
    }
  });

  it.each(['cross-site', 'same-site', 'Cross-Site', 'anything'])(
    'is refused when the browser calls it %s',
    async (site) => {
      await expectRefused(await opened(), ['Sec-Fetch-Site', site], 'GET');
    },
  );

  it('is refused with a simple POST, which asks no leave', async () => {
    const desk = await opened();
    await expectRefused(desk, [
      'Content-Type',
      'text/plain',
      'Origin',
      'https://evil.example',
      'Sec-Fetch-Site',
      'cross-site',
      'Sec-Fetch-Mode',
      'no-cors',
    ]);
  });

  it('gets no leave by a preflight', async () => {
    const desk = await opened();
    const headers = [
      'Origin',
      'https://evil.example',
      'Access-Control-Request-Method',
      'POST',
      'Access-Control-Request-Private-Network',
      'true',
    ];
    await expectRefused(desk, headers, 'OPTIONS');
  });

  it('is refused when it is an image, a script, a form or a link', async () => {
    const desk = await opened();
    for (const [mode, dest] of [
      ['no-cors', 'image'],
      ['no-cors', 'script'],
      ['navigate', 'document'],
      ['navigate', 'iframe'],
    ]) {
      await expectRefused(
        desk,
        ['Sec-Fetch-Site', 'cross-site', 'Sec-Fetch-Mode', mode ?? '', 'Sec-Fetch-Dest', dest ?? ''],
        'GET',
      );
    }
  });

  it('is refused over a name that was rebound to this machine', async () => {
    const desk = await opened();
    const { port } = desk;
    for (const host of [
      `evil.example:${port}`,
      'evil.example',
      '127.0.0.1',
      'localhost',
      `127.0.0.1:${port + 1}`,
      `0.0.0.0:${port}`,
      `localhost.:${port}`,
      `127.0.0.1.nip.io:${port}`,
      `2130706433:${port}`,
      `user@127.0.0.1:${port}`,
      '',
    ]) {
      await expectRefused(desk, ['Host', host, 'Sec-Fetch-Site', 'same-origin', 'Origin', `http://${host}`]);
    }
  });

  it('is refused with two hosts', async () => {
    const desk = await opened();
    await expectRefused(desk, ['Host', `127.0.0.1:${desk.port}`, 'Host', 'evil.example']);
  });
});

describe('an address that a person typed and a site redirected here', () => {
  const typed = (mode: string, dest: string): readonly string[] => [
    ...['Sec-Fetch-Site', 'none', 'Sec-Fetch-Mode', mode, 'Sec-Fetch-Dest', dest],
    ...['Sec-Fetch-User', '?1', '17token', 'key', 'API_KEY', 'key'],
  ];

  it.each([
    '/safecube/container-tracking/api/v2/shipment?shipmentNumber=MSCU1234567',
    '/17track/track/v2.4/register',
    '/17track/page',
  ])('calls no provider: %s', async (path) => {
    const desk = await opened();
    for (const headers of [typed('navigate', 'document'), typed('Navigate', 'iframe'), typed('no-cors', 'object')]) {
      for (const method of ['GET', 'POST', 'HEAD']) {
        expect((await rawCall(desk.port, path, { method, headers })).status).toBe(403);
      }
    }
    expect(desk.provider.seen).toEqual([]);
    expect(await desk.ledger()).toEqual([]);
  });

  it("opens the proxy's own pages", async () => {
    const desk = await opened();
    for (const path of ['/_tollgate/health', '/_tollgate/practice']) {
      expect((await rawCall(desk.port, path, { headers: typed('navigate', 'document') })).status).toBeLessThan(400);
    }
  });
});

describe('a program of this machine', () => {
  it.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('is answered under the name %s', async (name) => {
    const desk = await opened();
    const answer = await rawCall(desk.port, '/_tollgate/health', { headers: ['Host', `${name}:${desk.port}`] });
    expect(answer.status).toBe(200);
  });

  it('is answered when it is a browser that a person gave the address', async () => {
    const desk = await opened();
    expect((await rawCall(desk.port, '/_tollgate/health', { headers: ['Sec-Fetch-Site', 'none'] })).status).toBe(200);
  });

  it('is answered when it is a page of the proxy itself', async () => {
    const desk = await opened();
    const headers = ['Sec-Fetch-Site', 'same-origin', 'Origin', `http://127.0.0.1:${desk.port}`, '17token', 'practice'];
    const answer = await rawCall(desk.port, '/_tollgate/practice/17track/track/v2.4/register', {
      method: 'POST',
      headers,
      body: BODY,
    });
    expect(answer.status).toBe(200);
  });

  it('without Host gets nothing', async () => {
    const desk = await opened();
    const answer = await rawCall(desk.port, '/_tollgate/health', { headers: ['Host', ''] });
    expect(answer.status).toBe(403);
  });
});

describe('what the proxy says', () => {
  it('never holds a credential: not its log, not its ledger, not its problems', async () => {
    const desk = await opened();
    const secret = 'S3CRET-credential';
    const texts: string[] = [];
    for (const headers of [
      {},
      { 'Tollgate-Dry-Run': '?1' },
      { 'Tollgate-Dry-Run': 'x' },
      { Origin: 'https://evil.example' },
    ]) {
      const answer = await desk.register(parcels(1), { '17token': secret, ...headers });
      texts.push(await answer.text(), JSON.stringify([...answer.headers]));
    }
    const file = join(desk.dir, 'ledger.sqlite');
    texts.push(
      desk.log.join('\n'),
      JSON.stringify(await desk.ledger()),
      readFileSync(file, 'latin1'),
      readFileSync(`${file}-wal`, 'latin1'),
    );
    expect(texts.join('\n')).not.toContain(secret);
    expect(desk.log.join('\n')).not.toMatch(/RR0000/);
  });

  it('repeats nothing of an address that it does not know', async () => {
    const desk = await opened();
    const answer = await rawCall(desk.port, '/<script>alert(1)</script>');
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).not.toContain('alert');
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });
});
