import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALLS_PORT, type ToBackground } from '../../../shared/messages/bridge-port.ts';
import { type GuardedChromium, launchChromium } from '../../browser/launch.ts';
import { buildScript } from './build-script.ts';
import { type LabServer, type Seen, startLabServer } from './lab-server.ts';
import { testRoutes } from './test-routes.ts';
import { HOST } from './trial.ts';

/** A browser with the real hook and bridge, and a background that decides by what the query of a call says (`verdict`). */
export interface Installed {
  readonly chromium: GuardedChromium;
  readonly server: LabServer;
  /** What the background heard, in order, through all its lives. */
  heard(): readonly unknown[];
  killBackground(): Promise<void>;
  close(): Promise<void>;
}

const manifest = {
  manifest_version: 3,
  name: 'Tollgate under test',
  version: '1',
  background: { service_worker: 'background.js' },
  permissions: ['storage'],
  host_permissions: ['<all_urls>'],
  content_scripts: [
    // The bridge first: it must be there when the hook looks for it.
    { js: ['bridge.js'], world: 'ISOLATED' },
    { js: ['page.js'], world: 'MAIN' },
  ].map((script) => ({
    ...script,
    matches: [`https://${HOST}/*`],
    run_at: 'document_start',
    all_frames: true,
    match_about_blank: true,
    match_origin_as_fallback: true,
  })),
};

interface Port {
  readonly name: string;
  postMessage(message: unknown): void;
  readonly onMessage: { addListener(hear: (message: ToBackground) => void): void };
}

/**
 * Runs in the worker, as a whole. A call’s query says what is decided: `pass`, `block`, `second` (a pass when it is asked again, silence before),
 * `pass-unwatched` (no provider’s call), or
 * anything else for silence. What it hears it reports to the lab server first, which outlives it.
 */
function background(portName: string): void {
  const decide = async (message: ToBackground): Promise<unknown> => {
    const report = { method: 'POST', body: JSON.stringify(message) };
    const count = Number(await (await fetch('https://other.test/?do=count&tag=background', report)).text());
    const { kind, id } = message;
    if (kind !== 'ask') return { kind: 'settled', id };
    if (message.call.free) return null;
    const wanted = new URL(message.call.url).searchParams.get('verdict');
    if (wanted === 'block') return { kind: 'verdict', id, verdict: { kind: 'block', body: '{"title":"blocked"}' } };
    const passes = wanted === 'pass' || (wanted === 'second' && count > 1);
    if (wanted === 'pass-unwatched') return { kind: 'verdict', id, verdict: { kind: 'pass', watch: false } };
    return passes ? { kind: 'verdict', id, verdict: { kind: 'pass', watch: true } } : null;
  };
  Reflect.get(globalThis, 'chrome').runtime.onConnect.addListener((port: Port) => {
    if (port.name !== portName) return;
    port.onMessage.addListener((message) => {
      void decide(message).then((answer) => answer !== null && port.postMessage(answer));
    });
  });
}

export async function install(): Promise<Installed> {
  const server = await startLabServer();
  const extensionDir = await mkdtemp(join(tmpdir(), 'tollgate-extension-'));
  await writeFile(join(extensionDir, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(extensionDir, 'bridge.js'), await buildScript('bridge', testRoutes));
  await writeFile(join(extensionDir, 'page.js'), await buildScript('page', testRoutes));
  await writeFile(join(extensionDir, 'page.html'), '<!doctype html><title>of the extension</title>');
  await writeFile(join(extensionDir, 'background.js'), `(${background})(${JSON.stringify(CALLS_PORT)});`);
  const hostMap = { [HOST]: server.port, 'api.17track.net': server.port, 'other.test': server.port };
  const chromium = await launchChromium({ hostMap, extensionDir });
  return {
    chromium,
    server,
    heard: () =>
      server
        .seen('background')
        .filter(({ method }: Seen) => method === 'POST')
        .map(({ body }) => JSON.parse(body)),
    async killBackground() {
      const page = await chromium.context.newPage();
      await page.goto(`chrome-extension://${chromium.extensionId}/page.html`);
      const session = await chromium.context.newCDPSession(page);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await page.close();
    },
    async close() {
      await chromium.close();
      await server.close();
      await rm(extensionDir, { recursive: true, force: true });
    },
  };
}
