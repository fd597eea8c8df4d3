import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { launchBareChromium, launchChromium, loadExtension } from '../browser/launch.ts';
import { type ProviderServer, startProviderServer } from './provider-server.ts';
import type { Row, Way } from './way.ts';

/** On a busy machine, too. */
const SOON = { timeout: 30_000, interval: 20 };
const SITE = 'https://www.17track.net';
const TAG = 'COVU0000001';
const PAGE = `${SITE}/way/${TAG}/`;

/** A page that calls at once, and goes on calling, by itself and out of the hook's sight. */
const callsAtOnce: Way = {
  way: 'a page that calls at once and again',
  html: '<img src="$GET"><iframe src="$GET"></iframe>',
  script: `$CALL.catch(() => undefined); new Worker('$HEREw.js'); say('loaded-' + performance.timeOrigin);`,
  files: {
    'w.js': {
      text: `const go = () => $CALL.catch(() => undefined).then(() => setTimeout(go, 1)); go(); go(); go(); go();`,
    },
  },
};

const provider = async (): Promise<ProviderServer> => {
  const server = await startProviderServer();
  onTestFinished(() => server.close());
  server.add([{ way: callsAtOnce, site: SITE, tag: TAG }]);
  return server;
};

/** A load of the page that the server has not heard of before. */
const nextLoad = async (server: ProviderServer, before: string | undefined): Promise<void> => {
  await vi.waitUntil(() => server.said.get(TAG) !== before && server.said.has(TAG), SOON);
};

const extension = fileURLToPath(new URL('../../dist/chromium', import.meta.url));
/** Loaded by the browser itself, as an installed one is, and not by who drives it: so it is there from the first tab on, and comes back when it is reloaded. */
const LOADED = [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`];

test('a tab that the browser brings back when it starts calls nobody, however early it is', {
  timeout: 600_000,
}, async () => {
  const server = await provider();
  const profile = await mkdtemp(join(tmpdir(), 'tollgate-test-'));
  onTestFinished(() => rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  const hostMap = { '*': server.port };
  const first = await launchChromium({ hostMap, profile });
  await (await first.context.newPage()).goto(PAGE);
  await nextLoad(server, undefined);
  await first.close();
  const restore = ['--restore-last-session'];
  for (let starts = 0; starts < 3; starts += 1) {
    const before = server.said.get(TAG);
    const { context, close } = await launchBareChromium({ hostMap, profile, flags: [...restore, ...LOADED] });
    await nextLoad(server, before);
    await vi.waitUntil(() => context.serviceWorkers().length > 0, SOON);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await close();
    expect([...server.reached]).toEqual([]);
  }
  // The same start without it: the tab would have called.
  const before = server.said.get(TAG);
  const { close } = await launchBareChromium({ hostMap, profile, flags: restore });
  await nextLoad(server, before);
  await vi.waitUntil(() => server.reached.has(TAG), SOON);
  await close();
});

/** A page whose script calls at once and again, where the hook sees it. It was held or refused whenever the browser had no extension, too. */
const asks: Row = {
  way: {
    way: 'a script that calls at once and again',
    script: `const go = () => $CALL.catch(() => undefined).then(() => setTimeout(go, 1)); go(); say('loaded');`,
  },
  site: SITE,
  tag: 'COVU0000002',
};

/** What happens to the extension while a page holds a call. No rule of an extension holds while the browser puts another in its place; what the hook sees needs none. */
const expectGuardThroughout = async (
  server: ProviderServer,
  open: (url: string) => Promise<unknown>,
  renew: () => Promise<void>,
): Promise<void> => {
  server.add([asks]);
  await open(`${SITE}/way/${asks.tag}/`);
  await vi.waitUntil(() => server.said.has(asks.tag), SOON);
  await renew();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect([...server.reached]).toEqual([]);
  await open(PAGE);
  await nextLoad(server, undefined);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect([...server.reached]).toEqual([]);
};

test('an extension that is updated or reloaded passes nothing that it held, and guards again at once', async () => {
  const server = await provider();
  const { context, extensionId, close } = await launchChromium({ hostMap: { '*': server.port } });
  onTestFinished(close);
  const open = async (url: string): Promise<unknown> => (await context.newPage()).goto(url);
  await expectGuardThroughout(server, open, async () => {
    // What is loaded already is loaded anew, as an update does it.
    await loadExtension(context, extension);
    const own = await context.newPage();
    await vi.waitFor(() => own.goto(`chrome-extension://${extensionId}/popup.html`), SOON);
  });
});
