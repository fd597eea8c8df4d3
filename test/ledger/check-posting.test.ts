import { describe, expect, test } from 'vitest';
import { fromUnits } from '../../shared/amount.ts';
import { problemOf } from '../../shared/ledger/posting-text.ts';
import type { Change, Move, Posting } from '../../shared/model/posting.ts';
import { buildPosting } from './build-posting.ts';

const ofItem = { number: 'A', variant: '' };

const everyChange: readonly Change[] = [
  { do: 'begin', ...ofItem, keep: 'call' },
  { do: 'seen', ...ofItem, after: 1 },
  { do: 'gone', ...ofItem },
  { do: 'doubt', ...ofItem },
  { do: 'life', is: 'unsure', ...ofItem },
  { do: 'set', fact: 'language', to: 1, ...ofItem },
  { do: 'move', to: '3011', ...ofItem },
  { do: 'maybe-moved', to: '3011', ...ofItem },
  { do: 'list', list: 'hook', at: 1, maybe: true, ...ofItem },
  { do: 'unlist', list: 'hook', at: 1, ...ofItem },
  { do: 'members', members: ['B'], ...ofItem },
  { do: 'allow', meter: 'tracking', units: fromUnits(100), ...ofItem },
];

const settled: Move = {
  hold: 'h',
  from: 'reserved',
  to: 'charged',
  units: fromUnits(-0.5),
  rule: 'provider-count',
  guess: true,
  becomes: ofItem,
  rest: 'h:rest',
};

test('finds nothing wrong with a posting that uses all there is', () => {
  const grant = { units: fromUnits(1000), expires: 1 };
  const settings = { name: '', plan: '', zone: '', email: false, grant };
  const posting: Posting = buildPosting({ id: '', changes: everyChange, moves: [settled], settings, status: 200 });
  expect(problemOf(posting)).toBe(null);
  expect(problemOf(JSON.parse(JSON.stringify(posting)))).toBe(null);
});

describe('says where and what is wrong', () => {
  const whole = buildPosting({ id: 'a' });
  const move = whole.moves[0];
  const cases: readonly (readonly [string, unknown])[] = [
    ['is no object', null],
    ['is no object', [whole]],
    ['id is no text', { ...whole, id: undefined }],
    ['at is no number', { ...whole, at: '2026-11-24' }],
    ['call is no text', { ...whole, call: 7 }],
    ['params.version is no text', { ...whole, params: { version: 2 } }],
    ['road is none of page, proxy, import, provider, user', { ...whole, road: 'mail' }],
    [
      'decision.by is none of person, policy, rule, pause',
      { ...whole, decision: { by: 'me', verdict: 'allow', reason: '' } },
    ],
    ['quoted.tracking is no list of 3', { ...whole, quoted: { tracking: [1] } }],
    ['quoted.tracking[1] is no whole number', { ...whole, quoted: { tracking: [1, null, null] } }],
    ['asks[0].valid is neither true nor false', { ...whole, asks: [{ ...whole.asks[0], valid: 'yes' }] }],
    ['moves is no list', { ...whole, moves: {} }],
    ['moves[1].units is no whole number', { ...whole, moves: [move, { ...move, units: 0.5 }] }],
    ['moves[0].of.slot is no text', { ...whole, moves: [{ ...move, of: { ...move?.of, slot: null } }] }],
    ['moves[0].guess is not true', { ...whole, moves: [{ ...move, guess: false }] }],
    ['changes[0].do is no change that is known', { ...whole, changes: [{ ...ofItem, do: 'undo' }] }],
    ['changes[0].members[0] is no text', { ...whole, changes: [{ ...ofItem, do: 'members', members: [1] }] }],
    ['settings.grant.expires is no number', { ...whole, settings: { grant: { units: 1, expires: null } } }],
    ['warnings is no list', { ...whole, warnings: null }],
  ];
  test.each(cases)('%s', (problem, value) => {
    expect(problemOf(value)).toBe(problem);
  });
});
