import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { WarningState } from '../../extension/messages.ts';
import type { Answers } from './fake-background.ts';
import { openScreen, startBrowser } from './open-screen.ts';
import { dontAsk, dontAskMany } from './policies-fixtures.ts';
import { oneItem } from './quote-fixtures.ts';
import { deciding, warningStates } from './warning-fixtures.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const TICK = 'Don’t ask again when shop.example registers numbers';

/** A warning that offers not to ask again; what it decides, and its page. */
async function open(answers: Answers = {}) {
  const all: Answers = {
    warningState: () => deciding(oneItem, { again: dontAsk }),
    shown: () => 0,
    decide: () => null,
    ...answers,
  };
  const screen = await openScreen(browser, 'warning.html', all);
  onTestFinished(() => screen.page.context().close());
  await screen.page
    .getByRole('button', { name: /^Block/ })
    .first()
    .waitFor();
  const decided = () => screen.calls.filter(({ name }) => name === 'decide').map(({ input }) => input);
  return { ...screen, decided };
}

const question = { call: 'call-1', quoteNo: 1 };

test('is unticked at first, says what it would have let pass, and goes with the Allow alone', async () => {
  const { page, decided } = await open();
  const tick = page.getByRole('checkbox', { name: TICK });
  expect(await tick.isChecked()).toBe(false);
  await page.getByText('7 of the last 9 such calls would have passed').waitFor();
  await tick.check();
  await page.getByRole('combobox', { name: /^up to/ }).selectOption('5');
  await page.getByText('8 of the last 9 such calls would have passed').waitFor();
  await page.getByRole('combobox', { name: 'Until when' }).selectOption('hour');
  await page.getByRole('button', { name: /^Allow/ }).click();
  await expect.poll(decided).toEqual([{ ...question, verdict: 'allow', again: { units: 5, lasts: 'hour' } }]);
});

test('goes with no Allow while it is not ticked, whatever was chosen', async () => {
  const { page, decided } = await open();
  await page.getByRole('combobox', { name: /^up to/ }).selectOption('5');
  await page.getByRole('button', { name: /^Allow/ }).click();
  await expect.poll(decided).toEqual([{ ...question, verdict: 'allow' }]);
});

test('goes with no Block, though it is ticked', async () => {
  const { page, decided } = await open();
  await page.getByRole('checkbox', { name: TICK }).check();
  await page.keyboard.press('Escape');
  await expect.poll(decided).toEqual([{ ...question, verdict: 'block' }]);
});

test('leaves the focus on Block', async () => {
  const { page } = await open();
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Block');
});

test('stands for what is seen now, where the quote grew past what was chosen', async () => {
  let again = dontAsk;
  const { page, decided, announceChange } = await open({
    warningState: () => deciding(oneItem, { again }),
  });
  await page.getByRole('checkbox', { name: TICK }).check();
  again = { ...dontAsk, units: dontAsk.units.slice(1) };
  await announceChange();
  await page.getByText('8 of the last 9 such calls would have passed').waitFor();
  await page.getByRole('button', { name: /^Allow/ }).click();
  await expect.poll(decided).toEqual([{ ...question, verdict: 'allow', again: { units: 5, lasts: 'tonight' } }]);
});

test('goes with the Allow of several calls, too, for those that do the same; what was ticked for others is not ticked', async () => {
  let state: WarningState = warningStates.many;
  const decided: unknown[] = [];
  const { page, announceChange } = await open({
    warningState: () => state,
    shownMany: () => 0,
    decideMany: (input) => {
      decided.push(input);
      return null;
    },
  });
  await page.getByText('8 of these 10 calls would have passed.').waitFor();
  await page.getByRole('checkbox', { name: TICK }).check();
  const other = 'Don’t ask again when erp.example queries numbers';
  state = { ...warningStates.many, again: { ...dontAskMany, when: 'erp.example queries numbers' } };
  await announceChange();
  const tick = page.getByRole('checkbox', { name: other });
  await tick.waitFor();
  expect(await tick.isChecked()).toBe(false);
  await tick.check();
  await page.getByRole('button', { name: 'Allow all' }).click();
  await expect
    .poll(() => decided)
    .toEqual([expect.objectContaining({ verdict: 'allow', again: { units: 1, lasts: 'tonight', like: 'call-1' } })]);
});
