import type { Page } from 'playwright-core';
import { answersOf, booksOfNovember } from './books-desk.ts';
import { doubleText } from './find-faults.ts';
import { ORDERS } from './list-fixtures.ts';
import { type FullPage, type Look, openScreen, startBrowser } from './open-screen.ts';
import { type Act, inOrder, nothing, openPictures, wholePage } from './take-picture.ts';

// Takes pictures of the full pages, for eyes: node test/screens/preview-pages.ts FOLDER [a part of the pictures' names…]
const shoot = await openPictures();
const browser = await startBrowser();
const books = await booksOfNovember();
const answers = { 'en-GB': await answersOf(books), 'zh-CN': await answersOf(books, 'zh') };

function shootPage(name: string, file: FullPage, look: Look, act = nothing): Promise<void> {
  const given = look.language === 'zh-CN' ? answers['zh-CN'] : answers['en-GB'];
  const all = { width: 1240, height: 920, scale: 1, ...look };
  const open = async (seen: Look): Promise<Page> => (await openScreen(browser, file, given, seen)).page;
  return shoot(name, all, open, all.width < 500 ? inOrder(act, wholePage) : act);
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
  await shootPage(`check-empty-${name}`, 'check.html', look);
  await shootPage(`check-list-${name}`, 'check.html', look, checking(ORDERS));
  await shootPage(`welcome-${name}`, 'welcome.html', look);
  for (const section of ['accounts', 'sites', 'providers', 'language', 'data'])
    await shootPage(`settings-${section}-${name}`, 'settings.html', look, (page) =>
      page.locator(`a[href="#${section}"]`).click(),
    );
}
await shootPage('check-text200', 'check.html', {}, inOrder(doubleText, checking(ORDERS)));
await shootPage('check-wrong', 'check.html', {}, checking('name,colour\nhat,red'));
await shootPage('check-choose', 'check.html', {}, checking('a,b\n100004,777000000711\n100031,777000000712'));
await shootPage('welcome-another', 'welcome.html', {}, (page) => page.getByRole('radio', { name: 'Another' }).check());
await shootPage('settings-delete', 'settings.html', { scheme: 'dark' }, async (page) => {
  await page.getByRole('link', { name: 'Data' }).click();
  await page.getByRole('button', { name: 'Delete everything' }).click();
});
await browser.close();
