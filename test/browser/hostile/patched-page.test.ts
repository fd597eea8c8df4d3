import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { callByFetch, callByXhr, numbers, openGuardedShop, REGISTER } from '../background/guarded-shop.ts';
import { listenIn } from './patched-page.ts';

/** What it overheard so far; it hears nothing more afterwards. */
const overheardIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => Reflect.apply(Reflect.get(globalThis, 'overheard'), undefined, []));

test('a page that replaced all that it can reach overhears nothing, and nothing of it passes without an Allow', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  await page.evaluate(listenIn);
  for (const [at, make] of [callByFetch, callByXhr].entries()) {
    const [blocked, allowed] = [`RR10000000${at}CN`, `RR10000001${at}CN`];
    const first = make(page, REGISTER, numbers(blocked));
    await shop.decide('Block', blocked);
    expect((await first).status).toBe(402);
    expect(shop.reached).toHaveLength(at);
    const second = make(page, REGISTER, numbers(allowed));
    await shop.decide('Allow', allowed);
    expect((await second).status).toBe(200);
    expect(shop.reached.map(({ body }) => body.toString()).slice(at)).toEqual([numbers(allowed)]);
  }
  // Were a word of ours to come by, it would be written down: these are the page's own.
  await page.evaluate(() => {
    new MessageChannel().port1.postMessage({ verdict: 'pass' });
    new URL('https://api.17track.net/#tollgate-0');
  });
  const overheard = await overheardIn(page);
  expect(overheard.filter((text) => !text.includes('#tollgate-0') && !text.endsWith('postMessage: a verdict'))).toEqual(
    ['MessagePort.postMessage: a port'],
  );
  expect(overheard.length).toBeGreaterThan(2);
});

test('a window that was patched before its page came sends nothing that nobody allowed', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  await page.evaluate(
    async ({ listen, url, body }) => {
      const frame = document.createElement('iframe');
      frame.src = '/inner';
      document.body.append(frame);
      const inner = Object(frame.contentWindow);
      inner.eval(`(${listen})()`);
      const early = inner.fetch;
      await new Promise((loaded) => frame.addEventListener('load', loaded));
      const call = { method: 'POST', body };
      const tell = (making: Promise<Response>): Promise<unknown> =>
        making.then(
          ({ status }) => status,
          () => 'failed',
        );
      const outcomes = [tell(inner.fetch(url, call)), tell(Reflect.apply(early, inner, [url, call]))];
      Object.assign(window, { outcomes: Promise.all(outcomes) });
    },
    { listen: String(listenIn), url: REGISTER, body: numbers('RR100000001CN') },
  );
  await shop.warning();
  await vi.waitFor(
    async () => {
      await Promise.all(shop.warnings().map((warning) => warning.close()));
      const outcomes = await Promise.race([
        page.evaluate((): Promise<unknown> => Reflect.get(window, 'outcomes')),
        new Promise((resolve) => setTimeout(() => resolve(undefined), 500)),
      ]);
      expect(outcomes).toEqual([402, expect.anything()]);
    },
    { timeout: 30_000, interval: 200 },
  );
  expect(shop.reached).toEqual([]);
});
