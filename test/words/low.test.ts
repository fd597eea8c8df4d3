import { describe, expect, test } from 'vitest';
import { accountViews } from '../../shared/words/account-view.ts';
import { callViews } from '../../shared/words/call-view.ts';
import { openLedgerDesk } from '../rules/ledger-desk.ts';
import { accept, POST, pair, register } from '../rules/parcels.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const pairs = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, nth) => pair(`RR${200_000_000 + nth}CN`, POST, more));

const shownAfter = (plan: string, used: number) => {
  const desk = openLedgerDesk();
  desk.set('17track', { plan });
  desk.pass(register(...pairs(used)), accept(...pairs(used)));
  return accountViews(desk.books, NOW, 'en')[0];
};

describe('what is left of an allowance', () => {
  test.each([
    ['20-monthly', 16, '4', 'left of 20', null],
    ['20-monthly', 17, '3', 'left of 20, running low', 'low'],
    ['20-monthly', 19, '1', 'left of 20, running low', 'low'],
    ['40-monthly', 39, '1', 'left of 40, nearly none', 'nearly-none'],
    ['10-monthly', 10, '0', 'left of 10, nearly none', 'nearly-none'],
  ])(
    'is said to run low under a fifth, and to be nearly none under a twentieth: %s, %i used',
    (plan, used, figure, caption, low) => {
      expect(shownAfter(plan, used)).toMatchObject({
        figure,
        caption,
        low,
        hint: expect.stringMatching(/^As of 12:00, counted here\. Back to \d+ on 1 December\.$/),
      });
    },
  );

  test('of a plan that is given once does not come back', () => {
    expect(shownAfter('200-once', 1)).toMatchObject({
      caption: 'left of 200',
      low: null,
      hint: 'As of 12:00, counted here. Does not come back.',
    });
  });
});

test.each([
  [pairs(2), '2'],
  [pairs(2, { lang: 'de' }), '2–4'],
])('one of the last calls says what is proved, and what is only expected', (items, units) => {
  const desk = openLedgerDesk();
  desk.pass(register(...items), accept(...items));
  const [opening, closing] = desk.postings;
  if (opening === undefined || closing === undefined) throw new TypeError('not settled');
  expect(callViews([{ opening, closing }], { now: NOW, zone: 'UTC', locale: 'en' })).toMatchObject([
    {
      units,
      tone: 'charge',
    },
  ]);
});
