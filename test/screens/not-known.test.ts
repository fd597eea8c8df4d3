import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answers } from './fake-background.ts';
import { findFaults, findFaultsInBoth, widthsLost } from './find-faults.ts';
import { openScreen, startBrowser } from './open-screen.ts';
import { popupStates } from './popup-fixtures.ts';
import { warningStates } from './warning-fixtures.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const WHOSE = { provider: '17track', account: '3f9a41' };

const open = (answers: Answers) => openScreen(browser, 'warning.html', { shown: () => 0, ...answers }, {});

test('asks the provider, and what it says takes the place of the box', async () => {
  let state: unknown = warningStates['left-not-known'];
  const { page, calls, announceChange } = await open({
    warningState: () => state,
    askProvider: () => {
      state = { ...warningStates.forty, quoteNo: 2, since: 2 };
    },
  });
  await page.getByText('left: not known yet').waitFor();
  expect(await findFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ask 17TRACK now' }).click();
  await announceChange();
  await page.getByText('63 left as of 20:45, read from 17TRACK. Back to 100 on 1 December.').waitFor();
  expect(await page.getByRole('button', { name: 'Ask 17TRACK now' }).count()).toBe(0);
  expect(calls.filter(({ name }) => name === 'askProvider')).toEqual([{ name: 'askProvider', input: WHOSE }]);
  // What was pressed is gone: the next key costs nothing.
  expect(await page.getByRole('button', { name: 'Block' }).evaluate((one) => one === document.activeElement)).toBe(
    true,
  );
});

test('says in a sentence why it is not known yet, and may be asked again', async () => {
  const { page } = await open({
    warningState: () => warningStates['left-not-known'],
    askProvider: () => {
      throw new Error('17TRACK could not be reached. Nothing is known yet; ask again.');
    },
  });
  const ask = page.getByRole('button', { name: 'Ask 17TRACK now' });
  await ask.click();
  await page.getByRole('alert').getByText('17TRACK could not be reached.').waitFor();
  expect(await ask.getAttribute('aria-disabled')).toBe('false');
  expect(await findFaults(page)).toEqual([]);
});

test('takes a plan by one press, and another number by keyboard; not knowing is an answer', async () => {
  const { page, calls } = await open({ warningState: () => warningStates['left-not-known'], setAccount: () => null });
  const pick = page.getByRole('button', { name: 'Pick a plan' });
  await pick.click();
  await page.getByRole('button', { name: 'I don’t know yet' }).click();
  expect(await pick.getAttribute('aria-expanded')).toBe('false');
  await pick.click();
  await page.getByRole('button', { name: '200 once' }).click();
  await page.getByRole('button', { name: 'Another number a month' }).click();
  await page.getByRole('textbox', { name: 'Units in the plan' }).fill('1500');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => calls.filter(({ name }) => name === 'setAccount').map(({ input }) => input))
    .toEqual([
      { ...WHOSE, settings: { plan: '200-once' } },
      { ...WHOSE, settings: { plan: '1500-monthly' } },
    ]);
  expect(calls.filter(({ name }) => name === 'decide')).toEqual([]);
  expect(await findFaultsInBoth(page)).toEqual([]);
  expect(await widthsLost(page)).toEqual([0, 0]);
});

test('the popup offers the plan on the card, and says when the provider can be asked', async () => {
  const answers = { popupState: () => popupStates['left-not-known'], setAccount: () => null };
  const { page, calls } = await openScreen(browser, 'popup.html', answers, { width: 380, height: 600 });
  await page.getByText('17TRACK itself can be asked when a call of this account waits').waitFor();
  await page.getByRole('button', { name: 'Pick a plan' }).click();
  expect(await findFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '100 a month' }).click();
  await expect.poll(() => calls.filter(({ name }) => name === 'setAccount').length).toBe(1);
});
