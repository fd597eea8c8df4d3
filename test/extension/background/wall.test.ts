import { expect, test } from 'vitest';
import { type GuardedPort, guardPort } from '../../../extension/background/wall/guarded-port.ts';
import { openWall } from '../../../extension/background/wall/wall.ts';
import type { FromBackground, ToBackground } from '../../../shared/messages/bridge-port.ts';

const URL_OF = 'https://api.17track.net/track/v2.4/register';

const TAB = 7;

/** A document that asks about one call, and the rules of its browser. */
const openAsked = () => {
  let made = 0;
  const rules = new Map<number, unknown>();
  const wall = openWall({
    rules: {
      getSessionRules: async () => [],
      updateSessionRules: async ({ addRules = [], removeRuleIds = [] }) => {
        for (const { id, condition } of addRules) rules.set(id, condition);
        for (const id of removeRuleIds) rules.delete(id);
      },
    },
    newId: () => `nonce-${++made}`,
  });
  const told: FromBackground[] = [];
  const port = guardPort(wall, TAB, (message) => told.push(message));
  port.heard({
    kind: 'ask',
    id: 'one',
    call: { method: 'POST', url: URL_OF, headers: [], body: null, via: 'fetch', free: false },
  });
  return { wall, port, rules, told, url: `${URL_OF}#tollgate-nonce-1` };
};

const PASS: FromBackground = { kind: 'verdict', id: 'one', verdict: { kind: 'pass', watch: true } };
const BLOCK: FromBackground = { kind: 'verdict', id: 'one', verdict: { kind: 'block', body: '{}' } };

/** The same once its call was let through. */
const letThrough = async () => {
  const asked = openAsked();
  asked.port.tell(PASS);
  await expect.poll(() => asked.told).toHaveLength(1);
  return asked;
};

const ANSWERED: ToBackground = { kind: 'answer', id: 'one', answer: { kind: 'failed', sent: 'unknown' } };

test('the pass is for this address, made by a script of this tab', async () => {
  const { rules, url } = await letThrough();
  const urlFilter = `${url.slice('https'.length)}|`;
  expect([...rules.values()]).toEqual([
    { urlFilter, isUrlFilterCaseSensitive: true, resourceTypes: ['xmlhttprequest'], tabIds: [TAB] },
  ]);
});

test('a request that was let through begins once: the next to the same address was not', async () => {
  const { wall, rules, url } = await letThrough();
  expect(rules.size).toBe(1);
  expect([await wall.began(url), await wall.began(url)]).toEqual([true, false]);
  expect(rules.size).toBe(0);
});

test('where the browser says of a request that it began only after its answer was told, it was let through all the same', async () => {
  const { wall, port, rules, url } = await letThrough();
  port.heard(ANSWERED);
  expect([await wall.began(url), await wall.began(url)]).toEqual([true, false]);
  expect(rules.size).toBe(0);
});

test('what its page took back was not let through', async () => {
  const { wall, port, rules, url } = await letThrough();
  port.heard({ kind: 'gone', id: 'one' });
  expect(await wall.began(url)).toBe(false);
  expect(rules.size).toBe(0);
});

test('what was answered after it began lets nothing else through', async () => {
  const { wall, port, url } = await letThrough();
  expect(await wall.began(url)).toBe(true);
  port.heard(ANSWERED);
  expect(await wall.began(url)).toBe(false);
});

test('what is expected to pass is let through before its page hears of it, by one rule', async () => {
  const { port, rules, told } = openAsked();
  port.expect('one');
  await expect.poll(() => rules.size).toBe(1);
  expect(told).toEqual([]);
  port.tell(PASS);
  await expect
    .poll(() => told)
    .toEqual([{ ...PASS, verdict: { kind: 'pass', watch: true, fragment: '#tollgate-nonce-1' } }]);
  expect(rules.size).toBe(1);
});

test.each([
  ['is blocked after all, as where it could not be put on record', (port) => port.tell(BLOCK)],
  ['is taken back by its page', (port) => port.heard({ kind: 'gone', id: 'one' })],
  ['loses its document', (port) => port.closed()],
] satisfies [string, (port: GuardedPort) => void][])(
  'what was expected to pass and %s leaves no rule, also where that comes first',
  async (_, end) => {
    for (const isOpen of [true, false]) {
      const { port, rules, told } = openAsked();
      port.expect('one');
      if (isOpen) await expect.poll(() => rules.size).toBe(1);
      end(port);
      // All that was begun has ended by then.
      await new Promise((resolve) => setImmediate(resolve));
      expect(rules.size).toBe(0);
      expect(told.filter((message) => message.kind === 'verdict' && message.verdict.kind === 'pass')).toEqual([]);
    }
  },
);

test('a call that passes a second time, for its page asked again, has one rule, and another one', async () => {
  const { port, rules, told } = openAsked();
  port.expect('one');
  port.tell(PASS);
  port.tell(PASS);
  await expect.poll(() => told).toHaveLength(2);
  await new Promise((resolve) => setImmediate(resolve));
  expect(rules.size).toBe(1);
});
