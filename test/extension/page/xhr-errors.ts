import type { Behaviour } from './behaviour.ts';

/** How an XMLHttpRequest refuses. */
export const xhrErrors: readonly Behaviour[] = [
  ...[
    ['a b', 'c'],
    ['x-one', 'a\nb'],
    ['', ''],
    ['x-one', 'ü€'],
  ].map(
    ([name, value]): Behaviour => [
      `the header ${JSON.stringify(name)} with ${JSON.stringify(value)}`,
      async (lab, given) => {
        const [name, value] = JSON.parse(given);
        const xhr = new XMLHttpRequest();
        xhr.open('POST', lab.at('echo'));
        try {
          return [xhr.setRequestHeader(name, value)];
        } catch (error) {
          return lab.error(error);
        }
      },
      JSON.stringify([name, value]),
    ],
  ),
  ...[
    "'CONNECT', url",
    "'a b', url",
    "'', url",
    "'GET'",
    "Symbol('s'), url",
    "'GET', Symbol('s')",
    "'GET', 'https://a b'",
    "'GET', 'ftp://x/'",
  ].map(
    (args): Behaviour => [
      `open(${args}) is refused`,
      async (lab, given) => {
        const xhr = new XMLHttpRequest();
        try {
          return [new Function('xhr', 'url', `return xhr.open(${given})`)(xhr, lab.at('echo'))];
        } catch (error) {
          return [lab.error(error), lab.state(xhr)];
        }
      },
      args,
    ],
  ),
  [
    'a toString that throws',
    async (lab) => {
      const mine = new Error('mine');
      const bad = Object({
        toString() {
          throw mine;
        },
      });
      const xhr = new XMLHttpRequest();
      const tried: unknown[] = [];
      for (const act of [
        () => xhr.open(bad, ''),
        () => xhr.open('GET', bad),
        () => xhr.open('POST', lab.at('echo')),
        () => xhr.send(bad),
      ]) {
        try {
          act();
          tried.push(xhr.readyState);
        } catch (error) {
          tried.push([error === mine, xhr.readyState]);
        }
      }
      return tried;
    },
  ],
  [
    'methods in the wrong state',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      const acts: { readonly [name: string]: () => unknown } = {
        send: () => xhr.send(),
        header: () => xhr.setRequestHeader('x-one', '1'),
        credentials: () => {
          xhr.withCredentials = true;
        },
        type: () => {
          xhr.responseType = 'text';
        },
        mime: () => xhr.overrideMimeType('text/plain'),
      };
      const tried: unknown[] = [];
      const tryAll = (when: string, names: readonly string[]): void => {
        for (const name of names) {
          try {
            tried.push([when, name, acts[name]?.()]);
          } catch (error) {
            tried.push([when, name, lab.error(error)]);
          }
        }
      };
      tryAll('new', ['send', 'header', 'credentials', 'type', 'mime']);
      xhr.open('POST', lab.at('stream'));
      tryAll('opened', ['header', 'credentials', 'type', 'mime']);
      // Once in each state: how many pieces come is not the browser's alone to say.
      let last = 0;
      xhr.onreadystatechange = () => {
        if (xhr.readyState === last) return;
        last = xhr.readyState;
        tryAll(`state ${last}`, ['send', 'header', 'credentials', 'type', 'mime']);
      };
      const ended = lab.run(xhr, () => xhr.send('x'));
      tryAll('sent', ['send', 'header', 'credentials', 'type', 'mime']);
      await ended;
      tryAll('done', ['send', 'header', 'credentials', 'type', 'mime']);
      return tried;
    },
  ],
  [
    'methods without their arguments',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('echo'));
      const tried: unknown[] = [];
      for (const name of ['open', 'setRequestHeader', 'getResponseHeader', 'overrideMimeType']) {
        try {
          tried.push(Object(xhr)[name]());
        } catch (error) {
          tried.push(lab.error(error));
        }
      }
      return tried;
    },
  ],
  [
    'a wrong receiver',
    async (lab) => {
      const tried: unknown[] = [];
      const { prototype } = XMLHttpRequest;
      for (const name of ['open', 'send', 'abort', 'setRequestHeader', 'getAllResponseHeaders', 'overrideMimeType']) {
        try {
          Reflect.apply(Reflect.get(prototype, name), {}, ['GET', lab.at('echo')]);
        } catch (error) {
          tried.push(lab.error(error));
        }
      }
      for (const name of [
        'readyState',
        'status',
        'response',
        'responseText',
        'responseType',
        'timeout',
        'upload',
        'withCredentials',
      ]) {
        try {
          Reflect.get(prototype, name);
        } catch (error) {
          tried.push(lab.error(error));
        }
        try {
          Reflect.set(prototype, name, 'text');
        } catch (error) {
          tried.push(lab.error(error));
        }
      }
      return tried;
    },
  ],
];
