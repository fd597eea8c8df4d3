import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openScreen, startBrowser } from './open-screen.ts';
import { warningStates } from './warning-fixtures.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** The warning about a call to an address that no document names; what it decides, and its page. */
async function open() {
  const answers = {
    warningState: () => warningStates['unknown-address'],
    shown: () => 0,
    decide: () => null,
    touch: () => null,
  };
  const screen = await openScreen(browser, 'warning.html', answers);
  onTestFinished(() => screen.page.context().close());
  await screen.page.getByRole('button', { name: 'Block', exact: true }).waitFor();
  const decided = () => screen.calls.filter(({ name }) => name === 'decide').map(({ input }) => input);
  const choose = (label: string) => screen.page.getByRole('combobox', { name: 'From now on' }).selectOption({ label });
  return { ...screen, decided, choose };
}

const question = { call: 'call-1', quoteNo: 1 };

test('names the address, how many numbers it carries, and asks again unless a person says otherwise', async () => {
  const { page, decided } = await open();
  await page.getByText('No document names this address. It carries 12 tracking numbers.').waitFor();
  await page.getByText('POST api.17track.net/track/v2.4/bulkadd').waitFor();
  await page.getByText('The next call to it asks again.').waitFor();
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect.poll(decided).toEqual([{ ...question, verdict: 'allow' }]);
});

test('calls it harmless only with an Allow', async () => {
  const { page, decided, choose } = await open();
  await choose('Harmless');
  await page.getByText('Counts only when you allow').waitFor();
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect.poll(decided).toEqual([{ ...question, verdict: 'allow', stance: 'harmless' }]);
});

test('says nothing of it when what was called harmless is blocked', async () => {
  const { page, decided, choose } = await open();
  await choose('Harmless');
  await page.getByRole('button', { name: 'Block', exact: true }).click();
  await expect.poll(decided).toEqual([{ ...question, verdict: 'block' }]);
});

test('blocks it from now on only by the button: Escape makes no rule', async () => {
  for (const by of ['button', 'Escape']) {
    const { page, decided, choose } = await open();
    await choose('Block');
    await page.getByText('Counts only when you press Block').waitFor();
    if (by === 'Escape') await page.keyboard.press('Escape');
    else await page.getByRole('button', { name: 'Block', exact: true }).click();
    const said = by === 'Escape' ? {} : { stance: 'block' };
    await expect.poll(decided).toEqual([{ ...question, verdict: 'block', ...said }]);
  }
});

test('opens the window in which its site is taught', async () => {
  const { page } = await open();
  await page.getByRole('button', { name: 'Teach it' }).click();
  await expect
    .poll(() => page.evaluate('globalThis.openedWindows'))
    .toEqual([{ url: '/teach.html?site=erp.example', type: 'popup', width: 480, height: 780 }]);
});
