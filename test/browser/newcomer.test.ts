import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startServe } from '../../proxy/serve/serve.ts';
import { launchChromium } from './launch.ts';

/** What the test asks of the extension's own API, inside its worker. */
declare const chrome: {
  readonly tabs: { query(about: { readonly url: string }): Promise<readonly { readonly id?: number }[]> };
  readonly action: { getBadgeText(about: { readonly tabId?: number }): Promise<string> };
};

const dist = join(import.meta.dirname, '../../dist');

test('a newcomer sees what forty orders would cost, allows them, and the books agree with the provider', async () => {
  const serving = await startServe({
    port: 0,
    data: mkdtempSync(join(tmpdir(), 'tollgate-newcomer-')),
    portalDir: join(dist, 'proxy/practice'),
    log: () => {},
  });
  onTestFinished(() => serving.close());
  const { context, serviceWorker, close } = await launchChromium({ hostMap: {}, extensionDir: join(dist, 'chromium') });
  onTestFinished(close);
  const badge = (): Promise<string> =>
    serviceWorker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ url: 'http://127.0.0.1/_tollgate/practice/' });
      return chrome.action.getBadgeText(tab?.id === undefined ? {} : { tabId: tab.id });
    });

  const portal = await context.newPage();
  await portal.goto(`${serving.url}/_tollgate/practice/`);
  await vi.waitFor(async () => expect(await portal.getByText('Agrees with Tollgate’s books.').count()).toBe(2), 10_000);
  await vi.waitFor(async () => expect(await badge()).toBe('63'), 10_000);

  const opened = context.waitForEvent('page');
  await portal.getByRole('button', { name: 'Import 40 orders', exact: true }).click();
  const warning = await opened;
  // In a browser that shows another page of the extension, a window is there before its page is.
  await warning.waitForLoadState();
  await warning.getByRole('heading', { name: 'This uses 41 of your 63 left this month.' }).waitFor();
  await warning.getByText('3 will be charged again').waitFor();
  await warning.getByRole('button', { name: /^Allow/ }).click();

  await vi.waitFor(async () => expect(await badge()).toBe('22'), 10_000);
  await vi.waitFor(async () => {
    const count: unknown = await portal.evaluate(async () => (await fetch('/_tollgate/practice/count')).json());
    expect(count).toMatchObject({ '17track': { used: 78, left: 22 } });
    expect(await portal.evaluate(() => document.documentElement.dataset['tollgate'])).toContain('"used":78');
    expect(await portal.getByText('Agrees with Tollgate’s books.').count()).toBe(2);
  }, 10_000);
});
