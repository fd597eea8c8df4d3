import type { Behaviour } from './behaviour.ts';

const JSON_BODIES = [
  '{"a":[1,2.50,"ü"]}',
  '{"a":',
  '',
  'null',
  '\ufeff{"a":1}',
  '12345678901234567890',
  '{"a":1,"a":2}',
];

/** What a page reads of an XMLHttpRequest. */
export const xhrResponses: readonly Behaviour[] = [
  ...['', 'text', 'json', 'arraybuffer', 'blob', 'document'].map(
    (type): Behaviour => [
      `response type "${type}"`,
      async (lab, given) => {
        const xhr = new XMLHttpRequest();
        const states: unknown[] = [];
        xhr.open('POST', lab.at('say', { body: '{"a":"ü"}', type: 'application/json', 'x-one': '1' }));
        xhr.responseType = given as XMLHttpRequestResponseType;
        xhr.onreadystatechange = () =>
          states.push([xhr.readyState, xhr.responseType, Object.prototype.toString.call(xhr.response)]);
        const events = await lab.run(xhr, () => xhr.send('x'));
        const { response } = xhr;
        const read =
          response instanceof Blob
            ? [response.type, await response.text()]
            : response instanceof ArrayBuffer
              ? [...new Uint8Array(response)]
              : response instanceof Document
                ? response.contentType
                : response;
        return [states, events, read, xhr.response === response, lab.state(xhr)];
      },
      type,
    ],
  ),
  ...JSON_BODIES.map(
    (body): Behaviour => [
      `json of ${JSON.stringify(body)}`,
      async (lab, given) => {
        const xhr = new XMLHttpRequest();
        xhr.open('POST', lab.at('say', { body: given }));
        xhr.responseType = 'json';
        await lab.run(xhr, () => xhr.send('x'));
        const { response } = xhr;
        return [response, response === xhr.response, Object.getPrototypeOf(Object(response)) === Object.prototype];
      },
      body,
    ],
  ),
  ...['text/html', 'application/xml', 'text/xml;charset=iso-8859-1', 'text/plain'].map(
    (type): Behaviour => [
      `a document of ${type}`,
      async (lab, given) => {
        const states: unknown[] = [];
        for (const responseType of ['', 'document'] as const) {
          const xhr = new XMLHttpRequest();
          xhr.open('POST', lab.at('say', { body: '<p>hü</p>', type: given }));
          xhr.responseType = responseType;
          await lab.run(xhr, () => xhr.send('x'));
          states.push([
            lab.state(xhr),
            xhr.responseXML?.documentElement?.localName,
            xhr.responseXML?.URL.includes('do=say'),
          ]);
        }
        return states;
      },
      type,
    ],
  ),
  [
    'the response type, set after send() and in every state',
    async (lab) => {
      const tried: unknown[] = [];
      const set = (xhr: XMLHttpRequest, type: string): void => {
        try {
          xhr.responseType = type as XMLHttpRequestResponseType;
          tried.push([xhr.readyState, type, xhr.responseType]);
        } catch (error) {
          tried.push([xhr.readyState, type, lab.error(error)]);
        }
      };
      for (const last of ['json', 'text', 'arraybuffer', 'nonsense']) {
        const xhr = new XMLHttpRequest();
        set(xhr, 'blob');
        xhr.open('POST', lab.at('say', { body: '{"a":1}' }));
        set(xhr, 'json');
        const ended = lab.run(xhr, () => xhr.send('x'));
        set(xhr, 'blob');
        set(xhr, 'json');
        xhr.onreadystatechange = () => set(xhr, last);
        await ended;
        set(xhr, 'text');
        tried.push(lab.state(xhr));
      }
      return tried;
    },
  ],
  [
    'the response type stays from one use to the next',
    async (lab) => {
      const seen: unknown[] = [];
      const xhr = new XMLHttpRequest();
      xhr.responseType = 'json';
      for (const url of [
        lab.at('say', { body: '{"a":1}' }),
        lab.elsewhere('say', { body: '{"b":1}' }),
        lab.at('say', { body: '{"c":1}' }),
      ]) {
        xhr.open('POST', url);
        seen.push([xhr.responseType, xhr.response]);
        await lab.run(xhr, () => xhr.send('x'));
        seen.push([xhr.responseType, xhr.response]);
      }
      xhr.open('POST', lab.at('say', { body: 'text' }));
      xhr.responseType = '';
      await lab.run(xhr, () => xhr.send('x'));
      return [seen, xhr.responseText];
    },
  ],
  [
    'text as it grows',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('stream', { count: '3', size: '10', pause: '60' }));
      const sizes: number[] = [];
      xhr.onprogress = () => sizes.push(xhr.responseText.length);
      await lab.run(xhr, () => xhr.send('x'));
      return [
        sizes.every((size, at) => at === 0 || size >= (sizes[at - 1] ?? 0)),
        sizes.length > 1,
        xhr.responseText.length,
      ];
    },
  ],
  [
    'another charset',
    async (lab) => {
      const read: unknown[] = [];
      for (const mime of ['text/plain;charset=iso-8859-1', 'text/plain;charset=utf-8', 'application/octet-stream']) {
        const xhr = new XMLHttpRequest();
        xhr.open('POST', lab.at('say', { body: '/8M=', as: 'base64' }));
        xhr.overrideMimeType(mime);
        await lab.run(xhr, () => xhr.send('x'));
        read.push([...xhr.responseText].map((one) => one.charCodeAt(0)));
      }
      return read;
    },
  ],
  [
    'another MIME type, set after send()',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('say', { body: '<a/>' }));
      const ended = lab.run(xhr, () => xhr.send('x'));
      xhr.overrideMimeType('text/xml');
      await ended;
      return lab.state(xhr);
    },
  ],
  [
    'headers',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('say', { 'x-one': '1', etag: '"e"', 'set-cookie': 'a=b', length: '' }));
      const before = [xhr.getAllResponseHeaders(), xhr.getResponseHeader('x-one')];
      const at: unknown[] = [];
      xhr.onreadystatechange = () =>
        at.push([xhr.readyState, xhr.getResponseHeader('X-ONE'), xhr.getAllResponseHeaders()]);
      await lab.run(xhr, () => xhr.send('x'));
      const names = ['x-one', 'etag', 'set-cookie', 'content-type', 'nothing', 'a b'];
      return [before, at, names.map((name) => xhr.getResponseHeader(name))];
    },
  ],
  ...['201', '204', '304', '402', '404', '500'].map(
    (status): Behaviour => [
      `status ${status}`,
      async (lab, given) => {
        const xhr = new XMLHttpRequest();
        xhr.open('POST', lab.at('say', { status: given, body: 'b' }));
        const events = await lab.run(xhr, () => xhr.send('x'));
        return [events, lab.state(xhr)];
      },
      status,
    ],
  ),
  ...['reset', 'cut', 'redirect', 'gzip'].map(
    (what): Behaviour => [
      `a server that does this: ${what}`,
      async (lab, given) => {
        const xhr = new XMLHttpRequest();
        xhr.open('POST', lab.at(given, { body: '{}' }));
        const events = await lab.run(xhr, () => xhr.send('x'), { upload: true });
        // How much of a broken answer arrives before it breaks is the network's business, and so is whether a server is heard before it has all; the upload's loadstart comes with the sending.
        const chance = given === 'cut' ? 'progress' : given === 'redirect' ? 'upload.' : 'sent';
        return [events.filter((event) => event !== 'sent' && !event.startsWith(chance)), lab.state(xhr)];
      },
      what,
    ],
  ),
  [
    'a server that allows no other origin',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', lab.at('say', { nocors: '' }));
      return [await lab.run(xhr, () => xhr.send()), lab.state(xhr)];
    },
  ],
  [
    'HEAD',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('HEAD', lab.at('say', { body: 'x', length: '' }));
      return [await lab.run(xhr, () => xhr.send()), lab.state(xhr)];
    },
  ],
  [
    'a large answer',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('stream', { count: '3', size: '3000000', pause: '0' }));
      xhr.responseType = 'arraybuffer';
      await lab.run(xhr, () => xhr.send('x'));
      return Object(xhr.response).byteLength;
    },
  ],
];
