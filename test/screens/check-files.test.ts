import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { checkCalls, listAnswer } from './check-fixtures.ts';
import type { Answers } from './fake-background.ts';
import { findFaults, findFaultsInBoth, widthsLost } from './find-faults.ts';
import { guardStates } from './guard-fixtures.ts';
import { openScreen, startBrowser } from './open-screen.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const guard = {
  ...guardStates.on,
  checkable: [
    { provider: '17track', title: '17TRACK' },
    { provider: 'safecube', title: 'Safecube' },
  ],
};

/** The Check page, and what the background answers; it goes with its test. */
async function open(checkList: NonNullable<Answers['checkList']>) {
  const answers: Answers = { guardState: () => guard, checkList };
  const screen = await openScreen(browser, 'check.html', answers, { width: 1240, height: 900 });
  await screen.page.getByRole('button', { name: 'Paste' }).waitFor();
  onTestFinished(() => screen.page.context().close());
  return screen;
}

const asked = (text: string) => ({
  provider: '17track',
  list: { kind: 'text', text },
  account: null,
  column: null,
  without: null,
});

async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Paste' }).click();
  await page.getByRole('textbox', { name: 'Pasted text' }).fill(text);
}

const fileOf = (name: string, buffer: Buffer) => ({ name, mimeType: '', buffer });

test('reads the first sheet of a workbook, and says so', async () => {
  const { page, calls } = await open(() => listAnswer);
  const workbook = await readFile(new URL('../files/cases/list.xlsx', import.meta.url));
  await page.locator('input[type=file]').setInputFiles(fileOf('orders.xlsx', workbook));
  await page.getByText('orders.xlsx: read sheet “Orders”, not Notes.').waitFor();
  expect(calls.at(-1)?.input).toMatchObject({
    list: { kind: 'rows', rows: [{ line: 1 }, { line: 2 }, { line: 3 }, { line: 4, cells: { 2: '777000000711' } }] },
  });
  await paste(page, 'RR100000312CN');
  await expect.poll(() => calls.at(-1)?.input).toEqual(asked('RR100000312CN'));
});

test('reads another sheet of the workbook at a press, and goes on to say which', async () => {
  const { page, calls } = await open(() => listAnswer);
  const workbook = await readFile(new URL('../files/cases/list.xlsx', import.meta.url));
  await page.locator('input[type=file]').setInputFiles(fileOf('orders.xlsx', workbook));
  const sheets = page.getByRole('list', { name: 'Sheets of this workbook' }).getByRole('button');
  await expect.poll(() => sheets.allInnerTexts()).toEqual(['Orders', 'Notes']);
  await sheets.nth(1).press('Enter');
  await page.getByText('orders.xlsx: read sheet “Notes”, not Orders.').waitFor();
  expect(await sheets.allInnerTexts()).toEqual(['Orders', 'Notes']);
  expect(await sheets.nth(1).getAttribute('aria-pressed')).toBe('true');
  expect(await findFaults(page)).toEqual([]);
  await sheets.nth(0).click();
  await page.getByText('orders.xlsx: read sheet “Orders”').waitFor();
  await paste(page, 'RR100000312CN');
  await expect.poll(() => sheets.count()).toBe(0);
  await expect.poll(() => calls.at(-1)?.input).toEqual(asked('RR100000312CN'));
});

const REGISTER = 'https://api.17track.net/track/v2.4/register';
const ITEMS = '[{"number":"RR100000312CN"}]';
const KEY = 'SECRET0123456789';
const CURL = `curl ${REGISTER} -H '17token: ${KEY}' -d '${ITEMS}'`;
const sent = { method: 'POST', url: REGISTER, body: { kind: 'text', text: ITEMS } };

const recording = JSON.stringify({
  log: {
    entries: [
      {
        startedDateTime: '2026-11-24T12:00:00Z',
        request: {
          method: 'POST',
          url: REGISTER,
          headers: [{ name: '17token', value: KEY }],
          postData: { text: ITEMS },
        },
        response: { status: 200, content: { text: 'an answer that nobody needs' } },
      },
    ],
  },
});

