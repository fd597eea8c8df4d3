import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { MEETING } from '../../../shared/messages/page-port.ts';
import { type Installed, install } from './test-extension.ts';
import { CHARGING, FREE, HOST } from './trial.ts';

/** Windows that a page has in its hands before the hook is in them: what goes out of them is sent by the bridge, and nothing else of them counts. */
let installed: Installed;
let page: Page;
let calls = 0;

beforeAll(async () => {
  installed = await install();
});

afterAll(async () => {
  await installed.close();
});

beforeEach(async () => {
  page = await installed.chromium.context.newPage();
  await page.goto(`https://${HOST}/`);
});

afterEach(async () => {
  for (const one of installed.chromium.context.pages()) if (one.url().includes(HOST)) await one.close();
});

const newCall = (base: string, params: Record<string, string>) => {
  calls += 1;
  const tag = `lived${calls}`;
  const url = `${base}?${new URLSearchParams({ do: 'echo', tag, ...params })}`;
  return {
    tag,
    url,
    seen: () => installed.server.seen(tag).filter(({ method }) => method !== 'OPTIONS'),
    heard: () => {
      const all = installed.heard();
      const ids = all
        .filter((message) => Reflect.get(Object(Reflect.get(Object(message), 'call')), 'url') === url)
        .map((message) => Reflect.get(Object(message), 'id'));
      return all.filter((message) => ids.includes(Reflect.get(Object(message), 'id')));
    },
  };
};

/** Scripts that give `w`, a window of the page's own origin that it has before the document is there, and wait for that document. */
const WAYS: { readonly [name: string]: string } = {
  'a frame with src': `
    const frame = document.createElement('iframe'); frame.src = '/inner'; document.body.append(frame);
    const w = frame.contentWindow; spoil(w); await new Promise((done) => { frame.onload = done; });`,
  'a frame with srcdoc': `
    const frame = document.createElement('iframe'); frame.srcdoc = '<p>frame'; document.body.append(frame);
    const w = frame.contentWindow; spoil(w); await new Promise((done) => { frame.onload = done; });`,
  'a frame with a blob': `
    const frame = document.createElement('iframe');
    frame.src = URL.createObjectURL(new Blob(['<p>frame'], { type: 'text/html' })); document.body.append(frame);
    const w = frame.contentWindow; spoil(w); await new Promise((done) => { frame.onload = done; });`,
  'a frame that was on its way elsewhere': `
    const frame = document.createElement('iframe'); frame.src = '/?do=late&after=5000'; document.body.append(frame);
    const w = frame.contentWindow; spoil(w); frame.src = 'about:blank'; await pause(500);`,
  'a frame whose script writes it': `
    const frame = document.createElement('iframe'); frame.src = 'javascript:"<p>frame"'; document.body.append(frame);
    const w = frame.contentWindow; spoil(w); await pause(500);`,
  'a popup': `
    const w = window.open('/inner'); spoil(w); await pause(1000);`,
  'a popup that forgets who opened it': `
    const w = window.open('/inner'); spoil(w); w.opener = null; await pause(1000);`,
};

/** Runs a script of the page with a window that it had first, after `spoil` was done to it. */
const inLived = (way: string, spoil: string, then: string): Promise<unknown> =>
  page.evaluate(`(async () => {
    const pause = (ms) => new Promise((done) => setTimeout(done, ms));
    const spoil = (w) => { ${spoil} };
    ${way}
    ${then}
  })()`);

/** Takes what the hook hands to the bridge, and all that comes back. */
const TAKE_PORT = `
  w.stolen = [];
  const { MessageChannel } = w;
  w.MessageChannel = function () {
    const channel = new MessageChannel();
    w.stolen.push(channel.port1);
    w.told = [];
    channel.port1.addEventListener('message', ({ data }) => data.kind === 'verdict' && w.told.push(data));
    channel.port1.start();
    return channel;
  };`;

test.each(Object.entries(WAYS))('%s: with the port in its hands a page gets no pass', async (_, way) => {
  const call = newCall(CHARGING, { verdict: 'pass' });
  const told = await inLived(
    way,
    TAKE_PORT,
    `const ask = { kind: 'ask', id: 'forged-${calls}', call: { url: '${call.url}', method: 'POST', headers: [], body: new ArrayBuffer(2), credentials: 'omit', via: 'fetch', free: false } };
     for (const port of w.stolen) port.postMessage(ask);
     for (let waited = 0; waited < 3000 && w.told.length === 0; waited += 50) await pause(50);
     return [w.stolen.length, w.told.map(({ verdict }) => verdict.kind)];`,
  );
  const [stolen, kinds] = Object(told);
  expect(stolen).toBeGreaterThan(0);
  expect(kinds).not.toContain('pass');
  // What was asked about was sent once, by the bridge, and the answer is the server's.
  expect(call.seen().length).toBeLessThanOrEqual(1);
  await vi.waitFor(() => expect(call.heard().map((one) => Object(one).kind)).toEqual(['ask', 'answer']), 5000);
});

