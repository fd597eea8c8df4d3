import { expect, test } from 'vitest';
import { guardPort } from '../../../extension/background/wall/guarded-port.ts';
import { openWall } from '../../../extension/background/wall/wall.ts';
import type { FromBackground, ToBackground } from '../../../shared/messages/bridge-port.ts';

const URL_OF = 'https://api.17track.net/track/v2.4/register';

const TAB = 7;

/** A document whose one call was let through, and the address that it goes to. */
const letThrough = async () => {
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
  port.tell({ kind: 'verdict', id: 'one', verdict: { kind: 'pass', watch: true } });
  await expect.poll(() => told).toHaveLength(1);
  return { wall, port, rules, url: `${URL_OF}#tollgate-nonce-1` };
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
