import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { MEETING } from '../../../shared/messages/page-port.ts';
import { type Installed, install } from './test-extension.ts';
import { CHARGING, FREE, HOST } from './trial.ts';

let installed: Installed;
let page: Page;
let calls = 0;

beforeAll(async () => {
  installed = await install();
  page = await installed.chromium.context.newPage();
  await page.goto(`https://${HOST}/`);
});

afterAll(async () => {
  await installed.close();
});

/** A call of its own: where it goes, what the server saw of it, and what the background heard of it. */
const newCall = (base: string, params: Record<string, string>) => {
  calls += 1;
  const tag = `call${calls}`;
  const url = `${base}?${new URLSearchParams({ do: 'echo', tag, ...params })}`;
  return {
    url,
    seen: () => installed.server.seen(tag).filter(({ method }) => method !== 'OPTIONS'),
    heard: () => {
      const ask = installed
        .heard()
        .find((message) => Reflect.get(Object(Reflect.get(Object(message), 'call')), 'url') === url);
      const id = Reflect.get(Object(ask), 'id');
      return ask === undefined ? [] : installed.heard().filter((message) => Reflect.get(Object(message), 'id') === id);
    },
  };
};

const post = (url: string): Promise<{ status: number; body: string }> =>
  page.evaluate(async (to) => {
    const response = await fetch(to, { method: 'POST', body: 'body', headers: { '17token': 'k' } });
    return { status: response.status, body: await response.text() };
  }, url);

test('a passed call reaches the server, and its answer the background', async () => {
  const call = newCall(CHARGING, { verdict: 'pass' });
  const got = await post(call.url);
  expect(got.status).toBe(200);
  expect(call.seen()).toHaveLength(1);
  await vi.waitFor(() => expect(call.heard()).toHaveLength(2), 10_000);
  expect(call.heard()).toEqual([
    {
      kind: 'ask',
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      call: {
        url: call.url,
        method: 'POST',
        headers: [
          ['17token', 'k'],
          ['content-type', 'text/plain;charset=UTF-8'],
        ],
        body: { text: 'body' },
        via: 'fetch',
        free: false,
      },
    },
    {
      kind: 'answer',
      id: expect.any(String),
      answer: {
        kind: 'response',
        status: 200,
        headers: [['content-type', 'application/json']],
        body: { text: got.body },
        cut: false,
      },
    },
  ]);
});

test('a blocked call reaches nobody', async () => {
  const call = newCall(CHARGING, { verdict: 'block' });
  expect(await post(call.url)).toEqual({ status: 402, body: '{"title":"blocked"}' });
  expect(call.seen()).toEqual([]);
  expect(call.heard()).toHaveLength(1);
});

test('a call that cannot charge does not wait for the background, which learns of it afterwards', async () => {
  const call = newCall(FREE, { verdict: 'never' });
  expect((await post(call.url)).status).toBe(200);
  await vi.waitFor(
    () => expect(call.heard()).toMatchObject([{ kind: 'ask', call: { free: true } }, { kind: 'answer' }]),
    10_000,
  );
});

test('bytes that are no text arrive as they are', async () => {
  const call = newCall(CHARGING, { verdict: 'pass', do: 'say', as: 'base64', body: '/wCA' });
  await page.evaluate(async (to) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', to);
    xhr.responseType = 'arraybuffer';
    xhr.send(new Uint8Array([255, 1, 128]));
    await new Promise((resolve) => xhr.addEventListener('loadend', resolve));
  }, call.url);
  await vi.waitFor(() => expect(call.heard()).toHaveLength(2), 10_000);
  expect(call.heard()).toMatchObject([
    { call: { body: { base64: '/wGA' }, via: 'xhr' } },
    { answer: { body: { base64: '/wCA' } } },
  ]);
});

