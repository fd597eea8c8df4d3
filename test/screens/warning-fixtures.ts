import type { WarningState } from '../../extension/messages.ts';
import type { QuoteView } from '../../shared/words/views.ts';
import { allPlaces, choiceInChinese, choiceOf, newPlaces, nothingOut, onlyNew } from './choice-fixtures.ts';
import { mistyped, notKnown, notKnownInChinese } from './know-fixtures.ts';
import { manyStates } from './many-fixtures.ts';
import { dontAsk } from './policies-fixtures.ts';
import {
  fortyOrders,
  fortyOrdersInChinese,
  leftNotKnown,
  leftNotKnownInChinese,
  longNames,
  moreThanLeft,
  noAllowance,
  oneItem,
  unknownCost,
} from './quote-fixtures.ts';

type Deciding = Extract<WarningState, { readonly kind: 'deciding' }>;

/** The warning while a person decides about a quote. */
export const deciding = (view: QuoteView, more: Partial<Deciding> = {}): Deciding => ({
  kind: 'deciding',
  call: 'call-1',
  quoteNo: 1,
  since: 1,
  life: 1,
  view,
  site: 'shop.example',
  title: 'Import orders',
  changed: null,
  waiting: 0,
  again: null,
  among: null,
  ...more,
});

const undescribed = {
  method: 'POST',
  host: 'api.17track.net',
  path: '/track/v2.4/bulkadd',
  operation: '',
  carried: 12,
} as const;
const unknownCostInChinese: QuoteView = {
  ...unknownCost,
  account: '账户 3f9a',
  headline: [{ text: 'Tollgate 不知道此请求的费用。', tone: 'plain' }],
};

const asker = { provider: '17TRACK', account: 'Main account', site: 'shop.example', title: 'Import orders' } as const;

export const warningStates = {
  empty: { kind: 'empty' },
  forty: deciding(fortyOrders),
  chinese: deciding(fortyOrdersInChinese, { title: '导入订单', waiting: 2 }),
  'no-allowance': deciding(noAllowance, { waiting: 1 }),
  'more-than-left': deciding(moreThanLeft),
  'left-not-known': deciding(leftNotKnown, { notKnown }),
  'left-not-known-chinese': deciding(leftNotKnownInChinese, { title: '导入订单', notKnown: notKnownInChinese }),
  mistyped: deciding(mistyped),
  unknown: deciding(unknownCost),
  'unknown-address': deciding(unknownCost, { undescribed, site: 'erp.example', title: 'Delivery desk' }),
  'unknown-address-chinese': deciding(unknownCostInChinese, { undescribed, site: 'erp.example', title: '发货台' }),
  'one-item': deciding(oneItem),
  'dont-ask': deciding(oneItem, { again: dontAsk }),
  'dont-ask-forty': deciding(fortyOrders, { again: dontAsk }),
  'long-names': deciding(longNames, {
    site: 'a-very-long-host-name-without-end.and-then-some.shop-of-parcels.example.co.uk',
    title: 'A title as long as its page likes it to be, which may be longer than anybody would want to read. '.repeat(
      4,
    ),
  }),
  batch: deciding(onlyNew, { choice: choiceOf(newPlaces) }),
  'batch-all': deciding(fortyOrders, { choice: choiceOf(allPlaces) }),
  'batch-chinese': deciding(fortyOrdersInChinese, { choice: choiceInChinese, title: '导入订单' }),
  'batch-nothing': deciding(nothingOut, { choice: choiceOf([]) }),
  'batch-whole': deciding(fortyOrders, {
    choice: {
      kind: 'whole',
      say: 'The numbers go out together or not at all: not every reader takes this call for JSON.',
    },
  }),
  stale: deciding(fortyOrders, { quoteNo: 2, since: 2, changed: 'The books changed: now 43.' }),
  'one-by-one': deciding(oneItem, {
    waiting: 9,
    among: { question: 'question-1', nth: 2, of: 10, previous: 'call-0', next: 'call-2' },
  }),
  'books-changed': deciding(fortyOrders, {
    quoteNo: 2,
    since: 2,
    changed: 'The books changed: was 38, now 41. At 20:45 on shop.example: Delete 3 numbers.',
  }),
  sending: {
    kind: 'sending',
    call: 'call-1',
    ...asker,
    say: 'Sending 24 numbers to 17TRACK. It left at 20:45:31 and cannot be called back.',
  },
  done: {
    kind: 'done',
    call: 'call-1',
    ...asker,
    say: '17TRACK accepted 40 and refused 1: 40 charged. 40 left as of 20:45. Refused, not charged: RR473812200CN.',
    mark: 'settled',
  },
  ended: {
    kind: 'ended',
    call: 'call-1',
    ...asker,
    say: 'No answer came from 17TRACK. 41 units count as used until a free read shows what was charged.',
    mark: 'doubt',
  },
  gone: {
    kind: 'ended',
    call: 'call-1',
    ...asker,
    say: 'The page went away. Nothing was sent, and nothing is charged.',
    mark: 'gone',
  },
  'could-not-ask': {
    kind: 'ended',
    call: 'call-1',
    ...asker,
    say: 'Blocked, could not ask. No window could open, so nothing was sent. Repeat it in the page to be asked.',
    mark: 'blocked',
  },
  'nobody-answered': {
    kind: 'ended',
    call: 'call-1',
    ...asker,
    say: 'Nobody answered. Blocked at 20:45: nothing was sent, and no rule was made. The next call asks again.',
    mark: 'late',
  },
  blocked: {
    kind: 'ended',
    call: 'call-1',
    ...asker,
    say: 'Tollgate could not open its books, so this call was blocked. Nothing was sent.',
    mark: 'blocked',
  },
  ...manyStates,
} as const satisfies Readonly<Record<string, WarningState>>;
