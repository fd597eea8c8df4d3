import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { findBrowser } from '../../proxy/start/find-browser.ts';
import { thisMachine } from '../../proxy/start/machine.ts';
import { type OpenBrowserOptions, openBrowser } from '../../proxy/start/open-browser.ts';

const machine = thisMachine();

async function extensionThatMarksPages(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tollgate-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const manifest = {
    manifest_version: 3,
    name: 'marks pages',
    version: '1',
    content_scripts: [
      { matches: ['http://127.0.0.1/*'], js: ['mark.js'], world: 'MAIN', run_at: 'document_start', all_frames: true },
    ],
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'mark.js'), 'globalThis.marked = true;');
  return folder;
}

/** A page that tells its server at once whether a content script was there before its first inline script. */
async function startMarkedPage(): Promise<{ url: string; marked: Promise<string> }> {
  const server = createServer();
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const marked = new Promise<string>((resolve) => {
    server.on('request', (request, response) => {
      if (request.url?.startsWith('/marked=')) resolve(request.url);
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><script>fetch("/marked=" + globalThis.marked)</script>');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server listens on no port');
  return { url: `http://127.0.0.1:${address.port}/`, marked };
}

function options(extensionDir: string, url: string): OpenBrowserOptions {
  const browserPath = findBrowser(machine)?.path ?? 'no browser';
  return { browserPath, extensionDir, url, sandbox: machine.sandbox, window: 'hidden' };
}

/** Makes profiles go to a folder of this test's own. */
async function watchProfiles(): Promise<() => Promise<readonly string[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'tollgate-test-'));
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });
  return async () => (await readdir(folder)).filter((name) => name.startsWith('tollgate-browser-'));
}

test('opens the page only when the extension guards it, and leaves no profile behind', async () => {
  const { url, marked } = await startMarkedPage();
  const extensionDir = await extensionThatMarksPages();
  const profiles = await watchProfiles();
  const browser = await openBrowser(options(extensionDir, url));
  expect(await marked).toBe('/marked=true');
  expect(await profiles()).toHaveLength(1);
  await browser.close();
  await browser.ended;
  expect(await profiles()).toEqual([]);
});

test('says what is wrong with an extension that does not load, and leaves no profile behind', async () => {
  const extensionDir = await extensionThatMarksPages();
  await rm(join(extensionDir, 'manifest.json'));
  const profiles = await watchProfiles();
  await expect(openBrowser(options(extensionDir, 'about:blank'))).rejects.toThrow(/could not be opened: .*[Mm]anifest/);
  expect(await profiles()).toEqual([]);
});

test('says so when the program is no browser', async () => {
  const extensionDir = await extensionThatMarksPages();
  const opening = openBrowser({ ...options(extensionDir, 'about:blank'), browserPath: process.execPath });
  await expect(opening).rejects.toThrow(`${process.execPath} could not be opened: the browser went away`);
});
