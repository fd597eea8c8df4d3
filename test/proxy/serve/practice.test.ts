import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openedDesk } from './opened-desk.ts';
import { type ProxyDesk, parcels } from './proxy-desk.ts';
import { rawCall } from './raw-call.ts';

const PAGE =
  '<!doctype html><title>Practice</title><script type="module" src="/_tollgate/practice/assets/page.js"></script>';

/** A proxy with a portal's page on disk, as a build leaves it. */
const opened = async (): Promise<ProxyDesk> => {
  const root = mkdtempSync(join(tmpdir(), 'tollgate-portal-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const portalDir = join(root, 'portal');
  mkdirSync(join(portalDir, 'assets'), { recursive: true });
  writeFileSync(join(portalDir, 'index.html'), PAGE);
  writeFileSync(join(portalDir, 'assets', 'page.js'), 'export {};');
  writeFileSync(join(portalDir, 'assets', 'notes.exe'), 'no type');
  writeFileSync(join(root, 'secret.txt'), 'out of bounds');
  return openedDesk({ portalDir });
};

describe('the practice portal', () => {
  it('is a page that takes everything from here, nothing inline, and stands in no frame', async () => {
    const desk = await opened();
    const answer = await desk.call('/_tollgate/practice/');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(PAGE);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('has its files', async () => {
    const desk = await opened();
    const answer = await desk.call('/_tollgate/practice/assets/page.js?v=1');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await rawCall(desk.port, '/_tollgate/practice/', { method: 'HEAD' })).headers['content-length']).toBe(
      String(PAGE.length),
    );
  });

  it('is found without the slash', async () => {
    const desk = await opened();
    const answer = await desk.call('/_tollgate/practice', { redirect: 'manual' });
    expect(answer.status).toBe(308);
    expect(answer.headers.get('location')).toBe('/_tollgate/practice/');
  });

  it.each([
    '/_tollgate/practice/../secret.txt',
    '/_tollgate/practice/..%2fsecret.txt',
    '/_tollgate/practice/%2e%2e/secret.txt',
    '/_tollgate/practice/..%5csecret.txt',
    '/_tollgate/practice//etc/hostname.txt',
    '/_tollgate/practice/%zz.js',
    '/_tollgate/practice/assets/notes.exe',
    '/_tollgate/practice/assets',
    '/_tollgate/practice/none.js',
  ])('gives out nothing but its files: %s', async (path) => {
    const desk = await opened();
    const answer = await rawCall(desk.port, path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.body.toString()).not.toContain('out of bounds');
  });

  it('answers its calls with the simulated providers, and keeps them out of the proxy’s ledger', async () => {
    const desk = await opened();
    const answer = await desk.call('/_tollgate/practice/17track/track/v2.4/register', {
      method: 'POST',
      headers: { '17token': 'practice' },
      body: JSON.stringify(parcels(2)),
    });
    expect(await answer.json()).toMatchObject({ code: 0 });
    expect((await desk.call('/_tollgate/practice/count')).status).toBe(200);
    expect(desk.provider.seen).toEqual([]);
    expect(await desk.ledger()).toEqual([]);
    expect(await desk.usage()).toEqual([]);
  });

  it('is not there where it was not asked for', async () => {
    const desk = await openedDesk();
    expect((await desk.call('/_tollgate/practice/')).status).toBe(404);
  });
});
