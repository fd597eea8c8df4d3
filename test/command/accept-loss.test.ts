import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Serving, startServe } from '../../proxy/serve/serve.ts';
import { LossError } from '../../proxy/store/loss.ts';
import { openedDesk } from '../proxy/serve/opened-desk.ts';
import { parcels } from '../proxy/serve/proxy-desk.ts';
import { openShell } from './run-tollgate.ts';

/** Proxies one after the other on one data folder, before one provider. */
const proxies = async () => {
  const shell = openShell();
  const desk = await openedDesk({ now: Date.now });
  const data = join(shell.folder, 'data');
  const address = { origin: desk.provider.url, base: '' };
  const start = async (): Promise<Serving> => {
    const serving = await startServe({
      ...{ port: 0, data, log: () => {}, graceMs: 2000 },
      policy: { onCharge: 'allow', onUnknown: 'block' },
      upstreams: new Map([['17track', address]]),
    });
    onTestFinished(serving.close);
    return serving;
  };
  const post = (serving: Serving, path: string, body: unknown, token = 'key'): Promise<Response> =>
    fetch(`${serving.url}/17track/track/v2.4/${path}`, {
      method: 'POST',
      headers: { '17token': token },
      body: JSON.stringify(body),
    });
  return { shell, data, start, post };
};

describe('a ledger that has lost the charges of thirty registrations', () => {
  it('is refused until the loss is accepted; then nothing passes until the count of the provider is read, and it agrees', async () => {
    const { shell, data, start, post } = await proxies();
    const ledger = join(data, 'ledger.sqlite');
    const first = await start();
    await post(first, 'register', parcels(10, 1));
    await first.close();
    copyFileSync(ledger, join(shell.folder, 'copy'));
    const second = await start();
    expect((await post(second, 'register', parcels(30, 2))).headers.get('tollgate-left')).toBe('tracking=60');
    await second.close();
    copyFileSync(join(shell.folder, 'copy'), ledger);

    await expect(start()).rejects.toThrow(LossError);
    const line = expect.stringMatching(/^tollgate: \S+ledger\.sqlite has lost its last 2 postings: .*getquota.*\n$/);
    expect(await shell.run('usage')).toEqual({ code: 2, out: '', err: line });
    expect(await shell.run('accounts', 'set', '17track', 'plan=200-once')).toEqual({ code: 2, out: '', err: line });
    expect(await shell.run('doctor')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^wrong +ledger +.*has lost its last 2 postings/m),
    });

    expect(await shell.run('doctor', '--accept-loss')).toMatchObject({
      code: 0,
      err: expect.stringContaining('the loss is accepted: what is left of every account is unknown until'),
    });
    const third = await start();
    expect((await post(third, 'register', parcels(1, 3))).status).toBe(402);
    expect((await post(third, 'register', parcels(1, 3), 'an account that only the lost postings knew')).status).toBe(
      402,
    );
    expect((await post(third, 'getquota', {})).status).toBe(200);
    expect((await post(third, 'register', parcels(1, 3))).headers.get('tollgate-left')).toBe('tracking=59');
    await third.close();
  });

  it('is not accepted where nothing is lost', async () => {
    const { run } = openShell();
    const nothing = { code: 2, out: '', err: expect.stringContaining('has lost nothing: there is no loss to accept') };
    expect(await run('doctor', '--accept-loss')).toEqual(nothing);
    await run('accounts', 'set', '17track', 'plan=200-once');
    expect(await run('doctor', '--accept-loss')).toEqual(nothing);
  });

  it('lets a plan that is set for accounts not yet seen count again', async () => {
    const { shell, data, start, post } = await proxies();
    await (await start()).close();
    copyFileSync(join(data, 'ledger.sqlite'), join(shell.folder, 'copy'));
    await shell.run('accounts', 'set', '17track', 'plan=200-once');
    copyFileSync(join(shell.folder, 'copy'), join(data, 'ledger.sqlite'));
    expect((await shell.run('doctor', '--accept-loss')).code).toBe(0);
    const blocked = await start();
    expect((await post(blocked, 'register', parcels(1))).status).toBe(402);
    await blocked.close();
    await shell.run('accounts', 'set', '17track', 'plan=100-monthly');
    const open = await start();
    expect((await post(open, 'register', parcels(1))).status).toBe(402);
    expect((await post(open, 'register', parcels(1), 'another')).headers.get('tollgate-left')).toBe('tracking=99');
    await open.close();
  });
});
