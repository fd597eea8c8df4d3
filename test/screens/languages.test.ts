import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { languageOf } from '../../shared/words/locale.ts';
import { answersOf, booksOfNovember } from './books-desk.ts';
import type { Answers } from './fake-background.ts';
import { findFaults, widthLost } from './find-faults.ts';
import { warningsIn } from './language-fixtures.ts';
import { type FullPage, openScreen, startBrowser } from './open-screen.ts';

const FULL = ['check.html', 'settings.html', 'settings.html#policies', 'traffic.html', 'welcome.html'] as const;

let browser: Browser;
let books: Awaited<ReturnType<typeof booksOfNovember>>;

beforeAll(async () => {
  browser = await startBrowser();
  books = await booksOfNovember();
});
afterAll(() => browser.close());

/** Texts that are wider than the room that they have (what is only heard has none), and places that nothing was put into. */
const lostTexts = (page: Page): Promise<unknown> =>
  page.evaluate(`[...document.querySelectorAll('button, a, h1, h2, h3, label, legend, summary, p, dt, dd, th')]
    .filter((one) => one.checkVisibility() && !one.closest('.spoken') && getComputedStyle(one).textOverflow !== 'ellipsis')
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline' || /[{}]/.test(one.textContent))
    .map((one) => one.tagName + ': ' + one.textContent)`);

async function look(file: 'warning.html' | 'popup.html' | FullPage, answers: Answers, language: string, width: number) {
  const { page } = await openScreen(browser, file, answers, { language, width, height: 720 });
  onTestFinished(() => page.context().close());
  await page.locator('h1, header').first().waitFor();
  expect(await widthLost(page)).toBe(0);
  expect(await lostTexts(page)).toEqual([]);
  return page;
}

describe.each(['de', 'fr', 'es', 'ja'] as const)('in %s', (locale) => {
  const language = languageOf(locale);

  test('every state of the warning fits a usual and a narrow window, and has no serious fault', async () => {
    for (const [name, state] of Object.entries(await warningsIn(locale))) {
      const answers: Answers = { warningState: () => state, shown: () => 0, shownMany: () => 0 };
      await look('warning.html', answers, language, 360);
      const page = await look('warning.html', answers, language, 480);
      expect(await findFaults(page), name).toEqual([]);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
    }
  });

  test('the popup fits, with books and before the first call', async () => {
    for (const known of [books, []]) {
      const answers = await answersOf(known, locale);
      await look('popup.html', answers, language, 360);
      const page = await look('popup.html', answers, language, 380);
      expect(await findFaults(page)).toEqual([]);
    }
  });

  test.each(FULL)('%s fits a wide and a narrow window', async (file) => {
    const answers = await answersOf(books, locale);
    await look(file, answers, language, 360);
    const page = await look(file, answers, language, 1240);
    expect(await findFaults(page)).toEqual([]);
  });
});
