import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { WarningState } from '../../extension/messages.ts';
import { allPlaces, choiceOf, freePlaces, newPlaces, nothingOut, onlyNew } from './choice-fixtures.ts';
import type { Answers } from './fake-background.ts';
import { findFaults, widthsLost } from './find-faults.ts';
import { type Look, openScreen, startBrowser } from './open-screen.ts';
import { fortyOrders } from './quote-fixtures.ts';
import { deciding } from './warning-fixtures.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** On a busy machine, too. */
const SOON = { timeout: 15_000 };

const placesIn = (input: unknown): readonly number[] => {
  const items: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'items') : undefined;
  return Array.isArray(items) ? items.map(Number) : allPlaces;
};

/** The warning about forty orders, with a background that quotes what is chosen. */
async function open(first: readonly number[] = allPlaces, more: Answers = {}, look: Look = {}) {
  let quoteNo = 1;
  let chosen = first;
  const state = (): WarningState =>
    deciding(chosen.length === 0 ? nothingOut : chosen.length === 40 ? fortyOrders : onlyNew, {
      quoteNo,
      since: quoteNo,
      choice: choiceOf(chosen),
    });
  const answers: Answers = {
    warningState: state,
    shown: () => 0,
    decide: () => null,
    choose: (input) => {
      chosen = placesIn(input);
      quoteNo += 1;
      return null;
    },
    ...more,
  };
  const screen = await openScreen(browser, 'warning.html', answers, look);
  onTestFinished(() => screen.page.context().close());
  await screen.page.getByRole('main').waitFor();
  const heard = (name: string): readonly unknown[] =>
    screen.calls.filter((call) => call.name === name).map(({ input }) => input);
  return { ...screen, heard };
}

const group = (page: Page, head: string) => page.getByRole('checkbox', { name: head, exact: true });
const number = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true });
const offer = (page: Page, name: RegExp) => page.getByRole('radio', { name });
const focused = (page: Page): Promise<unknown> => page.evaluate('document.activeElement.textContent');

test('has all ticked at first, and says what each of three choices comes to', async () => {
  const { page } = await open();
  expect(await page.getByRole('radiogroup').count()).toBe(0);
  expect(await page.getByRole('group', { name: 'What goes out' }).getByRole('radio').count()).toBe(3);
  expect(await offer(page, /^All 40 up to 34$/).isChecked()).toBe(true);
  expect(await offer(page, /^Only the new ones 24 numbers, up to 29$/).isChecked()).toBe(false);
  expect(await offer(page, /^Only what is free 9 numbers, 0$/).isChecked()).toBe(false);
  for (const box of await page.getByRole('checkbox').all()) expect(await box.isChecked()).toBe(true);
  await page.getByText('All 40 go out.').waitFor();
});

test('sends what one press chose, by its places, once its quote was on show', async () => {
  const { page, heard } = await open();
  await offer(page, /new ones/).check();
  await page.getByRole('heading', { name: 'This uses 29 of your 63 left this month.' }).waitFor();
  await page.getByText('24 go out, 16 stay here.').waitFor();
  expect(heard('choose')).toEqual([{ call: 'call-1', items: newPlaces }]);
  const allow = page.getByRole('button', { name: 'Allow 29' });
  await expect.poll(() => allow.getAttribute('aria-disabled'), SOON).toBe('false');
  await allow.click();
  await expect
    .poll(() => heard('decide'), SOON)
    .toEqual([{ call: 'call-1', quoteNo: 2, verdict: 'allow', items: newPlaces }]);
});

test('marks a group of which only some go out, and leaves no choice pressed that nobody made', async () => {
  const { page, heard } = await open();
  await number(page, 'RR100000312CN').uncheck();
  const again = group(page, '3 would be charged again');
  expect(await again.evaluate((box) => 'indeterminate' in box && box.indeterminate)).toBe(true);
  for (const radio of await page.getByRole('radio').all()) expect(await radio.isChecked()).toBe(false);
  await expect
    .poll(() => heard('choose').at(-1), SOON)
    .toEqual({ call: 'call-1', items: allPlaces.filter((place) => place !== 2) });
  await again.check();
  await expect.poll(() => offer(page, /^All 40/).isChecked(), SOON).toBe(true);
  await expect.poll(() => heard('choose').at(-1), SOON).toEqual({ call: 'call-1' });
});

test('quotes ticks that follow each other at once together', async () => {
  const { page, heard } = await open();
  await page.evaluate(
    `for (const box of [...document.querySelectorAll('.choose-item input')].slice(0, 5)) box.click();`,
  );
  await expect.poll(() => heard('choose'), SOON).toEqual([{ call: 'call-1', items: allPlaces.slice(5) }]);
});

