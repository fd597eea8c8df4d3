import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Recorded } from '../../shared/teach/recorded.ts';
import { openGraphqlConsole } from '../consoles/graphql-console.ts';
import { consoles } from '../teach/consoles.ts';
import { openRecorder } from '../teach/record.ts';
import type { Answers } from './fake-background.ts';
import { doubleText, findFaults, widthLost } from './find-faults.ts';
import { type Look, openScreen, startBrowser } from './open-screen.ts';

const NUMBER = 'TCLU4839207';
let browser: Browser;
let recorded: readonly Recorded[];

beforeAll(async () => {
  browser = await startBrowser();
  const tried = consoles.find(({ name }) => name === 'GraphQL');
  const record = openRecorder(openGraphqlConsole());
  const calls: Recorded[] = [];
  for (const sent of [...(tried?.before ?? []), ...(tried ? [tried.add([NUMBER]), ...tried.after(NUMBER)] : [])])
    calls.push(await record(sent));
  recorded = calls;
});

afterAll(async () => {
  await browser.close();
});

const answersOf = (calls: readonly Recorded[]): Answers => {
  let isOn = false;
  return {
    recording: () => (isOn ? { site: 'app.liner.example', since: 0, calls } : null),
    startRecording: () => {
      isOn = true;
    },
    stopRecording: () => undefined,
    taughtPack: () => null,
    savePack: () => null,
  };
};

/** The window at its second step. */
const openFound = async (look: Look, calls = recorded) => {
  const screen = await openScreen(browser, 'teach.html', answersOf(calls), look);
  const { page, announceChange } = screen;
  await page.getByRole('textbox').fill(NUMBER);
  await page.locator('footer .primary').click();
  await announceChange();
  await page.locator('.calls').waitFor();
  await page.locator('footer .primary').click();
  return screen;
};

test('three steps teach a portal: the number, what was found, the rule with what it would have said', async () => {
  const { page, calls } = await openFound({});
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('2 of 3 calls carried your number.');
  expect(await page.locator('.candidate').first().textContent()).toContain('addShipments');
  expect(await page.locator('.places').textContent()).toContain('variables › input › each › ref: TCLU4839207');
  expect(await page.locator('.places').textContent()).toContain('data › addShipments › each › status: ADDED');
  await page.getByRole('button', { name: 'Next' }).click();
  expect(await page.locator('.would').textContent()).toBe(
    'What Tollgate would have saidThis uses up to 1 unit. By its answer 1 counted.2 others: passed, not asked',
  );
  await page.getByLabel('Each number costs').selectOption('2 units');
  expect(await page.locator('.would').textContent()).toContain('up to 2 units');
  await page.getByLabel('Save as').fill('Liner app');
  await page.getByRole('button', { name: 'Save and guard' }).click();
  await page.getByText('Saved. From now on').waitFor();
  expect(calls.find(({ name }) => name === 'savePack')?.input).toMatchObject({
    document: { id: 'taught-app-liner-example', title: 'Liner app', calls: [{ charges: [{ units: 2 }] }, {}] },
  });
  await page.context().close();
});

test('another place is picked from what the call carried, where the number is marked', async () => {
  const { page, calls } = await openFound({});
  await page.getByText('Pick another place').first().click();
  const found = page.getByRole('radio', { name: `ref: ${NUMBER} your number` });
  expect(await found.isChecked()).toBe(true);
  expect(await findFaults(page)).toEqual([]);
  await found.press('ArrowUp');
  expect(await found.isChecked()).toBe(false);
  expect(await page.locator('.place').textContent()).not.toContain('ref');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('.place').textContent()).toContain(`ref: ${NUMBER}`);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Save and guard' }).click();
  await page.getByText('Saved. From now on').waitFor();
  expect(calls.filter(({ name }) => name === 'savePack')).toHaveLength(1);
});

test('the rule is edited as JSON, is tried on what was recorded, and is saved as it was written', async () => {
  const { page, calls } = await openFound({});
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Edit as JSON' }).click();
  const text = page.getByRole('textbox', { name: 'The rule as JSON' });
  const rule = await text.inputValue();
  await text.fill(rule.replace('"units": 1', '"units": '));
  await page.getByRole('status').getByText('JSON').waitFor();
  expect(await findFaults(page)).toEqual([]);
  expect(await page.getByRole('button', { name: 'Save and guard' }).getAttribute('aria-disabled')).toBe('true');
  await text.fill(rule.replace('"units": 1', '"units": 7'));
  await page.getByText('This uses up to 7 units.').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export the rule' }).click();
  expect((await download).suggestedFilename()).toBe('taught-app-liner-example.json');
  await page.getByRole('button', { name: 'Save and guard' }).click();
  await page.getByText('Saved. From now on').waitFor();
  expect(calls.find(({ name }) => name === 'savePack')?.input).toMatchObject({
    document: { calls: [{ charges: [{ units: 7 }] }, {}] },
  });
});

test('where no call carried the number it says so, and records again', async () => {
  const { page, calls } = await openFound({}, recorded.slice(0, 1));
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(`No call carried ${NUMBER}`);
  await page.getByRole('button', { name: 'Record again' }).click();
  expect(calls.filter(({ name }) => name === 'startRecording')).toHaveLength(2);
  await page.context().close();
});

test.each<[string, Look]>([
  ['at its own size', { height: 780 }],
  ['in the dark', { height: 780, scheme: 'dark' }],
  ['in Chinese', { height: 780, language: 'zh-CN' }],
  ['at 320 pixels', { width: 320, height: 568 }],
])('the window can be used by everyone and loses nothing, %s', async (_, look) => {
  const { page } = await openFound(look);
  for (const _step of [2, 3]) {
    expect(await findFaults(page)).toEqual([]);
    expect(await widthLost(page)).toBe(0);
    await page.locator('footer .primary').click();
  }
  await page.context().close();
  const large = await openFound(look);
  await doubleText(large.page);
  expect(await widthLost(large.page)).toBe(0);
  await large.page.context().close();
});
