import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { WarningState } from '../../extension/messages.ts';
import type { Answers } from './fake-background.ts';
import { findFaultsInBoth, widthsLost } from './find-faults.ts';
import { notKnown } from './know-fixtures.ts';
import { type Look, openScreen, startBrowser } from './open-screen.ts';
import { fortyOrders, leftNotKnown, oneItem } from './quote-fixtures.ts';
import { deciding, warningStates } from './warning-fixtures.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** The warning in this state, or as told; it goes with its test. */
async function open(state: WarningState | Answers, look: Look = {}) {
  const answers = 'kind' in state ? { warningState: () => state, decide: () => null, touch: () => null } : state;
  const screen = await openScreen(
    browser,
    'warning.html',
    { shown: () => 500, shownMany: () => 500, ...answers },
    look,
  );
  onTestFinished(() => screen.page.context().close());
  return screen;
}

const states: readonly (readonly [string, WarningState])[] = Object.entries(warningStates);

describe.each(states)('the warning: %s', (_, state) => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await openScreen(browser, 'warning.html', { warningState: () => state }));
    await page.getByRole('main').waitFor();
  });
  afterAll(() => page.context().close());

  const isQuestion = state.kind === 'deciding' || state.kind === 'many';
  const block = state.kind === 'many' ? /^(Block all|全部阻止)$/ : /^(Block|阻止)$/;
  test(`has ${isQuestion ? 'both buttons, and the focus on Block' : 'neither button'}`, async () => {
    const there = isQuestion ? 1 : 0;
    expect(await page.locator('.choices button').count()).toBe(isQuestion ? 2 : 1);
    expect(await page.getByRole('button', { name: block }).count()).toBe(there);
    if (isQuestion) expect(await page.evaluate('document.activeElement.textContent')).toMatch(block);
  });

  test('has no serious fault for those who read it otherwise, light and dark', async () => {
    expect(await findFaultsInBoth(page)).toEqual([]);
  });

  test('loses nothing in a window of 320 pixels, at twice the size of text either', async () => {
    expect(await widthsLost(page)).toEqual([0, 0]);
  });
});

test('keeps both buttons in sight when all numbers of forty orders lie open', async () => {
  const { page } = await open(deciding(fortyOrders), { width: 320, height: 568 });
  const folded = page.locator('button[aria-expanded=false]');
  while ((await folded.count()) > 0) await folded.first().click();
  const more = page.getByRole('button', { name: / more$/ });
  while ((await more.count()) > 0) await more.first().click();
  expect(
    await page
      .getByRole('listitem')
      .filter({ hasText: /^RR\d+CN$/ })
      .count(),
  ).toBeGreaterThan(29);
  for (const name of ['Block', 'Allow']) {
    const box = await page.getByRole('button', { name: new RegExp(`^${name}`) }).boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect((box?.y ?? 568) + (box?.height ?? 0)).toBeLessThanOrEqual(568);
  }
});

test('shows no end of the bar, and no figure of what is left, while that is not known', async () => {
  const { page } = await open(deciding(leftNotKnown, { notKnown }));
  await page.getByRole('heading', { name: 'This uses 41. How many are left is not known yet.' }).waitFor();
  expect(await page.getByText('left: not known yet').locator('b').count()).toBe(0);
  await page.getByRole('button', { name: 'Pick a plan' }).waitFor();
  const dashes = (): Promise<unknown> =>
    page.evaluate("getComputedStyle(document.querySelector('.bar')).borderTopStyle");
  expect(await dashes()).toBe('dashed');
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await dashes()).toBe('dashed');
});

test('shows eight of 29 numbers, and 21 more when asked for', async () => {
  const { page } = await open(deciding(fortyOrders));
  await page.getByRole('button', { name: '29 new numbers 29' }).click();
  const numbers = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: '29 new numbers' }) })
    .getByRole('listitem');
  expect(await numbers.count()).toBe(8);
  await page.getByRole('button', { name: '21 more' }).click();
  expect(await numbers.count()).toBe(29);
});

test.each([
  ['Escape', 'block'],
  ['Enter', 'block'],
  ['Allow', 'allow'],
  ['Block', 'block'],
] as const)('decides once about the quote on show: %s', async (how, verdict) => {
  const { page, calls } = await open({
    warningState: () => deciding(oneItem, { call: 'call-7', quoteNo: 3 }),
    decide: () => new Promise(() => undefined),
  });
  await page.getByRole('button', { name: 'Block', exact: true }).waitFor();
  if (how === 'Allow' || how === 'Block') await page.getByRole('button', { name: new RegExp(`^${how}`) }).dblclick();
  else await page.keyboard.press(how);
  await page.keyboard.press('Escape');
  await expect
    .poll(() => calls.filter(({ name }) => name === 'decide'))
    .toEqual([{ name: 'decide', input: { call: 'call-7', quoteNo: 3, verdict } }]);
});

