import { describe, expect, test } from 'vitest';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { accountViews } from '../../shared/words/account-view.ts';
import { quoteView } from '../../shared/words/quote-view.ts';
import { settledSay } from '../../shared/words/settled-say.ts';
import type { QuoteView } from '../../shared/words/views.ts';
import { changedSay } from '../../shared/words/waiting-say.ts';
import { type LedgerDesk, openLedgerDesk } from '../rules/ledger-desk.ts';
import { at, FIRST, POST, pair, readQuota, register, registered, SECOND, THIRD } from '../rules/parcels.ts';

const packNamed = (id: string) => {
  const pack = bundledPacks.find((one) => one.id === id);
  if (pack === undefined) throw new TypeError(`no pack ${id}`);
  return pack;
};

const NOW = at('2026-11-10T12:00:00Z');

const viewOf = (desk: LedgerDesk, items: readonly object[], locale: 'en' | 'zh' = 'en'): QuoteView =>
  quoteView(desk.quote(register(...items)).quote, locale);

const headline = (view: QuoteView): string => view.headline.map(({ text }) => text).join('');

/** A desk that has seen so many units go, and nothing of the plan. */
const afterUnits = (count: number): LedgerDesk => {
  const desk = openLedgerDesk();
  for (let nth = 0; nth < count; nth++) registered(desk, pair(`RR${200_000_000 + nth}CN`, POST));
  return desk;
};

describe('what is left of an assumed allowance', () => {
  test('is not known yet: the headline says what a call uses, and the bar has no end', () => {
    const desk = afterUnits(37);
    const view = viewOf(desk, [pair(FIRST, POST), pair(SECOND, POST)]);
    expect(headline(view)).toBe('This uses 2. How many are left is not known yet.');
    expect(view.bar).toEqual({
      used: 37,
      sure: 2,
      maybe: 0,
      left: null,
      allowance: null,
      usedText: '37 counted here',
      nowText: '2 now',
      leftText: 'left: not known yet',
      back: 'known once the quota is read or the plan is set',
    });
    expect(headline(viewOf(desk, [pair(FIRST, POST)]))).toBe(
      'Registering RR100000001CN uses 1. How many are left is not known yet.',
    );
    expect(headline(viewOf(desk, [pair(FIRST, POST), pair(SECOND, POST)], 'zh'))).toBe(
      '本次最多使用 2 个单位。剩余额度尚不清楚。',
    );
  });

  test('is known, and said, once the quota was read or the plan was set', () => {
    const read = afterUnits(37);
    readQuota(read, 100, 37);
    const set = afterUnits(37);
    set.set('17track', { plan: '100-monthly' });
    for (const desk of [read, set]) {
      const view = viewOf(desk, [pair(FIRST, POST), pair(SECOND, POST)]);
      expect(headline(view)).toBe('This uses 2 of your 63 left this month.');
      expect(view.bar).toMatchObject({
        left: 61,
        leftText: '61 left after',
        back: expect.stringMatching(/ Back to 100 on 1 December\.$/),
      });
    }
  });

  test('refuses nothing for certain: what goes past the usual plan may be refused', () => {
    const numbers = ['RR100000017CN', 'RR100000025CN', 'RR100000034CN'];
    const view = viewOf(
      afterUnits(98),
      numbers.map((number) => pair(number, POST)),
    );
    expect(headline(view)).toBe('This uses 3. How many are left is not known yet.');
    expect(view.doubt).toBe('What goes past what is left will be refused, and is not charged.');
    expect(view.bar).toMatchObject({ used: 98, sure: 3, maybe: 0, nowText: '3 now' });
    expect(view.groups.map(({ kind, head, units }) => [kind, head, units])).toEqual([
      ['charge', '2 new numbers', '2'],
      ['maybe', '1 may be refused', '0–1'],
    ]);
  });

  test('is not known either when answers proved that the plan that was set is not the true one', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { plan: '1-monthly' });
    registered(desk, pair(FIRST, POST), pair(SECOND, POST));
    const view = viewOf(desk, [pair(THIRD, POST)]);
    expect(headline(view)).toBe('Registering RR100000003CN uses 1. How many are left is not known yet.');
    expect(view.bar).toMatchObject({ used: 2, left: null });
  });

  test('is no figure in the popup: what is used stands there, and what to do', () => {
    const desk = afterUnits(12);
    desk.set('17track', { email: true });
    desk.record('17track', 'email', [], 19);
    expect(accountViews(desk.books, NOW, 'en')).toMatchObject([
      {
        figure: '12',
        caption: 'counted here in November',
        hint: 'Left: not known yet.',
        bar: null,
        email: 'E-mails: 19 counted here, left: not known yet',
      },
    ]);
    expect(accountViews(desk.books, NOW, 'zh')).toMatchObject([
      {
        figure: '12',
        caption: '十一月由 Tollgate 计数',
        hint: '剩余：尚不清楚。',
        email: '邮件：Tollgate 已计 19，剩余尚不清楚',
      },
    ]);
    readQuota(desk, 100, 12);
    expect(accountViews(desk.books, NOW, 'en')).toMatchObject([
      {
        figure: '88',
        caption: 'left of 100',
        low: null,
        hint: 'As of 12:00, read from 17TRACK. Back to 100 on 1 December.',
        bar: { left: 88 },
      },
    ]);
  });

  test('is not said of a call that was settled', () => {
    const settled = { charged: { tracking: 2 }, expected: {}, unresolved: {}, left: { tracking: 98 } };
    const posting = registeredPosting();
    const say = (basis: 'assumed' | 'set', locale: 'en' | 'zh' = 'en') =>
      settledSay({ ...settled, basis: { tracking: basis }, posting }, packNamed('17track'), {
        now: NOW,
        zone: 'UTC',
        locale,
      });
    expect(say('assumed')).toBe('17TRACK charged 2 units. How many are left is not known yet.');
    expect(say('set')).toBe('17TRACK charged 2 units. 98 left as of 12:00.');
  });

  test('is no matter for a meter without one, whose units its pack names', () => {
    const counted = { charged: {}, expected: {}, unresolved: {}, left: { shipment: null }, basis: { shipment: null } };
    const posting = registeredPosting();
    const say = (units: number, locale: 'en' | 'zh', expected = 0) =>
      settledSay(
        { ...counted, charged: { shipment: units }, expected: { shipment: expected }, posting },
        packNamed('safecube'),
        { now: NOW, zone: 'UTC', locale },
      );
    expect(say(1, 'en')).toBe('Safecube counted 1 shipment.');
    expect(say(2, 'en')).toBe('Safecube counted 2 shipments.');
    expect(say(2, 'zh')).toBe('Safecube 计入 2 个货运。');
    // What is not proved is not said to be counted.
    expect(say(6, 'en', 6)).toBe('6 shipments expected: Safecube has not proved it yet.');
    expect(say(6, 'en', 1)).toBe('Safecube counted 5 shipments. 1 more expected.');
    expect(say(6, 'zh', 6)).toBe('预计 6 个货运：Safecube 尚未确认。');
  });

  test('changes no more than the books when it becomes unknown', () => {
    const desk = afterUnits(3);
    readQuota(desk, 100, 3);
    const known = viewOf(desk, [pair(FIRST, POST)]);
    const unknown = viewOf(afterUnits(3), [pair(FIRST, POST)]);
    expect(changedSay(known, unknown, 'en')).toBe('The books changed.');
  });
});

const registeredPosting = () => {
  const [posting] = afterUnits(1).postings;
  if (posting === undefined) throw new TypeError('nothing was registered');
  return posting;
};
