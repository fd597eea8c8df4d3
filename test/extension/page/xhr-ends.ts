import type { Behaviour } from './behaviour.ts';

/** The ways to end an XMLHttpRequest early: abort(), open() and a timeout. */
export const xhrEnds: readonly Behaviour[] = [
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
        // One for each piece that came, however they fell.
        const isAgain = (event: string, nth: number): boolean =>
          event === 'readystatechange@3' && events[nth - 1]?.endsWith('@3') === true;
        const told = events.filter((event, nth) => !event.startsWith('progress') && !isAgain(event, nth));
        lives.push([when, told, lab.state(xhr)]);
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
        // Sent, and neither over nor opened anew: then something is still to come.
        let isUnderWay = false;
        for (const type of ['readystatechange', 'loadstart', 'load', 'loadend', 'abort', 'error']) {
          xhr.addEventListener(type, () => {
            const event = `${type}@${xhr.readyState}`;
            // One for each piece that came, however they fell.
            if (type !== 'readystatechange' || events.at(-1) !== event) events.push(event);
            if (type === 'loadend') isUnderWay = false;
            at(type === 'readystatechange' ? `${xhr.readyState}` : type);
          });
        }
        const at = (now: string): void => {
          if (now !== when || again) return;
          again = true;
          isUnderWay = false;
          events.push('again');
          xhr.open('POST', lab.at('say', { body: 'second' }));
          events.push(`opened@${xhr.readyState}`);
        };
        xhr.open('POST', lab.at('stream', { count: '2', pause: '30' }));
        at('opened');
        const send = (body: string): void => {
          isUnderWay = true;
          xhr.send(body);
        };
        /** The end, however busy the machine, and a while longer for what must not come. */
        const settled = async (): Promise<void> => {
          for (let waited = 0; waited < 10_000 && isUnderWay; waited += 10) await lab.wait(10);
          await lab.wait(100);
        };
        send('x');
        at('sent');
        await settled();
        at('done');
        if (xhr.readyState === 1) send('y');
        await settled();
        lives.push([when, events, lab.state(xhr)]);
      }
      return lives;
    },
  ],
  [
    'open() elsewhere and back',
    async (lab) => {
      const xhr = new XMLHttpRequest();
      const lives: unknown[] = [];
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
      const lives: unknown[] = [];
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
      const lives: unknown[] = [];
      for (let at = 0; at < 2; at += 1) {
        xhr.open('POST', lab.at('say', { body: `${at}` }));
        await lab.run(xhr, () => xhr.send('x'));
        lives.push([xhr.timeout, xhr.responseText]);
      }
      xhr.open('POST', lab.elsewhere('say'));
      return [lives, xhr.timeout];
    },
  ],
];
