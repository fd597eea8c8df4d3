import type { NotKnown } from '../../extension/messages.ts';
import type { QuoteView } from '../../shared/words/views.ts';
import { fortyOrders, group } from './quote-fixtures.ts';

/** Some of them mistyped. */
export const mistyped: QuoteView = {
  ...fortyOrders,
  groups: [
    {
      ...group('mistyped', '2 look mistyped', '2', 'Each is charged like any other, and most likely finds nothing.', [
        'RR100000348CN',
        '1Z999AA1012345678',
      ]),
      source: null,
      faults: {
        RR100000348CN: { at: 10, length: 1, say: 'The check digit does not fit: 3 belongs where 8 stands.' },
        '1Z999AA1012345678': { at: 17, length: 0, say: 'One too short: a UPS number has 18 characters.' },
      },
    },
    ...fortyOrders.groups,
  ],
};

/** Nobody knows what is left, and the page that asks brought its key. */
export const notKnown: NotKnown = {
  provider: '17track',
  account: '3f9a41',
  title: '17TRACK',
  canAsk: true,
  plans: [
    { plan: '100-monthly', say: '100 a month' },
    { plan: '200-once', say: '200 once' },
    { plan: 'N-monthly', say: 'Another number a month' },
  ],
};

export const notKnownInChinese: NotKnown = {
  ...notKnown,
  plans: [
    { plan: '100-monthly', say: '每月 100' },
    { plan: '200-once', say: '一次性 200' },
    { plan: 'N-monthly', say: '每月其他数量' },
  ],
};
