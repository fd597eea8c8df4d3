import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { answersOf } from './books-desk.ts';
import { findFaultsInBoth, widthsLost } from './find-faults.ts';
import { type Look, openScreen, startBrowser } from './open-screen.ts';
import { origin } from './serve-pages.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** The first page, on books of which nothing is known; it goes with its test. */
async function open(look: Look = {}) {
  const answers = await answersOf([], look.language === 'zh-CN' ? 'zh' : 'en');
  const screen = await openScreen(browser, 'welcome.html', answers, { width: 1240, height: 900, ...look });
  onTestFinished(() => screen.page.context().close());
  await screen.page.getByRole('radio').first().waitFor();
  return screen;
}

test.each(['en-GB', 'zh-CN'])('has no serious fault, light and dark, in %s', async (language) => {
  const { page } = await open({ language });
  expect(await findFaultsInBoth(page)).toEqual([]);
});

test('loses nothing at 320 pixels, at twice the size of text either', async () => {
  const { page } = await open({ width: 320, height: 568 });
  await page.getByRole('radio', { name: 'Another' }).check();
  expect(await widthsLost(page)).toEqual([0, 0]);
});

test('says what is guarded and what is not, private windows among them', async () => {
  const { page } = await open();
  await page.getByText('The same calls from any other site: the browser’s own rules block them').waitFor();
  await page.getByText('Private windows, until you allow Tollgate there').waitFor();
});

test('asks for the sites where the browser has not given them, and counts them as not guarded until then', async () => {
  const { page } = await open();
  await page.goto('about:blank');
  await page.goto(`${origin}/welcome.html#no-sites`);
  await page.getByRole('button', { name: 'Let Tollgate see them' }).click();
  await page.getByText('Calls that may charge on 17track.net').waitFor();
  expect(await page.getByRole('button', { name: 'Let Tollgate see them' }).count()).toBe(0);
});

test('has no plan chosen at first, and keeps the one that is picked', async () => {
  const { page, calls } = await open();
  const plans = page.getByRole('radio');
  expect(await Promise.all((await plans.all()).map((plan) => plan.isChecked()))).toEqual([false, false, false]);
  await page.getByRole('radio', { name: '200 once' }).check();
  await page.getByRole('status').getByText('Set: 200 once.').waitFor();
  expect(calls.at(-1)).toEqual({
    name: 'setAccount',
    input: { provider: '17track', account: '*', settings: { plan: '200-once' } },
  });
  await page.reload();
  await page.getByRole('radio', { name: '200 once' }).waitFor();
  expect(await page.getByRole('radio', { name: '200 once' }).isChecked()).toBe(true);
});

test('takes any number of units a month, and says of anything else that it is no plan', async () => {
  const { page } = await open();
  await page.getByRole('radio', { name: 'Another' }).check();
  await page.getByLabel('Units each month').fill('a lot');
  await page.getByRole('button', { name: 'Set' }).click();
  await page.getByRole('status').getByText('17TRACK has no such plan.').waitFor();
  await page.getByLabel('Units each month').fill('1000');
  await page.getByLabel('Units each month').press('Enter');
  await page.getByRole('status').getByText('Set: 1,000 each month.').waitFor();
});

test('takes it for an answer that a person does not know the plan yet', async () => {
  const { page, calls } = await open();
  await page.getByRole('button', { name: 'I don’t know yet' }).click();
  await page.getByRole('status').getByText('What is left stays unknown until 17TRACK says it.').waitFor();
  expect(calls.filter(({ name }) => name === 'setAccount')).toEqual([]);
});

test('says how to start the practice portal where it is not there', async () => {
  const { page } = await open();
  await page.getByRole('button', { name: 'Open the practice portal' }).click();
  await page.getByRole('status').getByText('Run npm start').waitFor();
});
