import type { Behaviour } from './behaviour.ts';

/** How a page gives up a fetch. */
export const fetchAborts: readonly Behaviour[] = [
  [
    'before the call',
    async (lab) => {
      const signal = AbortSignal.abort();
      return [await lab.outcome(fetch(lab.at('echo'), { signal })), await lab.seen()];
    },
  ],
  [
    'before the call, with a reason',
    async (lab) => {
      const reason = { mine: true };
      return fetch(lab.at('echo'), { signal: AbortSignal.abort(reason) }).catch((error) => error === reason);
    },
  ],
  [
    'before the call, rejected within the turn',
    async (lab) => {
      const order: string[] = [];
      const asked = fetch(lab.at('echo'), { signal: AbortSignal.abort() }).catch(() => order.push('rejected'));
      await Promise.all([asked, Promise.resolve().then(() => order.push('turn'))]);
      return order;
    },
  ],
  [
    'right after the call',
    async (lab) => {
      const control = new AbortController();
      const asked = fetch(lab.at('echo'), { method: 'POST', body: 'x', signal: control.signal });
      control.abort();
      return lab.outcome(asked);
    },
  ],
  [
    'right after the call, with a reason',
    async (lab) => {
      const control = new AbortController();
      const reason = new Error('mine');
      const asked = fetch(lab.at('echo'), { signal: control.signal });
      control.abort(reason);
      return asked.catch((error) => error === reason);
    },
  ],
  [
    'while the server takes its time',
    async (lab) => {
      const control = new AbortController();
      const asked = fetch(lab.at('hang'), { signal: control.signal });
      await lab.wait(200);
      control.abort();
      return lab.outcome(asked);
    },
  ],
  [
    'by a Request’s signal',
    async (lab) => {
      const control = new AbortController();
      const request = new Request(lab.at('hang'), { signal: control.signal });
      const asked = fetch(request);
      await lab.wait(100);
      control.abort('why');
      return [await asked.catch((error) => error), request.signal.aborted];
    },
  ],
  [
    'not, when the options take the signal away',
    async (lab) => {
      const request = new Request(lab.at('say', { body: 'x' }), { signal: AbortSignal.abort() });
      return (await fetch(request, { signal: null })).text();
    },
  ],
  ['by a timeout', async (lab) => lab.outcome(fetch(lab.at('hang'), { signal: AbortSignal.timeout(150) }))],
  [
    'by any of two signals',
    async (lab) => {
      const control = new AbortController();
      const signal = AbortSignal.any([control.signal, AbortSignal.timeout(10_000)]);
      const asked = fetch(lab.at('hang'), { signal });
      await lab.wait(100);
      control.abort();
      return lab.outcome(asked);
    },
  ],
  ...['text', 'json', 'blob', 'arrayBuffer'].map(
    (read): Behaviour => [
      `while the body is read by ${read}`,
      async (lab, given) => {
        const control = new AbortController();
        const response = await fetch(lab.at('stream', { count: '1', hang: '' }), { signal: control.signal });
        const body = Object(response)[given]();
        await lab.wait(50);
        control.abort();
        return [await lab.outcome(body), response.bodyUsed];
      },
      read,
    ],
  ),
  [
    'after the response, before its body is read',
    async (lab) => {
      const control = new AbortController();
      const response = await fetch(lab.at('stream', { count: '1', hang: '' }), { signal: control.signal });
      control.abort();
      const order: string[] = [];
      const read = response.text().catch((error) => order.push(`${lab.error(error)}`));
      await Promise.all([read, Promise.resolve().then(() => order.push('turn'))]);
      return order;
    },
  ],
  [
    'while a reader waits',
    async (lab) => {
      const control = new AbortController();
      const response = await fetch(lab.at('stream', { count: '1', hang: '' }), { signal: control.signal });
      const reader = Object(response.body).getReader();
      await reader.read();
      const next = reader.read();
      control.abort();
      return [await lab.outcome(next), await lab.outcome(reader.closed)];
    },
  ],
  [
    'of a response and its clone',
    async (lab) => {
      const control = new AbortController();
      const response = await fetch(lab.at('stream', { count: '1', hang: '' }), { signal: control.signal });
      const clone = response.clone();
      const texts = [lab.outcome(response.text()), lab.outcome(clone.text())];
      control.abort();
      return Promise.all(texts);
    },
  ],
  [
    'too late',
    async (lab) => {
      const control = new AbortController();
      const response = await fetch(lab.at('say', { body: 'x' }), { signal: control.signal });
      const text = await response.text();
      control.abort();
      await lab.wait(20);
      return [text, response.bodyUsed];
    },
  ],
  [
    'an empty body still ends well',
    async (lab) => {
      const control = new AbortController();
      const response = await fetch(lab.at('say', { body: '' }), { signal: control.signal });
      const reader = response.body?.getReader();
      await lab.wait(50);
      control.abort();
      return lab.outcome(Promise.resolve(reader?.read()));
    },
  ],
  [
    'the request is used up all the same',
    async (lab) => {
      const request = new Request(lab.at('echo'), { method: 'POST', body: 'x', signal: AbortSignal.abort() });
      return [await lab.outcome(fetch(request)), request.bodyUsed];
    },
  ],
  [
    'a streaming body is cancelled at once, with the reason',
    async (lab) => {
      let cancelled: unknown = 'never';
      const body = new ReadableStream({
        pull: (stream) => stream.enqueue(new Uint8Array([42])),
        cancel(reason) {
          cancelled = reason;
        },
      });
      const init: RequestInit & { duplex: 'half' } = {
        method: 'POST',
        body,
        duplex: 'half',
        signal: AbortSignal.abort(),
      };
      const asked = fetch(lab.at('echo'), init);
      const atOnce = cancelled;
      return asked.catch((error) => [error === atOnce, lab.error(error)]);
    },
  ],
  [
    'a bad request is refused before the signal is looked at',
    async (lab) => lab.outcome(fetch(lab.at('echo'), { method: 'CONNECT', signal: AbortSignal.abort() })),
  ],
  [
    'one signal for many',
    async (lab) => {
      const control = new AbortController();
      const asked = [1, 2, 3].map(() => lab.outcome(fetch(lab.at('hang'), { signal: control.signal })));
      await lab.wait(100);
      control.abort();
      return Promise.all(asked);
    },
  ],
];
