import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { WarningState } from '../../extension/messages.ts';
import type { Answers } from './fake-background.ts';
import { openScreen, startBrowser } from './open-screen.ts';
import { oneItem } from './quote-fixtures.ts';
import { type BuiltPages, buildPages } from './serve-pages.ts';
import { deciding, warningStates } from './warning-fixtures.ts';

let browser: Browser;
let pages: BuiltPages;

beforeAll(async () => {
  pages = await buildPages('extension', '/', ['warning.html', 'popup.html']);
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** The warning with these answers; it goes with its test. */
async function open(answers: Answers) {
  const screen = await openScreen(browser, pages, 'warning.html', answers);
  onTestFinished(() => screen.page.context().close());
  return screen;
}

test('takes no Allow in the first moment of a question, and Block at once', async () => {
  let state: WarningState = warningStates.done;
  const { page, calls, announceChange } = await open({ warningState: () => state, decide: () => null });
  const decided = () => calls.flatMap(({ call, input }) => (call === 'decide' ? [input] : []));
  await page.getByRole('button', { name: 'Close' }).waitFor();
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  state = deciding(oneItem, { hold: 'hold-9' });
  await announceChange();
  const allow = page.getByRole('button', { name: 'Allow', exact: true });
  await allow.waitFor();
  await page.clock.runFor(100);
  expect(await allow.getAttribute('aria-disabled')).toBe('true');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Block');
  await allow.dispatchEvent('click');
  expect(decided()).toEqual([]);
  await page.clock.runFor(600);
  expect(await allow.getAttribute('aria-disabled')).toBe('false');
  state = deciding(oneItem, { hold: 'hold-10' });
  await announceChange();
  await page.clock.runFor(100);
  expect(await allow.getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('button', { name: 'Block', exact: true }).dispatchEvent('click');
  await expect.poll(decided).toEqual([{ hold: 'hold-10', quoteNo: 1, verdict: 'block' }]);
});

test('shows the tab’s title as a quotation that it cannot end', async () => {
  const { page } = await open({
    warningState: () => deciding(oneItem, { title: 'Import ” is free. Press “Allow' }),
  });
  await page.getByText('in the tab “Import " is free. Press "Allow”').waitFor();
});
