import { describe, expect, test } from 'vitest';
import type { Amount } from '../../shared/amount.ts';
import type { Ceiling } from '../../shared/gate/ceiling.ts';
import { worsens } from '../../shared/holding/worsens.ts';
import type { GroupKind, GroupView, QuoteView } from '../../shared/words/views.ts';

const group = (kind: GroupKind, ...items: readonly string[]): GroupView => ({
  ...{
    kind,
    rule: `${kind}-rule`,
    head: `${items.length}`,
    units: '',
    say: 'why',
    source: null,
    sourceName: '',
    items,
  },
});
const bar = { used: 10, sure: 2, maybe: 0, left: 90, allowance: 100, back: null };
const texts = { usedText: '', nowText: '', leftText: '' };
const view = (more: Partial<QuoteView> = {}): QuoteView => ({
  provider: '17TRACK',
  account: 'Main account',
  headline: [],
  doubt: null,
  bar: { ...bar, ...texts },
  groups: [group('charge', 'RR1', 'RR2'), group('free', 'RR3')],
  allows: '2',
  isWary: false,
  ...more,
});
const most = (units: number): Ceiling => ({ unknown: false, most: { tracking: (units * 1000) as Amount } });
const seen = (more: Partial<QuoteView> = {}, ceiling = most(2)) => ({ view: view(more), ceiling });

describe('a newer quote', () => {
  test('of the same is no worse', () => expect(worsens(seen(), seen())).toBe(false));

  test.each([
    ['it may charge more', seen({}, most(3))],
    ['nobody knows what it costs', seen({}, { unknown: true, most: {} })],
    ['less is left', seen({ bar: { ...bar, ...texts, left: 89 } })],
    ['more is used', seen({ bar: { ...bar, ...texts, used: 11 } })],
    ['nobody knows any more what is left', seen({ bar: { ...bar, ...texts, left: null, allowance: null } })],
    ['there is no bar any more', seen({ bar: null })],
    ['there is a doubt', seen({ doubt: '1 for sure.' })],
    [
      'an item is charged again',
      seen({ groups: [group('charge', 'RR1'), group('again', 'RR2'), group('free', 'RR3')] }),
    ],
    ['an item is refused', seen({ groups: [group('charge', 'RR1', 'RR2'), group('refused', 'RR3')] })],
    ['there is a warning', seen({ groups: [...view().groups, group('warning', 'RR1')] })],
    ['there is a warning about all of it', seen({ groups: [...view().groups, group('warning')] })],
    ['one number is charged twice', seen({ groups: [group('charge', 'RR1', 'RR1', 'RR2'), group('free', 'RR3')] })],
    ['it is another account’s', seen({ account: 'Another' })],
  ])('is worse when %s', (_, after) => expect(worsens(seen(), after)).toBe(true));

  test('is worse when only now somebody knows what is left', () => {
    const before = seen({ bar: { ...bar, ...texts, left: null, allowance: null } });
    expect([worsens(before, seen()), worsens(before, before)]).toEqual([true, false]);
  });

  test.each([
    ['it charges less', seen({ groups: [group('charge', 'RR1'), group('free', 'RR2', 'RR3')] }, most(1))],
    ['more is left', seen({ bar: { ...bar, ...texts, left: 95, used: 5 } })],
    ['a warning has gone', seen({ groups: [group('free', 'RR3'), group('charge', 'RR1', 'RR2')] })],
  ])('is no worse when %s', (_, after) =>
    expect(worsens(seen({ groups: [...view().groups, group('warning', 'RR1')] }), after)).toBe(false),
  );
});
