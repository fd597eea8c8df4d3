import { expect, test } from 'vitest';
import { fromUnits } from '../../shared/amount.ts';
import { applyNew } from '../../shared/books/apply.ts';
import { scopeOf } from '../../shared/gate/asking.ts';
import type { Judge } from '../../shared/gate/way.ts';
import { judgeLimits, limitNames } from '../../shared/limits/judge-limits.ts';
import type { Limit, LimitWindow } from '../../shared/limits/limit.ts';
import { EVERY_CALL, type Scope } from '../../shared/limits/scope.ts';
import { acceptedAll } from '../gate/gate-desk.ts';
import { buildPosting } from '../ledger/build-posting.ts';
import { openPolicyDesk } from '../policies/policy-desk.ts';

const DAY = 86_400_000;

const using = (window: LimitWindow, units: number, scope: Partial<Scope> = {}): Limit => ({
  kind: 'use',
  window,
  most: fromUnits(units),
  meter: null,
  scope: { ...EVERY_CALL, ...scope },
});

/** A desk whose calls pass while they fit these limits; what becomes of one is said by its fit. */
const openLimited = (...limits: readonly Limit[]) => {
  const desk = openPolicyDesk();
  const tried = async (...about: Parameters<typeof desk.registering>): Promise<string> => {
    const asking = desk.registering(...about);
    const call = scopeOf(asking);
    let fit = '';
    const judge: Judge = (quote, books) => {
      fit = judgeLimits(limits, call, quote, books);
      return fit === 'fits' ? { kind: 'allow', by: 'rule', reason: 'test' } : { kind: 'ask' };
    };
    const isGone = (): boolean => false;
    await desk.other.attempt(asking, judge, isGone, (names, books, at) => limitNames(names, books, limits, call, at));
    return fit;
  };
  return { desk, tried };
};

test('a limit of a month is of the calendar month, and one of the period of what the plan counts by', async () => {
  const { desk, tried } = openLimited(using('month', 3), using('period', 5));
  expect(await tried('one', 3)).toBe('fits');
  desk.now += 6 * DAY;
  expect(await tried('same month', 1)).not.toBe('fits');
  desk.now += DAY;
  expect(await tried('next month', 3)).toBe('fits');
});

test('a limit of the period of a plan that is given once never turns', async () => {
  const { desk, tried } = openLimited(using('period', 4, { site: 'shop.example' }), using('month', 3));
  const none = { call: null, decision: null, quoted: null, asks: [], moves: [], changes: [] };
  const plan = buildPosting({ ...none, id: 'plan', kind: 'account', account: 'main', settings: { plan: '200-once' } });
  await desk.gate.step(
    (books, _now, nextOrder) => {
      applyNew(books, { seq: nextOrder(), posting: plan });
      return { append: [plan], result: null };
    },
    (names) => names.rollups({ provider: '17track', id: 'main' }),
  );
  expect(await tried('one', 3)).toBe('fits');
  desk.now += 40 * DAY;
  expect(await tried('two', 2)).toBe('may-fit');
  expect(await tried('two', 1)).toBe('fits');
});

test('a call that would fit if calls in flight settled lower may fit, and fits once they have', async () => {
  const { desk, tried } = openLimited(using('day', 4));
  expect(await tried('one', 3)).toBe('fits');
  expect(await tried('two', 2)).toBe('may-fit');
  expect(await tried('two', 5)).toBe('over');
  await desk.gate.settle('one', { kind: 'none', sent: 'no' });
  expect(await tried('two', 2)).toBe('fits');
});

test('a limit of a tag counts what has the tag, and is about no other call', async () => {
  const { tried } = openLimited(using('day', 2, { tag: 'import' }));
  expect(await tried('one', 2, { tag: 'import' })).toBe('fits');
  expect(await tried('two', 9, { tag: 'export' })).toBe('fits');
  expect(await tried('three', 1, { tag: 'import' })).toBe('may-fit');
});

test('a limit of another meter is about no call that does not charge it', async () => {
  const { tried } = openLimited({ ...using('call', 0), meter: 'email' });
  expect(await tried('one', 9)).toBe('fits');
});

test('what was settled stays counted', async () => {
  const { desk, tried } = openLimited(using('day', 2));
  const asking = desk.registering('one', 2);
  await desk.gate.attempt(
    asking,
    () => ({ kind: 'allow', by: 'person', reason: 'allowed' }),
    () => false,
  );
  await desk.gate.settle('one', acceptedAll(...asking.recognised.asks.map(({ number }) => number)));
  expect(await tried('two', 1)).toBe('over');
});
