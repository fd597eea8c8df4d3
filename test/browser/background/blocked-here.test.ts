import { expect, onTestFinished, test, vi } from 'vitest';
import { launchChromium } from '../launch.ts';
import { REGISTER } from './guarded-shop.ts';
import { startShopServer } from './shop-server.ts';

const SOON = { timeout: 20_000, interval: 50 };
const SITE = 'https://shop.never-added.example/';

test('calls from a site that nobody added are blocked, and counted by provider once the button is pressed there, without a right to that site', async () => {
  const server = await startShopServer(() => ({ status: 200, body: '{}' }));
  onTestFinished(server.close);
  const port = Object.values(server.hostMap)[0] ?? 0;
  const hostMap = { ...server.hostMap, 'shop.never-added.example': port };
  const { context, extensionId, close } = await launchChromium({ hostMap });
  onTestFinished(close);
  const page = await context.newPage();
  await page.goto(SITE);
  const call = (): Promise<string> =>
    page.evaluate(
      (url) => fetch(url, { method: 'POST', body: '[{"number":"RR100000001CN"}]' }).then(String, ({ name }) => name),
      REGISTER,
    );
  expect([await call(), await call()]).toEqual(['TypeError', 'TypeError']);
  expect(server.reached).toEqual([]);

  const own = await context.newPage();
  await own.goto(`chrome-extension://${extensionId}/settings.html`);
  /** Runs in a page of the extension: what is counted in the tab of this site, as far as its address is shown. */
  const counted = (): Promise<unknown> =>
    own.evaluate(async (site) => {
      const { tabs, runtime } = Reflect.get(globalThis, 'chrome');
      const tab = (await tabs.query({})).find(({ url }: { readonly url?: string }) => url === site);
      if (tab === undefined) return null;
      return runtime.sendMessage({ name: 'blockedHere', input: { tab: tab.id, site: new URL(site).hostname } });
    }, SITE);
  expect(await counted()).toBe(null);

  await page.bringToFront();
  const session = await context.browser()?.newBrowserCDPSession();
  const filter = [{ type: 'tab', exclude: false }];
  const { targetInfos = [] } = (await session?.send('Target.getTargets', { filter })) ?? {};
  const targetId = targetInfos.find(({ url }) => url === SITE)?.targetId ?? '';
  await session?.send('Extensions.triggerAction', { id: extensionId, targetId });
  await vi.waitFor(async () => expect(await counted()).toEqual([{ title: '17TRACK', calls: 2 }]), SOON);

  await own.goto(`chrome-extension://${extensionId}/traffic.html`);
  await own.locator('tr.line').first().waitFor();
  const rows = await own.locator('tr.line').allInnerTexts();
  expect(rows.map((row) => /api\.17track\.net\s+shop\.never-added\.example/.test(row))).toEqual([true, true]);
});
