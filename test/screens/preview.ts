import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser, howToGetBrowser } from '../../proxy/start/find-browser.ts';
import { thisMachine } from '../../proxy/start/machine.ts';
import { createPractice } from '../../proxy/practice/practice.ts';
import { fakeBackground } from './fake-background.ts';
import { checkAnswer, checkTrouble, popupStates, warningStates } from './fixtures.ts';
import { type BuiltPages, buildPages, origin, servePages } from './serve-pages.ts';

// Takes a picture of every state, for eyes: node test/screens/preview.ts FOLDER [words in the names of the pictures…]
const [folder = '', ...wanted] = process.argv.slice(2);
if (folder === '') throw new Error('usage: node test/screens/preview.ts FOLDER [WORD…]');

type Shot = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
  readonly language?: string;
  /** In percent of the browser's own size. */
  readonly text?: number;
  readonly forced?: boolean;
  readonly full?: boolean;
};

async function openTab(browser: Browser, shot: Shot): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: shot.width, height: shot.height },
    colorScheme: shot.scheme,
    forcedColors: shot.forced === true ? 'active' : 'none',
    deviceScaleFactor: 1.5,
    locale: shot.language ?? 'en-GB',
  });
  return context.newPage();
}

async function take(page: Page, shot: Shot): Promise<void> {
  if (shot.text !== undefined) await page.evaluate(`document.documentElement.style.fontSize = '${shot.text}%'`);
  await page.waitForTimeout(700);
  if (shot.full === true) {
    // A window as high as its page: in a picture of a whole page what sticks would stand in the middle.
    const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
    await page.setViewportSize({ width: shot.width, height });
  }
  await page.screenshot({ path: join(folder, `${shot.name}.png`) });
  await page.context().close();
}

async function shootWarning(browser: Browser, pages: BuiltPages, state: keyof typeof warningStates | 'gone', shot: Shot): Promise<void> {
  if (wanted.length > 0 && !wanted.some((word) => shot.name.includes(word))) return;
  const page = await openTab(browser, shot);
  await fakeBackground(page, shot.language ?? 'en-GB', state === 'gone' ? {} : { warningState: () => warningStates[state] });
  await servePages(page, pages);
  await page.goto(`${origin}/warning.html`);
  await take(page, shot);
}

async function shootPopup(
  browser: Browser,
  pages: BuiltPages,
  state: keyof typeof popupStates | 'gone' | 'loading',
  shot: Shot,
  act: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  if (wanted.length > 0 && !wanted.some((word) => shot.name.includes(word))) return;
  const page = await openTab(browser, shot);
  const popupState =
    state === 'gone' ? {} : { popupState: state === 'loading' ? () => new Promise(() => undefined) : () => popupStates[state] };
  await fakeBackground(page, shot.language ?? 'en-GB', {
    ...popupState,
    check: (input) => (JSON.stringify(input).includes('RR') ? checkAnswer : checkTrouble),
    openPractice: () => false,
    exportUsage: ({}) => ({ name: 'usage-2026-11.csv', type: 'text/csv', text: 'provider\n' }),
  });
  await servePages(page, pages);
  await page.goto(`${origin}/popup.html`);
  await act(page);
  await take(page, shot);
}

async function shootPortal(browser: Browser, pages: BuiltPages, shot: Shot, act: (page: Page) => Promise<void> = async () => undefined): Promise<void> {
  if (wanted.length > 0 && !wanted.some((word) => shot.name.includes(word))) return;
  const page = await openTab(browser, shot);
  const practice = createPractice({ now: () => Date.UTC(2026, 10, 24, 12) });
  await servePages(page, pages, practice.answerPractice);
  await page.goto(`${origin}/_tollgate/practice/`);
  await page.getByRole('checkbox').first().waitFor();
  await act(page);
  await take(page, shot);
}

const browserFound = findBrowser(thisMachine());
if (browserFound === undefined) throw new Error(howToGetBrowser(thisMachine()));
await mkdir(folder, { recursive: true });
const pages = await buildPages('extension', '/', ['warning.html', 'popup.html']);
const browser = await chromium.launch({ executablePath: browserFound.path, chromiumSandbox: thisMachine().sandbox === 'on' });

