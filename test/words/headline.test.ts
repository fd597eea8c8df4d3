import { expect, test } from 'vitest';
import { quoteView } from '../../shared/words/quote-view.ts';
import type { Locale } from '../../shared/words/views.ts';
import { type DeskCall, openLedgerDesk } from '../rules/ledger-desk.ts';
import { FIRST, POST, pair, register } from '../rules/parcels.ts';

const some = (count: number, more: object = {}) =>
  register(...Array.from({ length: count }, (_, nth) => pair(`RR${200_000_000 + nth}CN`, POST, more)));
const onList: DeskCall = {
  method: 'POST',
  url: 'https://api.sinay.ai/webhook/api/v2/easy-shipment',
  body: JSON.stringify({ endpoint: { shipments: [{ number: 'MSCU6639870' }, { number: 'TCLU4839207' }] } }),
};

/** The headline, the doubt and what is left after it, of a call on an account with this plan. */
const said = (plan: string, call: DeskCall, locale: Locale = 'en', lost: DeskCall | null = null) => {
  const desk = openLedgerDesk();
  desk.set('17track', { plan });
  if (lost !== null) desk.pass(lost, 'lost');
  const { headline, doubt, bar } = quoteView(desk.quote(call).quote, locale);
  return [headline.map(({ text }) => text).join(''), doubt, bar?.leftText ?? null];
};

test.each([
  ['100-monthly', some(12), ['This uses 12 of your 100 left this month.', null, '88 left after']],
  ['200-once', some(12), ['This uses 12 of your 200 left.', null, '188 left after']],
  [
    '100-monthly',
    some(12, { lang: 'de' }),
    [
      'This uses 24 of your 100 left this month.',
      '12 for sure. 12 more are charged only if the translation succeeds.',
      '76 left after',
    ],
  ],
  [
    '2-monthly',
    some(12),
    ['This needs 12; 2 are left. The provider will refuse 10.', 'Nothing is charged for them.', '0 left after'],
  ],
  [
    '1-monthly',
    some(2),
    ['This needs 2; 1 is left. The provider will refuse 1.', 'Nothing is charged for it.', '0 left after'],
  ],
  [
    '100-monthly',
    onList,
    [
      'This adds up to 2 shipments now, and again each month until removed.',
      'A shipment counts when Safecube reaches its line; if it cannot, nothing is added.',
      null,
    ],
  ],
] as const)('of %s: what it uses, what is not sure of it, what is left at worst', (plan, call, words) => {
  expect(said(plan, call)).toEqual(words);
});

test('says "up to" where it may be nothing', () => {
  const again = register(pair(FIRST, POST));
  expect(said('100-monthly', again, 'en', again)).toEqual([
    `Registering ${FIRST} uses up to 1 of your 99 left.`,
    'It may cost nothing: that depends on what the provider knows.',
    '98 left after',
  ]);
});

test('speaks Chinese', () => {
  expect(said('100-monthly', some(12), 'zh')[0]).toBe('本月剩余 100 个单位，本次最多使用 12 个。');
  expect(said('2-monthly', some(12), 'zh')[1]).toBe('被拒绝的部分不收费。');
});
