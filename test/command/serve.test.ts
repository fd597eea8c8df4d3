import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { registering } from '../har/build-har.ts';
import { ENTRY, openShell } from './run-tollgate.ts';

interface Served {
  readonly child: ChildProcess;
  readonly line: string;
  readonly url: string;
}

/** Starts `tollgate serve` on a free port, and waits for its first line. */
const serve = async (...args: readonly string[]): Promise<Served> => {
  const child = spawn(process.execPath, [ENTRY, 'serve', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = await once(lines, 'line');
  return { child, line: String(line), url: /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))?.[0] ?? '' };
};

describe('tollgate serve', () => {
  it('says where it listens once it accepts calls, and stops well when it is told to', async () => {
    openShell();
    const { child, line, url } = await serve();
    expect(line).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${url}/_tollgate/health`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('says it as JSON with --json', async () => {
    openShell();
    const { line, url } = await serve('--json');
    expect(JSON.parse(line)).toEqual({ listening: url });
  });

  it('runs once on a folder: a second one exits 2 and names the first', async () => {
    const { spawn: run } = openShell();
    const { url } = await serve();
    expect(await run({}, 'serve', '--port', '0')).toEqual({ code: 2, out: '', err: expect.stringContaining(url) });
  });

  it('finds in its very next answer what other commands wrote meanwhile', async () => {
    const shell = openShell();
    const { url } = await serve();
    const usage = async (): Promise<unknown> => {
      const token = readFileSync(join(shell.folder, 'data', 'token'), 'utf8').trim();
      return (await fetch(`${url}/_tollgate/v1/usage`, { headers: { Authorization: `Bearer ${token}` } })).json();
    };
    expect(await usage()).toEqual({ usage: [] });
    await shell.run('import', shell.har('a.har', [registering('RR100000001CN', '2026-11-03T10:00:00Z')]));
    expect(await usage()).toMatchObject({ usage: [{ period: '2026-11', charged: 1, remaining: 99 }] });
    await shell.run('accounts', 'set', '17track', 'plan=200-once');
    await shell.run('record', 'safecube', 'add', 'MSCU1234567', '--at', '2026-11-02', '--account', 'none');
    expect(await usage()).toEqual(await shell.json('usage'));
    expect(await shell.run('doctor')).toMatchObject({ out: expect.stringContaining(`a proxy answers at ${url}`) });
  });

  it('blocks by default what may charge', async () => {
    openShell();
    const { url } = await serve();
    const register = {
      method: 'POST',
      headers: { '17token': 'key' },
      body: '[{"number":"RR100000001CN","carrier":3011}]',
    };
    const answer = await fetch(`${url}/17track/track/v2.4/register`, register);
    expect([answer.status, await answer.json()]).toMatchObject([402, { decision: 'policy' }]);
  });

  it('lets through with --on-charge allow what is covered by what is left, to the address that --upstream names', async () => {
    openShell();
    const upstream = createServer((_, response) =>
      response.end('{"code":0,"data":{"accepted":[{"number":"RR100000001CN","carrier":3011}],"rejected":[]}}'),
    );
    upstream.listen(0, '127.0.0.1');
    await once(upstream, 'listening');
    onTestFinished(() => {
      upstream.close();
    });
    const address = upstream.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { url } = await serve('--on-charge', 'allow', '--upstream', `17track=http://127.0.0.1:${port}`);
    const register = {
      method: 'POST',
      headers: { '17token': 'key' },
      body: '[{"number":"RR100000001CN","carrier":3011}]',
    };
    const answer = await fetch(`${url}/17track/track/v2.4/register`, register);
    expect([answer.status, answer.headers.get('Tollgate-Charged')]).toEqual([200, 'tracking=1']);
  });
});