test('a held call survives the death of the background: it is asked again under its id, and passed then', async () => {
  const call = newCall(CHARGING, { verdict: 'second' });
  const got = post(call.url);
  await vi.waitFor(() => expect(call.heard()).toHaveLength(1), 10_000);
  expect(call.seen()).toEqual([]);
  await installed.killBackground();
  expect((await got).status).toBe(200);
  await vi.waitFor(() => expect(call.heard().at(-1)).toMatchObject({ kind: 'answer' }), 10_000);
  // A worker that is still ending when it is asked again is asked once more.
  const [first, ...again] = call.heard().slice(0, -1);
  expect(again.length).toBeGreaterThan(0);
  for (const ask of again) expect(ask).toEqual(first);
});

test('an answer reaches the background though it died while the call was out', async () => {
  const call = newCall(CHARGING, { verdict: 'pass', do: 'late', after: '1500' });
  const got = post(call.url);
  await vi.waitFor(() => expect(call.seen()).toHaveLength(1), 10_000);
  await installed.killBackground();
  expect((await got).body).toBe('late');
  await vi.waitFor(
    () => expect(call.heard().at(-1)).toMatchObject({ kind: 'answer', answer: { body: { text: 'late' } } }),
    10_000,
  );
});

test('what the page gives up is told, and nothing is sent', async () => {
  const call = newCall(CHARGING, { verdict: 'never' });
  const got = page.evaluate(async (to) => {
    const control = new AbortController();
    setTimeout(() => control.abort(), 500);
    return fetch(to, { method: 'POST', signal: control.signal }).catch((error) => error.name);
  }, call.url);
  expect(await got).toBe('AbortError');
  await vi.waitFor(() => expect(call.heard()).toMatchObject([{ kind: 'ask' }, { kind: 'gone' }]), 10_000);
  expect(call.seen()).toEqual([]);
});

test('the page can neither see nor take part in the meeting of hook and bridge', async () => {
  // A page whose first script listens, as early as a page can, in its own document and in a frame's window before the frame's document comes.
  const early = await installed.chromium.context.newPage();
  await early.goto(`https://${HOST}/?do=listen`, { waitUntil: 'load' });
  const told = await early.evaluate(({ type, data }) => {
    const heard: unknown[] = Reflect.get(window, 'heard');
    const before = [...heard];
    const { port1 } = new MessageChannel();
    const taken = !document.dispatchEvent(new MessageEvent(type, { data, ports: [port1], cancelable: true }));
    return [before, taken, heard];
  }, MEETING);
  expect(told).toEqual([[], false, ['load']]);
  await early.close();
});

test.each(['about:blank', 'srcdoc'])('a call of a frame that the page made is held: %s', async (kind) => {
  const call = newCall(CHARGING, { verdict: 'block' });
  const status = await page.evaluate(
    async ([to, how]) => {
      const frame = document.createElement('iframe');
      if (how === 'srcdoc') frame.srcdoc = '<p>frame</p>';
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(frame);
      if (how === 'srcdoc') await loaded;
      const response = await Object(frame.contentWindow).fetch(to, { method: 'POST' });
      return response.status;
    },
    [call.url, kind],
  );
  expect(status).toBe(402);
  expect(call.seen()).toEqual([]);
});

// The last one: it ends the extension.
test('when the extension goes, what is held is blocked, and what comes after, too', async () => {
  const call = newCall(CHARGING, { verdict: 'never' });
  const got = post(call.url);
  await vi.waitFor(() => expect(call.heard()).toHaveLength(1), 10_000);
  const other = await installed.chromium.context.newPage();
  await other.goto(`chrome-extension://${installed.chromium.extensionId}/page.html`);
  // It takes this page with it, so there is nothing to wait for.
  void other.evaluate(() => Reflect.get(globalThis, 'chrome').runtime.reload()).catch(() => {});
  expect(await got).toMatchObject({ status: 402, body: expect.stringContaining('urn:tollgate:problem:blocked') });
  const late = newCall(CHARGING, { verdict: 'pass' });
  expect((await post(late.url)).status).toBe(402);
  expect((await post(newCall(FREE, {}).url)).status).toBe(200);
  expect([...call.seen(), ...late.seen()]).toEqual([]);
});
