import { describe, expect, test } from 'vitest';
import {
  formQuestion,
  GATHERED_MS,
  JOIN_EVERY_MS,
  joinQuestion,
  leaveQuestion,
  type Member,
  MOST_TOGETHER,
  type Question,
} from '../../shared/holding/question.ts';

const call = (id: string, tab = 'a'): Member => ({ id, tab });
const seenAt = (now: number, ...calls: readonly Member[]): Question => ({
  ...formQuestion('q', calls, now),
  wasSeen: true,
});
const ids = (question: Question | null): readonly string[] | null => question?.calls.map(({ id }) => id) ?? null;

describe('a newcomer', () => {
  test('is in a question that nobody has seen yet, and in one that forms', () => {
    expect(ids(joinQuestion(formQuestion('q', [call('1')], 0), call('2'), 60_000))).toEqual(['1', '2']);
    expect(ids(joinQuestion(seenAt(0, call('1')), call('2'), GATHERED_MS - 1))).toEqual(['1', '2']);
  });

  test('joins a question on show, and those of the same moment with it; what comes faster than in five seconds makes the next', () => {
    const at = GATHERED_MS + 1000;
    const first = joinQuestion(seenAt(0, call('1')), call('2'), at);
    if (first === null) throw new Error('the first newcomer did not join');
    const second = joinQuestion(first, call('3'), at + GATHERED_MS - 1);
    if (second === null) throw new Error('one of the same moment did not join');
    expect(ids(second)).toEqual(['1', '2', '3']);
    expect(joinQuestion(second, call('4'), at + GATHERED_MS)).toBeNull();
    expect(joinQuestion(second, call('4'), at + JOIN_EVERY_MS - 1)).toBeNull();
    expect(ids(joinQuestion(second, call('4'), at + JOIN_EVERY_MS))).toEqual(['1', '2', '3', '4']);
  });

  test('of another tab joins whatever the first tab does', () => {
    const full = seenAt(0, ...Array.from({ length: MOST_TOGETHER }, (_, nth) => call(`${nth}`)));
    const joined = { ...full, joinedAt: new Map([['a', 1000]]) };
    expect(joinQuestion(joined, call('more'), 10_000)).toBeNull();
    expect(ids(joinQuestion(joined, call('other', 'b'), 1001))).toContain('other');
  });
});

test('a call that is decided leaves the question, and the others stay in their order', () => {
  const question = seenAt(0, call('1'), call('2'), call('3'));
  expect(ids(leaveQuestion(question, (id) => id === '2'))).toEqual(['1', '3']);
  expect(leaveQuestion(question, () => false)).toBe(question);
});
