import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Answers } from './fake-background.ts';
import { doubleText, findFaults, findFaultsInBoth, widthLost } from './find-faults.ts';
import { guardStates } from './guard-fixtures.ts';
import { openScreen, startBrowser } from './open-screen.ts';
import { popupStates, unheldCalls } from './popup-fixtures.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

async function open(answers: Answers = {}) {
  const all: Answers = {
    popupState: () => popupStates.ready,
    guardState: () => guardStates.on,
    unheld: () => unheldCalls,
    blockedHere: () => [],
    ...answers,
  };
  const screen = await openScreen(browser, 'popup.html', all, { width: 380, height: 600 });
  onTestFinished(() => screen.page.context().close());
  await screen.page.getByRole('heading', { name: '2 calls were blocked' }).waitFor();
  return screen;
}

test('calls that nothing could hold are named, with what they would have used, and the same one can be let through once', async () => {
  const { page, calls } = await open({ allowNext: () => true });
  const card = page.locator('section', { hasText: 'could not wait for you' });
  expect(await card.locator('li').first().textContent()).toContain('Register 3 numbers would use 3');
  expect(await card.locator('li').nth(1).textContent()).toContain('Allowed once until');
  expect(await card.getByRole('button').count()).toBe(1);
  await card.getByRole('button', { name: 'Allow next time: Register 3 numbers' }).click();
  await expect
    .poll(() => calls.filter(({ name }) => name === 'allowNext'))
    .toEqual([{ name: 'allowNext', input: { call: 'u1' } }]);
});

test('what was blocked on a site that nobody added is counted, and one press asks the browser for the site', async () => {
  const { page } = await open({ blockedHere: () => [{ title: '17TRACK', calls: 2 }] });
  const card = page.getByRole('region', { name: 'Blocked on shop.example' });
  expect(await card.textContent()).toContain('2 calls to 17TRACK');
  expect(await findFaults(page)).toEqual([]);
  await card.getByRole('button', { name: 'Guard this site' }).click();
  await card.getByText('Guarded: shop.example. Reload the page.').waitFor();
});

test('what cannot be allowed any more is said to be so', async () => {
  const { page } = await open({ allowNext: () => false });
  await page.getByRole('button', { name: 'Allow next time: Register 3 numbers' }).click();
  expect(await page.getByRole('alert').textContent()).toBe(
    'This call cannot be allowed any more. Make it again in the page.',
  );
});

test('the card can be read by everybody, and loses nothing where text is large', async () => {
  const { page } = await open();
  expect(await findFaultsInBoth(page)).toEqual([]);
  await doubleText(page);
  expect(await widthLost(page)).toBe(0);
});
