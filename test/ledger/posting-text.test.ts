import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromUnits } from '../../shared/amount.ts';
import { postingText, readPosted } from '../../shared/ledger/posting-text.ts';
import type { Ask, Change, Move, Posting } from '../../shared/model/posting.ts';
import { buildPosting } from './build-posting.ts';

const CALL = 'call';
const number = fc.constantFrom('', 'A1', 'B2');
const variant = fc.constantFrom('', '3011');
const units = fc.constantFrom(1, 10, 0.5).map(fromUnits);
const field = fc.constantFrom<unknown>('de', 7, true, [], { a: null });

const asks: fc.Arbitrary<Ask> = fc.record({
  number,
  variant,
  valid: fc.boolean(),
  target: variant,
  list: fc.constantFrom('', 'hook'),
  fields: fc.dictionary(fc.constantFrom('lang', 'mode'), field),
});

/** Ids of the call's own units, of another call's, and some that only look like either. */
const holds = fc.constantFrom(`${CALL}:0:a`, `${CALL}:1:a`, `${CALL}:0:`, `${CALL}:`, CALL, ':0:a', 'other:0:a', '0:a');
const of = fc.record(
  {
    meter: fc.constant('m'),
    slot: fc.constantFrom('a', ''),
    number,
    variant,
    at: fc.constantFrom(1, 2),
    period: fc.constant('2026-11'),
  },
  { requiredKeys: ['meter', 'slot', 'number', 'variant', 'at'] },
);
const states = fc.constantFrom('reserved', 'charged', 'released' as const);
const moves: fc.Arbitrary<Move> = fc.record(
  {
    hold: holds,
    from: fc.option(states),
    to: states,
    units,
    rule: fc.constant('r'),
    of,
    guess: fc.constant(true as const),
    rest: fc.constant('rest'),
  },
  { requiredKeys: ['hold', 'from', 'to', 'units', 'rule'] },
);
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ do: fc.constant('seen' as const), number, variant }),
  fc.record({ do: fc.constant('allow' as const), number, variant, meter: fc.constant('m'), units: fc.constant(null) }),
);

const postings: fc.Arbitrary<Posting> = fc
  .record({
    id: fc.constantFrom(CALL, `${CALL}:settle`),
    call: fc.constantFrom(CALL, null, ''),
    at: fc.constantFrom(1, 2),
    sent: fc.constantFrom(1, 2),
    route: fc.constantFrom('', 'register'),
    params: fc.constantFrom({}, { version: 'v1' }),
    tag: fc.constantFrom(null, '', 'orders'),
    items: fc.constantFrom(0, 1),
    quoted: fc.constantFrom(null, {}),
    settings: fc.constantFrom(null, {}, { email: false }),
    decision: fc.constantFrom(
      { by: 'policy' as const, verdict: 'allow' as const, reason: 'within-allowance' },
      {
        by: 'person' as const,
        verdict: 'allow' as const,
        reason: 'allowed-some',
        heldBack: [{ number: 'A1', variant: '' }],
      },
    ),
    asks: fc.array(asks, { maxLength: 3 }),
    moves: fc.array(moves, { maxLength: 3 }),
    changes: fc.array(changes, { maxLength: 2 }),
    warnings: fc.constantFrom([], ['w']),
  })
  // Plain objects, as a step makes them: fast-check gives them no prototype.
  .map((part) => JSON.parse(JSON.stringify(buildPosting(part))));

const read = (text: string): Posting => readPosted(1, text, 'the test').posting;

describe('the text of a posting', () => {
  it('is read as the posting that was written, whatever it leaves out', () => {
    fc.assert(
      fc.property(postings, (posting) => {
        expect(read(postingText(posting))).toStrictEqual(posting);
      }),
    );
  });

  it('does not say what goes without saying, and names the call once', () => {
    const call = '2c9a1f5e-0000-4000-8000-000000000000';
    const of = { meter: 'tracking', slot: 'registration', number: 'RR100000001CN', variant: '3011', at: 1 };
    const hold = {
      hold: `${call}:0:registration`,
      from: null,
      to: 'reserved',
      units: fromUnits(1),
      rule: 'register',
      of,
    } as const;
    const text = postingText(buildPosting({ id: call, at: 1, sent: 1, moves: [hold] }));
    expect(text.split(call)).toHaveLength(2);
    expect(text).not.toContain('null}');
    expect(text.match(/RR100000001CN/g)).toHaveLength(2);
    expect(JSON.parse(text).moves).toEqual([
      { to: 'reserved', units: 1000, rule: 'register', of: { ask: 0, meter: 'tracking', slot: 'registration' } },
    ]);
  });

  it.each([
    ['asks\\[0\\].number is no text', { asks: [{}] }],
    ['moves\\[0\\] is no object', { moves: [7] }],
    ['moves\\[0\\].hold is no text', { moves: [{ to: 'charged', units: 1, rule: 'r' }] }],
    [
      'moves\\[0\\].of.number is no text',
      { moves: [{ to: 'charged', units: 1, rule: 'r', of: { ask: 9, meter: 'm', slot: 's' } }] },
    ],
    ['moves\\[0\\].units is no whole number', { moves: [{ own: '0:a', to: 'charged', rule: 'r' }] }],
    ['changes is no list', { changes: {} }],
  ])('is damaged where it says too little or something else: %s', (problem, part) => {
    const text = JSON.stringify({ ...JSON.parse(postingText(buildPosting({ id: 'a' }))), ...part });
    expect(() => read(text)).toThrow(new RegExp(`posting 1 in the test is damaged \\(${problem}\\)`));
  });
});

describe('the text of a posting of version 0.1.0', () => {
  const old = (part: object): string => JSON.stringify({ ...buildPosting({ id: 'a' }), ...part });
  const ask = { number: 'A', variant: '', valid: true, target: '', list: '' };
  const fact = { do: 'set', number: 'A', variant: '', to: 1 };

  it('has names where it had places', () => {
    const posting = read(
      old({
        asks: [
          { ...ask, fields: ['de', null] },
          { ...ask, fields: [null, 'Denied'] },
        ],
        changes: [{ ...fact, fact: 2 }],
      }),
    );
    expect(posting.asks.map(({ fields }) => fields)).toEqual([{ lang: 'de' }, { mode: 'Denied' }]);
    expect(posting.changes).toEqual([{ ...fact, fact: 'changes' }]);
  });

  it('is damaged where it names a place that 0.1.0 did not have', () => {
    expect(() => read(old({ changes: [{ ...fact, fact: 3 }] }))).toThrow('changes[0].fact is no text');
    expect(() => read(old({ asks: [{ ...ask, fields: ['de', null, 7] }] }))).toThrow('asks[0].fields is no object');
  });
});
