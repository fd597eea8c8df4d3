import { describe, expect, test } from 'vitest';
import type { Amount } from '../../shared/amount.ts';
import type { AccountBooks } from '../../shared/books/account.ts';
import { newBooks, peekAccount } from '../../shared/books/books.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { badgeView } from '../../shared/words/badge-view.ts';

const NOW = Date.UTC(2026, 10, 24, 12);

const account = (provider: string, units: number | null, plan: string | null = null): AccountBooks => {
  const found = peekAccount(newBooks(bundledPacks), provider, 'a1');
  if (found === null) throw new Error(`no pack for ${provider}`);
  found.settings.plan = plan;
  if (units !== null) found.allowances.set('tracking', [{ units: (units * 1000) as Amount, since: 0, until: 0 }]);
  return found;
};

describe('the toolbar button', () => {
  test('says what is left and when it comes back', () => {
    expect(badgeView(account('17track', null, '100-monthly'), NOW, 'en', 'UTC')).toEqual({
      text: '100',
      title: '100 of 100 left, set by you, back on 1 December',
    });
    expect(badgeView(account('17track', 100), NOW, 'zh', 'UTC').title).toBe(
      '剩余 100，共 100（截至 12:00，由 Tollgate 计数），12月1日恢复',
    );
  });

  test('names no date where nothing comes back', () => {
    expect(badgeView(account('17track', null, '200-once'), NOW, 'en', 'UTC').title).toBe('200 of 200 left, set by you');
  });

  test('shows no figure of what is only assumed, and says so', () => {
    expect(badgeView(account('17track', null), NOW, 'en', 'UTC')).toEqual({
      text: '',
      title: '0 counted here, left: not known yet',
    });
    expect(badgeView(account('17track', null), NOW, 'zh', 'UTC').title).toBe('Tollgate 已计 0，剩余：尚不清楚');
  });

  test('says nothing where there is no allowance', () => {
    expect(badgeView(account('safecube', null), NOW, 'en', 'UTC')).toEqual({ text: '', title: null });
  });

  test.each([
    [999, '999'],
    [1000, '1k'],
    [1299, '1.2k'],
    [12_999, '12k'],
    [999_999, '999k'],
    [1_000_000, '1M'],
    [2.6, '2'],
    [0, '0'],
    [-3, '-3'],
  ])('writes %d in four characters at most: %s', (units, text) => {
    expect(badgeView(account('17track', units), NOW, 'en', 'UTC').text).toBe(text);
  });
});
