import type { Page } from 'playwright-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { trials } from '../../trials.ts';
import {
  accepted,
  callByFetch,
  type Got,
  type GuardedShop,
  numbers,
  openGuardedShop,
  REGISTER,
} from './guarded-shop.ts';
import { openKiller } from './worker-killer.ts';

type Verdict = 'Allow' | 'Block';
type Kill = () => Promise<void>;

/** On a busy machine, too. */
const SOON = { timeout: 30_000, interval: 20 };

const sentOf = (shop: GuardedShop, number: string): number =>
  shop.reached.filter(({ body }) => body.includes(number)).length;

const questionAbout = async (shop: GuardedShop, number: string): Promise<Page> => {
  const find = async (): Promise<Page | undefined> => {
    for (const page of shop.warnings()) {
      const isAsked = await page
        .getByText(number)
        .count()
        .catch(() => 0);
      if (isAsked > 0) return page;
    }
    return undefined;
  };
  return vi.waitFor(async () => {
    const page = await find();
    if (page === undefined) throw new Error(`nothing asks about ${number}`);
    return page;
  }, SOON);
};

/** Presses a button once. Whether the background was there to hear it is another matter. */
const press = async (shop: GuardedShop, verdict: Verdict, number: string): Promise<void> => {
  const page = await questionAbout(shop, number);
  await page.getByRole('button', { name: new RegExp(`^${verdict}`) }).click({ timeout: 20_000 });
};

/** A person who sees the same question again, presses the same button again. */
const insist = async (shop: GuardedShop, verdict: Verdict, number: string, calling: Promise<Got>): Promise<Got> => {
  let got: Got | undefined;
  void calling.then((answer) => {
    got = answer;
  });
  await vi.waitFor(async () => {
    for (const page of got === undefined ? shop.warnings() : []) {
      const button = page.getByRole('button', { name: new RegExp(`^${verdict}`) });
      const isAsked = (await page.getByText(number).count()) > 0 && (await button.isEnabled({ timeout: 100 }));
      if (isAsked) await button.click({ timeout: 1000 });
    }
    if (got === undefined) throw new Error('the call waits');
  }, SOON);
  return calling;
};

const call = (page: Page, number: string): Promise<Got> => {
  const calling = callByFetch(page, REGISTER, numbers(number));
  calling.catch(() => undefined);
  return calling;
};

/** Up to the moment, and then the end of the worker; what the person did in between is left to `insist`. */
const MOMENTS: Readonly<Record<string, (shop: GuardedShop, number: string, kill: Kill) => Promise<unknown>>> = {
  'as the page calls': (_shop, _number, kill) => kill(),
  'as the window opens': async (shop, _number, kill) => {
    await vi.waitUntil(() => shop.warnings().length > 0, { ...SOON, interval: 2 });
    await kill();
  },
  'as the question comes on show': async (shop, number, kill) => {
    await questionAbout(shop, number);
    await kill();
  },
  'twice while the question is on show': async (shop, number, kill) => {
    await questionAbout(shop, number);
    await kill();
    await questionAbout(shop, number);
    await kill();
  },
  'as Allow can be pressed': async (shop, number, kill) => {
    const page = await questionAbout(shop, number);
    await page.getByRole('button', { name: /^Allow/ }).click({ trial: true });
    await kill();
  },
  'in the moment of the press': (shop, number, kill) => Promise.all([press(shop, 'Allow', number), kill()]),
  'right after the press': async (shop, number, kill) => {
    await press(shop, 'Allow', number);
    await kill();
  },
  'as the call reaches the provider': async (shop, number, kill) => {
    await press(shop, 'Allow', number);
    await vi.waitUntil(() => sentOf(shop, number) > 0, SOON);
    await kill();
  },
};

test('the background may end at each step of a hold: nothing leaves without an Allow, and an Allow after it counts once', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const kill = await openKiller(shop);
  for (const [at, [moment, until]] of Object.entries(MOMENTS).entries()) {
    const number = `RR10000000${at}CN`;
    shop.answerWith((reached) => ({ ...accepted(reached), after: new Promise((resolve) => setTimeout(resolve, 300)) }));
    const calling = call(page, number);
    await until(shop, number, kill);
    if (!moment.includes('press') && !moment.includes('reaches')) expect(sentOf(shop, number), moment).toBe(0);
    expect((await insist(shop, 'Allow', number, calling)).status, moment).toBe(200);
    expect(sentOf(shop, number), moment).toBe(1);
    await vi.waitUntil(() => shop.warnings().length === 0, SOON);
  }
  await vi.waitFor(async () => {
    const ledger = await shop.ledger();
    const kinds = Object.keys(MOMENTS).flatMap(() => ['reserve', 'settle']);
    expect(ledger.map(({ kind }) => kind)).toEqual(kinds);
  }, SOON);
});

/** A chance that can be had again. */
const chanceFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

test('the background may end at any moment: only what was allowed is sent, once, and the last answer counts', async () => {
  const { numRuns, seed = Date.now() } = trials(3);
  const chance = chanceFrom(seed);
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const kill = await openKiller(shop);
  let isOver = false;
  onTestFinished(() => {
    isOver = true;
  });
  for (let run = 0; run < numRuns && !isOver; run += 1) {
    const number = `RR${String(100_000_000 + run)}CN`;
    const verdict: Verdict = chance() < 0.5 ? 'Allow' : 'Block';
    const moments = [chance() * 1500, chance() * 1500].slice(0, chance() < 0.5 ? 1 : 2);
    const say = `seed ${seed}, run ${run}: ${verdict}, ended after ${moments.map(Math.round).join(' and ')} ms`;
    const calling = call(page, number);
    const killing = Promise.all(
      moments.map(async (afterMs) => {
        await new Promise((resolve) => setTimeout(resolve, afterMs));
        await kill();
      }),
    );
    // The person answers when the question is there, whatever happens to the background then.
    await questionAbout(shop, number);
    expect(sentOf(shop, number), say).toBe(0);
    const [got] = await Promise.all([insist(shop, verdict, number, calling), killing]);
    expect([got.status, sentOf(shop, number)], `${say}: ${got.body}`).toEqual(
      verdict === 'Allow' ? [200, 1] : [402, 0],
    );
  }
});
