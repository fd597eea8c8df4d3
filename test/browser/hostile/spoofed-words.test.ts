import { expect, test } from 'vitest';
import { callByFetch, numbers, openGuardedShop, REGISTER } from '../background/guarded-shop.ts';

test('a page that speaks the words of hook and bridge is heard by neither, while a call of its own is held', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const calling = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  const warning = await shop.warning();
  await warning.getByText('RR100000001CN').first().waitFor();
  const told = await page.evaluate(
    async ({ register, body }) => {
      const heard: unknown[] = [];
      const takenBy: string[] = [];
      const pass = { kind: 'verdict', id: '0', verdict: { kind: 'pass', watch: false } };
      const call = { url: register, method: 'POST', headers: [], via: 'fetch', free: false, credentials: 'omit' };
      const ask = { kind: 'ask', id: '0', call: { ...call, body: new TextEncoder().encode(body).buffer } };
      const words = [pass, { kind: 'asks-all', asksAll: false }, ask, { kind: 'gone', id: '0' }];
      const targets = [document, window, document.documentElement, new XMLHttpRequest(), navigator.serviceWorker];
      const types = ['load', 'message', 'tollgate-meeting', 'tollgate', 'connect'];
      const say = (target: EventTarget, type: string, data: unknown): void => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = (event) => heard.push(event.data);
        if (!target.dispatchEvent(new MessageEvent(type, { data, ports: [port2], cancelable: true, bubbles: true })))
          takenBy.push(type);
        for (const word of words) port1.postMessage(word);
      };
      for (const target of targets) {
        for (const type of types) for (const data of ['tollgate-meeting', ...words]) say(target, type, data);
      }
      for (const word of words) {
        window.postMessage(word, '*');
        new BroadcastChannel('tollgate').postMessage(word);
        document.dispatchEvent(new CustomEvent('tollgate', { detail: word }));
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { heard, takenBy };
    },
    { register: REGISTER, body: numbers('RR100000002CN') },
  );
  expect(told).toEqual({ heard: [], takenBy: [] });
  // Where no extension lets pages speak to it there is nothing to speak with.
  expect(await page.evaluate(() => Reflect.get(Object(Reflect.get(window, 'chrome')), 'runtime'))).toBeUndefined();
  expect(await warning.getByText('RR100000002CN').count()).toBe(0);
  expect(shop.reached).toEqual([]);
  await shop.decide('Block', 'RR100000001CN');
  expect((await calling).status).toBe(402);
  expect(shop.reached).toEqual([]);
});

test('no page shows a page of the extension, in a frame or in a window that it opens, or reads a file of it', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const own = `chrome-extension://${shop.extensionId}`;
  const calling = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  await shop.warning();
  const before = shop.context.pages().length;
  const read = await page.evaluate(async (root) => {
    const files = [
      'warning.html',
      'popup.html',
      'background.js',
      'bridge.js',
      'page.js',
      'manifest.json',
      'icons/16.png',
    ];
    for (const file of files) {
      document.body.append(Object.assign(document.createElement('iframe'), { src: `${root}/${file}` }));
      document.body.append(Object.assign(document.createElement('object'), { data: `${root}/${file}` }));
      open(`${root}/${file}`);
    }
    const tried = files.map((file) =>
      fetch(`${root}/${file}`).then(
        () => file,
        () => '',
      ),
    );
    const pictured = new Promise<string>((resolve) => {
      const picture = new Image();
      picture.onload = () => resolve('picture');
      picture.onerror = () => resolve('');
      picture.src = `${root}/icons/16.png`;
    });
    const got = await Promise.all([...tried, pictured]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return got.filter((file) => file !== '');
  }, own);
  expect(read).toEqual([]);
  const shown = page.frames().map((frame) => frame.url());
  expect(shown.filter((url) => url.startsWith(own))).toEqual([]);
  const opened = shop.context.pages().slice(before);
  expect(opened.map((window) => window.url()).filter((url) => url.startsWith(own))).toEqual([]);
  await shop.decide('Block', 'RR100000001CN');
  expect((await calling).status).toBe(402);
  expect(shop.reached).toEqual([]);
});
