import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { postNumber } from '../../post-number.ts';
import { accepted, callByFetch, type Given, numbers, openGuardedShop, REGISTER, type Reached } from './guarded-shop.ts';

/** On a busy machine, too. */
const SOON = { timeout: 20_000 };

const DELETE = 'https://api.17track.net/track/v2.4/deletetrack';

const showing = async (warning: Page): Promise<string> =>
  (await warning.getByRole('heading', { level: 1 }).textContent()) ?? '';

/** What 17TRACK says, for registrations and deletions alike. */
const takeAll = (call: Reached): Given => accepted(call);

test('calls of two tabs are asked about together, in one window', async () => {
  const shop = await openGuardedShop();
  const [one, two] = [await shop.openPage(), await shop.openPage()];
  const first = callByFetch(one, REGISTER, numbers('RR100000001CN'));
  const warning = await shop.warning();
  await warning.getByText('RR100000001CN').first().waitFor();
  const second = callByFetch(two, REGISTER, numbers('RR100000002CN'));
  await warning.getByText('2 calls wait').waitFor();
  await warning.getByText('in 2 tabs').waitFor();
  expect(shop.reached).toEqual([]);

  await warning.getByRole('button', { name: 'One by one' }).click();
  await shop.decide('Block', 'RR100000001CN');
  expect((await first).status).toBe(402);
  await shop.decide('Allow', 'RR100000002CN');
  expect((await second).status).toBe(200);
  expect(shop.reached.map(({ body }) => body.toString())).toEqual([numbers('RR100000002CN')]);
  expect(shop.warnings()).toEqual([warning]);
});

test('the window is as high as what it says: at most the screen less 80', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const listed = Array.from({ length: 12 }, (_, nth) => postNumber(nth));
  const calling = callByFetch(page, REGISTER, numbers(...listed));
  const warning = await shop.warning();
  await warning.getByText('12 new numbers').first().waitFor();
  const spare = async (): Promise<number> =>
    Number(
      await warning.evaluate(
        "document.querySelector('footer').getBoundingClientRect().top - document.querySelector('main').lastElementChild.getBoundingClientRect().bottom - Number.parseFloat(getComputedStyle(document.querySelector('main')).paddingBottom)",
      ),
    );
  await vi.waitFor(async () => {
    expect(Math.abs(await spare())).toBeLessThan(1.5);
    expect(await warning.evaluate('document.documentElement.scrollHeight - window.innerHeight')).toBe(0);
  }, SOON);
  await warning.getByRole('button', { name: /^12 new numbers/ }).click();
  await warning.getByText(postNumber(7)).first().waitFor();
  // More than the screen takes: at most its height less 80.
  await vi.waitFor(
    async () => expect(await warning.evaluate('screen.availHeight - window.outerHeight')).toBe(80),
    SOON,
  );
  await shop.decide('Block', '12 new numbers');
  expect((await calling).status).toBe(402);
});

test('closing the window blocks all calls on show; the next is asked about at once', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const first = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  const warning = await shop.warning();
  await warning.getByText('RR100000001CN').first().waitFor();
  const second = callByFetch(page, REGISTER, numbers('RR100000002CN'));
  await warning.getByText('2 calls wait').waitFor();
  await warning.close();
  expect((await first).status).toBe(402);
  expect((await second).status).toBe(402);
  const third = callByFetch(page, REGISTER, numbers('RR100000003CN'));
  await shop.decide('Allow', 'RR100000003CN');
  expect((await third).status).toBe(200);
});

test('a new call takes over the window that says how the last one ended', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const first = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  await shop.decide('Allow', 'RR100000001CN');
  expect((await first).status).toBe(200);
  const warning = await shop.warning();
  await warning.getByText('17TRACK charged 1 unit.').first().waitFor();
  const second = callByFetch(page, REGISTER, numbers('RR100000002CN'));
  await warning.getByText('RR100000002CN').first().waitFor();
  expect(shop.warnings()).toEqual([warning]);
  await shop.decide('Block', 'RR100000002CN');
  expect((await second).status).toBe(402);
  await vi.waitFor(() => expect(shop.warnings()).toEqual([]), SOON);
});

test('a window that was touched stays open after it said how the call ended', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const calling = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  await shop.decide('Allow', 'RR100000001CN');
  await calling;
  const warning = await shop.warning();
  await warning.getByRole('heading', { name: '17TRACK charged 1 unit.' }).click();
  await warning.waitForTimeout(3000);
  expect(await showing(warning)).toContain('17TRACK charged 1 unit.');
});

test('a page that navigates away ends what it held: nothing is sent, and the window says so', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  void callByFetch(page, REGISTER, numbers('RR100000001CN')).catch(() => undefined);
  const warning = await shop.warning();
  await warning.getByText('RR100000001CN').first().waitFor();
  await page.goto('https://shop.17track.net/other');
  await warning.getByText('The page went away. Nothing was sent, and nothing is charged.').first().waitFor();
  expect(await warning.getByRole('button', { name: 'Allow' }).count()).toBe(0);
  expect(shop.reached).toEqual([]);
  expect((await shop.ledger()).map(({ kind, decision }) => [kind, decision?.reason])).toEqual([['block', 'page-gone']]);
});

