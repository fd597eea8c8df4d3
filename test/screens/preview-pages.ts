import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { answersOf, booksOfNovember } from './books-desk.ts';
import type { Answers } from './fake-background.ts';
import { doubleText } from './find-faults.ts';
import { ORDERS } from './list-fixtures.ts';
import { type FullPage, type Look, openScreen, startBrowser } from './open-screen.ts';
import { buildPages } from './serve-pages.ts';

// Takes pictures of the full pages, for eyes: node test/screens/preview-pages.ts FOLDER [a part of the pictures' names…]
const [folder = '', ...wanted] = process.argv.slice(2);
if (folder === '') throw new Error('usage: node test/screens/preview-pages.ts FOLDER [PART OF A NAME…]');

type Act = (page: Page) => Promise<unknown>;
const nothing: Act = async () => undefined;

await mkdir(folder, { recursive: true });
const extension = await buildPages('extension', '/', ['check.html', 'welcome.html', 'settings.html']);
const browser = await startBrowser();
const books = await booksOfNovember();
const answers = { 'en-GB': await answersOf(books), 'zh-CN': await answersOf(books, 'zh') };

async function shoot(name: string, file: FullPage, look: Look, act = nothing, others: Answers = {}): Promise<void> {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) return;
  const given = look.language === 'zh-CN' ? answers['zh-CN'] : answers['en-GB'];
  const all = { width: 1240, height: 920, scale: 1, ...look };
  const { page } = await openScreen(browser, extension, file, { ...given, ...others }, all);
  await act(page);
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: all.width < 500 });
  await page.context().close();
}

const csv = (text: string) => ({ name: 'orders-november.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
const checking =
  (text: string): Act =>
  (page) =>
    page.locator('input[type=file]').setInputFiles(csv(text));

const looks: readonly (readonly [string, Look])[] = [
  ['light', {}],
  ['dark', { scheme: 'dark' }],
  ['chinese', { language: 'zh-CN' }],
  ['320', { width: 320, height: 720 }],
];
for (const [name, look] of looks) {
  await shoot(`check-empty-${name}`, 'check.html', look);
  await shoot(`check-list-${name}`, 'check.html', look, checking(ORDERS));
  await shoot(`welcome-${name}`, 'welcome.html', look);
  for (const section of ['accounts', 'sites', 'providers', 'language', 'data'])
    await shoot(`settings-${section}-${name}`, 'settings.html', look, (page) =>
      page.locator(`a[href="#${section}"]`).click(),
    );
}
await shoot('check-text200', 'check.html', {}, async (page) => {
  await doubleText(page);
  await checking(ORDERS)(page);
});
await shoot('check-wrong', 'check.html', {}, checking('name,colour\nhat,red'));
await shoot('check-choose', 'check.html', {}, checking('a,b\n100004,777000000711\n100031,777000000712'));
await shoot('welcome-another', 'welcome.html', {}, (page) => page.getByRole('radio', { name: 'Another' }).check());
await shoot('settings-delete', 'settings.html', { scheme: 'dark' }, async (page) => {
  await page.getByRole('link', { name: 'Data' }).click();
  await page.getByRole('button', { name: 'Delete everything' }).click();
});
await browser.close();
