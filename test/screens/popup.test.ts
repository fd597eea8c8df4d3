import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PopupState } from '../../extension/messages.ts';
import { doubleText, findFaults, widthLost } from './find-faults.ts';
import { openPopupDesk } from './popup-desk.ts';
import { popupStates } from './popup-fixtures.ts';

const { open, show } = openPopupDesk();

const states: readonly (readonly [string, PopupState])[] = Object.entries(popupStates);

describe.each(states)('the popup: %s', (_, state) => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await show({ popupState: () => state }));
    await page.locator('main[aria-busy=false]').waitFor();
  });
  afterAll(() => page.context().close());

  test('has no serious fault for those who read it otherwise, light and dark', async () => {
    expect(await findFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findFaults(page, 'contrast')).toEqual([]);
  });

  test('loses nothing at 320 pixels, at twice the size of text either', async () => {
    await page.setViewportSize({ width: 320, height: 568 });
    expect(await widthLost(page)).toBe(0);
    await doubleText(page);
    expect(await widthLost(page)).toBe(0);
  });
});

test.each([
  ['Export usage as CSV', 'csv'],
  ['Export usage as JSON', 'json'],
] as const)('saves the file that the background made: %s', async (name, format) => {
  const file = { name: `usage.${format}`, type: 'text/plain', text: `as ${format}` };
  const { page, calls } = await open(popupStates.ready, { exportUsage: () => file });
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe(file.name);
  expect(await readFile(await download.path(), 'utf8')).toBe(file.text);
  expect(calls.at(-1)).toEqual({ call: 'exportUsage', input: { format } });
});

test('says in the background’s own line why nothing was exported', async () => {
  const { page } = await open(popupStates.ready, {
    exportUsage: () => {
      throw new Error('The books are being upgraded; export again in a minute.');
    },
  });
  await page.getByRole('button', { name: 'Export usage as CSV' }).click();
  await page.getByText('The books are being upgraded').waitFor();
});

test('leads to the practice portal on the first run, and says how to start it where it is not there', async () => {
  const { page } = await open(popupStates['first-run'], { openPractice: () => false });
  await page.getByRole('button', { name: 'Open the practice portal' }).click();
  await page.getByRole('status').getByText('Run npm start').waitFor();
});

test('says that the books are read, or that nobody answers', async () => {
  const loading = await show({ popupState: () => new Promise(() => undefined) });
  await loading.page.getByText('Reading the books').waitFor();
  const alone = await show({});
  await alone.page.getByRole('alert').getByText('Tollgate does not answer').waitFor();
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
