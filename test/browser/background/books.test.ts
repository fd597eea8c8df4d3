import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { bundledPacks } from '../../../shared/packs/bundled.ts';
import { callByFetch, type GuardedShop, numbers, openGuardedShop, REGISTER } from './guarded-shop.ts';

/** On a busy machine, too. */
const SOON = { timeout: 20_000 };

const QUOTA = 'https://api.17track.net/track/v2.4/getquota';

const ask = (own: Page, name: string, input: unknown = null): Promise<unknown> =>
  own.evaluate((message) => Reflect.get(globalThis, 'chrome').runtime.sendMessage(message), { name, input });

const button = async (own: Page): Promise<{ readonly text: string; readonly title: string }> =>
  own.evaluate(async () => {
    const { action } = Reflect.get(globalThis, 'chrome');
    return { text: await action.getBadgeText({}), title: await action.getTitle({}) };
  });

const register = async (shop: GuardedShop, page: Page, number: string): Promise<number> => {
  const calling = callByFetch(page, REGISTER, numbers(number));
  await shop.decide('Allow', number);
  return (await calling).status;
};

test('the button says what is left of the account used last, and when it comes back, once the quota was read', async () => {
  const shop = await openGuardedShop();
  const own = await shop.openOwnPage('popup.html');
  expect((await button(own)).text).toBe('');
  expect(await ask(own, 'popupState')).toEqual({ kind: 'first-run' });
  const page = await shop.openPage();
  await register(shop, page, 'RR100000001CN');
  await vi.waitFor(
    async () => {
      expect(await button(own)).toEqual({ text: '', title: '1 counted here, left: not known yet' });
    },
    { timeout: 20_000 },
  );
  shop.answerWith(() => ({
    status: 200,
    body: '{"code":0,"data":{"quota_total":100,"quota_used":1,"quota_remain":99,"today_used":1,"max_track_daily":100}}',
  }));
  await callByFetch(page, QUOTA, '[]');
  await vi.waitFor(async () => {
    expect(await button(own)).toEqual({
      text: '99',
      title: expect.stringMatching(/^99 of 100 left as of \d\d:\d\d, read from 17TRACK, back on 1 [A-Z][a-z]+$/),
    });
  }, SOON);
});

test('the popup hears of accounts and the last calls, and checks and exports without recording anything', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  await register(shop, page, 'RR100000001CN');
  const blocked = callByFetch(page, REGISTER, numbers('RR100000002CN'));
  await shop.decide('Block', 'RR100000002CN');
  await blocked;
  const own = await shop.openOwnPage('popup.html');
  await vi.waitFor(async () => {
    expect(await ask(own, 'popupState')).toMatchObject({
      kind: 'ready',
      accounts: [{ provider: '17TRACK', figure: '1', hint: expect.stringContaining('Left: not known yet.') }],
      calls: [
        { what: 'Register 1 number', units: '1', tone: 'charge' },
        { what: 'Register 1 number, blocked', units: '0', tone: 'none' },
      ],
      free: [],
      checkable: [{ provider: '17track' }, { provider: 'safecube' }],
      notices: [],
    });
  }, SOON);
  const before = await shop.ledger();

  const text = 'RR100000001CN, 3011\nRR100000009CN, 3011\nRR100000009CN, 3011\n';
  expect(
    await ask(own, 'check', { provider: '17track', list: { kind: 'text', text }, account: null, column: null }),
  ).toMatchObject({
    kind: 'answer',
    units: '1 unit',
    say: expect.stringMatching(/^\. How many are left is not known yet\. /),
  });
  expect(
    await ask(own, 'check', {
      provider: 'safecube',
      list: { kind: 'text', text: 'MSCU6639870' },
      account: null,
      column: null,
    }),
  ).toMatchObject({
    kind: 'answer',
    units: '0–1 shipment',
  });
  expect(
    await ask(own, 'check', { provider: '17track', list: { kind: 'text', text: ' \n' }, account: null, column: null }),
  ).toEqual({
    kind: 'trouble',
    say: 'There is no number in this text.',
  });

  expect(await ask(own, 'exportUsage', { format: 'csv' })).toMatchObject({
    name: expect.stringMatching(/^tollgate-usage-\d{4}-\d\d-\d\d\.csv$/),
    type: 'text/csv',
    text: expect.stringMatching(
      /^provider,account,meter,period,charged,.*\r\n17track,[0-9a-f]{16},tracking,\d{4}-\d\d,1,0,0,100,assumed,0,99\r\n$/,
    ),
  });
  const json = await ask(own, 'exportUsage', { format: 'json' });
  expect(JSON.parse(Object(json).text)).toMatchObject({
    usage: [{ provider: '17track', charged: 1, basis: 'assumed', remaining: 99 }],
  });
  expect(await shop.ledger()).toEqual(before);
});

