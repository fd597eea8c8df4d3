import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TrafficLine } from '../../shared/traffic/line.ts';
import { doubleText, findFaults, widthLost } from './find-faults.ts';
import { type Look, openScreen, startBrowser } from './open-screen.ts';
import { unheldCalls } from './popup-fixtures.ts';
import { newsOf, trafficAnswers, trafficLines } from './traffic-fixtures.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
});

const WIDE: Look = { width: 1200, height: 800 };

const open = async (look: Look = WIDE, answers = trafficAnswers()) => {
  const screen = await openScreen(browser, 'traffic.html', answers, look);
  await screen.page.locator('tr.line').first().waitFor();
  return screen;
};

describe('the traffic page', () => {
  test('says of each call what happened, what it was, who made it, what it carried and what it cost', async () => {
    const { page } = await open();
    const rows = await page.locator('tr.line').allInnerTexts();
    const plain = rows.map((row) => row.replace(/\s+/g, ' ').replace(/^[\d:]+ /, ''));
    expect(plain.slice(0, 7)).toEqual([
      'Held, allowed Register 24 numbers shop.example, fetch 24 23',
      'Not understood POST /track/v2.4/bulkadd erp.example, you blocked it 12 not known',
      'Blocked Register 3 numbers shop.example, a worker 3 0',
      'Passed Read 40 numbers shop.example, fetch 40 free',
      'Passed Read the account shop.example, fetch – free',
      'Held, allowed Add 6 shipments app.safecube.ai, XHR 6 6 expected',
      'Not understood GET /ct-search/suggest app.safecube.ai, passed – not known',
    ]);
    await page.context().close();
  });

  test('narrows by what happened, by site and by words, counts what each holds, and keeps it in its address', async () => {
    const { page } = await open();
    expect((await page.locator('.filters li').allTextContents()).join(' ')).toBe(
      'All 10 Held 4 Passed 3 Blocked 1 Not understood 2',
    );
    await page.getByRole('button', { name: 'Not understood' }).first().click();
    await page.getByRole('searchbox').fill('bulkadd');
    await page.getByRole('button', { name: /^erp\.example/ }).click();
    expect(await page.locator('tr.line').count()).toBe(1);
    expect(page.url()).toContain('?filter=unknown&site=erp.example&q=bulkadd');
    await page.reload();
    await page.locator('tr.line').first().waitFor();
    expect(await page.locator('tr.line').count()).toBe(1);
    await page.context().close();
  });

  test('opens a call, and says of an address that nobody described what becomes of it', async () => {
    const { page, calls } = await open();
    await page.locator('tr.line').nth(1).click();
    const panel = page.locator('#panel');
    expect(await panel.textContent()).toContain(
      'No document names this address, and it carried 12 tracking numbers to 17TRACK. So you were asked, and you blocked it.',
    );
    await panel.getByRole('button', { name: 'Harmless' }).click();
    expect(calls.find(({ name }) => name === 'setStance')?.input).toEqual({
      address: 'POST api.17track.net/track/v2.4/bulkadd',
      stance: 'harmless',
    });
    await page.keyboard.press('Escape');
    expect(await panel.count()).toBe(0);
    await page.context().close();
  });

  test('lets what could not be held through once, from its own line, and no other', async () => {
    const { page, calls } = await open();
    await page.locator('tr.line').nth(2).click();
    const panel = page.locator('#panel');
    await panel.getByRole('button', { name: /^Allow next time/ }).click();
    expect(calls.find(({ name }) => name === 'allowNext')?.input).toEqual({ call: unheldCalls[0]?.call });
    expect(await findFaults(page)).toEqual([]);
    await page.locator('tr.line').nth(0).click();
    expect(await panel.getByRole('button', { name: /^Allow next time/ }).count()).toBe(0);
    await page.context().close();
  });

  test('asks once before a site is switched off, and switches it on at once', async () => {
    const { page, calls } = await open();
    const switched = () => calls.filter(({ name }) => name === 'switchSite').map(({ input }) => input);
    await page.getByRole('switch', { name: 'Guard shop.example' }).click();
    expect(switched()).toEqual([]);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Keep guarding');
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByRole('switch', { name: 'Guard old-erp.example' }).click();
    await expect.poll(switched).toEqual([
      { site: 'shop.example', to: 'off' },
      { site: 'old-erp.example', to: 'on' },
    ]);
    await page.context().close();
  });

  test('keeps new calls back while one is open', async () => {
    const all: TrafficLine[] = [...trafficLines];
    let upTo = 1;
    const { page, announceChange } = await open(WIDE, { ...trafficAnswers(), traffic: () => newsOf(all, upTo) });
    await page.locator('tr.line').first().click();
    const [first] = trafficLines;
    if (first === undefined) throw new Error('no line');
    all.push({ ...first, id: 'new', at: first.at + 1000, carried: 7 });
    upTo += 1;
    await announceChange();
    await page.getByRole('button', { name: '1 new' }).click();
    expect(await page.locator('tr.line').first().textContent()).toContain('Register 7 numbers');
    await page.context().close();
  });

  test.each<[string, Look, boolean]>([
    ['wide', WIDE, true],
    ['in the dark', { ...WIDE, scheme: 'dark' }, true],
    ['in Chinese', { ...WIDE, language: 'zh-CN' }, true],
    ['at 800 pixels', { width: 800, height: 800 }, true],
    ['at 320 pixels', { width: 320, height: 568 }, false],
  ])('can be used by everyone and loses nothing, %s', async (_, look, withPanel) => {
    const { page } = await open(look);
    if (withPanel) await page.locator('tr.line').nth(1).click();
    expect(await findFaults(page)).toEqual([]);
    expect(await widthLost(page)).toBe(0);
    await doubleText(page);
    expect(await widthLost(page)).toBe(0);
    await page.context().close();
  });
});
