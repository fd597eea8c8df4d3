import type { Behaviour } from './behaviour.ts';

/** The events and states of an XMLHttpRequest, from the first to the last, and the ways to end it early. */
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
    'abort() at each state',
    async (lab) => {
      const lives: unknown[] = [];
      for (const when of ['new', 'opened', 'sent', 'loadstart', '2', '3', '4', 'load', 'done']) {
        const xhr = new XMLHttpRequest();
        const abort = (): void => {
          xhr.abort();
          lives.push([when, 'state after abort', xhr.readyState, xhr.status, xhr.responseText]);
        };
        if (when === 'new') abort();
        xhr.open('POST', lab.at('stream', { count: '2', pause: '30' }));
        if (when === 'opened') abort();
        let aborted = false;
        const at = (now: string) => (): void => {
          if (now !== when || aborted) return;
          aborted = true;
          abort();
        };
        xhr.onreadystatechange = () => at(`${xhr.readyState}`)();
        xhr.onloadstart = at('loadstart');
        xhr.onload = at('load');
        const ended = lab.run(xhr, () => xhr.send('x'));
        at('sent')();
        const events = await ended;
        at('done')();
        lives.push([when, events.filter((event) => !event.startsWith('progress')), lab.state(xhr)]);
      }
      return lives;
    },
  ],
  [
    'abort() while the server takes its time, with an upload',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('hang'));
      const ended = lab.run(xhr, () => xhr.send('body'), { upload: true });
      await lab.wait(200);
      xhr.abort();
      return [(await ended).filter((event) => event !== 'sent'), lab.state(xhr)];
    },
  ],
  [
    'open() at each state',
    async (lab) => {
      const lives: unknown[] = [];
      for (const when of ['opened', 'sent', 'loadstart', '2', '3', '4', 'load', 'loadend', 'done']) {
        const xhr = new XMLHttpRequest();
        const events: string[] = [];
        let again = false;
        for (const type of ['readystatechange', 'loadstart', 'load', 'loadend', 'abort', 'error']) {
          xhr.addEventListener(type, () => {
            events.push(`${type}@${xhr.readyState}`);
            at(type === 'readystatechange' ? `${xhr.readyState}` : type);
          });
        }
        const at = (now: string): void => {
          if (now !== when || again) return;
          again = true;
          events.push('again');
          xhr.open('POST', lab.at('say', { body: 'second' }));
          events.push(`opened@${xhr.readyState}`);
        };
        xhr.open('POST', lab.at('stream', { count: '2', pause: '30' }));
        at('opened');
        xhr.send('x');
        at('sent');
        await lab.wait(250);
        at('done');
        if (xhr.readyState === 1) xhr.send('y');
        await lab.wait(150);
        lives.push([when, events, lab.state(xhr)]);
      }
      return lives;
    },
  ],
  [
    'open() elsewhere and back',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      const lives = [];
      for (const url of [
        lab.at('say', { body: '1' }),
        lab.elsewhere('say', { body: '2' }),
        lab.at('say', { body: '3' }),
      ]) {
        xhr.open('POST', url);
        const events = await lab.run(xhr, () => xhr.send('x'));
        lives.push([events.length > 0, xhr.responseText, xhr.readyState]);
      }
      xhr.open('POST', lab.at('say'));
      xhr.send('x');
      xhr.open('POST', lab.elsewhere('say', { body: 'instead' }));
      await lab.run(xhr, () => xhr.send('x'));
      return [lives, xhr.responseText];
    },
  ],
  [
    'a refused open() leaves what was',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('say', { body: 'first' }));
      const ended = lab.run(xhr, () => xhr.send('x'));
      for (const [method, url] of [
        ['CONNECT', lab.at('say')],
        ['GET', 'https://a b'],
      ] as const) {
        try {
          xhr.open(method, url);
        } catch {
          // It is the state afterwards that counts.
        }
      }
      return [await ended, lab.state(xhr)];
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
    'a timeout',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('hang'));
      xhr.timeout = 300;
      const events = await lab.run(xhr, () => xhr.send('x'), { upload: true });
      return [events.filter((event) => event !== 'sent'), lab.state(xhr)];
    },
  ],
  [
    'a timeout that is set, changed and taken away on the way',
    async (lab) => {
      const lives = [];
      for (const [first, then] of [
        [0, 200],
        [5000, 200],
        [150, 0],
        [150, 60_000],
      ] as const) {
        const xhr = new XMLHttpRequest();
        xhr.timeout = first;
        xhr.open('POST', lab.at('late', { after: '400' }));
        const ended = lab.run(xhr, () => xhr.send('x'));
        const early = xhr.timeout;
        await lab.wait(50);
        xhr.timeout = then;
        const late = xhr.timeout;
        lives.push([await ended, early, late, xhr.timeout]);
      }
      return lives;
    },
  ],
  [
    'a timeout that is not reached, twice',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.timeout = 20_000;
      const lives = [];
      for (let at = 0; at < 2; at += 1) {
        xhr.open('POST', lab.at('say', { body: `${at}` }));
        await lab.run(xhr, () => xhr.send('x'));
        lives.push([xhr.timeout, xhr.responseText]);
      }
      xhr.open('POST', lab.elsewhere('say'));
      return [lives, xhr.timeout];
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

/** What holds for synchronous requests, where they are allowed at all. */
export const xhrSync: readonly Behaviour[] = [
  [
    'a synchronous request',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      const events: string[] = [];
      for (const type of ['readystatechange', 'loadstart', 'progress', 'load', 'loadend']) {
        xhr.addEventListener(type, () => events.push(`${type}@${xhr.readyState}`));
      }
      xhr.open('POST', lab.at('echo'), false);
      xhr.setRequestHeader('content-type', 'text/plain');
      xhr.send('x');
      return [events, lab.state(xhr)];
    },
  ],
  [
    'a synchronous request that fails',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', lab.at('reset'), false);
      try {
        return [xhr.send()];
      } catch (error) {
        return [lab.error(error), lab.state(xhr)];
      }
    },
  ],
  [
    'abort() within a synchronous request',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('say', { body: 'x' }), false);
      const states: unknown[] = [];
      xhr.onreadystatechange = () => {
        states.push(xhr.readyState);
        if (xhr.readyState === 4) xhr.abort();
      };
      try {
        xhr.send('x');
      } catch (error) {
        states.push(lab.error(error));
      }
      return [states, lab.state(xhr)];
    },
  ],
  [
    'what a synchronous request may not have',
    async (lab) => {
      const tried = [];
      const acts: ((xhr: XMLHttpRequest) => unknown)[] = [
        (xhr) => {
          xhr.open('GET', lab.at('say'), false);
          xhr.responseType = 'json';
        },
        (xhr) => {
          xhr.responseType = 'json';
          xhr.open('GET', lab.at('say'), false);
        },
        (xhr) => {
          xhr.open('GET', lab.at('say'), false);
          xhr.timeout = 5;
        },
        (xhr) => {
          xhr.timeout = 5;
          Reflect.apply(xhr.open, xhr, ['GET', lab.at('say'), undefined]);
        },
      ];
      for (const act of acts) {
        const xhr = new XMLHttpRequest();
        try {
          tried.push([act(xhr), lab.state(xhr)]);
        } catch (error) {
          tried.push([lab.error(error), lab.state(xhr)]);
        }
      }
      return tried;
    },
  ],
  [
    'synchronous after an asynchronous json',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('say', { body: '{"a":1}' }));
      xhr.responseType = 'json';
      await lab.run(xhr, () => xhr.send('x'));
      const first = xhr.response;
      try {
        xhr.open('POST', lab.at('say', { body: 'x' }), false);
      } catch (error) {
        return [first, lab.error(error), lab.state(xhr)];
      }
      return [first, lab.state(xhr)];
    },
  ],
];
