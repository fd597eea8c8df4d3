import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { handle17track } from '../../../proxy/practice/handlers.ts';
import { createSimulated17track } from '../../../proxy/practice/simulated-17track.ts';
import { answerAfter, neverAnswer, serveSilently } from '../../practice/local-move.ts';
import { type LocalProvider, startLocalProvider } from '../../practice/local-provider.ts';
import { startChildProxy } from './child-proxy.ts';
import { openedDesk } from './opened-desk.ts';
import { openProxyDesk, parcels } from './proxy-desk.ts';

const folder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'tollgate-stop-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
};

const providerOnOwn = async (): Promise<LocalProvider> => {
  const origin = 'https://api.17track.net';
  const provider = await startLocalProvider({
    handlers: [handle17track(createSimulated17track({ now: Date.now }), origin)],
    origin,
  });
  onTestFinished(provider.close);
  return provider;
};

describe('a proxy that is told to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('by %s finishes what is in flight, and ends with 0', async (signal) => {
    const provider = await providerOnOwn();
    provider.standing(answerAfter(400));
    const dir = folder();
    const proxy = await startChildProxy(dir, provider.url);
    const call = proxy.register(parcels(3), 'key');
    await provider.whenSeen(1);
    const code = proxy.end(signal);
    expect((await call).headers.get('tollgate-charged')).toBe('tracking=3');
    expect(await code).toBe(0);
    const next = await startChildProxy(dir, provider.url);
    expect(await next.usage()).toMatchObject([{ charged: 3, unresolved: 0 }]);
    expect(next.errors()).not.toContain('unresolved');
    await next.end('SIGTERM');
  });

  it('twice, as npx does, is not cut short', async () => {
    const provider = await providerOnOwn();
    provider.standing(answerAfter(400));
    const proxy = await startChildProxy(folder(), provider.url);
    const call = proxy.register(parcels(1), 'key');
    await provider.whenSeen(1);
    const code = proxy.end('SIGINT');
    await proxy.end('SIGINT');
    expect((await call).status).toBe(200);
    expect(await code).toBe(0);
  });

  it('waits a bounded time: what has no answer by then is unresolved', async () => {
    const provider = await providerOnOwn();
    provider.standing(serveSilently);
    const dir = folder();
    const proxy = await startChildProxy(dir, provider.url, 300);
    const call = proxy.register(parcels(2), 'key').catch((error: unknown) => error);
    await provider.whenSeen(1);
    expect(await proxy.end('SIGTERM')).toBe(0);
    await call;
    const next = await startChildProxy(dir, provider.url);
    expect(await next.usage()).toMatchObject([{ charged: 0, unresolved: 2 }]);
    // It was settled before the end, not found open by the next start.
    expect(next.errors()).toBe('');
    await next.end('SIGTERM');
  });

  it('sends nothing that it still held, and says so', async () => {
    const desk = await openProxyDesk({ graceMs: 500 });
    onTestFinished(desk.close);
    await desk.register(parcels(40, 1));
    await desk.register(parcels(40, 2));
    desk.provider.standing(neverAnswer);
    const inFlight = desk.register(parcels(20, 3)).catch((error: unknown) => error);
    await desk.provider.whenSeen(3);
    const held = desk.register(parcels(1, 4));
    await desk.call('/_tollgate/health');
    const closed = desk.close();
    const answer = await held;
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ type: 'urn:tollgate:problem:stopping' });
    await Promise.all([closed, inFlight]);
    expect(desk.provider.seen).toHaveLength(3);
  });

  it('takes no more calls on connections that are open', async () => {
    const desk = await openProxyDesk();
    desk.provider.standing(answerAfter(300));
    const inFlight = desk.register(parcels(1));
    await desk.provider.whenSeen(1);
    const closed = desk.close();
    await expect(desk.register(parcels(1, 2))).rejects.toThrow();
    expect((await inFlight).status).toBe(200);
    await closed;
  });
});

describe('a client that never finishes', () => {
  it('a body does not keep the proxy from stopping', async () => {
    const desk = await openedDesk({ graceMs: 200 });
    const headers = { '17token': 'key', 'Content-Length': '100' };
    const call = request(`${desk.url}/17track/track/v2.4/register`, { method: 'POST', headers, agent: false });
    const ended = new Promise((resolve) => call.on('error', resolve));
    await new Promise<void>((resolve) => call.write('[', () => resolve()));
    await desk.call('/_tollgate/health');
    await desk.close();
    await ended;
    expect(desk.provider.seen).toEqual([]);
  });
});
