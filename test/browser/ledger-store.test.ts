import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeCases } from '../ledger/store-contract.ts';
import { type BareChromium, launchBareChromium } from './launch.ts';

const entry = fileURLToPath(new URL('ledger-page.ts', import.meta.url));

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, minify: false, modulePreload: false, rolldownOptions: { input: entry } },
  });
  const chunks = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [chunk, ...more] = chunks.flatMap((one) => (one.type === 'chunk' ? [one.code] : []));
  if (chunk === undefined || more.length > 0) throw new Error('the page is to be one script');
  return chunk;
}

/** Serves the script in a page, for an origin of its own each time. */
async function serve(script: string): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? script : '<!doctype html><title>ledger</title><script type="module" src="/page.js"></script>',
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server listens on no port');
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${address.port}/`, close };
}

describe('a ledger in IndexedDB of Chromium', () => {
  let chromium: BareChromium;
  let origin: { readonly url: string; close(): void };
  let freshOrigin: { readonly url: string; close(): void };
  let page: Page;

  beforeAll(async () => {
    const script = await bundle();
    [origin, freshOrigin] = [await serve(script), await serve(script)];
    chromium = await launchBareChromium({ hostMap: {} });
    page = await openPage(origin.url);
  });

  afterAll(async () => {
    await chromium.close();
    origin.close();
    freshOrigin.close();
  });

  const openPage = async (url: string): Promise<Page> => {
    const opened = await chromium.context.newPage();
    await opened.goto(url);
    return opened;
  };

  const runIn = async (one: Page, code: string): Promise<unknown> => JSON.parse(String(await one.evaluate(code)));

  storeCases.forEach(({ claim, expected }, nth) => {
    test(claim, async () => {
      expect(await runIn(page, `runCase(${nth})`)).toEqual(expected);
    });
  });

  test('is one ledger for two pages that write at once, and each knows it whole and in order', async () => {
    const pages = [await openPage(origin.url), await openPage(origin.url)];
    await Promise.all(pages.map((one, nth) => runIn(one, `writeInTurns('page ${nth}.', 30)`)));
    const [first, second] = await Promise.all(pages.map((one) => runIn(one, 'readLines()')));
    expect(first).toHaveLength(60);
    expect(second).toEqual(first);
  });

  test('says in one line that there is no room, loses nothing, and goes on when there is some again', async () => {
    // Chromium remembers for a while how much room an origin had left.
    const { url } = freshOrigin;
    const one = await openPage(url);
    const session = await chromium.context.newCDPSession(one);
    await session.send('Storage.overrideQuotaForOrigin', { origin: url, quotaSize: 12 * 1024 * 1024 });
    const { kept, failure } = Object(await runIn(one, 'fill(40)'));
    expect(failure).toMatch(
      /^LedgerError: the database filled cannot grow: .*, so free some space \(QuotaExceededError/,
    );
    expect(kept.length).toBeGreaterThan(2);
    await session.send('Storage.overrideQuotaForOrigin', { origin: url });
    expect(await runIn(one, 'writeAgain()')).toEqual(kept);
  });
});
