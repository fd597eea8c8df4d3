import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { accepted, callByFetch, type GuardedShop, numbers, openGuardedShop, REGISTER } from './guarded-shop.ts';

/** On a busy machine, too. */
const SOON = { timeout: 20_000 };
const QUOTA = 'https://api.17track.net/track/v2.4/getquota';

const listed = Array.from({ length: 10 }, (_, nth) => `RR10000000${nth}CN`);

/** The page registers each number by a call of its own, all at once. */
const registerEach = (page: Page, each: readonly string[]) =>
  Promise.all(each.map((number) => callByFetch(page, REGISTER, numbers(number))));

const badgeOf = async (shop: GuardedShop): Promise<unknown> => {
  const [worker] = shop.context.serviceWorkers();
  return worker?.evaluate(() => Reflect.get(globalThis, 'chrome').action.getBadgeText({}));
};

/** The provider says what it has counted. */
const readQuota = async (shop: GuardedShop, page: Page, used: number): Promise<void> => {
  shop.answerWith((call) =>
    call.path.endsWith('getquota')
      ? {
          status: 200,
          body: JSON.stringify({ code: 0, data: { quota_total: 100, quota_used: used, quota_remain: 100 - used } }),
        }
      : accepted(call),
  );
  expect((await callByFetch(page, QUOTA, '[]')).status).toBe(200);
  await vi.waitFor(async () => expect(await badgeOf(shop)).toBe(`${100 - used}`), SOON);
};

test('ten orders registered by ten calls are answered once; books, badge and server agree', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  await readQuota(shop, page, 40);
  const calling = registerEach(page, listed);
  const warning = await shop.warning();
  await warning.getByRole('heading', { name: 'These 10 calls use 10 of your 60 left this month.' }).waitFor();
  expect(shop.reached.filter(({ path }) => path.endsWith('register'))).toEqual([]);
  await warning.getByRole('button', { name: 'Allow all', exact: true }).click();
  expect((await calling).map(({ status }) => status)).toEqual(listed.map(() => 200));
  await warning
    .getByText(/17TRACK charged 10 units\. 50 left as of /)
    .first()
    .waitFor();
  const sent = shop.reached.filter(({ path }) => path.endsWith('register')).map(({ body }) => body.toString());
  expect(new Set(sent)).toEqual(new Set(listed.map((number) => numbers(number))));
  expect(sent).toHaveLength(10);
  await vi.waitFor(async () => expect(await badgeOf(shop)).toBe('50'), SOON);
  const answered = (await shop.ledger()).filter(({ kind }) => kind === 'settle');
  expect(answered.flatMap(({ moves }) => moves.map(({ to }) => to))).toEqual(listed.map(() => 'charged'));
});

test('of ten calls the one that is unticked stays here, and nine leave', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const calling = registerEach(page, listed);
  const warning = await shop.warning();
  await warning.getByText('10 calls wait').waitFor();
  await warning.getByRole('button', { name: 'Calls: Register 10 numbers' }).click();
  await warning.getByRole('checkbox', { name: /^RR100000004CN/ }).uncheck();
  await warning.getByRole('heading', { name: /^These 9 calls use 9\./ }).waitFor();
  await warning.getByRole('button', { name: 'Allow 9 calls', exact: true }).click();
  expect((await calling).map(({ status }) => status)).toEqual(listed.map((_, nth) => (nth === 4 ? 402 : 200)));
  expect(shop.reached).toHaveLength(9);
});

test('while eight frames flood, another tab is asked about; the flood is blocked by one press, until its page is loaded anew', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  await page.evaluate(async () => {
    const frames = Array.from({ length: 8 }, () => {
      const frame = document.createElement('iframe');
      frame.src = '/frame';
      return frame;
    });
    const loaded = frames.map((frame) => new Promise((resolve) => frame.addEventListener('load', resolve)));
    document.body.append(...frames);
    await Promise.all(loaded);
    for (const [at, frame] of frames.entries()) {
      const inside = frame.contentWindow as unknown as typeof globalThis;
      for (let nth = 0; nth < 200; nth += 1)
        void inside.fetch('https://api.17track.net/track/v2.4/register', {
          method: 'POST',
          headers: { '17token': 'secret', 'content-type': 'application/json' },
          body: JSON.stringify([{ number: `RR${at}${10_000_000 + nth}CN`, carrier: 3011 }]),
        });
    }
  });
  const honest = await shop.context.newPage();
  await honest.goto('https://shop.sinay.ai/');
  const asking = callByFetch(honest, REGISTER, numbers('RR999999999CN'));
  const warning = await shop.warning();
  await warning.getByRole('heading', { name: 'shop.sinay.ai' }).waitFor();
  await warning.getByRole('button', { name: 'Block all from this site shop.17track.net' }).click();
  await shop.decide('Allow', 'RR999999999CN');
  expect((await asking).status).toBe(200);
  expect(shop.reached.map(({ body }) => body.toString())).toEqual([numbers('RR999999999CN')]);
  expect(JSON.parse((await callByFetch(page, REGISTER, numbers('RR100000001CN'))).body)).toMatchObject({
    title: 'Blocked: all calls of this site',
  });
  await page.reload();
  const again = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  await shop.decide('Block', 'RR100000001CN');
  expect(JSON.parse((await again).body)).toMatchObject({ title: 'Blocked by a person' });
});
