import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { GuardState } from '../../extension/messages.ts';
import type { Answers } from './fake-background.ts';
import { findFaultsInBoth, widthsLost } from './find-faults.ts';
import { guardStates } from './guard-fixtures.ts';
import { openScreen, startBrowser } from './open-screen.ts';
import { popupStates } from './popup-fixtures.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** The popup, with a guard that a person can pause. */
async function open(answers: Answers = {}) {
  let guard: GuardState = guardStates.on;
  const all: Answers = {
    popupState: () => popupStates.ready,
    guardState: () => guard,
    pause: () => {
      guard = guardStates.paused;
      return null;
    },
    guardAgain: () => {
      guard = guardStates.on;
      return null;
    },
    ...answers,
  };
  const screen = await openScreen(browser, 'popup.html', all, { width: 380, height: 600 });
  onTestFinished(() => screen.page.context().close());
  const asked = () => screen.calls.filter(({ name }) => name === 'pause' || name === 'guardAgain');
  return { ...screen, asked };
}

test('asks for how long, says until when, and guards again when that is pressed', async () => {
  const { page, asked, announceChange } = await open();
  await page.getByText('Guarding 17TRACK and Safecube API calls').waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  expect(await page.evaluate('document.activeElement.textContent')).toBe('15 minutes');
  await page.getByRole('button', { name: '1 hour' }).click();
  await announceChange();
  await page.getByText('Paused until 21:15.').waitFor();
  await page.getByText('The badge shows II.').waitFor();
  expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Guard again' }).click();
  await announceChange();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  expect(asked()).toEqual([
    { name: 'pause', input: { lasts: 'hour' } },
    { name: 'guardAgain', input: null },
  ]);
});

test('is left by Escape, which goes back to its button and pauses nothing', async () => {
  const { page, asked } = await open();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Until tonight' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('button', { name: 'Until tonight' }).count()).toBe(0);
  expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Pause');
  expect(asked()).toEqual([]);
});

test('says so when it could not be kept', async () => {
  const { page } = await open({
    pause: () => {
      throw new Error('the disk is full');
    },
  });
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: '15 minutes' }).click();
  await page.getByRole('status').getByText('the disk is full').waitFor();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
});

describe.each([
  ['asked for how long', async (page) => page.getByRole('button', { name: 'Pause' }).click()],
  ['paused', null],
] as const satisfies readonly (readonly [
  string,
  ((page: Awaited<ReturnType<typeof open>>['page']) => Promise<void>) | null,
])[])('the popup, %s', (_, act) => {
  test('has no serious fault, and loses nothing at 320 pixels and twice the size of text', async () => {
    const { page } = await open(act === null ? { guardState: () => guardStates.paused } : {});
    await page.locator('main[aria-busy=false]').waitFor();
    await act?.(page);
    expect(await findFaultsInBoth(page)).toEqual([]);
    expect(await widthsLost(page)).toEqual([0, 0]);
  });
});
