import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import {
  callByFetch,
  callByXhr,
  type GuardedShop,
  numbers,
  openGuardedShop,
  REGISTER,
} from '../background/guarded-shop.ts';

const SOON = { timeout: 30_000, interval: 50 };
const MARK = 'tollgate-';

/** An answer for whatever call. */
const ANSWER = { status: 200, body: '{"code":0,"data":{"accepted":[],"rejected":[]}}' };

const bodies = (shop: GuardedShop): readonly string[] => shop.reached.map(({ body }) => body.toString());

/** Reads each address with a pass in it as soon as the browser shows it, and calls there again at once, by ways that the hook does not see. */
const callAgain = (body: string): void => {
  const found: string[] = [];
  const text = `onmessage = ({ data: { url, body } }) => { for (let at = 0; at < 5; at += 1) fetch(url, { method: 'POST', body }).catch(() => undefined); }`;
  const worker = new Worker(URL.createObjectURL(new Blob([text])));
  const frame = document.createElement('iframe');
  frame.src = 'javascript:0';
  document.body.append(frame);
  const pristine: typeof fetch = Object(frame.contentWindow).fetch;
  const again = ({ name: url }: PerformanceEntry): void => {
    if (!url.includes('#')) return;
    found.push(url);
    worker.postMessage({ url, body });
    void pristine(url, { method: 'POST', body }).catch(() => undefined);
    navigator.sendBeacon(url, body);
    new Image().src = url;
  };
  new PerformanceObserver((list) => list.getEntries().forEach(again)).observe({ type: 'resource', buffered: true });
  Object.assign(window, { found });
};

/** Resolves once no pass is good any more: before a provider so far away has answered, as all are but those on this machine. */
const passesSpent = async (own: Page): Promise<void> => {
  await vi.waitFor(async () => {
    const kept = await own.evaluate(() => Reflect.get(globalThis, 'chrome').declarativeNetRequest.getSessionRules());
    expect(kept).toEqual([]);
  }, SOON);
};

test('the pass of an allowed call, read from what the browser measured and used again at once, sends nothing', async () => {
  const shop = await openGuardedShop();
  const own = await shop.openOwnPage('icons/16.png');
  shop.answerWith(() => ({ ...ANSWER, after: passesSpent(own) }));
  const page = await shop.openPage();
  await page.evaluate(callAgain, numbers('RR900000009CN'));
  for (const [at, make] of [callByFetch, callByXhr, callByFetch].entries()) {
    const number = `RR10000000${at}CN`;
    const calling = make(page, REGISTER, numbers(number));
    await shop.decide('Allow', number);
    expect((await calling).status).toBe(200);
  }
  await page.waitForTimeout(500);
  // It can be read, once it is spent.
  expect(await page.evaluate((): readonly string[] => Reflect.get(window, 'found'))).toContainEqual(
    expect.stringContaining(MARK),
  );
  expect(bodies(shop)).toEqual([0, 1, 2].map((at) => numbers(`RR10000000${at}CN`)));
});

test('neither what a page gets for an allowed call nor what the provider gets shows a pass', async () => {
  const shop = await openGuardedShop();
  shop.answerWith(() => ANSWER);
  const page = await shop.openPage();
  const fetched = page.evaluate(
    async ({ url, body }) => {
      const request = new Request(url, { method: 'POST', body });
      const response = await fetch(request);
      return [response.url, response.clone().url, request.url, document.baseURI, location.href].join();
    },
    { url: REGISTER, body: numbers('RR100000001CN') },
  );
  await shop.decide('Allow', 'RR100000001CN');
  expect(await fetched).not.toContain(MARK);
  const loaded = page.evaluate(
    ({ url, body }) =>
      new Promise<string>((resolve) => {
        const xhr = new XMLHttpRequest();
        xhr.onloadend = () => resolve(xhr.responseURL);
        xhr.open('POST', url);
        xhr.send(body);
      }),
    { url: REGISTER, body: numbers('RR100000002CN') },
  );
  await shop.decide('Allow', 'RR100000002CN');
  expect(await loaded).not.toContain(MARK);
  expect(shop.reached).toHaveLength(2);
  expect(JSON.stringify(shop.reached.map(({ path, headers }) => [path, headers]))).not.toContain(MARK);
});

const WORKER = `
  const seen = [];
  oninstall = () => skipWaiting();
  onactivate = (event) => event.waitUntil(clients.claim());
  onmessage = ({ source }) => source.postMessage(seen);
`;

