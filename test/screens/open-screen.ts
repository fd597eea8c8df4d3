import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser, howToGetBrowser } from '../../proxy/start/find-browser.ts';
import { thisMachine } from '../../proxy/start/machine.ts';
import { type Answers, type FakeBackground, fakeBackground } from './fake-background.ts';
import { origin, servePages } from './serve-pages.ts';

/** How a screen is looked at; default: 480 × 720, light, English. */
export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly language?: string;
  readonly forcedColors?: boolean;
  /** Pixels of the screen for one of the page; matters to pictures only. */
  readonly scale?: number;
}

/** Starts Chromium without any extension. */
export async function startBrowser(): Promise<Browser> {
  const machine = thisMachine();
  const found = findBrowser(machine);
  if (found === undefined) throw new Error(howToGetBrowser(machine));
  return chromium.launch({ executablePath: found.path, chromiumSandbox: machine.sandbox === 'on' });
}

/** A new tab with nothing in it. */
export async function openTab(browser: Browser, look: Look): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 480, height: look.height ?? 720 },
    colorScheme: look.scheme ?? 'light',
    forcedColors: look.forcedColors === true ? 'active' : 'none',
    deviceScaleFactor: look.scale ?? 1,
    locale: look.language ?? 'en-GB',
  });
  return context.newPage();
}

/** The extension's pages that fill a tab. */
export type FullPage =
  | 'check.html'
  | 'settings.html'
  | 'settings.html#policies'
  | 'settings.html#providers'
  | 'traffic.html'
  | 'teach.html'
  | 'welcome.html';

/** An extension page in a tab, with a background that gives these answers. */
export async function openScreen(
  browser: Browser,
  file: 'warning.html' | 'popup.html' | 'popup.html#by-button' | FullPage,
  answers: Answers,
  look: Look = {},
): Promise<FakeBackground & { readonly page: Page }> {
  const page = await openTab(browser, look);
  const background = await fakeBackground(page, look.language ?? 'en-GB', answers);
  await servePages(page, 'extension');
  await page.goto(`${origin}/${file}`);
  return { page, ...background };
}
