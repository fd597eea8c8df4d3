import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Posting } from '../../../shared/model/posting.ts';
import { accepted, fetchThere, type Got, numbers, REGISTER, requestThere } from '../background/guarded-shop.ts';
import { type FirefoxShop, openFirefoxShop, SOON } from './firefox-shop.ts';

/** One browser for all: each test asks about numbers of its own, on a page of its own. */
let shop: FirefoxShop;
let page: Page;
let before: { readonly reached: number; readonly postings: number };

beforeAll(async () => {
  shop = await openFirefoxShop();
});

afterAll(async () => {
  await shop.close();
});

beforeEach(async () => {
  shop.answerWith(accepted);
  // What the test before left on show has ended; it would go by itself.
  for (const window of await shop.warnings()) await window.close().catch(() => undefined);
  before = { reached: shop.reached.length, postings: (await shop.ledger()).length };
  page = await shop.openPage();
});

const reached = (): readonly string[] => shop.reached.slice(before.reached).map(({ body }) => body.toString());
const ledger = async (): Promise<readonly Posting[]> => (await shop.ledger()).slice(before.postings);
const register = (number: string): Promise<Got> => {
  const calling = page.evaluate(fetchThere, { url: REGISTER, body: numbers(number) });
  // Of a test that fails earlier nobody waits for it.
  calling.catch(() => undefined);
  return calling;
};

describe.each([
  ['fetch', fetchThere, 'RR100000001CN'],
  ['XHR', requestThere, 'RR100000002CN'],
])('in Firefox, a registration by %s', (_, call, number) => {
  test('reaches the server only when it is allowed, byte for byte, and the ledger holds what the answer proved', async () => {
    const body = `[ {"number":"${number}", "carrier":3011,\n "note":"déjà vu 快递"} ]`;
    const calling = page.evaluate(call, { url: REGISTER, body });
    await shop.warning(`Registering ${number} uses 1. How many are left is not known yet.`);
    expect(reached()).toEqual([]);

    await shop.decide('Allow', number);
    expect(await calling).toEqual({
      status: 200,
      type: 'application/json',
      body: `{"code":0,"data":{"accepted":[{"origin":1,"number":"${number}","carrier":3011}],"rejected":[]}}`,
    });
    expect(reached()).toEqual([body]);
    expect(shop.reached.at(-1)?.headers['17token']).toBe('secret-of-17track');

    await shop.warning('17TRACK charged 1 unit.');
    const [reserved, settled, ...more] = await ledger();
    expect(more).toEqual([]);
    expect(reserved).toMatchObject({
      kind: 'reserve',
      decision: { by: 'person', verdict: 'allow', reason: 'allowed' },
      road: 'page',
      site: 'shop.17track.net',
    });
    expect(settled?.moves.map(({ from, to, units }) => [from, to, units])).toEqual([['reserved', 'charged', 1000]]);
    expect(JSON.stringify(reserved)).not.toContain('secret-of');
  });

  test('gives the page a 402 and the server nothing when it is blocked', async () => {
    const calling = page.evaluate(call, { url: REGISTER, body: numbers(`${number}X`) });
    await shop.decide('Block', `${number}X`);
    expect(await calling).toMatchObject({ status: 402, type: 'application/problem+json' });
    expect(reached()).toEqual([]);
    expect((await ledger()).map(({ kind, decision }) => [kind, decision?.reason])).toEqual([['block', 'blocked']]);
  });
});

test('in Firefox, a call is blocked when its window is closed', async () => {
  const calling = register('RR100000003CN');
  await (await shop.warning('RR100000003CN')).close();
  expect(await calling).toMatchObject({ status: 402 });
  expect(reached()).toEqual([]);
  expect((await ledger()).map(({ decision }) => decision?.reason)).toEqual(['closed']);
});

test.each([
  ['loads anew', 'RR100000004CN', 'location.reload()'],
  ['is left, and kept by the browser to come back to', 'RR100000007CN', "location.href = '/other'"],
])('in Firefox, a page that %s ends what it held', async (_, number, leave) => {
  // Not waited for in the page: the driver would make the call again in the document that follows.
  await page.evaluate(`void (${fetchThere})(${JSON.stringify({ url: REGISTER, body: numbers(number) })})`);
  await shop.warning(number);
  await page.evaluate(leave);
  await (await shop.warning('The page went away. Nothing was sent, and nothing is charged.')).close();
  expect(reached()).toEqual([]);
  expect((await ledger()).map(({ decision }) => decision?.reason)).toEqual(['page-gone']);
});

test('in Firefox, the event page ends while a call is held: nothing leaves, and a later Allow counts', async () => {
  const calling = register('RR100000005CN');
  await shop.warning('RR100000005CN');
  await shop.firefox.stopBackground();
  expect(reached()).toEqual([]);
  await shop.decide('Allow', 'RR100000005CN');
  expect(await calling).toMatchObject({ status: 200 });
  await shop.warning('17TRACK charged 1 unit.');
  expect((await ledger()).map(({ kind }) => kind)).toEqual(['reserve', 'settle']);
});

test('in Firefox, an answer that comes after the end of the event page settles the call once', async () => {
  let go = (): void => {};
  const after = new Promise<void>((resolve) => {
    go = resolve;
  });
  shop.answerWith((call) => ({ ...accepted(call), after }));
  const calling = register('RR100000006CN');
  await shop.decide('Allow', 'RR100000006CN');
  await vi.waitFor(() => expect(reached()).toHaveLength(1), SOON);
  await shop.firefox.stopBackground();
  go();
  expect(await calling).toMatchObject({ status: 200 });
  await shop.warning('17TRACK charged 1 unit.');
  expect((await ledger()).flatMap(({ kind, moves }) => [kind, ...moves.map(({ to }) => to)])).toEqual([
    'reserve',
    'reserved',
    'settle',
    'charged',
  ]);
});
