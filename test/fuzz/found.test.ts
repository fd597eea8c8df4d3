import { expect, it } from 'vitest';
import type { WireCall } from './call-grammar.ts';
import type { Habits } from './odd-server.ts';
import { openWireDesk } from './played-wire.ts';

// What random calls have found once, each as small as it became.

const PLAIN: Habits = {
  twice: 'first',
  foldsKeys: false,
  mergesPrototype: false,
  isLenient: false,
  returnEndsComment: false,
  unwraps: false,
  cleans: 'nothing',
  readsForms: false,
  guessesCharset: false,
  decodes: 1,
  dropsParameters: false,
  resolvesDots: false,
  turnsBackslashes: false,
  trimsSegments: false,
  takesRewrites: false,
  credential: 'first',
  foldsHeaders: false,
};

const NUMBER = 'RR100000001CN';

const call = (name: string, item: object | string, keys: readonly string[] = ['key']): WireCall => ({
  method: 'POST',
  target: `/track/v2.4/${name}`,
  headers: keys.map((key) => ['17token', key] as const),
  body: Buffer.from(typeof item === 'string' ? `[${item}]` : JSON.stringify([item])),
});

const registered = call('register', { number: NUMBER, carrier: 3011 });

it.each<readonly [string, Partial<Habits>, readonly WireCall[]]>([
  ['a level in other letters', {}, [call('getRealTimeTrackInfo', { number: NUMBER, cacheLevel: 'instant' })]],
  [
    'a language that is an object, then one that is text',
    {},
    [
      call('register', { number: NUMBER, carrier: 3011, lang: { code: 'en' } }),
      call('changeinfo', { number: NUMBER, carrier: 3011, items: { lang: 'en' } }),
    ],
  ],
  [
    'a blank language, then one that is none',
    {},
    [
      call('register', { number: NUMBER, carrier: 3011, lang: ' ' }),
      call('changeinfo', { number: NUMBER, carrier: 3011, items: { lang: 'en' } }),
    ],
  ],
  [
    'a list of fields',
    { unwraps: true },
    [registered, call('changeinfo', { number: NUMBER, carrier: 3011, items: [{ lang: 'en' }] })],
  ],
  [
    'a registration that forbids a translation and cannot be read, then a language',
    { isLenient: true },
    [
      call('register', `{"number":"${NUMBER}",'lang':"en","translation_mode":"Denied","__proto__":null}`),
      call('changeinfo', { number: NUMBER, items: { lang: 'en' } }),
    ],
  ],
  ['half a letter in a number', { cleans: 'unseen' }, [call('register', `{"number":"${NUMBER}\\ud800"}`)]],
  [
    'a delete that two keys are sent with',
    { credential: 'last' },
    [registered, call('deletetrack', { number: NUMBER, carrier: 3011 }, ['decoy', 'key']), registered],
  ],
])('is not quoted less than it takes: %s', async (_, habits, calls) => {
  for (const isLost of [false, true]) {
    const desk = openWireDesk({ ...PLAIN, ...habits });
    for (const [nth, one] of calls.entries()) {
      const played = await desk.play(one, 'proxy', isLost && nth > 0);
      expect(played?.taken).toBeLessThanOrEqual(played?.max ?? Number.POSITIVE_INFINITY);
    }
  }
});

it('books a key with blanks around it to the account of the key', async () => {
  const played = await openWireDesk(PLAIN).play(call('register', { number: NUMBER }, [' key ']), 'page', false);
  expect(played).toMatchObject({ max: 1, taken: 1, account: 'key', thought: 'key' });
});
