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
      const texts: unknown[] = [];
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