/** A page that its own service worker controls. */
const openControlled = async (shop: GuardedShop, worker: string): Promise<Page> => {
  shop.serveScript('/sw.js', `${WORKER}${worker}`);
  const page = await shop.openPage();
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/sw.js');
    if (navigator.serviceWorker.controller === null) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    }
  });
  return page;
};

test('a service worker that puts another body in the place of an allowed one sends nothing of its own', async () => {
  const shop = await openGuardedShop();
  shop.answerWith(() => ANSWER);
  const swapped = numbers('RR900000009CN');
  const page = await openControlled(
    shop,
    `onfetch = (event) => {
      if (event.request.url.includes('register')) event.respondWith(fetch(event.request.url, { method: 'POST', body: ${JSON.stringify(swapped)} }));
    };`,
  );
  for (const [at, make] of [callByFetch, callByXhr].entries()) {
    const number = `RR10000000${at}CN`;
    const calling = make(page, REGISTER, numbers(number)).catch(() => undefined);
    await shop.decide('Allow', number);
    await calling;
    expect(bodies(shop).filter((body) => body !== numbers(number))).toEqual(bodies(shop).slice(0, at));
  }
  expect(bodies(shop)).not.toContain(swapped);
});

test('what a service worker sees of an allowed call sends nothing a second time', async () => {
  const shop = await openGuardedShop();
  shop.answerWith(() => ANSWER);
  const page = await openControlled(
    shop,
    `onfetch = (event) => {
      seen.push(event.request.url);
      if (!event.request.url.includes('register')) return;
      const { url } = event.request;
      const again = { method: 'POST', body: ${JSON.stringify(numbers('RR900000009CN'))} };
      for (let at = 0; at < 5; at += 1) fetch(url, again).catch(() => undefined);
      event.respondWith(fetch(event.request.clone()).finally(() => fetch(url, again).catch(() => undefined)));
    };`,
  );
  const calling = callByFetch(page, REGISTER, numbers('RR100000001CN')).catch(() => undefined);
  await shop.decide('Allow', 'RR100000001CN');
  await calling;
  const seen = await page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve) => {
        navigator.serviceWorker.onmessage = ({ data }) => resolve(data);
        navigator.serviceWorker.controller?.postMessage('say');
      }),
  );
  // Whatever it saw is tried again by each way that the hook does not see.
  await page.evaluate(
    async ({ urls, body }) => {
      const text = `onmessage = ({ data: { urls, body } }) => Promise.allSettled(urls.map((url) => fetch(url, { method: 'POST', body }))).then(() => postMessage(''))`;
      const worker = new Worker(URL.createObjectURL(new Blob([text])));
      const done = new Promise((resolve) => worker.addEventListener('message', resolve));
      worker.postMessage({ urls, body });
      for (const url of urls) {
        navigator.sendBeacon(url, body);
        new Image().src = url;
      }
      await done;
    },
    { urls: seen.filter((url) => url.includes('register')), body: numbers('RR900000008CN') },
  );
  await page.waitForTimeout(500);
  expect(bodies(shop).filter((body) => body !== numbers('RR100000001CN'))).toEqual([]);
  expect(bodies(shop).length).toBeLessThanOrEqual(1);
});

test('a page that repeats the address of an allowed call, at the moment in which it leaves, sends nothing with it', async () => {
  const shop = await openGuardedShop();
  shop.answerWith(() => ANSWER);
  const page = await shop.openPage();
  const other = numbers('RR900000009CN');
  await page.evaluate(
    ({ url, body }) => {
      const text = `const go = () => { fetch(${JSON.stringify(url)}, { method: 'POST', body: ${JSON.stringify(body)} }).catch(() => undefined).then(() => setTimeout(go, 1)); }; go(); go(); go();`;
      Object.assign(window, { worker: new Worker(URL.createObjectURL(new Blob([text]))) });
    },
    { url: REGISTER, body: other },
  );
  for (let at = 0; at < 5; at += 1) {
    const number = `RR10000000${at}CN`;
    const calling = callByFetch(page, REGISTER, numbers(number));
    await shop.decide('Allow', number);
    expect((await calling).status).toBe(200);
  }
  await vi.waitFor(() => expect(shop.reached.length).toBeGreaterThanOrEqual(5), SOON);
  expect(bodies(shop)).toEqual([0, 1, 2, 3, 4].map((at) => numbers(`RR10000000${at}CN`)));
});
