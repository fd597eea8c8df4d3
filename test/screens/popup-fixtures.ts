import type { CheckAnswer, PopupState } from '../../extension/messages.ts';
import type { AccountView } from '../../shared/words/views.ts';
import { bar, charge, fortyOrders, leftNotKnown, openEnd, plain } from './quote-fixtures.ts';

const mainAccount: AccountView = {
  provider: '17TRACK',
  account: 'Main account',
  practice: false,
  figure: '63',
  caption: 'left of 100',
  low: null,
  hint: 'Back to 100 on 1 December.',
  bar: bar(37, 0, 0, 100),
  email: 'E-mails: 281 of 300 free left',
  next: null,
};

const ready: Extract<PopupState, { readonly kind: 'ready' }> = {
  kind: 'ready',
  guarding: ['17TRACK', 'Safecube'],
  accounts: [
    mainAccount,
    {
      provider: 'Safecube',
      account: 'Freight',
      practice: false,
      figure: '18',
      caption: 'shipments counted in November',
      low: null,
      hint: null,
      bar: null,
      email: null,
      next: '12 stay on your list and count again on 1 December',
    },
  ],
  calls: [
    { when: '14:02', what: 'Register 12 numbers', units: '12', tone: 'charge', practice: false },
    { when: '11:15', what: 'Track MSCU6639870', units: '1', tone: 'charge', practice: true },
    { when: '3 Nov', what: 'Add 6 shipments', units: '6 expected', tone: 'charge', practice: false },
    { when: '13:40', what: 'Register 1 number, blocked', units: '0', tone: 'none', practice: false },
  ],
  free: [
    { when: '13:47', what: 'Read 40 numbers', units: 'free', tone: 'free', practice: false },
    { when: '13:41', what: 'Read the account', units: 'free', tone: 'free', practice: false },
  ],
  checkable: [
    { provider: '17track', title: '17TRACK' },
    { provider: 'safecube', title: 'Safecube' },
  ],
  notices: [],
};

/** An account of which nothing but its calls is known. */
const notKnownYet = {
  provider: '17TRACK',
  account: 'Account 3f9a',
  practice: false,
  figure: '12',
  caption: 'used in November',
  low: null,
  hint: 'Left: not known yet. Read the quota, or set the plan.',
  bar: null,
  email: 'E-mails: 19 used, left: not known yet',
  next: null,
} as const;

export const popupStates = {
  'first-run': { kind: 'first-run' },
  ready,
  chinese: {
    ...ready,
    accounts: [
      {
        provider: '17TRACK',
        account: '主账户',
        practice: false,
        figure: '63',
        caption: '剩余，共 100',
        low: null,
        hint: '12月1日恢复到 100。',
        bar: bar(37, 0, 0, 100),
        email: '邮件：免费额度 300，剩余 281',
        next: null,
      },
      {
        provider: 'Safecube',
        account: '货运',
        practice: false,
        figure: '18',
        caption: '个货运已计入11月',
        low: null,
        hint: null,
        bar: null,
        email: null,
        next: '12 个仍在列表中，12月1日再次计费',
      },
    ],
    calls: [
      { when: '14:02', what: '注册 12 个单号', units: '12', tone: 'charge', practice: false },
      { when: '11:15', what: '追踪 MSCU6639870', units: '1', tone: 'charge', practice: true },
      { when: '13:40', what: '注册 1 个单号，已阻止', units: '0', tone: 'none', practice: false },
    ],
    free: [{ when: '13:47', what: '读取 40 个单号', units: '免费', tone: 'free', practice: false }],
  },
  'left-not-known': { ...ready, accounts: [...ready.accounts.slice(0, 1), notKnownYet] },
  'left-not-known-chinese': {
    ...ready,
    accounts: [
      {
        ...notKnownYet,
        account: '账户 3f9a',
        caption: '十一月已用',
        hint: '剩余：尚不清楚。请查询额度或设置套餐。',
        email: '邮件：已用 19，剩余尚不清楚',
      },
    ],
    calls: [],
    free: [],
  },
  low: {
    ...ready,
    accounts: [
      {
        ...mainAccount,
        figure: '17',
        caption: 'left of 100, running low',
        low: 'low',
        bar: bar(83, 0, 0, 100),
      },
      {
        ...mainAccount,
        account: 'Outlet shop',
        figure: '3',
        caption: 'left of 200, nearly none',
        low: 'nearly-none',
        hint: 'Does not come back.',
        bar: bar(197, 0, 0, 200),
        email: null,
      },
    ],
  },
  quiet: { ...ready, accounts: [], calls: [], free: [], checkable: ready.checkable.slice(0, 1) },
  noticed: {
    ...ready,
    accounts: [notKnownYet],
    notices: [
      'The rules for 17TRACK that are kept here cannot be read (meters[0].id: a text expected). Tollgate goes by the ones it came with.',
    ],
  },
  making: {
    kind: 'making',
    done: 0.4,
    say: 'Tollgate makes its books anew from their entries: 40 % done. Calls that may charge wait until then.',
  },
  broken: {
    kind: 'broken',
    say: 'Tollgate cannot open its books: the disk is full. Calls that may charge are blocked until it can; all others pass.',
  },
} as const satisfies Readonly<Record<string, PopupState>>;

export const checkAnswer: Extract<CheckAnswer, { readonly kind: 'answer' }> = {
  kind: 'answer',
  units: '2 units',
  say: ', 61 left after. Both were deleted on 4 November and are charged again.',
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

/** The same on an account of which nothing but its calls is known. */
export const checkLeftNotKnown: CheckAnswer = {
  ...checkAnswer,
  say: '. How many are left is not known yet. 2 will be charged again.',
  view: { ...checkAnswer.view, headline: leftNotKnown.headline, bar: { ...bar(12, 2, 0, 100), ...openEnd } },
};

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
