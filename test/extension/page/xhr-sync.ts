import type { Behaviour } from './behaviour.ts';

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
      const tried: unknown[] = [];
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
