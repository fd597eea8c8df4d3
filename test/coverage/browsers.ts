import { createHash, X509Certificate } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';
import { testCertificate } from '../browser/https-server.ts';
import { type LaunchOptions, launchBareChromium, launchChromium } from '../browser/launch.ts';
import { type BareFirefox, launchBareFirefox, launchFirefox } from '../browser/launch-firefox.ts';
import type { Tabs } from './run-ways.ts';

export interface Opened extends Tabs {
  close(): Promise<void>;
}

/** How a browser is opened for the matrix, with the extension and without; every host is at this port. */
export interface MatrixBrowser {
  readonly name: 'Chromium' | 'Firefox';
  openBare(port: number, keepsPages?: 'keeps pages'): Promise<Opened>;
  openGuarded(port: number, keepsPages?: 'keeps pages'): Promise<Opened>;
}

const chromiumTabs = (context: BrowserContext): Tabs => ({
  async open(failed) {
    const page = await context.newPage();
    page.on('requestfailed', (request) => failed(`${request.url()} ${request.postData()}`));
    return async (url) => {
      await page.goto(url, { waitUntil: 'commit', timeout: 10_000 }).catch(() => undefined);
    };
  },
  async blockAsked() {
    const asked = context.pages().filter((page) => page.url().endsWith('/warning.html'));
    await Promise.all(asked.map((page) => page.close()));
    return asked.length > 0;
  },
});

/** Reports go out at once, and only to servers whose certificate is taken for a good one. */
const FLAGS = [
  '--short-reporting-delay',
  `--ignore-certificate-errors-spki-list=${createHash('sha256')
    .update(new X509Certificate(testCertificate).publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')}`,
];

const optionsFor = (port: number, keepsPages: 'keeps pages' | undefined): LaunchOptions => ({
  hostMap: { '*': port },
  flags: FLAGS,
  ...(keepsPages === undefined ? {} : { without: ['--disable-back-forward-cache'] }),
});

const chromium: MatrixBrowser = {
  name: 'Chromium',
  async openBare(port, keepsPages) {
    const { context, close } = await launchBareChromium(optionsFor(port, keepsPages));
    return { ...chromiumTabs(context), close };
  },
  async openGuarded(port, keepsPages) {
    const { context, close } = await launchChromium(optionsFor(port, keepsPages));
    return { ...chromiumTabs(context), close };
  },
};

/** Of its windows only the browser itself tells quickly what they show. */
const CLOSE_WARNINGS = `(() => {
  const asked = [...Services.wm.getEnumerator('navigator:browser')].filter(({ gBrowser }) => gBrowser.currentURI.spec.endsWith('/warning.html'));
  for (const window of asked) window.close();
  return asked.length;
})()`;

const firefoxTabs = ({ browser, inBrowser, close }: BareFirefox): Opened => ({
  close,
  async open(failed) {
    const page = await browser.newPage();
    // What was in its body the browser does not tell.
    page.on('requestfailed', (request) => failed(request.url()));
    return async (url) => {
      await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 3000 }).catch(() => undefined);
    };
  },
  blockAsked: async () => (await inBrowser(CLOSE_WARNINGS)) !== 0,
});

/** For Firefox, which takes no pattern for all. */
const hostsAt = (port: number): Readonly<Record<string, number>> =>
  Object.fromEntries(
    ['*.17track.net', '*.17track.net.', '*.sinay.ai', 'sinay.ai', 'shop.example', 'elsewhere.example'].map((host) => [
      host,
      port,
    ]),
  );

const firefox: MatrixBrowser = {
  name: 'Firefox',
  openBare: async (port) => firefoxTabs(await launchBareFirefox({ hostMap: hostsAt(port) })),
  openGuarded: async (port) => firefoxTabs(await launchFirefox({ hostMap: hostsAt(port) })),
};

export const matrixBrowsers: readonly MatrixBrowser[] = [chromium, firefox];
