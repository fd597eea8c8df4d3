import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startHttpsServer } from './https-server.ts';
import { launchFirefox } from './launch-firefox.ts';

async function extensionThatAnswers(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tollgate-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const manifest = {
    manifest_version: 3,
    name: 'answers',
    version: '1',
    browser_specific_settings: { gecko: { id: 'answers@test.example' } },
    permissions: ['storage'],
    background: { scripts: ['background.js'] },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'page.html'), '<!doctype html><title>own</title>');
  await writeFile(join(folder, 'background.js'), 'browser.runtime.onMessage.addListener(async () => "awake");');
  return folder;
}

test('names lead to the servers that they are mapped to, and others nowhere; pages of the extension open, and its background ends on demand', async () => {
  const server = await startHttpsServer((request, response) => response.end(request.headers.host));
  onTestFinished(() => server.close());
  const hostMap = { 'shop.17track.net': server.port, '*.sinay.ai': server.port };
  const firefox = await launchFirefox({ hostMap, extensionDir: await extensionThatAnswers() });
  onTestFinished(firefox.close);

  for (const host of ['shop.17track.net', 'api.sinay.ai']) {
    const page = await firefox.openPage(`https://${host}/`);
    expect(await page.evaluate('document.body.textContent')).toBe(host);
  }
  await expect(firefox.openPage('https://other.test/')).rejects.toThrow('NS_ERROR_');

  const own = await firefox.openOwnPage('page.html');
  expect(await own.title()).toBe('own');
  expect(await firefox.ownPages('page.html')).toEqual([own]);
  await firefox.stopBackground();
  await vi.waitFor(async () => expect(await firefox.backgroundState()).toBe('stopped'), { timeout: 20_000 });
  expect(await firefox.timesEnded()).toBe(1);
  expect(await own.evaluate('browser.runtime.sendMessage("wake")')).toBe('awake');
  expect(await firefox.backgroundState()).toBe('running');
});
