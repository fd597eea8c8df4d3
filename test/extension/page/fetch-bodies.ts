import type { Behaviour } from './behaviour.ts';

/** How a page reads what fetch brought. */
export const fetchBodies: readonly Behaviour[] = [
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
      const texts: unknown[] = [];
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
      const { body } = response;
      const same = response.body === body;
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
];
