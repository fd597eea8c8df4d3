import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { PopupState } from '../../extension/messages.ts';
import {
  checkAnswer,
  checkChoose,
  checkChooseAccount,
  checkOnAccount,
  checkTable,
  checkTrouble,
} from './check-fixtures.ts';
import type { Answers } from './fake-background.ts';
import { findFaults, findFaultsInBoth, widthsLost } from './find-faults.ts';
import { guardStates } from './guard-fixtures.ts';
import { type Look, openScreen, startBrowser } from './open-screen.ts';
import { popupStates } from './popup-fixtures.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const size: Look = { width: 380, height: 600 };

/** The popup in this state, with answers to what it asks; it goes with its test. */
async function open(state: PopupState, answers: Answers = {}) {
  const all: Answers = { popupState: () => state, guardState: () => guardStates.on, ...answers };
  const screen = await openScreen(browser, 'popup.html', all, size);
  onTestFinished(() => screen.page.context().close());
  return screen;
}

const asked = (text: string, provider = '17track', column: string | null = null) => ({
  provider,
  account: null,
  list: { kind: 'text', text },
  column,
});

const states: readonly (readonly [string, PopupState])[] = Object.entries(popupStates);

describe.each(states)('the popup: %s', (_, state) => {
  let page: Page;
  beforeAll(async () => {
    const answers: Answers = { popupState: () => state, guardState: () => guardStates.on };
    ({ page } = await openScreen(browser, 'popup.html', answers, size));
    await page.locator('main[aria-busy=false]').waitFor();
  });
  afterAll(() => page.context().close());

  test('has no serious fault for those who read it otherwise, light and dark', async () => {
    expect(await findFaultsInBoth(page)).toEqual([]);
  });

  test('loses nothing at 320 pixels, at twice the size of text either', async () => {
    expect(await widthsLost(page)).toEqual([0, 0]);
  });
});

test('answers pasted numbers in one line, and folds out what it is made of', async () => {
  const { page, calls } = await open(popupStates.ready, { check: () => checkAnswer });
  await page.getByRole('textbox', { name: 'Check before you register' }).fill('RR100000312CN\nRR100000327CN, 3011');
  await page.getByRole('status').getByText('2 units, 61 left after.').waitFor();
  await page.getByText('What it is made of').click();
  await page.getByRole('button', { name: '2 will be charged again 2' }).waitFor();
  expect(await findFaults(page)).toEqual([]);
  expect(calls.filter(({ name }) => name === 'check')).toEqual([
    { name: 'check', input: asked('RR100000312CN\nRR100000327CN, 3011') },
  ]);
});

test('asks anew for another provider', async () => {
  const { page, calls } = await open(popupStates.ready, { check: () => checkTrouble });
  await page.getByRole('textbox').fill('MSCU6639870');
  await page.getByRole('status').getByText('There is no number').waitFor();
  await page.getByRole('combobox', { name: 'Provider' }).selectOption('Safecube');
  await expect
    .poll(() => calls.filter(({ name }) => name === 'check').map(({ input }) => input))
    .toEqual([asked('MSCU6639870'), asked('MSCU6639870', 'safecube')]);
});

test('leads to the pages for lists and for settings', async () => {
  const { page } = await open(popupStates.ready);
  expect(await page.getByRole('link', { name: 'A list' }).getAttribute('href')).toBe('/check.html');
  expect(await page.getByRole('link', { name: 'Traffic' }).getAttribute('href')).toBe('/traffic.html');
  expect(await page.getByRole('link', { name: 'Settings' }).getAttribute('href')).toBe('/settings.html');
});

const orders = '100004,234987234234311,x,777000000711\n';

test('asks which column holds the numbers, and checks the one that is chosen, by keyboard', async () => {
  const { page, calls } = await open(popupStates.ready, {
    check: (input) => (JSON.stringify(input).includes('"column":"B"') ? checkTable('B') : checkChoose),
  });
  await page.getByRole('textbox').fill(orders);
  await page.getByRole('status').getByText('Which column holds the tracking numbers?').waitFor();
  expect(await findFaults(page)).toEqual([]);
  const columns = page.getByRole('list', { name: 'Columns of this list' }).getByRole('button');
  expect(await columns.allInnerTexts()).toEqual([
    'Order\n100004, 100031, 100032',
    'Parcel reference of the shipping department\n234987234234311, 923498723423312',
    'Column D\n777000000711, 777000000712',
  ]);
  await columns.nth(1).press('Enter');
  await page.getByText('Numbers read from “Parcel reference').waitFor();
  // The list stays, what was pressed keeps the focus, and another is one press away.
  expect(await columns.nth(1).getAttribute('aria-pressed')).toBe('true');
  expect(await columns.nth(1).evaluate((button) => button === document.activeElement)).toBe(true);
  expect(calls.filter(({ name }) => name === 'check').map(({ input }) => input)).toEqual([
    asked(orders),
    asked(orders, '17track', 'B'),
  ]);
  expect(await findFaults(page)).toEqual([]);
  expect(await widthsLost(page)).toEqual([0, 0]);
});

