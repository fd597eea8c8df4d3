import { expect, test, vi } from 'vitest';
import { callByFetch, numbers, openGuardedShop, REGISTER } from '../background/guarded-shop.ts';

/** On a busy machine, too. */
const SOON = { timeout: 60_000, interval: 50 };

test('a thousand calls at once open one window and send nothing, and go when their page goes', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  let most = 0;
  shop.context.on('page', () => {
    most = Math.max(most, shop.warnings().length);
  });
  await page.evaluate((url) => {
    const ended: number[] = [];
    for (let at = 0; at < 1000; at += 1) {
      const body = `[{"number":"RR1${String(at).padStart(8, '0')}CN","carrier":3011}]`;
      void fetch(url, { method: 'POST', body }).then(({ status }) => ended.push(status));
    }
    Object.assign(window, { ended });
  }, REGISTER);
  await shop.warning();
  // What is past the number that may wait is blocked at once.
  const ended = (): Promise<readonly number[]> => page.evaluate(() => Reflect.get(window, 'ended'));
  await vi.waitFor(async () => expect((await ended()).length).toBeGreaterThanOrEqual(1000 - 500), SOON);
  expect(new Set(await ended())).toEqual(new Set([402]));
  expect(shop.warnings()).toHaveLength(1);
  await page.close();
  const honest = await shop.openPage();
  const calling = callByFetch(honest, REGISTER, numbers('RR200000001CN'));
  await shop.decide('Block', 'RR200000001CN');
  expect((await calling).status).toBe(402);
  expect(most).toBeLessThanOrEqual(1);
  expect(shop.reached).toEqual([]);
});

test('a body of 50 MB is never sent, whichever way it comes', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const ended = await page.evaluate(async (url) => {
    const text = '[{"number":"RR100000001CN","carrier":3011,"tag":"'.concat('x'.repeat(50 * 1024 * 1024), '"}]');
    const blob = new Blob([text]);
    const byFetch = async (body: string | Blob | Uint8Array<ArrayBuffer>): Promise<number> =>
      (await fetch(url, { method: 'POST', body })).status;
    const byXhr = (body: string | Blob): Promise<number> =>
      new Promise((resolve) => {
        const xhr = new XMLHttpRequest();
        xhr.onloadend = () => resolve(xhr.status);
        xhr.open('POST', url);
        xhr.send(body);
      });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return Promise.all([byFetch(text), byFetch(blob), byFetch(bytes), byXhr(text), byXhr(blob)]);
  }, REGISTER);
  expect(ended).toEqual([413, 413, 413, 413, 413]);
  expect(shop.warnings()).toEqual([]);
  expect(shop.reached).toEqual([]);
});

test('of a call that a page repeats from a timer no more is sent than the button said that was pressed', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const body = numbers('RR100000001CN');
  await page.evaluate(
    ({ url, body: sent }) => {
      const ended: number[] = [];
      Object.assign(window, { ended });
      const call = (): void => void fetch(url, { method: 'POST', body: sent }).then(({ status }) => ended.push(status));
      call();
      Object.assign(window, { timer: setInterval(call, 50) });
      const text = `setInterval(() => fetch(${JSON.stringify(url)}, { method: 'POST', body: ${JSON.stringify(sent)} }).catch(() => undefined), 50)`;
      Object.assign(window, { worker: new Worker(URL.createObjectURL(new Blob([text]))) });
    },
    // It charges each time; to register again what is registered would not.
    { url: REGISTER.replace('register', 'getRealTimeTrackInfo'), body },
  );
  const warning = await shop.warning();
  await warning.evaluate(() => {
    const note = (): unknown => Object.assign(window, { said: document.querySelector('h1')?.textContent });
    addEventListener('click', note, { capture: true, once: true });
  });
  await warning.getByRole('button', { name: /^Allow/ }).click();
  const said: unknown = await warning.evaluate(() => Reflect.get(window, 'said'));
  // "These 11 calls use 11.", or "This uses 1."
  const approved = Number(/^These (\d+) calls/.exec(String(said))?.[1] ?? 1);
  await vi.waitFor(() => expect(shop.reached).toHaveLength(approved), SOON);
  const ended = (): Promise<readonly number[]> => page.evaluate(() => Reflect.get(window, 'ended'));
  await vi.waitFor(async () => expect(await ended()).toContain(200), SOON);
  await page.waitForTimeout(1000);
  await page.close();
  expect(shop.reached.map((call) => call.body.toString())).toEqual(Array.from({ length: approved }, () => body));
});
