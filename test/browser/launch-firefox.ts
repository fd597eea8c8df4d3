import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { vi } from 'vitest';
import { findBrowser, howToGetBrowser } from '../../proxy/start/find-browser.ts';
import { thisMachine } from '../../proxy/start/machine.ts';
import { startConnectProxy } from './connect-proxy.ts';
import { openPrivileged } from './privileged.ts';

export type FirefoxOptions = {
  /** Host names (`shop.17track.net`, `*.17track.net`) to ports of 127.0.0.1; all other names are not found. */
  readonly hostMap: Readonly<Record<string, number>>;
  /** Beside those that a test always needs: `extensions.background.idle.timeout` and the like. */
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
  /** A folder to keep for the next launch; without it a new one, which goes with the browser. */
  readonly profile?: string;
};

export type BareFirefox = {
  readonly browser: Browser;
  /** A new tab that has loaded this address. */
  openPage(url: string): Promise<Page>;
  /** Runs an expression in the browser's own window, with all its rights, and gives what it comes to, by JSON. */
  inBrowser(expression: string): Promise<unknown>;
  close(): Promise<void>;
};

export type GuardedFirefox = BareFirefox & {
  /** The extension's own. */
  readonly id: string;
  /** `moz-extension://…/`: before the path of each of its pages. */
  readonly extensionUrl: string;
  /** A page of the extension (`popup.html`) in a new tab. It may use the extension's own API. */
  openOwnPage(path: string): Promise<Page>;
  /** Pages of the extension that are open (`warning.html`), in whatever window. */
  ownPages(path: string): Promise<readonly Page[]>;
  /** Ends the event page, whatever it is at. */
  stopBackground(): Promise<void>;
  /** `running`, `stopped` and what lies between. */
  backgroundState(): Promise<string>;
  /** How often it has ended, or fallen asleep. */
  timesEnded(): Promise<number>;
};

const READ_MS = 1000;

/** What an expression comes to in a page; null where the page goes away, of which the browser may say nothing at all. */
export const readIn = (page: Page, expression: string): Promise<unknown> =>
  Promise.race([page.evaluate(expression).catch(() => null), setTimeout(READ_MS, null)]);

const builtExtension = fileURLToPath(new URL('../../dist/firefox', import.meta.url));
/** Firefox makes one up for each profile unless it is told. */
const HOST = '7a1c0e52-4d0b-4c86-9f6e-2b7f3d5a9e10';

/** Starts Firefox with the extension (default: the built one) loaded and its background running, as a temporary one: it is gone when the browser is. */
export async function launchFirefox(
  options: FirefoxOptions & { readonly extensionDir?: string },
): Promise<GuardedFirefox> {
  const folder = options.extensionDir ?? builtExtension;
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const id: string = manifest.browser_specific_settings.gecko.id;
  const firefox = await launchBareFirefox({
    ...options,
    preferences: { 'extensions.webextensions.uuids': JSON.stringify({ [id]: HOST }), ...options.preferences },
  });
  const extension = `WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension`;
  const extensionUrl = `moz-extension://${HOST}/`;
  const backgroundState = async (): Promise<string> => String(await firefox.inBrowser(`${extension}.backgroundState`));
  try {
    await firefox.browser.installExtension(folder);
    await vi.waitUntil(async () => (await backgroundState()) === 'running', { timeout: 20_000 });
    await firefox.inBrowser(
      `void (window.ends = 0, ${extension}.on('shutdown-background-script', () => { window.ends += 1; }))`,
    );
  } catch (error) {
    await firefox.close();
    throw error;
  }
  return {
    ...firefox,
    id,
    extensionUrl,
    timesEnded: async () => Number(await firefox.inBrowser('window.ends')),
    backgroundState,
    async openOwnPage(path) {
      const page = await newTab(firefox.browser);
      // It comes, but the browser never says so.
      page.goto(extensionUrl + path, { timeout: 0 }).catch(() => undefined);
      const isThere = async (): Promise<boolean> =>
        (await page.evaluate('document.readyState === "complete" && location.href')) === extensionUrl + path;
      await vi.waitUntil(() => isThere().catch(() => false), { timeout: 20_000, interval: 20 });
      return page;
    },
    async ownPages(path) {
      const found: Page[] = [];
      for (const page of await firefox.browser.pages()) {
        // Of a window that the extension opened the browser says about:blank for ever.
        if ((await readIn(page, 'location.href')) === extensionUrl + path) found.push(page);
      }
      return found;
    },
    async stopBackground() {
      // One that is told to end while it starts never says that it did.
      await vi.waitUntil(async () => (await backgroundState()) !== 'starting', { timeout: 20_000, interval: 20 });
      await firefox.inBrowser(
        `${extension}.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`,
      );
    },
  };
}

/** It is opened in the window in front, which may close in this moment: then it is tried again. */
const newTab = (browser: Browser): Promise<Page> => vi.waitFor(() => browser.newPage(), { timeout: 10_000 });

/** Starts Firefox without any extension: how a page behaves when nobody guards it. */
export async function launchBareFirefox({ hostMap, preferences, profile }: FirefoxOptions): Promise<BareFirefox> {
  const machine = thisMachine();
  const found = findBrowser(machine, 'firefox');
  if (found === undefined) throw new Error(howToGetBrowser(machine, 'firefox'));
  const proxy = await startConnectProxy(hostMap);
  const launching = puppeteer.launch({
    browser: 'firefox',
    executablePath: found.path,
    headless: process.env['TOLLGATE_HEADED'] !== '1',
    acceptInsecureCerts: true,
    // No emulation: the warning window has its real size.
    defaultViewport: null,
    // To open pages of the extension, and for what only the browser itself may do.
    args: ['--remote-allow-system-access'],
    ...(profile === undefined ? {} : { userDataDir: profile }),
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.no_proxies_on': '127.0.0.1,localhost',
      // Pages behind others have their timers on time, as Chromium's have under its driver.
      'dom.min_background_timeout_value': 4,
      'dom.min_background_timeout_value_without_budget_throttling': 4,
      'dom.timeout.enable_budget_timer_throttling': false,
      ...preferences,
    },
  });
  const browser = await launching.catch(async (error: unknown) => {
    await proxy.close();
    throw error;
  });
  return {
    browser,
    inBrowser: openPrivileged(browser),
    async openPage(url) {
      const page = await newTab(browser);
      await page.goto(url);
      return page;
    },
    async close() {
      await browser.close();
      await proxy.close();
    },
  };
}
