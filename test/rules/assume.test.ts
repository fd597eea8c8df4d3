import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromUnits } from '../../shared/amount.ts';
import { findItem, type Hold, type NumberHistory, newItem, newNumber } from '../../shared/model/history.ts';
import type { State } from '../../shared/model/posting.ts';
import { assume } from '../../shared/pack/assume.ts';
import { type Case, type ConditionNames, compileCondition } from '../../shared/pack/condition.ts';
import type { Condition } from '../../shared/pack/schema.ts';

const names: ConditionNames = {
  fields: ['lang'],
  params: ['version'],
  facts: ['restarts'],
  slots: new Map([['registration', 'registration']]),
  registration: 'registration',
};

const lives = ['live', 'stopped', 'deleted', 'unsure'] as const;

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.constant<Condition>({ set: 'lang' }),
    fc.constant<Condition>({ equals: ['lang', 'en'] }),
    fc.constant<Condition>({ param: ['version', 'v1'] }),
    fc.constantFrom('given', 'absent').map((variant): Condition => ({ variant })),
    fc.subarray([...lives, 'unknown'] as const).map((life): Condition => ({ life })),
    fc.constant<Condition>({ quietDays: 1 }),
    fc.constantFrom('open', 'held').map((state): Condition => ({ slot: ['registration', state] })),
    fc.constant<Condition>({ fact: ['restarts', 1] }),
    fc.subarray([...lives, 'open'] as const).map((sibling): Condition => ({ sibling })),
    fc.subarray(['live', 'stopped', 'unsure', 'open'] as const).map((bareSibling): Condition => ({ bareSibling })),
    fc.array(tie('condition'), { maxLength: 3 }).map((all): Condition => ({ all })),
    fc.array(tie('condition'), { maxLength: 3 }).map((any): Condition => ({ any })),
    tie('condition').map((not): Condition => ({ not })),
  ),
}));

const item = fc.record({
  variant: fc.constantFrom('', '3011'),
  life: fc.constantFrom(...lives),
  restarts: fc.nat(1),
  state: fc.constantFrom('unresolved', 'charged', undefined),
});

const holdOf = (number: NumberHistory, state: State): Hold => ({
  ...{ id: '', call: null, meter: 'tracking', slot: 'registration', at: 0, order: 0, units: fromUnits(1), state },
  ...{ since: 0, rule: '', period: '', fixedPeriod: false, number, item: null, standsAt: null, by: '', guessed: false },
});

/** What is known of a number: nothing, or some of its items, each once. */
const history = fc.option(fc.uniqueArray(item, { maxLength: 2, selector: ({ variant }) => variant })).map((items) => {
  if (items === null) return null;
  const number = newNumber('RR100000001CN');
  for (const { variant, life, restarts, state } of items) {
    const holds = state === undefined ? [] : [holdOf(number, state)];
    Object.assign(newItem(number, variant), { life, facts: { restarts }, holds });
  }
  return number;
});

const cases = fc
  .record({ number: history, variant: fc.constantFrom('', '3011'), lang: fc.constantFrom('en', undefined) })
  .map(({ number, variant, lang }): Case => {
    const ask = { number: 'RR100000001CN', variant, valid: true, target: '', list: '', fields: { lang } };
    return { ask, params: { version: 'v1' }, item: findItem(number, variant), number, at: 90_000_000, period: '' };
  });

test('what is left of a condition answers as all of it, for every case that it was made for', () => {
  fc.assert(
    fc.property(condition, cases, (whole, about) => {
      const known = about.item !== null ? 'item' : about.number !== null ? 'number' : 'nothing';
      const left = assume(whole, { variant: about.ask.variant === '' ? 'absent' : 'given', known });
      const answer = typeof left === 'boolean' ? left : compileCondition(left, names)(about);
      expect(answer).toBe(compileCondition(whole, names)(about));
    }),
    { numRuns: 3000 },
  );
});

test('nothing is left to ask of a number of which nothing is known', () => {
  const again: Condition = { all: [{ variant: 'given' }, { any: [{ life: ['deleted'] }, { sibling: ['live'] }] }] };
  expect(assume(again, { variant: 'given', known: 'nothing' })).toBe(false);
  expect(assume(again, { variant: 'given', known: 'number' })).toEqual({ sibling: ['live'] });
  expect(assume({ not: again }, { variant: 'absent', known: 'item' })).toBe(true);
});
