import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { WarningState } from '../../extension/messages.ts';
import type { Answers } from './fake-background.ts';
import { many, tenCalls } from './many-fixtures.ts';
import { openScreen, startBrowser } from './open-screen.ts';
import { oneItem } from './quote-fixtures.ts';
import { deciding } from './warning-fixtures.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** The warning, with a background that takes ticks as the real one does. */
const open = async (more: Answers = {}, start: WarningState = many(tenCalls)) => {
  let state = start;
  const screen = await openScreen(browser, 'warning.html', {
    warningState: () => state,
    shown: () => 0,
    shownMany: () => 0,
    decideMany: () => null,
    turn: () => null,
    blockSite: () => null,
    tick: (input) => {
      const { unticked } = { unticked: [], ...Object(input) };
      if (state.kind !== 'many') return;
      const { view, quoteNo } = state;
      const sites = view.sites.map((site) => ({
        ...site,
        groups: site.groups.map((group) => ({
          ...group,
          calls: group.calls.map((call) => ({ ...call, isTicked: !unticked.includes(call.call) })),
        })),
      }));
      state = { ...state, view: { ...view, sites }, quoteNo: quoteNo + 1 };
    },
    ...more,
  });
  onTestFinished(() => screen.page.context().close());
  await screen.page.getByRole('button', { name: 'Block all', exact: true }).waitFor();
  return { ...screen, become: (next: WarningState) => (state = next) };
};

const IDS = Array.from({ length: 10 }, (_, nth) => `call-${nth}`);

describe('a question about several calls', () => {
  test.each([
    ['Escape', 'block'],
    ['Enter', 'block'],
    ['Allow all', 'allow'],
    ['Block all', 'block'],
  ] as const)('is decided once, for the calls on show: %s', async (how, verdict) => {
    const { page, calls } = await open({ decideMany: () => new Promise(() => undefined) });
    if (how === 'Escape' || how === 'Enter') await page.keyboard.press(how);
    else await page.getByRole('button', { name: how, exact: true }).dblclick();
    await page.keyboard.press('Escape');
    await expect
      .poll(() => calls.filter(({ name }) => name === 'decideMany').map(({ input }) => input))
      .toEqual([{ question: 'question-1', quoteNo: 1, verdict, calls: IDS }]);
  });

  test('is blocked by a double click, and by a key that is held; the next question is not', async () => {
    for (const how of ['dblclick', 'Enter', 'Escape'] as const) {
      const asked: unknown[] = [];
      const screen = await open({
        decideMany: async (input) => {
          asked.push(Object(input).question);
          screen.become(many(tenCalls, { question: `question-${asked.length + 1}` }));
          await screen.announceChange();
        },
      });
      const { page } = screen;
      if (how === 'dblclick')
        await page.getByRole('button', { name: 'Block all', exact: true }).click({ clickCount: 2, delay: 300 });
      else {
        for (let press = 0; press < 5; press += 1) {
          await page.keyboard.down(how);
          await page.waitForTimeout(100);
        }
        await page.keyboard.up(how);
      }
      expect(asked).toEqual(['question-1']);
    }
  });

  test('lets single calls stay here: the buttons say how many go, and only those are named', async () => {
    const { page, calls } = await open();
    await page.getByRole('button', { name: 'Calls: Register 8 numbers' }).click();
    await page.getByRole('checkbox', { name: /^RR473812071CN/ }).uncheck();
    const group = page.getByRole('checkbox', { name: 'Register 8 numbers' });
    expect(await group.evaluate((box) => box instanceof HTMLInputElement && box.indeterminate)).toBe(true);
    await page.getByText('1 is not sent. Closing blocks all.').waitFor();
    await page.getByRole('button', { name: 'Allow 9 calls', exact: true }).click();
    await expect
      .poll(() => calls.filter(({ name }) => name === 'decideMany').map(({ input }) => input))
      .toEqual([{ question: 'question-1', quoteNo: 2, verdict: 'allow', calls: IDS.filter((id) => id !== 'call-3') }]);
  });

  test('lets nothing be allowed while nothing is ticked, or what is ticked is not quoted yet', async () => {
    const { page, calls } = await open({ tick: () => new Promise(() => undefined) });
    for (const name of ['Query 1 number', 'Register 8 numbers', 'Change 3 numbers'])
      await page.getByRole('checkbox', { name }).click();
    const nothing = page.getByRole('button', { name: 'Nothing to send' });
    expect(await nothing.getAttribute('aria-disabled')).toBe('true');
    await nothing.click({ force: true });
    await page.getByRole('checkbox', { name: 'Query 1 number' }).click();
    await page.getByRole('button', { name: 'Allow 1 call', exact: true }).click({ force: true });
    await page.keyboard.press('Escape');
    await expect
      .poll(() => calls.filter(({ name }) => name === 'decideMany').map(({ input }) => Object(input).verdict))
      .toEqual(['block']);
  });

  test('tells a background that begins anew what is ticked', async () => {
    const { page, calls, announceChange, become } = await open();
    await page.getByRole('checkbox', { name: 'Query 1 number' }).click();
    await expect.poll(() => calls.filter(({ name }) => name === 'tick').length).toBe(1);
    become(many(tenCalls, { question: 'question-2', life: 2 }));
    await announceChange();
    await expect
      .poll(() => calls.filter(({ name }) => name === 'tick').map(({ input }) => input))
      .toEqual([
        { question: 'question-1', unticked: ['call-0'] },
        { question: 'question-2', unticked: ['call-0'] },
      ]);
  });

  test('goes on with what was ticked before its page came', async () => {
    const { sites } = tenCalls;
    const [first, ...others] = sites;
    if (first === undefined) throw new Error('the fixture has no site');
    const groups = first.groups.map((group) => ({
      ...group,
      calls: group.calls.map((call) => ({ ...call, isTicked: false })),
    }));
    const { page } = await open({}, many({ ...tenCalls, sites: [{ ...first, groups }, ...others] }));
    await page.getByRole('button', { name: 'Allow 9 calls', exact: true }).waitFor();
    expect(await page.getByRole('checkbox', { name: 'Query 1 number' }).isChecked()).toBe(false);
  });

  test('is left for one by one, where the arrow keys turn, and come back to', async () => {
    const { page, calls, announceChange, become } = await open();
    await page.getByRole('button', { name: 'One by one' }).click();
    become(
      deciding(oneItem, {
        call: 'call-1',
        among: { question: 'question-1', nth: 2, of: 10, previous: 'call-0', next: 'call-2' },
      }),
    );
    await announceChange();
    await page.getByText('2 of 10').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('button', { name: 'All 10 together' }).click();
    await expect
      .poll(() => calls.filter(({ name }) => name === 'turn').map(({ input }) => Object(input).call))
      .toEqual(['call-0', 'call-2', 'call-0', null]);
  });

  test('blocks all of a site by one press, by its name', async () => {
    const { page, calls } = await open();
    await page.getByRole('button', { name: 'Block all from this site shop.example' }).click();
    await expect
      .poll(() => calls.filter(({ name }) => name === 'blockSite').map(({ input }) => input))
      .toEqual([{ site: 'shop.example' }]);
  });

  test('is spoken of in one live region, with its headline', async () => {
    const { page } = await open();
    expect(await page.getByRole('status').textContent()).toBe(
      'These 10 calls use up to 21 of your 63 left this month.',
    );
    expect(await page.locator('[aria-live], [role=status], [role=alert]').count()).toBe(1);
  });
});
