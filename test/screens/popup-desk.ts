import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { PopupState } from '../../extension/messages.ts';
import type { Answers } from './fake-background.ts';
import { type Look, openScreen, startBrowser } from './open-screen.ts';
import { type BuiltPages, buildPages } from './serve-pages.ts';

type Screen = Awaited<ReturnType<typeof openScreen>>;

export interface PopupDesk {
  /** The popup with answers to what it asks. */
  readonly show: (answers: Answers) => Promise<Screen>;
  /** The popup in this state, with answers to what else it asks; it goes with its test. */
  readonly open: (state: PopupState, answers?: Answers) => Promise<Screen>;
}

const size: Look = { width: 380, height: 600 };

/** Builds the pages and starts a browser for the tests of a file. */
export const openPopupDesk = (): PopupDesk => {
  let browser: Browser;
  let pages: BuiltPages;
  beforeAll(async () => {
    pages = await buildPages('extension', '/', ['warning.html', 'popup.html']);
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  const show: PopupDesk['show'] = (answers) => openScreen(browser, pages, 'popup.html', answers, size);
  return {
    show,
    open: async (state, answers) => {
      const screen = await show({ popupState: () => state, ...answers });
      onTestFinished(() => screen.page.context().close());
      return screen;
    },
  };
};
