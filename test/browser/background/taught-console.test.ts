import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openRestConsole } from '../../consoles/rest-console.ts';
import { giveSite } from '../give-site.ts';
import { type BareChromium, launchBareChromium } from '../launch.ts';
import { addByWorker, serveConsole } from './serve-console.ts';

const extensionDir = fileURLToPath(new URL('../../../dist/chromium', import.meta.url));
/** A screen as people have it: the browser's own has 600 lines. */
const SCREEN = '--screen-info={1440x800}';
const SOON = { timeout: 20_000, interval: 50 };

const tempFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'tollgate-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  return folder;
};

interface Started extends BareChromium {
  readonly extensionId: string;
}

/** The browser as a person starts it: it loads the extension itself, and keeps what it keeps of one that is installed. */
const start = async (hostMap: Readonly<Record<string, number>>, profile: string): Promise<Started> => {
  const flags = [SCREEN, `--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`];
  const { context, close } = await launchBareChromium({ hostMap, profile, flags });
  const workers = () => context.serviceWorkers().map((worker) => new URL(worker.url()));
  await vi.waitUntil(() => workers().some(({ protocol }) => protocol === 'chrome-extension:'), SOON);
  const extensionId = workers().find(({ protocol }) => protocol === 'chrome-extension:')?.host ?? '';
  return { context, close, extensionId };
};

/** How many scripts are registered for sites that were added. */
const registeredIn = async ({ context, extensionId }: Started): Promise<number> => {
  const worker = context.serviceWorkers().find((one) => new URL(one.url()).host === extensionId);
  const count = await worker?.evaluate(async () => {
    const { scripting } = Reflect.get(globalThis, 'chrome');
    return (await scripting.getRegisteredContentScripts()).length;
  });
  return Number(count);
};

const warningOf = ({ context, extensionId }: Omit<Started, 'close'>): Promise<Page> =>
  vi.waitFor(() => {
    const page = context.pages().find((one) => one.url() === `chrome-extension://${extensionId}/warning.html`);
    if (page === undefined) throw new Error('no warning window is open');
    return page;
  }, SOON);

/** Types a number into the console and presses its button. */
const add = async (page: Page, number: string): Promise<void> => {
  await page.fill('#number', number);
  await page.click('#go');
};

const addByForm = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.name = 'there';
        document.body.append(frame);
        const form = document.createElement('form');
        Object.assign(form, {
          method: 'POST',
          action: '/api/v1/accounts/4711/shipments/import',
          target: 'there',
          enctype: 'text/plain',
        });
        document.body.append(form);
        frame.onload = () => resolve('over');
        form.submit();
      }),
  );

const expectGuarded = async (browser: Omit<Started, 'close'>, page: Page, charged: () => number, number: string) => {
  const before = charged();
  expect(await page.evaluate(addByWorker, number)).toBe('TypeError');
  await addByForm(page);
  await add(page, number);
  const warning = await warningOf(browser);
  await warning.getByText(number).first().waitFor();
  await warning.getByRole('button', { name: /^Block/ }).click();
  await vi.waitUntil(() => warning.isClosed(), SOON);
  expect(charged()).toBe(before);
};

test('a person adds a console that no document describes, teaches it, and it is guarded from then on: held, blocked at the network, after a stop and a start, too', {
  timeout: 240_000,
}, async () => {
  const console = openRestConsole();
  const hostMap = { [console.host]: await serveConsole(console) };
  const profile = await tempFolder();
  const fresh = await start(hostMap, profile);
  await fresh.close();
  await giveSite(profile, fresh.extensionId, console.host);
  const browser = await start(hostMap, profile);
  const { context, extensionId } = browser;
  const own = async (path: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${extensionId}/${path}`);
    return page;
  };

  const settings = await own('settings.html#sites');
  await settings.getByLabel('Add a site').fill(console.host);
  await settings.getByRole('button', { name: 'Add', exact: true }).click();
  await settings.getByText(`Guarded: ${console.host}`).waitFor();

  const page = await context.newPage();
  await page.goto(`https://${console.host}/`);
  const teach = await own(`teach.html?site=${console.host}`);
  await teach.getByLabel('The number you will use').fill('TCLU4839207');
  await teach.getByRole('button', { name: 'Record', exact: true }).click();
  await teach.getByText('Recording').first().waitFor();
  await add(page, 'TCLU4839207');
  await vi.waitFor(async () => {
    expect(await teach.getByRole('listitem').filter({ hasText: '/shipments/import' }).count()).toBeGreaterThan(0);
  }, SOON);
  expect(console.charged()).toBe(1);
  await teach.getByRole('button', { name: 'I have done it' }).click();
  await teach.getByRole('button', { name: 'Next' }).click();
  await teach.getByRole('button', { name: 'Save and guard' }).click();
  await teach.getByText('Saved. From now on').waitFor();
  await teach.close();

  await expectGuarded(browser, page, console.charged, 'MSKU1234565');
  expect(console.charged()).toBe(1);

  // What a person allows goes out once.
  await add(page, 'MSKU1234565');
  const warning = await warningOf(browser);
  await warning.getByRole('button', { name: /^Allow/ }).click();
  await vi.waitUntil(() => console.charged() === 2, SOON);

  // Nor is what cannot be held lost: it goes out once, when a person says so.
  const popup = await own('popup.html');
  await popup
    .getByRole('button', { name: /Allow next time/ })
    .first()
    .click();
  await popup
    .getByText(/Allowed once/)
    .first()
    .waitFor();
  expect(await page.evaluate(addByWorker, 'TGHU1234560')).toBe(200);
  expect(console.charged()).toBe(3);
  expect(await page.evaluate(addByWorker, 'CSQU3054383')).toBe('TypeError');
  await browser.close();

  const again = await start(hostMap, profile);
  onTestFinished(again.close);
  const later = await again.context.newPage();
  await later.goto(`https://${console.host}/`);
  // To the browser such a start is an update, after which scripts are registered anew. Until then nothing is asked, and nothing passes.
  expect(await later.evaluate(addByWorker, 'CSQU3054383')).toBe('TypeError');
  await vi.waitUntil(async () => (await registeredIn(again)) === 2, SOON);
  await later.reload();
  await expectGuarded(again, later, console.charged, 'CSQU3054383');
});