test('asks whose numbers these are where there are several accounts, and counts on the one that is chosen', async () => {
  const { page, calls } = await open(popupStates.ready, {
    check: (input) =>
      JSON.stringify(input).includes('"account":null') ? checkChooseAccount : checkOnAccount('0c0c0c'),
  });
  await page.getByRole('textbox').fill('RR100000312CN');
  await page.getByRole('status').getByText('Which account are these numbers for?').waitFor();
  expect(await findFaults(page)).toEqual([]);
  const accounts = page.getByRole('list', { name: 'Accounts to count on' }).getByRole('button');
  await accounts.nth(1).press('Enter');
  await page.getByText('Counted on 17TRACK, Outlet shop').waitFor();
  expect(await accounts.nth(1).getAttribute('aria-pressed')).toBe('true');
  expect(await accounts.nth(1).evaluate((button) => button === document.activeElement)).toBe(true);
  expect(calls.filter(({ name }) => name === 'check').at(-1)?.input).toEqual({
    ...asked('RR100000312CN'),
    account: '0c0c0c',
  });
  expect(await widthsLost(page)).toEqual([0, 0]);
});

test('says which column was read, and folds the others out', async () => {
  const { page, calls } = await open(popupStates.ready, { check: () => checkTable('A') });
  await page.getByRole('textbox').fill(orders);
  await page.getByText('Numbers read from “Order” (column A).').waitFor();
  expect(await page.getByRole('list', { name: 'Columns of this list' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Another column' }).click();
  await page.getByRole('button', { name: 'Column D' }).click();
  await expect.poll(() => calls.at(-1)?.input).toEqual(asked(orders, '17track', 'D'));
});

test('keeps the columns to choose from where the chosen one holds no numbers', async () => {
  const { page } = await open(popupStates.ready, {
    check: (input) => (JSON.stringify(input).includes('"column":null') ? checkChoose : checkTrouble),
  });
  await page.getByRole('textbox').fill(orders);
  await page.getByRole('button', { name: 'Column D' }).click();
  await page.getByRole('status').getByText('There is no number').waitFor();
  expect(await page.getByRole('button', { name: 'Column D' }).getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('textbox').fill('RR100000312CN');
  await expect.poll(() => page.getByRole('button', { name: 'Column D' }).count()).toBe(0);
});

test('shows only the answer to what was typed last', async () => {
  const answers: (() => void)[] = [];
  const { page } = await open(popupStates.ready, {
    check: (input) =>
      new Promise((resolve) => {
        const text = JSON.stringify(input).includes('second') ? 'the second' : 'the first';
        answers.push(() => resolve({ kind: 'trouble', say: text }));
      }),
  });
  await page.getByRole('textbox').fill('first');
  await expect.poll(() => answers.length).toBe(1);
  await page.getByRole('textbox').fill('second');
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.();
  await page.getByText('the second').waitFor();
  answers[0]?.();
  await page.evaluate('new Promise((resolve) => setTimeout(resolve))');
  expect(await page.getByText('the first').count()).toBe(0);
});

test.each([
  ['Export CSV', 'csv'],
  ['Export JSON', 'json'],
] as const)('saves the file that the background made: %s', async (name, format) => {
  const file = { name: `usage.${format}`, type: 'text/plain', text: `as ${format}` };
  const { page, calls } = await open(popupStates.ready, { exportUsage: () => file });
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe(file.name);
  expect(await readFile(await download.path(), 'utf8')).toBe(file.text);
  expect(calls.at(-1)).toEqual({ name: 'exportUsage', input: { format } });
});

test('says in the background’s own line why nothing was exported', async () => {
  const { page } = await open(popupStates.ready, {
    exportUsage: () => {
      throw new Error('The books are being upgraded; export again in a minute.');
    },
  });
  await page.getByRole('button', { name: 'Export CSV' }).click();
  await page.getByText('The books are being upgraded').waitFor();
});

test('leads to the practice portal on the first run, and says how to start it where it is not there', async () => {
  const { page } = await open(popupStates['first-run'], { openPractice: () => false });
  await page.getByRole('button', { name: 'Open the practice portal' }).click();
  await page.getByRole('status').getByText('Run npm start').waitFor();
});

test('says that the books are read, or that nobody answers', async () => {
  const loading = await openScreen(browser, 'popup.html', { popupState: () => new Promise(() => undefined) });
  await loading.page.getByText('Reading the books').waitFor();
  const alone = await openScreen(browser, 'popup.html', {});
  await alone.page.getByRole('alert').getByText('Tollgate does not answer').waitFor();
});
