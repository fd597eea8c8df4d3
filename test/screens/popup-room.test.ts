import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { GuardState, PopupState } from '../../extension/messages.ts';
import { findFaults } from './find-faults.ts';
import { guardStates } from './guard-fixtures.ts';
import { openScreen, startBrowser } from './open-screen.ts';
import { popupStates } from './popup-fixtures.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** The popup as the toolbar's button shows it, on a screen that is higher. */
async function open(state: PopupState, guard: () => GuardState = () => guardStates.on) {
  const answers = { popupState: () => state, guardState: guard };
  const screen = await openScreen(browser, 'popup.html#by-button', answers, { width: 380, height: 900 });
  onTestFinished(() => screen.page.context().close());
  await screen.page.locator('main[aria-busy=false]').waitFor();
  return screen;
}

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`nothing at ${selector}`);
  return box;
};

test.each<[string, PopupState]>(Object.entries(popupStates))(
  'is never higher than a browser shows, with its footer in sight: %s',
  async (_, state) => {
    const { page } = await open(state);
    const whole = await boxOf(page, '.page');
    expect(whole.height).toBeLessThanOrEqual(600);
    if (state.kind !== 'ready') return;
    const footer = await boxOf(page, 'footer');
    expect(footer.y + footer.height).toBe(whole.height);
  },
);

test('shows two accounts and the last charges without scrolling', async () => {
  const { page } = await open(popupStates.ready);
  expect(await page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight)).toBe(0);
});

test('gives each of three accounts and more a line with its figure, and a line about it', async () => {
  const { page } = await open(popupStates.several);
  const cards = page.locator('.account');
  expect(await cards.count()).toBe(4);
  const [name, figure] = await Promise.all(
    [cards.first().locator('h2'), cards.first().locator('.balance')].map((one) => one.boundingBox()),
  );
  expect(figure?.y).toBe(name?.y);
  expect(await cards.nth(1).textContent()).toContain('3 left of 200, nearly none');
});

test('names the sites that are switched off beside what is not guarded', async () => {
  const { page } = await open(popupStates.ready, () => guardStates.off);
  await page.getByText('Guarding 17TRACK and Safecube API calls').waitFor();
  await page.getByText('Not old-erp.example, which you switched off').waitFor();
});

test('says where the browser lets it hold nothing, and asks for that back by one press', async () => {
  let guard: GuardState = guardStates['not-given'];
  const { page, announceChange } = await open(popupStates.ready, () => guard);
  await page.getByRole('heading', { name: 'Nothing is held on sinay.ai' }).waitFor();
  expect(await findFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Let Tollgate see it' }).click();
  guard = guardStates.on;
  await announceChange();
  await page.getByRole('status').getByText('Guarded again. Reload the open pages.').waitFor();
  expect(await page.getByRole('heading', { name: 'Nothing is held' }).count()).toBe(0);
  expect(await page.evaluate('browser.permissions.getAll()')).toEqual({
    origins: ['*://sinay.ai/*', '*://*.sinay.ai/*'],
  });
});