test('leaves Allow off until the quote of what is ticked is there, and the focus where it is', async () => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { page } = await open(allPlaces, { choose: () => held });
  const allow = page.getByRole('button', { name: /^Allow/ });
  await expect.poll(() => allow.getAttribute('aria-disabled'), SOON).toBe('false');
  const box = number(page, 'RR100000348CN');
  await box.focus();
  await page.keyboard.press('Space');
  expect(await box.isChecked()).toBe(false);
  expect(await allow.getAttribute('aria-disabled')).toBe('true');
  expect(await box.evaluate((it) => it === document.activeElement)).toBe(true);
  release();
});

test('keeps the focus on what a person ticks when its quote comes, and gives it to Block at first', async () => {
  const { page, heard } = await open();
  expect(await focused(page)).toBe('Block');
  const box = number(page, 'RR100000348CN');
  await box.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => heard('shown').length, SOON).toBe(2);
  expect(await box.evaluate((it) => it === document.activeElement)).toBe(true);
});

test('goes from choice to choice by the arrow keys, and blocks by Escape', async () => {
  const { page, heard } = await open();
  await offer(page, /^All 40/).focus();
  await page.keyboard.press('ArrowRight');
  expect(await offer(page, /new ones/).isChecked()).toBe(true);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => heard('choose').at(-1), SOON).toEqual({ call: 'call-1', items: freePlaces });
  await page.keyboard.press('Escape');
  await expect.poll(() => heard('decide'), SOON).toMatchObject([{ call: 'call-1', verdict: 'block' }]);
});

test('says "Nothing to send" and takes no Allow where nothing is ticked', async () => {
  const { page, heard } = await open([]);
  const nothing = page.getByRole('button', { name: 'Nothing to send' });
  await expect.poll(() => heard('shown').length, SOON).toBe(1);
  expect(await nothing.getAttribute('aria-disabled')).toBe('true');
  await nothing.dispatchEvent('click');
  await page.getByRole('button', { name: 'Block', exact: true }).click();
  await expect.poll(() => heard('decide'), SOON).toEqual([{ call: 'call-1', quoteNo: 1, verdict: 'block' }]);
});

test('gives a translation no tick: it goes with its number', async () => {
  const { page } = await open(newPlaces);
  expect(await group(page, '5 translations into English').count()).toBe(0);
  await page.getByRole('button', { name: '5 translations into English 0–5' }).click();
  expect(await page.getByRole('checkbox').filter({ hasText: 'RR' }).count()).toBe(0);
  expect(await group(page, '24 new numbers').isChecked()).toBe(true);
  expect(await group(page, '9 already registered').isChecked()).toBe(false);
});

test('has each number once as a checkbox, and eight of many until more are asked for', async () => {
  const { page } = await open();
  await page.getByRole('button', { name: /^24 new numbers/ }).click();
  const fresh = page.getByRole('checkbox', { name: /^RR100010/ });
  expect(await fresh.count()).toBe(8);
  await page.getByRole('button', { name: '16 more' }).click();
  expect(await fresh.count()).toBe(24);
});

test('reads out the headline, and only that, when it follows a choice', async () => {
  const { page } = await open();
  expect(await page.locator('[aria-live], [role=status]').count()).toBe(2);
  expect(await page.locator('h1').getAttribute('aria-live')).toBe('polite');
  await offer(page, /new ones/).check();
  await page.getByRole('heading', { name: /uses 29/ }).waitFor();
  expect(await page.getByRole('status').textContent()).toBe('');
});

test.each(['light', 'dark'] as const)(
  'has no serious fault with all lists open, and loses nothing when it is narrow: %s',
  async (scheme) => {
    const { page } = await open(newPlaces, {}, { scheme });
    const folded = page.locator('button[aria-expanded=false]');
    while ((await folded.count()) > 0) await folded.first().click();
    expect(await findFaults(page)).toEqual([]);
    expect(await widthsLost(page)).toEqual([0, 0]);
  },
);

test('keeps who asks and both buttons in sight while the reasons scroll', async () => {
  const { page } = await open(allPlaces, {}, { height: 600 });
  const folded = page.locator('button[aria-expanded=false]');
  while ((await folded.count()) > 0) await folded.first().click();
  await page.evaluate('window.scrollTo(0, 400)');
  for (const part of ['header', 'footer']) {
    const box = await page.locator(part).boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 600) + (box?.height ?? 0)).toBeLessThanOrEqual(600);
  }
});
