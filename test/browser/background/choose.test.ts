import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import {
  accepted,
  callByFetch,
  callByXhr,
  type GuardedShop,
  numbers,
  openGuardedShop,
  REGISTER,
} from './guarded-shop.ts';

const FIVE = ['RR100000017CN', 'RR100000025CN', 'RR100000034CN', 'RR100000048CN', 'RR100000051CN'] as const;
const SENT = [FIVE[0], FIVE[3]];
const HELD = [FIVE[1], FIVE[2], FIVE[4]];

/** Unticks numbers in the question on show, and allows the rest. */
const allowWithout = async (shop: GuardedShop, ...held: readonly string[]): Promise<Page> => {
  const warning = await shop.warning();
  for (const number of held) await warning.getByRole('checkbox', { name: number, exact: true }).uncheck();
  await warning.getByText(`${FIVE.length - held.length} go out, ${held.length} stay here.`).waitFor();
  await warning.getByRole('button', { name: `Allow ${FIVE.length - held.length}` }).click();
  return warning;
};

const registered = ({ reached }: GuardedShop): readonly unknown[] =>
  reached.filter(({ path }) => path.endsWith('/register')).map(({ body }) => JSON.parse(body.toString()));

const entries = (body: string, list: 'accepted' | 'rejected'): readonly { readonly number: string }[] =>
  JSON.parse(body).data[list];

const settled = async (shop: GuardedShop): Promise<void> => {
  await vi.waitFor(
    async () => {
      const kinds = (await shop.ledger()).map(({ kind }) => kind);
      expect(kinds).toContain('settle');
    },
    { timeout: 20_000, interval: 200 },
  );
};

test.each([
  ['fetch', callByFetch],
  ['XMLHttpRequest', callByXhr],
] as const)('of five numbers two go out, the page hears of all five, and the books hold two: %s', async (_, call) => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const calling = call(page, REGISTER, numbers(...FIVE));
  await allowWithout(shop, ...HELD);
  const got = await calling;
  expect(got.status).toBe(200);
  expect(registered(shop)).toEqual([SENT.map((number) => ({ number, carrier: 3011 }))]);
  expect(entries(got.body, 'accepted').map(({ number }) => number)).toEqual(SENT);
  expect(entries(got.body, 'rejected')).toEqual(
    HELD.map((number) => ({
      number,
      carrier: 3011,
      error: { code: -402, message: 'Held back by the user: not sent to 17TRACK.' },
    })),
  );
  await settled(shop);
  const [reserved, settlement] = await shop.ledger();
  expect(reserved).toMatchObject({
    kind: 'reserve',
    items: 2,
    quoted: { tracking: [2000, 2000, 2000] },
    decision: {
      by: 'person',
      verdict: 'allow',
      reason: 'allowed-some',
      heldBack: HELD.map((number) => ({ number, variant: '3011' })),
    },
  });
  expect(reserved?.asks.map(({ number }) => number)).toEqual(SENT);
  expect(settlement?.moves.map(({ to, units }) => [to, units])).toEqual([
    ['charged', 1000],
    ['charged', 1000],
  ]);
});

test('the numbers that stayed are new when they are asked for again', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const first = callByFetch(page, REGISTER, numbers(...FIVE));
  await allowWithout(shop, ...HELD);
  await first;
  await settled(shop);
  const again = callByFetch(page, REGISTER, numbers(...FIVE));
  const warning = await vi.waitFor(
    async () => {
      const now = await shop.warning();
      await now.getByText('3 new numbers').first().waitFor({ timeout: 2000 });
      return now;
    },
    { timeout: 20_000 },
  );
  await warning.getByRole('radio', { name: /^Only what is free 2 numbers, 0$/ }).check();
  await warning.getByRole('heading', { name: 'This is free.' }).waitFor();
  await warning.getByRole('button', { name: 'Allow', exact: true }).click();
  expect(entries((await again).body, 'rejected').map(({ number }) => number)).toEqual(HELD);
  expect(registered(shop)[1]).toEqual(SENT.map((number) => ({ number, carrier: 3011 })));
});

test('an answer that refuses the whole call comes as it is, and is counted as that', async () => {
  const shop = await openGuardedShop();
  shop.answerWith((call) =>
    call.path.endsWith('/register')
      ? {
          status: 200,
          body: '{"code":-18010002,"data":{"errors":[{"code":-18010002,"message":"Invalid security key."}]}}',
        }
      : accepted(call),
  );
  const page = await shop.openPage();
  const calling = callByFetch(page, REGISTER, numbers(...FIVE));
  await allowWithout(shop, ...HELD);
  expect(JSON.parse((await calling).body)).toMatchObject({ code: -18010002 });
  await settled(shop);
  expect((await shop.ledger())[1]?.moves.map(({ to }) => to)).toEqual(['released', 'released']);
});