for (const scheme of ['light', 'dark'] as const) {
  const size = { width: 480, height: 720, scheme };
  for (const state of Object.keys(warningStates) as (keyof typeof warningStates)[]) {
    await shootWarning(browser, pages, state, { name: `warning-${state}-${scheme}`, ...size, language: state === 'chinese' ? 'zh-CN' : 'en-GB' });
  }
  await shootWarning(browser, pages, 'gone', { name: `warning-gone-${scheme}`, ...size });
  const small = { width: 380, height: 600, scheme };
  for (const state of Object.keys(popupStates) as (keyof typeof popupStates)[]) {
    await shootPopup(browser, pages, state, { name: `popup-${state}-${scheme}`, ...small, full: true, language: state === 'chinese' ? 'zh-CN' : 'en-GB' });
  }
}
const light = { scheme: 'light' } as const;
await shootWarning(browser, pages, 'forty', { name: 'warning-forty-320', width: 320, height: 568, ...light });
await shootWarning(browser, pages, 'forty', { name: 'warning-forty-320-full', width: 320, height: 568, full: true, ...light });
await shootWarning(browser, pages, 'long-names', { name: 'warning-long-320', width: 320, height: 568, ...light });
await shootWarning(browser, pages, 'forty', { name: 'warning-forty-text200', width: 480, height: 720, text: 200, ...light });
await shootWarning(browser, pages, 'forty', { name: 'warning-forty-320-text200', width: 320, height: 568, text: 200, ...light });
await shootWarning(browser, pages, 'forty', { name: 'warning-forty-forced', width: 480, height: 720, forced: true, ...light });
await shootPopup(browser, pages, 'gone', { name: 'popup-gone', width: 380, height: 600, ...light });
await shootPopup(browser, pages, 'loading', { name: 'popup-loading', width: 380, height: 600, ...light });
await shootPopup(browser, pages, 'ready', { name: 'popup-ready-320', width: 320, height: 600, full: true, ...light });
await shootPopup(browser, pages, 'ready', { name: 'popup-ready-600', width: 380, height: 600, ...light });
await shootPopup(browser, pages, 'ready', { name: 'popup-ready-text200', width: 380, height: 600, text: 200, full: true, ...light });
await shootPopup(browser, pages, 'ready', { name: 'popup-ready-forced', width: 380, height: 600, full: true, forced: true, ...light });
for (const scheme of ['light', 'dark'] as const) {
  await shootPopup(browser, pages, 'ready', { name: `popup-checked-${scheme}`, width: 380, height: 600, full: true, scheme }, async (page) => {
    await page.getByRole('textbox').fill('RR100000310CN\nRR100000327CN, 3011');
    await page.getByText('What it is made of').click();
  });
}
await shootPopup(browser, pages, 'ready', { name: 'popup-trouble', width: 380, height: 600, full: true, ...light }, async (page) => {
  await page.getByRole('textbox').fill('name,colour\nhat,red');
  await page.getByRole('button', { name: 'Export usage as CSV' }).click();
});
await shootPopup(browser, pages, 'first-run', { name: 'popup-first-away', width: 380, height: 600, full: true, ...light }, async (page) => {
  await page.getByRole('button', { name: 'practice' }).click();
});
const agreeing = JSON.stringify({ '17track': { used: 37, unproved: 0 }, safecube: { used: 24, unproved: 6 } });
const look = (page: Page): Promise<void> => page.evaluate((text) => document.documentElement.setAttribute('data-tollgate', text), agreeing);
const portal = await buildPages('proxy/practice/portal', '/_tollgate/practice/', ['index.html']);
for (const scheme of ['light', 'dark'] as const) {
  const size = { width: 1240, height: 720, scheme };
  await shootPortal(browser, portal, { name: `portal-parcels-${scheme}`, ...size }, look);
  await shootPortal(browser, portal, { name: `portal-form-${scheme}`, ...size }, async (page) => {
    await look(page);
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Register one' }).click();
  });
  await shootPortal(browser, portal, { name: `portal-containers-${scheme}`, ...size }, async (page) => {
    await page.getByRole('tab', { name: 'Containers' }).click();
    await page.getByRole('button', { name: 'Put on the list' }).click();
  });
  await shootPortal(browser, portal, { name: `portal-tricky-${scheme}`, ...size, height: 900 }, async (page) => {
    await page.getByRole('tab', { name: 'Tricky' }).click();
    await page.getByRole('button', { name: 'Six carriers' }).click();
  });
}
await shootPortal(browser, portal, { name: 'portal-chinese', width: 1240, height: 720, language: 'zh-CN', ...light });
await shootPortal(browser, portal, { name: 'portal-imported', width: 1240, height: 720, ...light }, (page) =>
  page.getByRole('button', { name: 'Try it 1' }).click(),
);
for (const tab of ['Parcels', 'Containers', 'Tricky'] as const) {
  await shootPortal(browser, portal, { name: `portal-${tab}-320`, width: 320, height: 800, ...light }, async (page) => {
    await page.getByRole('tab', { name: tab }).click();
    if (tab === 'Parcels') await page.getByRole('button', { name: 'Register one' }).click();
  });
}
await shootPortal(browser, portal, { name: 'portal-text200', width: 1240, height: 720, text: 200, ...light });
await browser.close();
