import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { WarningState } from '../../extension/messages.ts';
import type { Answers } from './fake-background.ts';
import { many, tenCalls } from './many-fixtures.ts';
import { type Look, openScreen, startBrowser } from './open-screen.ts';
import { oneItem } from './quote-fixtures.ts';
import { deciding, warningStates } from './warning-fixtures.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** The warning with these answers; it goes with its test. */
async function open(answers: Answers, look: Look = {}) {
  const screen = await openScreen(browser, 'warning.html', { shown: () => 500, ...answers }, look);
  onTestFinished(() => screen.page.context().close());
  return screen;
}

test('takes no Allow in the first moment of a question, and Block at once', async () => {
  let state: WarningState = warningStates.done;
  const { page, calls, announceChange } = await open({ warningState: () => state, decide: () => null });
  const decided = () => calls.flatMap(({ name, input }) => (name === 'decide' ? [input] : []));
  await page.getByRole('button', { name: 'Close' }).waitFor();
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  state = deciding(oneItem, { call: 'call-9' });
  await announceChange();
  const allow = page.getByRole('button', { name: /^Allow/ });
  await allow.waitFor();
  await page.clock.runFor(100);
  expect(await allow.getAttribute('aria-disabled')).toBe('true');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Block');
  await allow.dispatchEvent('click');
  expect(decided()).toEqual([]);
  await expect.poll(() => calls.at(-1), SOON).toEqual({ name: 'shown', input: { call: 'call-9', quoteNo: 1 } });
  await expect
    .poll(async () => {
      await page.clock.runFor(100);
      return allow.getAttribute('aria-disabled');
    }, SOON)
    .toBe('false');
  state = deciding(oneItem, { call: 'call-10' });
  await announceChange();
  await page.clock.runFor(100);
  expect(await allow.getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('button', { name: 'Block', exact: true }).dispatchEvent('click');
  await expect.poll(decided).toEqual([{ call: 'call-10', quoteNo: 1, verdict: 'block' }]);
});

/** On a busy machine, too. */
const SOON = { timeout: 15_000 };

/** Allow, and whether it is on. */
const allowOf = (page: Page) => {
  const allow = page.getByRole('button', { name: /^Allow/ });
  return { allow, isOn: async () => (await allow.getAttribute('aria-disabled')) === 'false' };
};

test('tells which quote is painted, and puts Allow off again for one that is worse', async () => {
  let state = deciding(oneItem, { quoteNo: 1, since: 1 });
  const { page, calls, announceChange } = await open({ warningState: () => state, decide: () => null });
  const { allow, isOn } = allowOf(page);
  await expect.poll(isOn, SOON).toBe(true);
  await allow.focus();
  state = deciding(oneItem, { quoteNo: 2, since: 2, changed: 'The books changed: now 43.' });
  await announceChange();
  await page.getByText('Allow wakes when you have had time to read.').waitFor();
  expect(await isOn()).toBe(false);
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Block');
  await allow.dispatchEvent('click');
  await expect.poll(isOn, SOON).toBe(true);
  await allow.click();
  await expect
    .poll(() => calls.flatMap(({ name, input }) => (name === 'shown' || name === 'decide' ? [[name, input]] : [])))
    .toEqual([
      ['shown', { call: 'call-1', quoteNo: 1 }],
      ['shown', { call: 'call-1', quoteNo: 2 }],
      ['decide', { call: 'call-1', quoteNo: 2, verdict: 'allow' }],
    ]);
});

test('leaves Allow as it is when the newer quote is better, for the one that was seen until that was, too', async () => {
  let state = deciding(oneItem, { quoteNo: 1, since: 1 });
  const { page, calls, announceChange } = await open({
    warningState: () => state,
    shown: (input) => (JSON.stringify(input).includes('"quoteNo":1') ? 0 : 60_000),
    decide: () => null,
  });
  const { allow, isOn } = allowOf(page);
  await expect.poll(isOn, SOON).toBe(true);
  state = deciding(oneItem, { quoteNo: 2, since: 1, changed: 'The books changed: 90 left.' });
  await announceChange();
  await page.getByRole('main').getByText('The books changed: 90 left.').waitFor();
  expect(await isOn()).toBe(true);
  await allow.click();
  await expect.poll(() => calls.find(({ name }) => name === 'decide')?.input).toMatchObject({ quoteNo: 1 });
});

test('puts Allow off when another background answers, which has seen nothing on show', async () => {
  let state = deciding(oneItem, { life: 1 });
  const { page, calls, announceChange } = await open({ warningState: () => state });
  const { isOn } = allowOf(page);
  await expect.poll(isOn, SOON).toBe(true);
  state = deciding(oneItem, { life: 2 });
  await announceChange();
  await expect.poll(isOn, SOON).toBe(false);
  await expect.poll(isOn, SOON).toBe(true);
  expect(calls.filter(({ name }) => name === 'shown')).toHaveLength(2);
});

test('leaves Allow off while the background does not hear what is on show', async () => {
  let attempts = 0;
  const { page } = await open({
    warningState: () => deciding(oneItem),
    shown: () => {
      attempts += 1;
      if (attempts === 1) throw new Error('The message port closed before a response was received.');
      return 0;
    },
  });
  const { isOn } = allowOf(page);
  await page.getByRole('button', { name: 'Block', exact: true }).waitFor();
  expect(await isOn()).toBe(false);
  await expect.poll(isOn, SOON).toBe(true);
});

test('fills the line of Allow while it is off, and leaves it steady where motion is not wanted', async () => {
  const { page } = await open({ warningState: () => deciding(oneItem), shown: () => new Promise(() => undefined) });
  const animation = () => page.locator('.arming-line').evaluate((line) => getComputedStyle(line).animationName);
  await page.locator('.arming-line').waitFor();
  expect(await animation()).toBe('fill');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await animation()).toBe('none');
});

test('shows the tab’s title as a quotation that it cannot end', async () => {
  const { page } = await open({
    warningState: () => deciding(oneItem, { title: 'Import ” is free. Press “Allow' }),
  });
  await page.getByText('in the tab “Import " is free. Press "Allow”').waitFor();
});

test('says once that a person is there: by a key or the pointer, and by a focus that did not come with the question', async () => {
  let state: WarningState = deciding(oneItem, { call: 'call-9' });
  const { page, calls, announceChange } = await open({ warningState: () => state, touch: () => null });
  const touched = () => calls.flatMap(({ name, input }) => (name === 'touch' ? [input] : []));
  const focusAfter = (ms: number): Promise<void> =>
    page.evaluate((later) => {
      const event = new Event('focus');
      Object.defineProperty(event, 'timeStamp', { value: performance.now() + later });
      window.dispatchEvent(event);
    }, ms);
  await page.getByRole('button', { name: 'Block', exact: true }).waitFor();
  await focusAfter(0);
  await page.mouse.click(200, 300);
  await page.keyboard.press('Tab');
  await expect.poll(touched, SOON).toEqual([{ call: 'call-9' }]);
  state = many(tenCalls);
  await announceChange();
  await page.getByRole('button', { name: 'Block all', exact: true }).waitFor();
  await focusAfter(60_000);
  await focusAfter(60_000);
  await expect.poll(touched, SOON).toEqual([{ call: 'call-9' }, { call: 'question-1' }]);
});
