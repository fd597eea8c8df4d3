import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { launchChromium } from '../launch.ts';
import { callByFetch, numbers, openGuardedShop, REGISTER } from './guarded-shop.ts';
import { startShopServer } from './shop-server.ts';

const SOON = { timeout: 20_000, interval: 50 };
const SITE = 'https://shop.never-added.example/';
const GUARDED = 'https://shop.17track.net/';
/** What the browser says in place of its count, until the button was pressed there. */
const COUNT = '<<declarativeNetRequestActionCount>>';

/** Runs this in a page of the extension, with `chrome` there. */
const inExtension = (own: Page, body: string): Promise<unknown> => own.evaluate(`(async () => { ${body} })()`);

/** A tab whose address the browser shows to the extension. */
const guardedTab = (own: Page): Promise<number> =>
  inExtension(own, `return (await chrome.tabs.query({ url: '${GUARDED}*' }))[0].id`).then(Number);

const badgeOf = (own: Page, tab: number): Promise<unknown> =>
  inExtension(own, `return chrome.action.getBadgeText({ tabId: ${tab} })`);

/** Presses the button on the tab that shows this address. */
const pressButton = async (context: BrowserContext, id: string, address: string): Promise<void> => {
  const session = await context.browser()?.newBrowserCDPSession();
  const filter = [{ type: 'tab', exclude: false }];
  const { targetInfos = [] } = (await session?.send('Target.getTargets', { filter })) ?? {};
  const targetId = targetInfos.find(({ url }) => url === address)?.targetId ?? '';
  await session?.send('Extensions.triggerAction', { id, targetId });
};

test('calls from a site that nobody added are blocked, and counted on the button; by provider once it is pressed there, without a right to that site', async () => {
  const server = await startShopServer(() => ({ status: 200, body: '{}' }));
  onTestFinished(server.close);
  const port = Object.values(server.hostMap)[0] ?? 0;
  const hostMap = { ...server.hostMap, 'shop.never-added.example': port };
  const { context, extensionId, close } = await launchChromium({ hostMap });
  onTestFinished(close);
  const own = await context.newPage();
  await own.goto(`chrome-extension://${extensionId}/settings.html`);
  // It comes to the front of its own accord.
  await vi.waitFor(
    () =>
      expect(
        context
          .pages()
          .map((one) => one.url())
          .join(),
      ).toContain('welcome.html'),
    SOON,
  );
  const page = await context.newPage();
  await page.goto(SITE);
  await page.bringToFront();
  const tab = Number(
    await inExtension(own, 'return (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0].id'),
  );
  const call = (): Promise<string> =>
    page.evaluate(
      (url) => fetch(url, { method: 'POST', body: '[{"number":"RR100000001CN"}]' }).then(String, ({ name }) => name),
      REGISTER,
    );
  expect(await call()).toBe('TypeError');
  expect(await call()).toBe('TypeError');
  expect(server.reached).toEqual([]);
  await vi.waitFor(async () => expect(await badgeOf(own, tab)).toBe(COUNT), SOON);
  const input = { tab, site: new URL(SITE).hostname };
  const counted = (): Promise<unknown> =>
    inExtension(own, `return chrome.runtime.sendMessage({ name: 'blockedHere', input: ${JSON.stringify(input)} })`);
  expect(await counted()).toEqual([]);

  await page.bringToFront();
  await pressButton(context, extensionId, SITE);
  await vi.waitFor(async () => expect(await counted()).toEqual([{ title: '17TRACK', calls: 2 }]), SOON);
  // The browser shows the address of the tab from here on; its site is no guarded one for that.
  await inExtension(own, "return chrome.runtime.sendMessage({ name: 'pause', input: { lasts: 'hour' } })");
  await vi.waitFor(
    async () => expect(await inExtension(own, 'return chrome.action.getBadgeText({})')).toBe('II'),
    SOON,
  );
  const guarded = await context.newPage();
  await guarded.goto(GUARDED);
  const other = await guardedTab(own);
  await vi.waitFor(async () => expect(await badgeOf(own, other)).toBe('II'), SOON);
  expect(await badgeOf(own, tab)).toBe('2');

  await own.goto(`chrome-extension://${extensionId}/traffic.html`);
  await own.locator('tr.line').first().waitFor();
  const rows = await own.locator('tr.line').allInnerTexts();
  expect(rows.map((row) => /api\.17track\.net\s+shop\.never-added\.example/.test(row))).toEqual([true, true]);
});

test('on a guarded site the button goes on saying what is left, when its page is loaded anew, too, and the browser counts no approved call', async () => {
  const shop = await openGuardedShop();
  const own = await shop.openOwnPage('settings.html');
  const settings = JSON.stringify({ provider: '17track', account: '*', settings: { plan: '200-once' } });
  await inExtension(own, `return chrome.runtime.sendMessage({ name: 'setAccount', input: ${settings} })`);
  const page = await shop.openPage();
  const tab = await guardedTab(own);
  const says = (text: string): Promise<void> =>
    vi.waitFor(async () => expect(await badgeOf(own, tab)).toBe(text), SOON);
  await says('');
  const calling = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  await shop.decide('Allow', 'RR100000001CN');
  expect((await calling).status).toBe(200);
  await says('199');
  await page.bringToFront();
  await pressButton(shop.context, shop.extensionId, GUARDED);
  /** What the rules did to requests of this tab. */
  const actions = (): Promise<unknown> =>
    inExtension(
      own,
      `
        const { rulesMatchedInfo } = await chrome.declarativeNetRequest.getMatchedRules({ tabId: ${tab} });
        const rules = await (await fetch('wall.json')).json();
        return rulesMatchedInfo.map(({ rule: { ruleId, rulesetId } }) =>
          rulesetId === 'wall' ? rules.find(({ id }) => id === ruleId).action.type : 'let through');`,
    );
  await vi.waitFor(async () => expect(await actions()).toEqual(['let through']), SOON);
  // Where nothing is said of the tab itself and nothing was counted, what is said everywhere is on show.
  await inExtension(own, `return chrome.action.setBadgeText({ tabId: ${tab}, text: null })`);
  expect(await badgeOf(own, tab)).toBe('199');
  await page.reload();
  await says('199');
  await shop.killWorker();
  await page.reload();
  await says('199');
  // What was blocked here is said by the extension itself, which knows more of it than its number.
  await page.evaluate((url) => {
    new Image().src = url;
  }, REGISTER);
  await says('!');
});
