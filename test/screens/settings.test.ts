import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { answersOf, booksOfNovember, openBooksDesk } from './books-desk.ts';
import { findFaults, findFaultsInBoth, widthsLost } from './find-faults.ts';
import { type Look, openScreen, startBrowser } from './open-screen.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** Settings on the books of November; it goes with its test. */
async function open(section = 'Accounts', look: Look = {}, books = booksOfNovember()) {
  const answers = await answersOf(await books, look.language === 'zh-CN' ? 'zh' : 'en');
  const screen = await openScreen(browser, 'settings.html', answers, { width: 1240, height: 900, ...look });
  onTestFinished(() => screen.page.context().close());
  if (look.language !== 'zh-CN') await screen.page.getByRole('link', { name: section, exact: true }).click();
  else await screen.page.locator(`a[href="#${section.toLowerCase()}"]`).click();
  return screen;
}

describe.each(['Accounts', 'Sites', 'Providers', 'Language', 'Data'])('Settings, %s', (section) => {
  test.each(['en-GB', 'zh-CN'])('has no serious fault, light and dark, in %s', async (language) => {
    const { page } = await open(section, { language });
    expect(await findFaultsInBoth(page)).toEqual([]);
  });

  test('loses nothing at 320 pixels, at twice the size of text either, and is an address', async () => {
    const { page } = await open(section, { width: 320, height: 568 });
    expect(new URL(page.url()).hash).toBe(`#${section.toLowerCase()}`);
    expect(await widthsLost(page)).toEqual([0, 0]);
  });
});

const fieldOf = (page: Page, label: string) =>
  page.locator('.setting', { has: page.getByText(label, { exact: true }) });

test('saves what is set by itself, and says so beside the field', async () => {
  const { page, announceChange } = await open();
  await page.getByRole('textbox', { name: 'Name' }).fill('Outlet shop');
  await page.getByRole('textbox', { name: 'Name' }).press('Tab');
  await fieldOf(page, 'Name').getByText('Saved').waitFor();
  await page.getByRole('combobox', { name: 'Plan' }).selectOption('200 once');
  await fieldOf(page, 'Plan').getByText('Saved').waitFor();
  await announceChange();
  await page.locator('summary').getByText('Outlet shop').waitFor();
  await page.locator('summary').getByText('163 left of 200').waitFor();
});

test('says what is assumed, and that it is set once a person set it', async () => {
  const desk = openBooksDesk();
  await desk.register('RR100000312CN');
  const { page, announceChange } = await open('Accounts', {}, Promise.resolve(desk.postings));
  await fieldOf(page, 'Plan').getByText('assumed').waitFor();
  expect(await page.getByRole('combobox', { name: 'Plan' }).inputValue()).toBe('');
  await page.getByRole('combobox', { name: 'Plan' }).selectOption('Another number each month');
  await page.getByRole('textbox', { name: 'Units each month' }).fill('1000');
  await page.getByRole('textbox', { name: 'Units each month' }).press('Enter');
  await announceChange();
  await fieldOf(page, 'Plan').getByText('set by you').waitFor();
});

test('says in a sentence why something is not set', async () => {
  const { page } = await open();
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Nowhere');
  await page.getByRole('combobox', { name: 'Time zone' }).press('Tab');
  await fieldOf(page, 'Time zone').getByText('That is no time zone.').waitFor();
  await page.getByRole('button', { name: 'Add' }).click();
  await fieldOf(page, 'Bought units').getByText('Write how many units were bought').waitFor();
});

test('adds bought units, and lists them', async () => {
  const { page, announceChange } = await open();
  await page.getByRole('textbox', { name: 'Units', exact: true }).fill('500');
  await page.getByLabel('Good until').fill('2027-11-01');
  await page.getByRole('button', { name: 'Add' }).click();
  await fieldOf(page, 'Bought units').getByText('Saved').waitFor();
  await announceChange();
  await page.getByText('500 until 1 November 2027').waitFor();
});

test('asks the browser for a site that is added, and removes it again', async () => {
  const { page } = await open('Sites');
  const site = page.getByRole('textbox', { name: 'Add a site' });
  await site.fill('https://erp.example/orders?x=1');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByText('Guarded: erp.example.').waitFor();
  await page.getByRole('button', { name: 'Remove erp.example' }).click();
  await page.getByText('Not guarded any more: erp.example.').waitFor();
  await site.fill('refused.example');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByText('The browser did not give refused.example.').waitFor();
  await site.fill('no site');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByText('That names no site.').waitFor();
});

test('asks in place before it deletes everything, with the focus on Keep', async () => {
  const { page } = await open('Data');
  await page.getByRole('button', { name: 'Delete everything' }).click();
  const keep = page.getByRole('button', { name: 'Keep' });
  expect(await keep.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await findFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await keep.count()).toBe(0);
});