const collection = JSON.stringify({
  info: { name: 'Tracking' },
  item: [
    { request: { method: 'POST', url: REGISTER, header: [], body: { mode: 'raw', raw: ITEMS } } },
    { request: { method: 'GET', url: '{{base}}/x', header: [{ key: '17token', value: '{{key}}' }] } },
    { request: { method: 'GET', url: REGISTER, header: [{ key: '17token', value: '{{key}}' }] } },
  ],
});

test('answers a pasted cURL command: what all calls cost, then a line for each kind', async () => {
  const { page, calls } = await open(() => checkCalls);
  await paste(page, CURL);
  await page.getByRole('status').getByText('At least 2 units, and 1 call of unknown cost.').waitFor();
  expect(calls.at(-1)?.input).toMatchObject({ list: { kind: 'calls', calls: [sent], untold: 0 } });
  expect(await findFaults(page)).toEqual([]);
  await page.getByText('Register 2 numbers, 17TRACK, Main account').click();
  await page.getByRole('button', { name: '2 will be charged again 2' }).waitFor();
  await page.getByText('3 calls go to no provider.').waitFor();
  expect(await findFaultsInBoth(page)).toEqual([]);
  expect(await widthsLost(page)).toEqual([0, 0]);
  // Whose calls these are they say themselves.
  await page.getByRole('combobox', { name: 'Provider' }).selectOption('Safecube');
  await page.getByRole('status').getByText('At least 2 units').waitFor();
});

test.each([
  ['a recording', Buffer.from(recording), '1 call read'],
  ['a recording in gzip', gzipSync(recording), '1 call read'],
  ['a cURL command', Buffer.from(CURL), '1 call read'],
] as const)('reads the calls of %s that is dropped, and shows and keeps no key of them', async (_, bytes, note) => {
  const { page, calls } = await open(() => checkCalls);
  await page.locator('input[type=file]').setInputFiles(fileOf('orders', bytes));
  await page.getByText(`orders: ${note}.`).waitFor();
  await page.getByText('3 calls go to no provider.').waitFor();
  expect(calls.at(-1)?.input).toMatchObject({ list: { kind: 'calls', calls: [sent], untold: 0 } });
  expect(JSON.stringify(calls.at(-1)?.input)).not.toContain('nobody needs');
  expect(await page.content()).not.toContain(KEY);
});

test('says what has no value in a collection', async () => {
  const { page, calls } = await open(() => checkCalls);
  await page.locator('input[type=file]').setInputFiles(fileOf('shop.json', Buffer.from(collection)));
  await page.getByText('shop.json: 3 calls read. {{base}}, {{key}} have no value here.').waitFor();
  expect(calls.at(-1)?.input).toMatchObject({ list: { calls: [sent, { method: 'GET', headers: [] }], untold: 1 } });
});

test.each([
  ['{"log":{"entries":[', 'This is JSON that breaks off at line 1: take the whole of it.'],
  ['{"log":{\n}x', 'This is no valid JSON: look at line 2.'],
  ['{"log":{}}', 'This is no whole recording (HAR): it has no list of entries.'],
  ['<html><body>', 'This is a web page (HTML)'],
] as const)('says of the text %j what it is, and asks nobody', async (text, wanted) => {
  const { page, calls } = await open(() => listAnswer);
  await paste(page, text);
  await page.getByRole('status').getByText(wanted).waitFor();
  expect(calls.filter(({ name }) => name === 'checkList')).toEqual([]);
});

test.each([
  ['scan.png', Buffer.from('\x89PNG\r\n', 'latin1'), 'scan.png is a picture (PNG): numbers cannot be read from it'],
  ['orders.csv', Buffer.from('%PDF-1.7'), 'orders.csv is a PDF: copy the numbers out of it'],
  [
    'old.xls',
    Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
    'old.xls is a file of old Office (.xls, .doc)',
  ],
  ['empty.csv', Buffer.from('\n'), 'empty.csv is empty'],
] as const)('says of %s what it is, and keeps what was typed', async (name, bytes, wanted) => {
  const { page, calls } = await open(() => listAnswer);
  await paste(page, 'RR100000312CN');
  await expect.poll(() => calls.filter(({ name }) => name === 'checkList').length).toBe(1);
  await page.locator('input[type=file]').setInputFiles(fileOf(name, bytes));
  await page.getByRole('status').getByText(wanted).waitFor();
  expect(await page.getByRole('textbox').inputValue()).toBe('RR100000312CN');
});
