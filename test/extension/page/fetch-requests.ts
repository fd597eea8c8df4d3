import type { Behaviour } from './behaviour.ts';

/** What fetch sends. */
export const fetchRequests: readonly Behaviour[] = [
  ['a string body', async (lab) => (await fetch(lab.at('echo'), { method: 'POST', body: 'grüße' })).json()],
  [
    'a JSON body with headers of its own, after a preflight',
    async (lab) => {
      const headers = { 'content-type': 'application/json', '17token': 'k', 'X-One': 'a' };
      const told = await (await fetch(lab.at('echo'), { method: 'POST', headers, body: '[{"number":"RR1"}]' })).json();
      return [told, await lab.seen()];
    },
  ],
  [
    'a URLSearchParams body',
    async (lab) => (await fetch(lab.at('echo'), { method: 'POST', body: new URLSearchParams('a=1&b=ü') })).json(),
  ],
  [
    'a FormData body with a file',
    async (lab) => {
      const body = new FormData();
      body.append('text', 'one');
      body.append('file', new File(['content'], 'name.txt', { type: 'text/x' }));
      return (await fetch(lab.at('echo'), { method: 'POST', body })).json();
    },
  ],
  [
    'a Blob body with its type',
    async (lab) => (await fetch(lab.at('echo'), { method: 'POST', body: new Blob(['b'], { type: 'text/x' }) })).json(),
  ],
  [
    'a Blob body without type',
    async (lab) => (await fetch(lab.at('echo'), { method: 'POST', body: new Blob(['b']) })).json(),
  ],
  [
    'an ArrayBuffer body',
    async (lab) => (await fetch(lab.at('echo'), { method: 'POST', body: new Uint8Array([0, 255, 128]).buffer })).json(),
  ],
  [
    'a part of a buffer',
    async (lab) => {
      const bytes = new Uint8Array([65, 66, 67, 68]);
      return [
        await (await fetch(lab.at('echo'), { method: 'POST', body: bytes.subarray(1, 3) })).json(),
        await (await fetch(lab.at('echo'), { method: 'POST', body: new DataView(bytes.buffer, 2) })).json(),
      ];
    },
  ],
  ['an empty string body', async (lab) => (await fetch(lab.at('echo'), { method: 'POST', body: '' })).json()],
  ['no body', async (lab) => (await fetch(lab.at('echo'), { method: 'POST' })).json()],
  [
    'an object as body becomes text',
    async (lab) => (await fetch(lab.at('echo'), { method: 'POST', body: Object({ toString: () => 'mine' }) })).json(),
  ],
  [
    'a streaming body',
    async (lab) => {
      const pulls: string[] = [];
      const body = new ReadableStream({
        start: (stream) => stream.enqueue(new TextEncoder().encode('one ')),
        pull(stream) {
          pulls.push('pull');
          stream.enqueue(new TextEncoder().encode('two'));
          stream.close();
        },
      });
      const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
      const asked = fetch(lab.at('echo'), init);
      return [body.locked, await (await asked).json(), pulls];
    },
  ],
  [
    'a streaming body without duplex is refused',
    async (lab) => {
      const body = new ReadableStream();
      return [await lab.outcome(fetch(lab.at('echo'), { method: 'POST', body })), body.locked];
    },
  ],
  [
    'a stream of other things than bytes is refused',
    async (lab) => {
      const body = new ReadableStream({ start: (stream) => stream.enqueue('text') });
      const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
      return lab.outcome(fetch(lab.at('echo'), init));
    },
  ],
  [
    'a locked stream is refused',
    async (lab) => {
      const body = new ReadableStream();
      body.getReader();
      const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
      return lab.outcome(fetch(lab.at('echo'), init));
    },
  ],
  [
    'a Request, used up by it',
    async (lab) => {
      const request = new Request(lab.at('echo'), { method: 'POST', body: 'r', headers: { 'x-one': '1' } });
      const asked = fetch(request);
      const used = request.bodyUsed;
      return [used, await (await asked).json(), await lab.outcome(fetch(request))];
    },
  ],
  [
    'a Request with changes',
    async (lab) => {
      const request = new Request(lab.at('echo'), { method: 'POST', body: 'r', headers: { 'x-one': '1' } });
      return (await fetch(request, { method: 'PUT', body: 'other', headers: { 'x-two': '2' } })).json();
    },
  ],
  [
    'a Request and its clone',
    async (lab) => {
      const request = new Request(lab.at('echo'), { method: 'POST', body: 'r' });
      const clone = request.clone();
      return [await (await fetch(request)).json(), await (await fetch(clone)).json()];
    },
  ],
  ['a URL object', async (lab) => (await fetch(new URL(lab.at('echo')))).json()],
  [
    'an object is turned into text once',
    async (lab) => {
      let count = 0;
      const url = Object({
        toString() {
          count += 1;
          return lab.at('echo');
        },
      });
      return [await (await fetch(url)).json(), count];
    },
  ],
  [
    'an error of toString comes back as it is',
    async (lab) => {
      const mine = new Error('mine');
      const url = Object({
        toString() {
          throw mine;
        },
      });
      return fetch(url).catch((error) => [error === mine, lab.error(error)]);
    },
  ],
  [
    'a fragment stays with the page',
    async (lab) => {
      const response = await fetch(`${lab.at('echo')}#part`);
      return [new URL(response.url).hash, await response.json()];
    },
  ],
  ['a method in small letters', async (lab) => (await fetch(lab.at('echo'), { method: 'post', body: 'x' })).json()],
  [
    'patch in small letters stays small',
    async (lab) => lab.outcome(fetch(lab.at('echo'), { method: 'patch', body: 'x' })),
  ],
  ['DELETE', async (lab) => [await (await fetch(lab.at('echo'), { method: 'DELETE' })).json(), await lab.seen()]],
  [
    'headers of every form, doubled ones joined',
    async (lab) => {
      const forms = [
        { 'X-One': 'a' },
        [
          ['x-one', 'a'],
          ['X-One', 'b'],
        ],
        new Headers({ 'x-one': 'c' }),
      ];
      const told: unknown[] = [];
      for (const headers of forms) told.push(await (await fetch(lab.at('echo'), { headers: Object(headers) })).json());
      return told;
    },
  ],
  [
    'headers that are the browser’s are left out',
    async (lab) =>
      (await fetch(lab.at('echo'), { headers: { cookie: 'a=b', origin: 'https://x', 'x-one': 'y' } })).json(),
  ],
  [
    'later changes of headers and bytes are too late',
    async (lab) => {
      const headers = new Headers({ 'x-one': 'before' });
      const body = new Uint8Array([65, 66]);
      const params = new URLSearchParams('a=1');
      const first = fetch(lab.at('echo'), { method: 'POST', headers, body });
      const second = fetch(lab.at('echo'), { method: 'POST', body: params });
      headers.set('x-one', 'after');
      body.fill(90);
      params.set('a', '2');
      return [await (await first).json(), await (await second).json()];
    },
  ],
  [
    'members of the options are read once, in order',
    async (lab) => {
      const reads: string[] = [];
      const init = new Proxy<RequestInit>(
        { method: 'POST', body: 'x' },
        {
          get(target, name, receiver) {
            reads.push(String(name));
            return Reflect.get(target, name, receiver);
          },
        },
      );
      return [await (await fetch(lab.at('echo'), init)).json(), reads];
    },
  ],
  [
    'a custom referrer',
    async (lab) => (await fetch(lab.at('echo'), { referrer: '/page', referrerPolicy: 'unsafe-url' })).json(),
  ],
  ['no referrer', async (lab) => (await fetch(lab.at('echo'), { referrerPolicy: 'no-referrer' })).json()],
  ['keepalive', async (lab) => (await fetch(lab.at('echo'), { method: 'POST', body: 'k', keepalive: true })).json()],
  ['a priority', async (lab) => (await fetch(lab.at('echo'), { priority: 'high' })).json()],
  [
    'cookies, with and without',
    async (lab) => {
      const told: unknown[] = [];
      await fetch(lab.at('say', { 'set-cookie': 'lab=1; Secure; SameSite=None' }), { credentials: 'include' });
      for (const credentials of ['include', 'omit', 'same-origin'] as const) {
        told.push(await (await fetch(lab.at('echo'), { credentials })).json());
      }
      return told;
    },
  ],
  ['a page’s window as receiver', async (lab) => (await fetch.call(window, lab.at('echo'))).json()],
  ['no receiver', async (lab) => (await fetch.call(undefined as never, lab.at('echo'))).json()],
];
