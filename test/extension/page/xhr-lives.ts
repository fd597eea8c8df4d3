import type { Behaviour } from './behaviour.ts';

/** The events and states of an XMLHttpRequest, from the first to the last. */
export const xhrLives: readonly Behaviour[] = [
  ...['GET', 'POST'].map(
    (method): Behaviour => [
      `the events of ${method}`,
      async (lab, given) => {
        const xhr = new XMLHttpRequest();
        const changes: number[] = [];
        xhr.onreadystatechange = () => changes.push(xhr.readyState);
        xhr.open(given, lab.at('say', { body: 'hello', length: '' }));
        return [await lab.run(xhr, () => xhr.send('body')), changes];
      },
      method,
    ],
  ),
  [
    'the events of an upload, after those of the request',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('say', { body: 'hello' }));
      const events = await lab.run(xhr, () => xhr.send('body'), { upload: true });
      // Its own loadstart comes with the sending, the rest is in order.
      return events.filter((event) => event !== 'sent');
    },
  ],
  [
    'the events of an upload without body',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('say', { body: 'hello' }));
      return lab.run(xhr, () => xhr.send(), { upload: true });
    },
  ],
  [
    'loadstart comes within send()',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      const order: string[] = [];
      xhr.onloadstart = () => order.push('loadstart');
      xhr.addEventListener('loadstart', () => order.push('captured'), true);
      xhr.open('POST', lab.at('say'));
      await lab.run(xhr, () => {
        order.push('before');
        xhr.send('x');
        order.push('after');
      });
      return order;
    },
  ],
  [
    'handlers and listeners are called in the order they were set, with the request as this',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      const order: unknown[] = [];
      xhr.addEventListener('load', () => order.push('first'));
      xhr.onload = function () {
        order.push(['handler', this === xhr]);
      };
      xhr.addEventListener('load', { handleEvent: (event) => order.push(['object', event.target === xhr]) });
      xhr.addEventListener('load', () => order.push('once'), { once: true });
      xhr.open('POST', lab.at('say'));
      await lab.run(xhr, () => xhr.send('x'));
      xhr.open('POST', lab.at('say'));
      await lab.run(xhr, () => xhr.send('x'));
      return order;
    },
  ],
  [
    'events are the browser’s own',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      const seen: unknown[] = [];
      for (const type of ['readystatechange', 'progress', 'load', 'loadend']) {
        xhr.addEventListener(type, (event) =>
          seen.push([type, event.isTrusted, event.constructor.name, event.bubbles, event.cancelable]),
        );
      }
      xhr.open('POST', lab.at('say', { body: 'x' }));
      await lab.run(xhr, () => xhr.send('x'));
      return seen;
    },
  ],
  [
    'an exception in a handler is reported and stops nothing',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      const reported: unknown[] = [];
      const report = (event: ErrorEvent): void => {
        event.preventDefault();
        reported.push(event.message);
      };
      window.addEventListener('error', report);
      for (const type of ['loadstart', 'readystatechange', 'load'] as const) {
        xhr.addEventListener(type, () => {
          throw new Error(`in ${type}`);
        });
      }
      xhr.open('POST', lab.at('say'));
      const events = await lab.run(xhr, () => xhr.send('x'));
      window.removeEventListener('error', report);
      return [events, reported];
    },
  ],
  [
    'send() from within the event that open() fires',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.onreadystatechange = () => {
        if (xhr.readyState === 1) xhr.send('x');
      };
      const ended = lab.run(xhr, () => xhr.open('POST', lab.at('echo')));
      return [await ended, xhr.responseText];
    },
  ],
  [
    'one request after the other from the handler of load',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      const texts: string[] = [];
      await new Promise<void>((resolve) => {
        xhr.onload = () => {
          texts.push(xhr.responseText);
          if (texts.length === 3) return resolve();
          xhr.open('POST', lab.at('say', { body: `${texts.length}` }));
          xhr.send('x');
        };
        xhr.open('POST', lab.at('say', { body: 'first' }));
        xhr.send('x');
      });
      return texts;
    },
  ],
  [
    'a subclass',
    async (lab) => {
      class Mine extends XMLHttpRequest {
        readonly mine = this.constructor.name;
        override send(body?: XMLHttpRequestBodyInit | null): void {
          super.send(`${body}!`);
        }
        override get responseText(): string {
          return `mine: ${super.responseText}`;
        }
      }
      const xhr = new Mine();
      xhr.open('POST', lab.at('echo'));
      await lab.run(xhr, () => xhr.send('x'));
      return [xhr.mine, xhr instanceof XMLHttpRequest, Object.getPrototypeOf(xhr) === Mine.prototype, xhr.responseText];
    },
  ],
  [
    'a page that wraps open, send and onreadystatechange itself',
    async (lab) => {
      const log: string[] = [];
      const { open, send } = XMLHttpRequest.prototype;
      XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...args: unknown[]) {
        log.push(`open ${args.length}`);
        return Reflect.apply(open, this, args);
      };
      XMLHttpRequest.prototype.send = function (...args) {
        log.push(`send ${args.length}`);
        return Reflect.apply(send, this, args);
      };
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('echo'));
      await lab.run(xhr, () => xhr.send('x'));
      Object.assign(XMLHttpRequest.prototype, { open, send });
      return [log, xhr.responseText];
    },
  ],
  [
    'methods return nothing, and requests carry nothing of ours',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      const returns = [
        xhr.open('POST', lab.at('say')),
        xhr.setRequestHeader('x-one', '1'),
        xhr.overrideMimeType('text/plain'),
        xhr.send('x'),
        xhr.abort(),
      ];
      return [returns, Reflect.ownKeys(xhr), Object.getPrototypeOf(xhr) === XMLHttpRequest.prototype];
    },
  ],
];
