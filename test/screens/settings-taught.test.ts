import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { packText } from '../../extension/rule-file.ts';
import { taughtPack } from '../../shared/teach/build-pack.ts';
import { taughtWords } from '../../shared/words/taught-words.ts';
import { answersOf } from './books-desk.ts';
import { findFaults, widthsLost } from './find-faults.ts';
import { openScreen, startBrowser } from './open-screen.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const RULE = taughtPack(
  {
    title: 'Freight console',
    host: 'freight.example',
    method: 'POST',
    template: '/api/add',
    operation: '',
    place: { in: 'body', each: '$.rows[*]', number: '$.no', trail: ['rows', 'each', 'no'], value: 'TCLU4839207' },
    cost: { kind: 'units', units: 1, once: 'period' },
    noun: 'number',
    word: null,
    reads: [],
    account: null,
  },
  null,
  Date.UTC(2026, 10, 24),
  taughtWords(),
);

const fileOf = (text: string) => ({ name: 'rule.json', mimeType: 'application/json', buffer: Buffer.from(text) });

/** The providers in Settings, with a portal that was taught elsewhere and imported here. */
async function open() {
  const screen = await openScreen(browser, 'settings.html#providers', await answersOf([]), { width: 1240 });
  onTestFinished(() => screen.page.context().close());
  const { page, announceChange } = screen;
  await page.locator('input[type=file]').setInputFiles(fileOf(packText(RULE)));
  await page.getByText('Saved: Freight console.').waitFor();
  await announceChange();
  await page.getByRole('heading', { name: 'Freight console' }).waitFor();
  return screen;
}

test('lists a portal that was taught, and exports its rule as it was imported', async () => {
  const { page } = await open();
  expect(await findFaults(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export Freight console' }).click();
  expect(JSON.parse(await readFile(await (await download).path(), 'utf8'))).toEqual(RULE);
});

test('changes a rule as JSON, and says what is wrong with it before it is saved', async () => {
  const { page, announceChange } = await open();
  await page.getByRole('button', { name: 'Edit as JSON: Freight console' }).click();
  const text = page.getByRole('textbox', { name: 'The rule of Freight console as JSON' });
  await text.fill('{');
  expect(await page.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')).toBe('true');
  expect(await findFaults(page)).toEqual([]);
  expect(await widthsLost(page)).toEqual([0, 0]);
  await text.fill(packText({ ...RULE, title: 'Liner app' }));
  await page.getByRole('button', { name: 'Save' }).click();
  await announceChange();
  await page.getByRole('heading', { name: 'Liner app' }).waitFor();
  await page.getByText('Taught by you, rules 1.0.1.').waitFor();
});

test('takes no file that is no rule, nor one of another provider', async () => {
  const { page } = await open();
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles(fileOf('order,number'));
  await page.getByText('It cannot be saved:').waitFor();
  await chooser.setInputFiles(fileOf(packText({ ...RULE, id: '17track' })));
  await page.getByText('a taught pack is named taught-').waitFor();
});

test('removes a portal after a question, with the focus on Keep', async () => {
  const { page, announceChange } = await open();
  await page.getByRole('button', { name: 'Remove Freight console' }).click();
  const keep = page.getByRole('button', { name: 'Keep' });
  expect(await keep.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await findFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await keep.count()).toBe(0);
  await page.getByRole('button', { name: 'Remove Freight console' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await announceChange();
  await expect.poll(() => page.getByRole('heading', { name: 'Freight console' }).count()).toBe(0);
});
