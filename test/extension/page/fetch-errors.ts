import type { Behaviour } from './behaviour.ts';

/** How fetch refuses and fails. */
export const fetchErrors: readonly Behaviour[] = [
  ['an invalid header name', async (lab) => lab.outcome(fetch(lab.at('echo'), { headers: { 'a b': 'c' } }))],
  ['an invalid header value', async (lab) => lab.outcome(fetch(lab.at('echo'), { headers: { 'x-one': 'a\nb' } }))],
  ['a body with GET', async (lab) => lab.outcome(fetch(lab.at('echo'), { body: 'x' }))],
  ['a body with HEAD', async (lab) => lab.outcome(fetch(lab.at('echo'), { method: 'HEAD', body: 'x' }))],
  ['a forbidden method', async (lab) => lab.outcome(fetch(lab.at('echo'), { method: 'CONNECT' }))],
  ['an impossible method', async (lab) => lab.outcome(fetch(lab.at('echo'), { method: 'a b' }))],
  ['credentials in the URL', async (lab) => lab.outcome(fetch(lab.at('echo').replace('https://', 'https://u:p@')))],
  ['no URL', async (lab) => lab.outcome(fetch(lab.at('echo').replace('https://', 'https://a b')))],
  ['mode navigate', async (lab) => lab.outcome(fetch(lab.at('echo'), { mode: 'navigate' }))],
  ['mode same-origin elsewhere', async (lab) => lab.outcome(fetch(lab.at('echo'), { mode: 'same-origin' }))],
  ['only-if-cached elsewhere', async (lab) => lab.outcome(fetch(lab.at('echo'), { cache: 'only-if-cached' }))],
  ['an unknown mode', async (lab) => lab.outcome(fetch(lab.at('echo'), { mode: Object('nonsense') }))],
  ['an unknown priority', async (lab) => lab.outcome(fetch(lab.at('echo'), { priority: Object('nonsense') }))],
  ['a window that is not null', async (lab) => lab.outcome(fetch(lab.at('echo'), { window: Object('x') }))],
  ['a signal that is none', async (lab) => lab.outcome(fetch(lab.at('echo'), { signal: Object({}) }))],
  ['options that are none', async (lab) => lab.outcome(fetch(lab.at('echo'), Object(1) as RequestInit))],
  ['a number for options', async (lab) => lab.outcome(Reflect.apply(fetch, window, [lab.at('echo'), 1]))],
  [
    'null for options',
    async (lab) => lab.outcome(Reflect.apply(fetch, window, [lab.at('echo'), null]).then((r: Response) => r.status)),
  ],
  ['a wrong receiver', async (lab) => lab.outcome(fetch.call(Object({}), lab.at('echo')))],
  ['nothing at all', async (lab) => lab.outcome(Reflect.apply(fetch, window, []))],
  ['a symbol', async (lab) => lab.outcome(Reflect.apply(fetch, window, [Symbol('s')]))],
  [
    'fetch as a constructor',
    async (lab) => {
      try {
        return Reflect.construct(fetch, [lab.at('echo')]);
      } catch (error) {
        return lab.error(error);
      }
    },
  ],
  [
    'an error of the page’s own in the options comes back as it is',
    async (lab) => {
      const mine = new TypeError("Failed in the page's own code");
      const init = Object.defineProperty({}, 'method', {
        get() {
          throw mine;
        },
      });
      return fetch(lab.at('echo'), init).catch((error) => error === mine);
    },
  ],
  ['a broken connection', async (lab) => lab.outcome(fetch(lab.at('reset')))],
  ['a server that allows no other origin', async (lab) => lab.outcome(fetch(lab.at('say', { nocors: '' })))],
  ['a redirect where none is wanted', async (lab) => lab.outcome(fetch(lab.at('redirect'), { redirect: 'error' }))],
  [
    'a wrong integrity',
    async (lab) =>
      lab.outcome(
        fetch(lab.at('say', { body: 'x' }), { integrity: 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' }),
      ),
  ],
  [
    'refusals are promises, never exceptions, and take one turn',
    async (lab) => {
      const order: string[] = [];
      const refused = fetch(lab.at('echo'), { method: 'CONNECT' }).catch(() => order.push('refused'));
      const turn = Promise.resolve().then(() => order.push('turn'));
      await Promise.all([refused, turn]);
      return order;
    },
  ],
  [
    'a rejection that nobody handles is reported once, with its promise',
    async (lab) => {
      const reports: unknown[] = [];
      const report = (event: PromiseRejectionEvent): void => {
        event.preventDefault();
        reports.push([event.promise === asked, lab.error(event.reason)]);
      };
      window.addEventListener('unhandledrejection', report);
      const asked = fetch(lab.at('reset'));
      for (let tries = 0; tries < 100 && reports.length === 0; tries += 1) await lab.wait(30);
      // Once only.
      await lab.wait(100);
      window.removeEventListener('unhandledrejection', report);
      return reports;
    },
  ],
  [
    'a rejection that is handled is not reported',
    async (lab) => {
      let reports = 0;
      const report = (): void => {
        reports += 1;
      };
      window.addEventListener('unhandledrejection', report);
      await fetch(lab.at('reset')).catch(() => {});
      await lab.wait(100);
      window.removeEventListener('unhandledrejection', report);
      return reports;
    },
  ],
];
