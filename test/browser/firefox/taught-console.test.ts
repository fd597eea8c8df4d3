import type { Page } from 'puppeteer-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openRestConsole } from '../../consoles/rest-console.ts';
import { addByWorker, serveConsole } from '../background/serve-console.ts';
import { launchFirefox, readIn } from '../launch-firefox.ts';

const SOON = { timeout: 20_000, interval: 50 };

const shows = (page: Page, text: string): Promise<void> =>
  vi.waitFor(async () => {
    const shown = String(await readIn(page, 'document.body.innerText'));
    if (!shown.includes(text)) throw new Error(`the page shows ${shown}`);
  }, SOON);

const press = (page: Page, name: string): Promise<void> => page.locator(`button::-p-text(${name})`).click();

test('in Firefox, a person adds a console that no document describes and teaches it: it is held, and blocked at the network where nothing can hold it', {
  timeout: 240_000,
}, async () => {
  const console = openRestConsole();
  const firefox = await launchFirefox({ hostMap: { [console.host]: await serveConsole(console) } });
  onTestFinished(firefox.close);
  // As a person who says yes to the browser's question, which no driver can press.
  const origins = [`*://${console.host}/*`, `*://*.${console.host}/*`];
  await firefox.inBrowser(
    `ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs').ExtensionPermissions.add('${firefox.id}', { origins: ${JSON.stringify(origins)}, permissions: [] }, WebExtensionPolicy.getByID('${firefox.id}').extension).then(() => null)`,
  );
  const settings = await firefox.openOwnPage('settings.html#sites');
  await settings.locator('main input').fill(console.host);
  await press(settings, 'Add');
  await shows(settings, `Guarded: ${console.host}`);

  const page = await firefox.openPage(`https://${console.host}/`);
  const teach = await firefox.openOwnPage(`teach.html?site=${console.host}`);
  await teach.locator('input').fill('TCLU4839207');
  await press(teach, 'Record');
  await shows(teach, 'Recording');
  await page.locator('#number').fill('TCLU4839207');
  await page.locator('#go').click();
  await shows(teach, '/shipments/import');
  await vi.waitUntil(() => console.charged() === 1, SOON);
  await press(teach, 'I have done it');
  await press(teach, 'Next');
  await press(teach, 'Save and guard');
  await shows(teach, 'Saved. From now on');
  await teach.close();

  // Where nothing can hold it, the browser's own rules stop it.
  expect(await page.evaluate(addByWorker, 'MSKU1234565')).toBe('TypeError');
  expect(console.charged()).toBe(1);

  await page.locator('#number').fill('MSKU1234565');
  await page.locator('#go').click();
  const warning = await vi.waitFor(async () => {
    const [window] = await firefox.ownPages('warning.html');
    if (window === undefined) throw new Error('no warning window is open');
    return window;
  }, SOON);
  await shows(warning, 'MSKU1234565');
  expect(console.charged()).toBe(1);
  // Allow is off until its quote was on show for a while.
  await warning.locator("button:not([aria-disabled='true'])::-p-text(Allow 1)").click();
  await vi.waitUntil(() => console.charged() === 2, SOON);
});
