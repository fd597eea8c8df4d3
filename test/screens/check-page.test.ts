import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { allLocales, localeOf } from '../../shared/words/locale.ts';
import type { Locale } from '../../shared/words/views.ts';
import { answersOf, booksOfNovember } from './books-desk.ts';
import type { Answers } from './fake-background.ts';
import { findFaultsInBoth, widthsLost } from './find-faults.ts';
import { ORDERS } from './list-fixtures.ts';
import { type Look, openScreen, startBrowser } from './open-screen.ts';

let browser: Browser;
const answers = new Map<Locale, Answers>();

beforeAll(async () => {
  browser = await startBrowser();
  const books = await booksOfNovember();
  for (const locale of allLocales) answers.set(locale, await answersOf(books, locale));
});
afterAll(() => browser.close());

/** The Check page on the books of November; it goes with its test. */
async function open(look: Look = {}) {
  const given = answers.get(localeOf(look.language ?? 'en')) ?? {};
  const screen = await openScreen(browser, 'check.html', given, { width: 1240, height: 900, ...look });
  onTestFinished(() => screen.page.context().close());
  await screen.page.locator('.check-drop').waitFor();
  return screen;
}

const csv = (text: string) => ({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

async function choose(page: Page, text = ORDERS): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(csv(text));
}

const tick = (page: Page, number: string) => page.getByRole('checkbox', { name: number });

/** A file that the page saves by this button, as lines. */
async function saved(page: Page, name: RegExp): Promise<{ readonly name: string; readonly lines: readonly string[] }> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const file = await download;
  const text = await readFile(await file.path(), 'utf8');
  return { name: file.suggestedFilename(), lines: text.trimEnd().split('\r\n') };
}

describe.each([
  ['with nothing in it', null],
  ['with a list', ORDERS],
  ['with what is no list', 'name,colour\nhat,red'],
  ['asking for the column', 'a,b\n100004,777000000711\n100031,777000000712'],
] as const)('the Check page %s', (_, list) => {
  test.each(['en-GB', 'zh-CN'])('has no serious fault, light and dark, in %s', async (language) => {
    const { page } = await open({ language });
    if (list !== null) {
      await choose(page, list);
      await page.locator('.check-headline').waitFor();
    }
    expect(await findFaultsInBoth(page)).toEqual([]);
  });

  test('loses nothing at 320 pixels, at twice the size of text either', async () => {
    const { page } = await open({ width: 320, height: 568 });
    if (list !== null) {
      await choose(page, list);
      await page.locator('.check-headline').waitFor();
    }
    expect(await widthsLost(page)).toEqual([0, 0]);
  });
});

test('gives the place for a list the middle of the page while there is none', async () => {
  const { page } = await open();
  const place = await page.locator('.check-drop').boundingBox();
  expect(place).toMatchObject({ x: 240, width: 760 });
});

test('says what the whole list uses, and what is left without what is better dropped', async () => {
  const { page } = await open();
  await choose(page);
  await page.getByRole('heading', { name: 'This uses 40 of your 63 left this month.' }).waitFor();
  await page.getByText('Without the 5 to drop: 38 units').waitFor();
  await page.getByRole('heading', { name: 'Drop: 5' }).waitFor();
  await page.getByRole('heading', { name: 'Send: 38' }).waitFor();
});

test('says first what looks mistyped, and what the list itself says has arrived', async () => {
  const { page } = await open();
  await choose(page, 'number,carrier,status\nRR473812099CN,3011,Delivered\nRR473812101CN,3011,In transit');
  await page
    .getByText(/^1 number is delivered already, says “status” \(column C\): there is nothing left to track\./)
    .waitFor();
});

test('moves a number to the other side when it is unticked, counts anew, and keeps the focus on it', async () => {
  const { page } = await open();
  await choose(page);
  const line = tick(page, 'RR473812010CN');
  await line.focus();
  await page.keyboard.press('Space');
  await page.getByText('Without the 6 to drop: 37 units').waitFor();
  expect(await line.isChecked()).toBe(false);
  expect(await line.evaluate((box) => box === document.activeElement)).toBe(true);
  await page.getByRole('heading', { name: 'Drop: 6' }).waitFor();
  await line.check();
  await page.getByText('Without the 5 to drop: 38 units').waitFor();
});

test('charges what stood twice once the first of the two is not sent', async () => {
  const { page } = await open();
  await choose(page);
  // The same number in row 2 and in row 25: the second is dropped at first.
  await tick(page, '25 RR473812006CN').check();
  await page.getByText('Without the 4 to drop: 38 units').waitFor();
  await tick(page, '2 RR473812006CN').uncheck();
  await page.getByText('Without the 5 to drop: 38 units').waitFor();
  await page.getByRole('button', { name: 'Drop those 5' }).click();
  await tick(page, '2 RR473812006CN').waitFor();
});

test('saves what is to be sent and what is to be dropped, with the columns as they were and why', async () => {
  const { page } = await open();
  await choose(page);
  const send = await saved(page, /^Save 38 to send$/);
  expect(send.name).toBe('orders-send.csv');
  expect(send.lines).toHaveLength(39);
  expect(send.lines.slice(0, 2)).toEqual([
    'Order,Customer,Tracking no.,Carrier,Weight,Why',
    // What a spreadsheet would run is neutralised.
    `10004,"'=Meier, once",RR473812006CN,China Post,0.10,New`,
  ]);
  await page.getByRole('status').getByText('Saved: orders-send.csv').waitFor();
  const drop = await saved(page, /^Save 5 to drop$/);
  expect(drop.name).toBe('orders-drop.csv');
  expect(drop.lines).toHaveLength(6);
  expect(drop.lines.at(-2)).toContain('Twice in this list, first in row 2.');
});

test('takes a file that is dropped anywhere on the page', async () => {
  const { page } = await open();
  await page.getByRole('banner').evaluate((place) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['number\nRR100000992CN\n'], 'orders.csv', { type: 'text/csv' }));
    place.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  });
  await page.getByRole('heading', { name: 'Send: 1' }).waitFor();
});

test('takes what is pasted outside a field', async () => {
  const { page } = await open();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', 'RR100000992CN\nRR100000312CN, 3011');
    document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
  });
  await page.getByRole('heading', { name: 'Drop: 1' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Pasted text' }).inputValue()).toBe(
    'RR100000992CN\nRR100000312CN, 3011',
  );
});

test('reads another column at one press, and says that there are no numbers in it', async () => {
  const { page } = await open();
  await choose(page);
  const columns = page.getByRole('list', { name: 'Columns of this list' });
  expect(await columns.getByRole('button', { pressed: true }).textContent()).toContain('Tracking no.');
  await columns.getByRole('button', { name: /^Customer/ }).click();
  await page.getByRole('heading', { name: /could not be read/ }).waitFor();
  await columns.getByRole('button', { name: /^Tracking no\./ }).click();
  await page.getByRole('heading', { name: 'Send: 38' }).waitFor();
});
