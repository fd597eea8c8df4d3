import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Worker } from 'playwright-core';
import { findBrowser, howToGetBrowser } from '../../proxy/start/find-browser.ts';
import { thisMachine } from '../../proxy/start/machine.ts';

export type LaunchOptions = {
  /** Host names (`shop.17track.net`, `*.17track.net`) to ports of 127.0.0.1; all other names are not found. */
  readonly hostMap: Readonly<Record<string, number>>;
  /** Default: true, unless TOLLGATE_HEADED is 1 (then a display is needed, e.g. xvfb-run). */
  readonly headless?: boolean;
  /** A folder to keep for the next launch; without it a new one, which goes with the browser. */
  readonly profile?: string;
  /** More words of the command line. */
  readonly flags?: readonly string[];
  /** Those that the driver adds of its own accord, and that this test does not want. */
  readonly without?: readonly string[];
};

export type BareChromium = { readonly context: BrowserContext; close(): Promise<void> };

export type GuardedChromium = BareChromium & {
  /** While this is attached the worker never goes idle: to kill it use CDP's ServiceWorker.stopAllWorkers. */
  readonly serviceWorker: Worker;
  readonly extensionId: string;
};

const builtExtension = fileURLToPath(new URL('../../dist/chromium', import.meta.url));

/** Starts Chromium with the extension (default: the built one) loaded and its background running. Open pages only after. */
export async function launchChromium(
  options: LaunchOptions & { readonly extensionDir?: string },
): Promise<GuardedChromium> {
  const { context, close } = await launchBareChromium(options);
  try {
    const extensionId = await loadExtension(context, options.extensionDir ?? builtExtension);
    return { context, close, extensionId, serviceWorker: await backgroundOf(context, extensionId) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Starts Chromium without any extension: how a page behaves when nobody guards it. */
export async function launchBareChromium({
  hostMap,
  headless = process.env['TOLLGATE_HEADED'] !== '1',
  profile: kept,
  flags = [],
  without = [],
}: LaunchOptions): Promise<BareChromium> {
  const machine = thisMachine();
  const browser = findBrowser(machine);
  if (browser === undefined) throw new Error(howToGetBrowser(machine));
  const profile = kept ?? (await mkdtemp(join(tmpdir(), 'tollgate-test-')));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.path,
    headless,
    ignoreHTTPSErrors: true,
    chromiumSandbox: machine.sandbox === 'on',
    // No emulation: the warning window has its real size.
    viewport: null,
    ignoreDefaultArgs: ['--disable-extensions', ...without],
    args: [
      '--enable-unsafe-extension-debugging',
      '--ignore-certificate-errors',
      '--disable-quic',
      '--disable-gpu',
      `--host-resolver-rules=${hostRules(hostMap)}`,
      ...flags,
    ],
  });
  return {
    context,
    async close() {
      await context.close();
      if (kept === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** Over the debugging pipe, as `npm start` does it: branded Chrome ignores `--load-extension`. */
export async function loadExtension(context: BrowserContext, path: string): Promise<string> {
  const browser = context.browser();
  if (browser === null) throw new Error('the browser went away before the extension was loaded');
  const session = await browser.newBrowserCDPSession();
  const { id } = await session.send('Extensions.loadUnpacked', { path });
  await session.detach();
  return id;
}

async function backgroundOf(context: BrowserContext, extensionId: string): Promise<Worker> {
  const isBackground = (worker: Worker): boolean => new URL(worker.url()).host === extensionId;
  const running = context.serviceWorkers().find(isBackground);
  return running ?? context.waitForEvent('serviceworker', { predicate: isBackground });
}

function hostRules(hostMap: Readonly<Record<string, number>>): string {
  const mapped = Object.entries(hostMap).map(([host, port]) => `MAP ${host} 127.0.0.1:${port}`);
  return [...mapped, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(', ');
}
