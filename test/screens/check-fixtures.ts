import type { CheckAnswer, ListChecked } from '../../extension/check-messages.ts';
import { bar, charge, fortyOrders, leftNotKnown, openEnd, plain } from './quote-fixtures.ts';

export const checkAnswer: Extract<CheckAnswer, { readonly kind: 'answer' }> = {
  kind: 'answer',
  first: '2 will be charged again.',
  units: '2 units',
  say: ', 61 left after.',
  counted: 'Counted on 17TRACK, Main account. 63 left as of 20:45, read from 17TRACK. Back to 100 on 1 December.',
  accounts: [],
  read: null,
  columns: [],
  view: {
    ...fortyOrders,
    headline: [plain('This uses '), charge('2'), plain(' of your 63 left this month.')],
    doubt: null,
    bar: bar(37, 2, 0, 100),
    groups: fortyOrders.groups
      .slice(0, 1)
      .map((one) => ({ ...one, head: '2 will be charged again', units: '2', items: one.items.slice(0, 2) })),
  },
};

/** The same number by number. */
export const listAnswer: ListChecked = {
  ...checkAnswer,
  kept: null,
  keptUnits: '',
  lines: ['RR100000310CN', 'RR100000327CN'].map((number, at) => ({
    row: at + 1,
    number,
    carrier: 'China Post',
    kind: 'again',
    why: 'Deleted on 4 November. A deleted number that is registered again is charged again.',
    units: '1',
  })),
  without: [0, 1],
  unread: [],
  leftOut: [],
};

/** The same on an account of which nothing but its calls is known. */
export const checkLeftNotKnown: CheckAnswer = {
  ...checkAnswer,
  say: '. How many are left is not known yet.',
  view: {
    ...checkAnswer.view,
    headline: leftNotKnown.headline,
    bar: { ...bar(12, 2, 0, 100), ...openEnd, usedText: '12 counted here' },
  },
};

const accounts = [
  { account: 'a1b2c3', name: 'Main account', say: '63 left of 100' },
  { account: '0c0c0c', name: 'Outlet shop with a name that somebody made long', say: '12 counted here in November' },
];

const countedOn = (account: string | null) => accounts.map((one) => ({ ...one, isCounted: one.account === account }));

export const checkChooseAccount: CheckAnswer = {
  kind: 'choose-account',
  say: 'Which account are these numbers for?',
  accounts: countedOn(null),
};

/** The answer once an account is chosen. */
export const checkOnAccount = (account: string): CheckAnswer => ({
  ...checkAnswer,
  counted: `Counted on 17TRACK, ${accounts.find((one) => one.account === account)?.name}.`,
  accounts: countedOn(account),
});

export const checkTrouble: CheckAnswer = { kind: 'trouble', say: 'There is no number in this text.' };

const columns = [
  { column: 'A', name: 'Order', samples: ['100004', '100031', '100032'] },
  { column: 'B', name: 'Parcel reference of the shipping department', samples: ['234987234234311', '923498723423312'] },
  { column: 'D', name: null, samples: ['777000000711', '777000000712'] },
];

const readColumns = (read: string | null) => columns.map((one) => ({ ...one, isRead: one.column === read }));

export const checkChoose: CheckAnswer = {
  kind: 'choose',
  say: 'Which column holds the tracking numbers?',
  columns: readColumns(null),
};

/** The answer once a column is chosen, or where it was clear. */
export const checkTable = (column: string): CheckAnswer => ({
  ...checkAnswer,
  read: `Numbers read from “${columns.find((one) => one.column === column)?.name}” (column ${column}). 3 numbers were written with gaps; they were closed, such as 1234 5678 9012 → 123456789012.`,
  columns: readColumns(column),
});

const unknownView = {
  allows: null,
  isWary: true,
  provider: '17TRACK',
  account: 'Main account',
  headline: [plain('Tollgate does not know what this call costs.')],
  doubt: null,
  bar: null,
  groups: [
    {
      kind: 'unknown',
      rule: 'unknown',
      head: '1 call of unknown cost',
      units: '?',
      say: 'Nothing says what it costs: the body holds {{number}}, which has no value here.',
      source: null,
      sourceName: '17TRACK’s rule',
      items: [],
    },
  ],
} as const;

/** What calls of a collection would cost, one of them of unknown cost. */
export const checkCalls: CheckAnswer = {
  kind: 'calls',
  units: 'At least 2 units',
  say: ', and 1 call of unknown cost.',
  calls: [
    {
      what: 'Register 2 numbers, 17TRACK, Main account',
      units: '2 units',
      say: '2 will be charged again.',
      view: checkAnswer.view,
    },
    {
      what: 'Read 40 numbers, 17TRACK, Main account',
      units: 'free',
      say: '',
      view: { ...unknownView, headline: [], groups: [] },
    },
    {
      what: '1 call of unknown cost, 17TRACK, Main account',
      units: '?',
      say: 'Nothing says what it costs: the body holds {{number}}, which has no value here.',
      view: unknownView,
    },
  ],
  read: '3 calls go to no provider.',
};

export const checkCallsChinese: CheckAnswer = {
  kind: 'calls',
  units: '至少 2 个单位',
  say: '，另有 1 个费用未知的请求。',
  calls: [
    {
      what: '注册 2 个单号，17TRACK，主账户',
      units: '2 个单位',
      say: '2 个将再次收费。',
      view: checkAnswer.view,
    },
    { what: '1 个费用未知的请求，17TRACK，主账户', units: '?', say: '没有规则说明其费用。', view: unknownView },
  ],
  read: '3 个请求不发往任何服务商。',
};
