import type { Behaviour } from './behaviour.ts';

/** What an XMLHttpRequest sends. */
export const xhrRequests: readonly Behaviour[] = [
  ...[
    'null',
    'undefined',
    "'grüße'",
    "''",
    '42',
    "{ toString: () => 'mine' }",
    "new Blob(['b'], { type: 'text/x' })",
    "new Blob(['b'])",
    'new Uint8Array([0, 255, 128]).buffer',
    'new Uint8Array([65, 66, 67, 68]).subarray(1, 3)',
    'new DataView(new Uint8Array([65, 66, 67]).buffer, 1)',
    "new URLSearchParams('a=1&b=ü')",
    "(() => { const form = new FormData(); form.append('t', 'x'); form.append('f', new File(['c'], 'n.txt', { type: 'text/x' })); return form; })()",
    "new DOMParser().parseFromString('<p>hü</p>', 'text/html')",
    "new DOMParser().parseFromString('<a>hü</a>', 'application/xml')",
    'new ReadableStream()',
  ].map(
    (body): Behaviour => [
      `the body ${body}`,
      async (lab, given) => {
        const told: unknown[] = [];
        for (const type of [null, 'text/plain;charset=iso-8859-1', 'application/json']) {
          const xhr = new XMLHttpRequest();
          xhr.open('POST', lab.at('echo'));
          if (type !== null) xhr.setRequestHeader('content-type', type);
          await lab.run(xhr, () => xhr.send(new Function(`return ${given}`)()));
          told.push(xhr.responseText);
        }
        return told;
      },
      body,
    ],
  ),
  [
    'no body with GET',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', lab.at('echo'));
      const events = await lab.run(xhr, () => xhr.send('ignored'), { upload: true });
      return [events, xhr.responseText];
    },
  ],
  [
    'later changes of bytes, forms and parameters are too late',
    async (lab) => {
      const bytes = new Uint8Array([65, 66]);
      const form = new FormData();
      form.append('a', '1');
      const params = new URLSearchParams('a=1');
      const told: string[] = [];
      for (const body of [bytes, form, params]) {
        const xhr = new XMLHttpRequest();
        xhr.open('POST', lab.at('echo'));
        const ended = lab.run(xhr, () => xhr.send(body));
        bytes.fill(90);
        form.append('b', '2');
        params.set('a', '2');
        await ended;
        told.push(xhr.responseText);
      }
      return told;
    },
  ],
  [
    'headers, doubled ones joined',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('echo'));
      xhr.setRequestHeader('X-One', 'a');
      xhr.setRequestHeader('x-one', ' b ');
      xhr.setRequestHeader('17token', 'k');
      xhr.setRequestHeader('Cookie', 'a=b');
      await lab.run(xhr, () => xhr.send('x'));
      return [xhr.responseText, await lab.seen()];
    },
  ],
  ...['post', 'delete', 'patch', 'CHICKEN'].map(
    (method): Behaviour => [
      `the method ${method}`,
      async (lab, given) => {
        const xhr = new XMLHttpRequest();
        xhr.open(given, lab.at('echo'));
        await lab.run(xhr, () => xhr.send('x'));
        return [lab.state(xhr), await lab.seen()];
      },
      method,
    ],
  ),
  [
    'arguments that are objects are turned into text once, in order',
    async (lab) => {
      const order: string[] = [];
      const say = (name: string, text: string): unknown => ({
        toString() {
          order.push(name);
          return text;
        },
      });
      const xhr = new XMLHttpRequest();
      const args = [say('method', 'post'), say('url', lab.at('echo')), { valueOf: () => order.push('async') }];
      Reflect.apply(xhr.open, xhr, [...args, say('user', 'u'), say('password', 'p')]);
      Reflect.apply(xhr.setRequestHeader, xhr, [say('name', 'x-one'), say('value', 'v')]);
      await lab.run(xhr, () => Reflect.apply(xhr.send, xhr, [say('body', 'text')]));
      return [order, xhr.responseText];
    },
  ],
  [
    'a URL object, with a fragment',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', new URL(`${lab.at('echo')}#part`));
      await lab.run(xhr, () => xhr.send());
      return lab.state(xhr);
    },
  ],
  [
    'withCredentials',
    async (lab) => {
      const told: unknown[] = [];
      await fetch(lab.elsewhere('say', { 'set-cookie': 'lab=2; Secure; SameSite=None' }), { credentials: 'include' });
      for (const withCredentials of [true, false]) {
        const xhr = new XMLHttpRequest();
        xhr.open('GET', lab.at('echo'));
        xhr.withCredentials = withCredentials;
        await lab.run(xhr, () => xhr.send());
        told.push([xhr.withCredentials, JSON.parse(xhr.responseText).headers.accept]);
      }
      return told;
    },
  ],
  [
    'user and password in open',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', lab.at('echo'), true, 'u', 'p');
      await lab.run(xhr, () => xhr.send());
      return lab.state(xhr);
    },
  ],
  [
    'listeners on the upload before send() cause a preflight',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('echo'));
      xhr.upload.onprogress = () => {};
      await lab.run(xhr, () => xhr.send('x'));
      return Object(await lab.seen()).map((one: { method: string }) => one.method);
    },
  ],
  [
    'listeners on the upload after send() cause none and hear nothing',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      const heard: string[] = [];
      xhr.open('POST', lab.at('echo'));
      const ended = lab.run(xhr, () => xhr.send('x'));
      for (const type of ['loadstart', 'progress', 'load', 'loadend'])
        xhr.upload.addEventListener(type, () => heard.push(type));
      const first = xhr.upload;
      const same = xhr.upload === first;
      await ended;
      const once = Object(await lab.seen()).map((one: { method: string }) => one.method);
      xhr.open('POST', lab.at('echo'));
      await lab.run(xhr, () => xhr.send('xy'));
      return [heard, same, once, Object(await lab.seen()).map((one: { method: string }) => one.method)];
    },
  ],
  [
    'a look at the upload causes no preflight',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      const { upload } = xhr;
      xhr.open('POST', lab.at('echo'));
      await lab.run(xhr, () => xhr.send('x'));
      const seen = Object(await lab.seen()).map((one: { method: string }) => one.method);
      return [upload === xhr.upload, upload instanceof XMLHttpRequestUpload, seen];
    },
  ],
  [
    'one entry in the performance timeline',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      performance.clearResourceTimings();
      const url = lab.at('say', { body: 'x' });
      xhr.open('POST', url);
      await lab.run(xhr, () => xhr.send('y'));
      await lab.wait(100);
      return performance.getEntriesByName(url).map((entry) => [entry.entryType, Reflect.get(entry, 'initiatorType')]);
    },
  ],
];
