import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { PoliciesState } from '../../extension/policy-messages.ts';
import type { Answers } from './fake-background.ts';
import { findFaultsInBoth, widthsLost } from './find-faults.ts';
import { guardStates } from './guard-fixtures.ts';
import { openScreen, startBrowser } from './open-screen.ts';
import { policiesStates } from './policies-fixtures.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

async function open(state: PoliciesState, answers: Answers = {}, language = 'en-GB') {
  const all: Answers = { policies: () => state, guardState: () => guardStates.on, ...answers };
  const screen = await openScreen(browser, 'settings.html#policies', all, {
    width: 1000,
    height: 720,
    language,
  });
  await screen.page.locator('.policies[aria-busy=false]').waitFor();
  return screen;
}

async function openHere(...about: Parameters<typeof open>) {
  const screen = await open(...about);
  onTestFinished(() => screen.page.context().close());
  return screen;
}

const states: readonly (readonly [string, PoliciesState])[] = Object.entries(policiesStates);

describe.each(states)('the list of policies: %s', (_, state) => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await open(state));
    await page.getByRole('button', { name: 'Add a policy' }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
  });
  afterAll(() => page.context().close());

  test('has no serious fault for those who read it otherwise, light and dark', async () => {
    expect(await findFaultsInBoth(page)).toEqual([]);
  });

  test('loses nothing at 320 pixels, at twice the size of text either', async () => {
    expect(await widthsLost(page)).toEqual([0, 0]);
  });
});

const asked = ({ calls }: Awaited<ReturnType<typeof open>>, name: string) =>
  calls.filter((one) => one.name === name).map(({ input }) => input);

test('says each policy in a sentence, and ends the one that is ended', async () => {
  const screen = await openHere(policiesStates.some, { endPolicy: () => null });
  const { page } = screen;
  await page.getByText('Passes unasked: up to 5 units a call.').waitFor();
  await page.getByRole('button', { name: 'End: shop.example registers numbers' }).click();
  await expect.poll(() => asked(screen, 'endPolicy')).toEqual([{ id: 'tonight' }]);
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Policies');
});

test('changes a policy in place: what is not touched stays as it was', async () => {
  const screen = await openHere(policiesStates.some, { setPolicy: () => null });
  const { page } = screen;
  await page.getByRole('button', { name: 'Change: shop.example registers numbers' }).click();
  await page.getByLabel('Units a day, at most').fill('20');
  await page.getByLabel('Until', { exact: true }).selectOption('hour');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(() => asked(screen, 'setPolicy'))
    .toEqual([{ ...policiesStates.some.policies[0]?.input, day: 20, lasts: 'hour' }]);
});

test('adds a policy of a site and an account, and only saves what is a number', async () => {
  const screen = await openHere(policiesStates.some, { setPolicy: () => null });
  const { page } = screen;
  await page.getByRole('button', { name: 'Add a policy' }).click();
  expect(
    await page
      .getByRole('combobox', { name: 'Site', exact: true })
      .evaluate((input) => input === document.activeElement),
  ).toBe(true);
  await page.getByRole('combobox', { name: 'Site', exact: true }).fill('ERP.example ');
  await page.getByLabel('Account', { exact: true }).selectOption({ label: 'Safecube, Freight' });
  await page.getByLabel('Units that stay left').fill('ten');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('Write a number of units, or nothing.').waitFor();
  expect(asked(screen, 'setPolicy')).toEqual([]);
  await page.getByLabel('Units that stay left').fill('10,5');
  await page.getByRole('button', { name: 'Save' }).click();
  const said = { provider: 'safecube', account: '77b0', site: 'erp.example', action: null };
  const bounds = { does: 'pass', call: null, day: null, keep: 10.5 };
  await expect.poll(() => asked(screen, 'setPolicy')).toEqual([{ id: null, ...said, ...bounds, lasts: null }]);
});

test('says of one that only observes that unknown cost passes, too, and sends no bounds with it', async () => {
  const screen = await openHere(policiesStates.none, { setPolicy: () => null });
  const { page } = screen;
  await page.getByText('None yet.').waitFor();
  await page.getByRole('button', { name: 'Add a policy' }).click();
  await page.getByLabel('Units a call, at most').fill('5');
  await page.getByLabel('Calls', { exact: true }).selectOption('observe');
  await page.getByText('Also where nobody knows what a call costs.').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => asked(screen, 'setPolicy')).toMatchObject([{ does: 'observe', call: null }]);
});

test('says what the background could not do, and keeps what was written', async () => {
  const setPolicy = (): never => {
    throw new Error('the disk is full');
  };
  const { page } = await openHere(policiesStates.none, { setPolicy });
  await page.getByRole('button', { name: 'Add a policy' }).click();
  await page.getByRole('combobox', { name: 'Site', exact: true }).fill('shop.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('the disk is full').waitFor();
  expect(await page.getByRole('combobox', { name: 'Site', exact: true }).inputValue()).toBe('shop.example');
});

test('removes one that cannot be read', async () => {
  const screen = await openHere(policiesStates.broken, { endPolicy: () => null });
  await screen.page.getByRole('button', { name: 'Remove it' }).click();
  await expect.poll(() => asked(screen, 'endPolicy')).toEqual([{ id: 'x' }]);
});

test('speaks Chinese where the browser does', async () => {
  const { page } = await openHere(policiesStates.none, {}, 'zh-CN');
  await page.getByRole('heading', { name: '策略' }).waitFor();
  await page.getByRole('button', { name: '添加策略' }).click();
  await page.getByLabel('每天最多单位数').waitFor();
});