test('a message that is no function of the table, or not what it takes, is refused in one line', async () => {
  const shop = await openGuardedShop();
  const own = await shop.openOwnPage('popup.html');
  await expect(ask(own, 'wipeLedger')).rejects.toThrow(/message\.name: warningState or shown or decide or/);
  await expect(ask(own, 'decide', { call: 'x', quoteNo: 1, verdict: 'maybe' })).rejects.toThrow(
    /decide\.verdict: allow or block expected/,
  );
});

test('where the books cannot be opened, calls that may charge are blocked, reads pass, and the popup says so', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const own = await shop.openOwnPage('popup.html');
  await own.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        // What a newer version of the extension leaves behind.
        const opening = indexedDB.open('tollgate', 99);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  );
  const got = await callByFetch(page, REGISTER, numbers('RR100000001CN'));
  expect(got.status).toBe(402);
  expect(JSON.parse(got.body)).toMatchObject({ title: 'Blocked: Tollgate could not open the books', quote: null });
  expect(shop.reached).toEqual([]);
  shop.answerWith(() => ({ status: 200, body: '{"code":0,"data":{}}' }));
  expect((await callByFetch(page, QUOTA, '{}')).status).toBe(200);
  expect(await ask(own, 'popupState')).toMatchObject({
    kind: 'broken',
    say: expect.stringContaining('newer Tollgate'),
  });
  await vi.waitFor(async () => expect((await button(own)).text).toBe('!'), SOON);
  await shop.killWorker();
  expect((await callByFetch(page, REGISTER, numbers('RR100000001CN'))).status).toBe(402);
  expect(shop.reached).toHaveLength(1);
});

/** Packs in use, by their ids, and by their stamps for answers that come late. */
const KEPT = bundledPacks.flatMap(({ id, stamp }) => [id, stamp]).sort();

test('the rule packs live in the database, and the bundled ones stand in for one that cannot be read', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const own = await shop.openOwnPage('popup.html');
  // It answers when its books are open: a page that opened the database first would make an empty one, and keep it.
  await ask(own, 'popupState');
  const swap = (): Promise<readonly string[]> =>
    own.evaluate(
      () =>
        new Promise<readonly string[]>((resolve, reject) => {
          const opening = indexedDB.open('tollgate');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const packs = opening.result.transaction('packs', 'readwrite').objectStore('packs');
            const keys = packs.getAllKeys();
            packs.put({ schema: 1, id: '17track' }, '17track');
            packs.transaction.oncomplete = () => {
              opening.result.close();
              resolve(keys.result.map(String));
            };
          };
        }),
    );
  await vi.waitFor(async () => expect(await swap()).toEqual(KEPT), SOON);
  await shop.killWorker();
  const calling = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  await shop.decide('Block', 'RR100000001CN');
  expect((await calling).status).toBe(402);
  expect(await ask(own, 'popupState')).toMatchObject({
    notices: [expect.stringMatching(/^The rules for 17TRACK that are kept here cannot be read \(/)],
  });
});