test('asks again when the quote was made anew, and says what changed', async () => {
  let state = deciding(oneItem, { call: 'call-7', quoteNo: 1 });
  const { page, calls, announceChange } = await open({
    warningState: () => state,
    decide: () => null,
  });
  await page.getByRole('button', { name: /^Allow/ }).click();
  state = deciding(oneItem, { call: 'call-7', quoteNo: 2, since: 2, changed: 'The books changed: now 43.' });
  await announceChange();
  await page.getByRole('main').getByText('The books changed: now 43.').waitFor();
  await page.getByRole('button', { name: /^Allow/ }).click();
  await expect
    .poll(() => calls.filter(({ name }) => name === 'decide').map(({ input }) => input))
    .toEqual([1, 2].map((quoteNo) => ({ call: 'call-7', quoteNo, verdict: 'allow' })));
});

test('takes another decision when the same question is still there after the first was heard', async () => {
  const { page, calls } = await open(deciding(oneItem));
  const block = page.getByRole('button', { name: 'Block', exact: true });
  await block.click();
  await expect.poll(() => block.getAttribute('aria-disabled')).toBe('false');
  await block.click();
  await expect.poll(() => calls.filter(({ name }) => name === 'decide').length).toBe(2);
});

test('lets a double click allow one call, not the next one, too', async () => {
  let state = deciding(oneItem, { call: 'call-1' });
  const decided: unknown[] = [];
  const { page, announceChange } = await open({
    warningState: () => state,
    decide: async (input) => {
      decided.push(input);
      state = deciding(oneItem, { call: 'call-2' });
      await announceChange();
    },
  });
  await page.getByRole('button', { name: /^Allow/ }).click({ clickCount: 2, delay: 300 });
  await expect.poll(() => decided).toEqual([{ call: 'call-1', quoteNo: 1, verdict: 'allow' }]);
});

test('says so when a decision is not heard, and takes it again', async () => {
  let attempts = 0;
  const { page } = await open({
    warningState: () => deciding(oneItem),
    decide: () => {
      attempts += 1;
      if (attempts === 1) throw new Error('The message port closed before a response was received.');
      return null;
    },
  });
  await page.getByRole('button', { name: 'Block', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('alert').getByText('Tollgate did not hear that.').waitFor();
  await page.getByRole('button', { name: /^Allow/ }).click();
  await expect.poll(() => attempts).toBe(2);
});

test('gives the window to a new call at once, and a click that was meant for Close allows nothing', async () => {
  let state: WarningState = warningStates.done;
  const { page, calls, announceChange } = await open({ warningState: () => state, shown: () => 60_000 });
  const close = await page.getByRole('button', { name: 'Close' }).boundingBox();
  if (close === null) throw new TypeError('nothing to close');
  state = deciding(oneItem, { call: 'call-8' });
  await announceChange();
  const block = page.getByRole('button', { name: 'Block', exact: true });
  await block.waitFor();
  expect(await page.getByRole('button', { name: /^Allow/ }).boundingBox()).toEqual(close);
  await page.mouse.click(close.x + close.width / 2, close.y + close.height / 2);
  expect(await block.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(() => calls.filter(({ name }) => name === 'decide')).toHaveLength(1);
  expect(calls.find(({ name }) => name === 'decide')?.input).toMatchObject({ call: 'call-8', verdict: 'block' });
});

test('tells the background once that the window was touched, and no longer says that it closes', async () => {
  const { page, calls } = await open(warningStates.done);
  await page.getByText('This window closes by itself.').waitFor();
  await page.mouse.click(200, 300);
  await page.keyboard.press('Shift');
  expect(await page.getByText('This window closes by itself.').count()).toBe(0);
  await expect
    .poll(() => calls.filter(({ name }) => name === 'touch'))
    .toEqual([{ name: 'touch', input: { call: 'call-1' } }]);
});

test('says that nobody answers, and shows the question as soon as somebody does', async () => {
  let isThere = false;
  const { page } = await open({
    warningState: () => {
      if (!isThere) throw new Error('Could not establish connection. Receiving end does not exist.');
      return deciding(oneItem);
    },
  });
  await page.getByRole('heading', { name: 'Tollgate does not answer.' }).waitFor();
  isThere = true;
  await page.getByRole('button', { name: 'Block', exact: true }).waitFor();
});

test('opens a rule’s page in a new tab, and nothing that is no web page', async () => {
  const [first] = oneItem.groups;
  if (first === undefined) throw new Error('the fixture has no group');
  const groups = [first, { ...first, rule: 'odd', source: 'javascript:alert(1)' }];
  const { page } = await open(deciding({ ...oneItem, groups }));
  const link = page.getByRole('link');
  expect(await link.count()).toBe(1);
  expect(await link.getAttribute('target')).toBe('_blank');
  expect(await link.getAttribute('rel')).toBe('noreferrer');
});

test('speaks Chinese where the browser does', async () => {
  const { page } = await open(warningStates.chinese, { language: 'zh-TW' });
  await page.getByRole('button', { name: '阻止', exact: true }).waitFor();
  await page.getByRole('button', { name: '允许 41', exact: true }).waitFor();
  await page.getByText('还有 2 个请求在等待。').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
});
