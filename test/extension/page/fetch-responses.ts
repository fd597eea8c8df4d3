import type { Behaviour } from './behaviour.ts';

/** What a page gets from fetch. */
export const fetchResponses: readonly Behaviour[] = [
  [
    'all that a response says of itself',
    async (lab) => {
      const response = await fetch(lab.at('say', { body: 'hello', type: 'text/x', 'x-one': '1' }));
      const { status, statusText, ok, type, redirected, bodyUsed } = response;
      const kind = Object.prototype.toString.call(response);
      const own = Reflect.ownKeys(response);
      const url = response.url === lab.at('say', { body: 'hello', type: 'text/x', 'x-one': '1' });
      const names = [...response.headers].filter(([name]) => name !== 'date');
      return { status, statusText, ok, type, redirected, bodyUsed, kind, own, url, names };
    },
  ],
  ['text', async (lab) => (await fetch(lab.at('say', { body: 'grüße' }))).text()],
  ['text with a byte order mark', async (lab) => (await fetch(lab.at('say', { body: '\ufeffx' }))).text()],
  ['json', async (lab) => (await fetch(lab.at('say', { body: '{"a":[1,2.50,"ü"]}' }))).json()],
  ['json that is none', async (lab) => lab.outcome((await fetch(lab.at('say', { body: '{"a":' }))).json())],
  [
    'arrayBuffer',
    async (lab) => [
      ...new Uint8Array(await (await fetch(lab.at('say', { body: 'AP+A', as: 'base64' }))).arrayBuffer()),
    ],
  ],
  [
    'bytes',
    async (lab) => {
      const response = await fetch(lab.at('say', { body: 'AP+A', as: 'base64' }));
      return [...(await Reflect.apply(Reflect.get(response, 'bytes'), response, []))];
    },
  ],
  [
    'blob',
    async (lab) => {
      const blob = await (await fetch(lab.at('say', { body: 'b', type: 'text/x; charset=utf-8' }))).blob();
      return [blob.type, blob.size, await blob.text()];
    },
  ],
  [
    'formData',
    async (lab) => {
      const type = 'application/x-www-form-urlencoded';
      const form = await (await fetch(lab.at('say', { body: 'a=1&b=2', type }))).formData();
      return [...form];
    },
  ],
  [
    'a stream, read to its end',
    async (lab) => {
      const response = await fetch(lab.at('stream', { count: '4', size: '1000' }));
      const reader = response.body?.getReader();
      let size = 0;
      let kind = '';
      for (let step = await reader?.read(); step !== undefined && !step.done; step = await reader?.read()) {
        size += step.value.byteLength;
        kind = Object.prototype.toString.call(step.value);
      }
      return [size, kind, response.bodyUsed, response.body?.locked];
    },
  ],
  [
    'a stream’s first part arrives before its end',
    async (lab) => {
      const response = await fetch(lab.at('stream', { count: '1', hang: '' }));
      const reader = response.body?.getReader();
      const first = await reader?.read();
      await reader?.cancel();
      return first?.value?.byteLength;
    },
  ],
  [
    'a stream, read into the page’s own buffer',
    async (lab) => {
      const response = await fetch(lab.at('say', { body: 'abcdef' }));
      const reader = response.body?.getReader({ mode: 'byob' });
      const step = await reader?.read(new Uint8Array(3));
      return [step?.done, step?.value?.byteLength, String.fromCharCode(...(step?.value ?? []))];
    },
  ],
  [
    'a stream, piped through a decoder',
    async (lab) => {
      const response = await fetch(lab.at('stream', { count: '3', size: '4' }));
      let text = '';
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let step = await reader?.read(); step !== undefined && !step.done; step = await reader?.read())
        text += step.value;
      return text;
    },
  ],
  [
    'a stream, parted in two',
    async (lab) => {
      const parts = (await fetch(lab.at('stream', { count: '2', size: '5' }))).body?.tee() ?? [];
      const texts = [];
      for (const part of parts) texts.push(await new Response(part).text());
      return texts;
    },
  ],
  [
    'a stream, iterated',
    async (lab) => {
      let size = 0;
      const { body } = await fetch(lab.at('stream', { count: '2', size: '5' }));
      for await (const chunk of Object(body)) size += chunk.byteLength;
      return size;
    },
  ],
  [
    'a stream that is cancelled',
    async (lab) => {
      const response = await fetch(lab.at('stream', { count: '1', hang: '' }));
      return [
        await lab.outcome(Object(response.body).cancel('enough')),
        response.bodyUsed,
        await lab.outcome(response.text()),
      ];
    },
  ],
  [
    'the state of a body, before, while and after',
    async (lab) => {
      const response = await fetch(lab.at('say', { body: 'x' }));
      const same = response.body === response.body;
      const before = [response.bodyUsed, response.body?.locked];
      const text = response.text();
      const during = [response.bodyUsed, response.body?.locked];
      await text;
      return [same, before, during, await lab.outcome(response.text()), await lab.outcome(response.json())];
    },
  ],
  [
    'a clone',
    async (lab) => {
      const response = await fetch(lab.at('stream', { count: '3', size: '1000' }));
      const clone = response.clone();
      const facts = [clone.url === response.url, clone.type, clone.status, clone.redirected];
      return [facts, (await clone.text()).length, (await response.text()).length];
    },
  ],
  [
    'a clone of a used response',
    async (lab) => {
      const response = await fetch(lab.at('say', { body: 'x' }));
      await response.text();
      try {
        return response.clone();
      } catch (error) {
        return lab.error(error);
      }
    },
  ],
  [
    'headers cannot be changed',
    async (lab) => {
      const { headers } = await fetch(lab.at('say'));
      try {
        headers.append('x-two', '2');
        return [...headers.keys()].includes('x-two');
      } catch (error) {
        return lab.error(error);
      }
    },
  ],
  [
    'only exposed headers are seen',
    async (lab) => {
      const { headers } = await fetch(lab.at('say', { 'x-one': '1', etag: '"e"', 'set-cookie': 'a=b' }));
      return [headers.get('x-one'), headers.get('etag'), headers.get('set-cookie'), headers.get('timing-allow-origin')];
    },
  ],
  ...['201', '204', '205', '400', '402', '404', '418', '500', '503'].map(
    (status): Behaviour => [
      `status ${status}`,
      async (lab, given) => {
        const response = await fetch(lab.at('say', { status: given, body: 'b' }));
        return [response.status, response.ok, response.body === null, await response.text()];
      },
      status,
    ],
  ),
  [
    'HEAD',
    async (lab) =>
      fetch(lab.at('say', { body: 'x' }), { method: 'HEAD' }).then(async (r) => [r.status, await r.text()]),
  ],
  ['an empty body', async (lab) => fetch(lab.at('say')).then(async (r) => [r.body === null, await r.text()])],
  ['a compressed body', async (lab) => (await fetch(lab.at('gzip', { body: '{"a":1}' }))).json()],
  [
    'a large body',
    async (lab) =>
      (await (await fetch(lab.at('stream', { count: '3', size: '3000000', pause: '0' }))).arrayBuffer()).byteLength,
  ],
  [
    'a body that the page is slow to read',
    async (lab) => {
      const response = await fetch(lab.at('stream', { count: '20', size: '100000', pause: '1' }));
      await lab.wait(300);
      return (await response.text()).length;
    },
  ],
  ['a body that breaks off', async (lab) => lab.outcome((await fetch(lab.at('cut'))).text())],
  [
    'a redirect',
    async (lab) => {
      const response = await fetch(lab.at('redirect'));
      return [response.redirected, new URL(response.url).search, (await response.json()).method];
    },
  ],
  ...['303', '307', '308'].map(
    (status): Behaviour => [
      `a POST that is redirected with ${status}`,
      async (lab, given) => (await fetch(lab.at('redirect', { status: given }), { method: 'POST', body: 'x' })).json(),
      status,
    ],
  ),
  [
    'a redirect that the page handles',
    async (lab) => {
      const response = await fetch(lab.at('redirect'), { redirect: 'manual' });
      return [response.type, response.status, response.url === lab.at('redirect'), await response.text()];
    },
  ],
  [
    'no-cors',
    async (lab) => {
      const response = await fetch(lab.at('say', { body: 'hidden' }), { mode: 'no-cors', method: 'POST', body: 'x' });
      return [response.type, response.status, response.url, response.body, await response.text(), await lab.seen()];
    },
  ],
  [
    'a right integrity',
    async (lab) => {
      const integrity = 'sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=';
      return lab.outcome(fetch(lab.at('say', { body: 'hello' }), { integrity }).then((r) => r.text()));
    },
  ],
  [
    'a cached answer',
    async (lab) => {
      const params = { body: 'c', 'cache-control': 'max-age=60' };
      const texts = [];
      for (const cache of ['default', 'force-cache'] as const)
        texts.push(await (await fetch(lab.at('say', params), { cache })).text());
      return [texts, Object(await lab.seen()).length];
    },
  ],
  [
    'it is made of ordinary parts',
    async (lab) => {
      const asked = fetch(lab.at('say'));
      const response = await asked;
      return [
        Object.getPrototypeOf(asked) === Promise.prototype,
        asked.constructor === Promise,
        Object.getPrototypeOf(response) === Response.prototype,
        response instanceof Response,
        response.body instanceof ReadableStream,
        Object.getPrototypeOf(response.headers) === Headers.prototype,
      ];
    },
  ],
  [
    'a new response of its body',
    async (lab) => {
      const response = await fetch(lab.at('say', { body: 'x', status: '404' }));
      const again = new Response(response.body, response);
      return [again.status, await again.text(), response.bodyUsed];
    },
  ],
  [
    'what the page put on the prototypes is not called',
    async (lab) => {
      const calls: string[] = [];
      const { apply } = Reflect;
      const spy = (owner: object, name: string): (() => void) => {
        const native = Reflect.get(owner, name);
        Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
          calls[calls.length] = name;
          return apply(native, this, args);
        });
        return () => Reflect.set(owner, name, native);
      };
      const restores = [
        spy(Promise.prototype, 'then'),
        spy(Response.prototype, 'clone'),
        spy(ReadableStream.prototype, 'getReader'),
        spy(ReadableStreamDefaultReader.prototype, 'read'),
        spy(MessagePort.prototype, 'postMessage'),
        spy(EventTarget.prototype, 'addEventListener'),
        spy(WeakMap.prototype, 'get'),
        spy(Array.prototype, 'push'),
      ];
      try {
        const response = await fetch(lab.at('say', { body: 'x' }), { method: 'POST', body: 'y' });
        await response.text();
        return calls.join();
      } finally {
        for (const restore of restores) restore();
      }
    },
  ],
  [
    'one entry in the performance timeline',
    async (lab) => {
      performance.clearResourceTimings();
      const url = lab.at('say', { body: 'x' });
      await (await fetch(url)).text();
      await lab.wait(100);
      return performance.getEntriesByName(url).map((entry) => [entry.entryType, Reflect.get(entry, 'initiatorType')]);
    },
  ],
];