test.each(Object.entries(WAYS))('%s: what is said there of answers is not heard', async (_, way) => {
  const free = newCall(FREE, {});
  const charging = newCall(CHARGING, { verdict: 'never' });
  const call = (url: string, isFree: boolean): string =>
    `{ url: '${url}', method: 'POST', headers: [['17token', 'k']], body: new ArrayBuffer(2), credentials: 'omit', via: 'fetch', free: ${isFree} }`;
  await inLived(
    way,
    TAKE_PORT,
    `const answer = { kind: 'response', status: 200, headers: [], body: new ArrayBuffer(2), cut: false };
     for (const port of w.stolen) {
       port.postMessage({ kind: 'ask', id: 'free-${calls}', call: ${call(free.url, true)} });
       port.postMessage({ kind: 'answer', id: 'free-${calls}', answer });
       port.postMessage({ kind: 'ask', id: 'held-${calls}', call: ${call(charging.url, false)} });
       port.postMessage({ kind: 'answer', id: 'held-${calls}', answer });
     }
     await pause(500);`,
  );
  await vi.waitFor(() => expect(charging.heard()).toHaveLength(1), 5000);
  // That it has left is heard, and nothing of its answer.
  expect(free.heard().map((one) => Object(one).kind)).toEqual(['left']);
});

test.each(Object.entries(WAYS))('%s: a page cannot make itself the hook', async (_, way) => {
  const call = newCall(CHARGING, { verdict: 'pass' });
  const told = await inLived(
    way,
    '',
    `const { port1, port2 } = new w.MessageChannel();
     const event = new w.MessageEvent(${JSON.stringify(MEETING.type)}, { data: ${JSON.stringify(MEETING.data)}, ports: [port2], cancelable: true });
     const taken = !w.document.dispatchEvent(event);
     return taken;`,
  );
  expect(told).toBe(false);
  expect(call.seen()).toEqual([]);
});

const FETCHES = (url: string): string =>
  `const response = await w.fetch('${url}', { method: 'POST', body: 'body', headers: { '17token': 'k' } });
   return [response.status, response.url, response.headers.get('content-type'), await response.text()];`;
const XHRS = (url: string): string =>
  `return await new Promise((done) => {
     const xhr = new w.XMLHttpRequest();
     const events = [];
     xhr.onloadend = () => done([xhr.status, xhr.responseURL, xhr.getResponseHeader('Content-Type'), xhr.responseText]);
     xhr.open('POST', '${url}');
     xhr.setRequestHeader('17token', 'k');
     xhr.send('body');
   });`;

test.each(
  Object.entries(WAYS).flatMap(([name, way]) => [
    [name, 'fetch', way, FETCHES] as const,
    [name, 'XHR', way, XHRS] as const,
  ]),
)('%s: an ordinary call by %s is asked about, and answered as ever', async (_, __, way, make) => {
  const passed = newCall(CHARGING, { verdict: 'pass' });
  const got = Object(await inLived(way, '', make(passed.url)));
  expect([got[0], got[1], got[2]]).toEqual([200, passed.url, 'application/json']);
  expect(passed.seen()).toMatchObject([{ method: 'POST', body: 'body', headers: { '17token': 'k' } }]);
  await vi.waitFor(
    () =>
      expect(passed.heard()).toMatchObject([{ kind: 'ask' }, { kind: 'answer', answer: { body: { text: got[3] } } }]),
    5000,
  );

  const free = newCall(FREE, { verdict: 'pass' });
  const read = Object(await inLived(way, '', `await pause(100); ${make(free.url)}`));
  expect([read[0], read[1]]).toEqual([200, free.url]);
  await vi.waitFor(
    () =>
      expect(free.heard()).toMatchObject([{ kind: 'ask' }, { kind: 'answer', answer: { body: { text: read[3] } } }]),
    5000,
  );

  const blocked = newCall(CHARGING, { verdict: 'block' });
  expect(Object(await inLived(way, '', make(blocked.url)))[0]).toBe(402);
  expect(blocked.seen()).toEqual([]);
});

test('the bridge sends for no page what is no provider’s call', async () => {
  const call = newCall('https://other.test/', { verdict: 'pass-unwatched' });
  const told = await inLived(
    WAYS['a frame with src'] ?? '',
    TAKE_PORT,
    `for (const port of w.stolen) port.postMessage({ kind: 'ask', id: 'stray', call: { url: '${call.url}', method: 'POST', headers: [], body: null, credentials: 'omit', via: 'fetch', free: false } });
     for (let waited = 0; waited < 3000 && w.told.length === 0; waited += 50) await pause(50);
     return w.told.map(({ verdict }) => verdict.kind);`,
  );
  // The page may send it itself.
  expect(told).toEqual(['pass']);
  expect(call.seen()).toEqual([]);
});

test('a frame without an address is hooked before the page has it, and its calls pass as ever', async () => {
  const call = newCall(CHARGING, { verdict: 'pass' });
  const got = await page.evaluate(async (to) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const response = await Object(frame.contentWindow).fetch(to, { method: 'POST', body: 'body' });
    return response.status;
  }, call.url);
  expect(got).toBe(200);
  expect(call.seen()).toHaveLength(1);
});