test('what a page sent before it went away stays in doubt until a free read decides', async () => {
  const shop = await openGuardedShop();
  let go = (): void => {};
  const after = new Promise<void>((resolve) => {
    go = resolve;
  });
  shop.answerWith((call) => ({ ...accepted(call), after }));
  const page = await shop.openPage();
  void callByFetch(page, REGISTER, numbers('RR100000001CN')).catch(() => undefined);
  await shop.decide('Allow', 'RR100000001CN');
  await vi.waitFor(() => expect(shop.reached).toHaveLength(1), SOON);
  await page.close();
  const warning = await shop.warning();
  await warning.getByText('The page went away before an answer came.').first().waitFor();
  go();
  expect((await shop.ledger()).flatMap(({ moves }) => moves.map(({ to }) => to))).toEqual(['reserved', 'unresolved']);

  const detail = { number: 'RR100000001CN', carrier: 3011, track_info: {} };
  shop.answerWith(() => ({
    status: 200,
    body: JSON.stringify({ code: 0, data: { accepted: [detail], rejected: [] } }),
  }));
  const later = await shop.openPage();
  await callByFetch(later, 'https://api.17track.net/track/v2.4/gettrackinfo', numbers('RR100000001CN'));
  await vi.waitFor(async () => {
    expect((await shop.ledger()).flatMap(({ moves }) => moves.map(({ to }) => to))).toEqual([
      'reserved',
      'unresolved',
      'charged',
    ]);
  }, SOON);
});

test('a quote on show is made anew when the books change, and an allow for the old one no longer counts', async () => {
  const shop = await openGuardedShop();
  shop.answerWith(takeAll);
  const [one, two] = [await shop.openPage(), await shop.openPage()];
  const registering = callByFetch(one, REGISTER, numbers('RR100000001CN'));
  await shop.decide('Allow', 'RR100000001CN');
  await registering;

  const again = callByFetch(one, REGISTER, numbers('RR100000001CN', 'RR100000002CN'));
  const warning = await shop.warning();
  await warning.getByText('This uses 1. How many are left is not known yet.').first().waitFor();
  const own = await shop.openOwnPage('popup.html');
  const ask = (name: string, input: unknown): Promise<unknown> =>
    own.evaluate((message) => Reflect.get(globalThis, 'chrome').runtime.sendMessage(message), { name, input });
  const before = await ask('warningState', null);
  expect(before).toMatchObject({ kind: 'deciding', quoteNo: 1, changed: null });

  let answer = (): void => undefined;
  const after = new Promise<void>((resolve) => {
    answer = resolve;
  });
  shop.answerWith((call) => ({ ...takeAll(call), after }));
  const deleting = callByFetch(two, DELETE, numbers('RR100000001CN'));
  // Once when the deletion left, and once when it was answered.
  await vi.waitFor(async () => expect(await ask('warningState', null)).toMatchObject({ quoteNo: 2 }), SOON);
  answer();
  expect((await deleting).status).toBe(200);
  await warning.getByText('The books changed: was 1, now 2.').first().waitFor();
  await vi.waitFor(async () => expect(await ask('warningState', null)).toMatchObject({ quoteNo: 3 }), SOON);
  const { call } = { call: '', ...Object(before) };
  await ask('decide', { call, quoteNo: 1, verdict: 'allow' });
  expect(await ask('warningState', null)).toMatchObject({ kind: 'deciding', quoteNo: 3 });
  expect(shop.reached).toHaveLength(2);

  await shop.decide('Allow', 'This uses 2. How many are left is not known yet.');
  expect((await again).status).toBe(200);
});

test('where no window can be opened the call is blocked, and the button says so', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const [worker] = shop.context.serviceWorkers();
  await worker?.evaluate(() => {
    for (const name of ['chrome', 'browser']) {
      const api = Reflect.get(globalThis, name);
      if (api === undefined) continue;
      api.windows.create = () => Promise.reject(new Error('no windows here'));
      api.action.openPopup = () => Promise.reject(new Error('no popup here'));
    }
  });
  const got = await callByFetch(page, REGISTER, numbers('RR100000001CN'));
  expect(got.status).toBe(402);
  expect(JSON.parse(got.body)).toMatchObject({ title: 'Blocked: Tollgate could not ask', decision: 'blocked' });
  expect(shop.reached).toEqual([]);
  const badge = await worker?.evaluate(() => Reflect.get(globalThis, 'chrome').action.getBadgeText({}));
  expect(badge).toBe('!');
  expect((await shop.ledger()).map(({ decision }) => decision?.reason)).toEqual(['could-not-ask']);
});
