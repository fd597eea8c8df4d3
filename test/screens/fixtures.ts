import type { CheckAnswer, PopupState, WarningState } from '../../extension/messages.ts';
import type { BarView, GroupView, QuoteView, Span } from '../../shared/words/views.ts';

const plain = (text: string): Span => ({ text, tone: 'plain' });
const charge = (text: string): Span => ({ text, tone: 'charge' });

const rule = 'https://help.17track.net/hc/en-us/articles/quota';

const group = (kind: GroupView['kind'], head: string, units: string, say: string, items: readonly string[]): GroupView => ({
  kind,
  rule: `${kind}-${head}`,
  head,
  units,
  say,
  source: rule,
  sourceName: '17TRACK’s rule',
  items,
});

const numbered = (count: number, from: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `RR${100_000_000 + (from + index) * 13}CN`);

const bar = (used: number, sure: number, maybe: number, allowance: number): BarView => ({
  used,
  sure,
  maybe,
  left: allowance - used - sure - maybe,
  allowance,
  usedText: `${used} used`,
  nowText: `${sure + maybe} now`,
  leftText: `${allowance - used - sure - maybe} left after`,
  back: `back to ${allowance} on 1 December`,
});

/** Forty mixed orders: the picture of the design. */
export const fortyOrders: QuoteView = {
  provider: '17TRACK',
  account: 'Main account',
  headline: [plain('This uses '), charge('41'), plain(' of your 63 left this month.')],
  doubt: '32 for sure. 9 more are charged only if the translation succeeds.',
  bar: bar(37, 32, 9, 100),
  groups: [
    group(
      'again',
      '3 will be charged again',
      '3',
      'You deleted these on 4 November. A deleted number that is registered again is charged again.',
      ['RR100000310CN', 'LX000111222DE', 'RR100000327CN'],
    ),
    group('charge', '29 new numbers', '29', '1 unit each: this number and carrier are not registered yet.', numbered(29, 801)),
    group('maybe', '9 translations into English', '0–9', '1 more each, when it succeeds.', numbered(9, 801)),
    group('free', '12 already registered', 'free', 'Registered already: 17TRACK refuses them, and charges nothing.', numbered(12, 400)),
    group('refused', '2 will be refused', '0', 'Not tracking numbers: 5 to 50 letters, digits and hyphens.', ['12', 'RR 1000 0073 3CN']),
  ],
};

/** The same in Chinese. */
export const fortyOrdersInChinese: QuoteView = {
  provider: '17TRACK',
  account: '主账户',
  headline: [plain('将使用 '), charge('41'), plain('，本月剩余 63。')],
  doubt: '确定 32，另外 9 仅在翻译成功时收费。',
  bar: {
    ...bar(37, 32, 9, 100),
    usedText: '已用 37',
    nowText: '本次 41',
    leftText: '之后剩余 22',
    back: '12月1日恢复到 100',
  },
  groups: fortyOrders.groups.map((one, index) => ({
    ...one,
    head: ['3 个将再次收费', '29 个新单号', '9 个翻译成英语', '12 个已注册', '2 个将被拒绝'][index] ?? '',
    units: one.units === 'free' ? '免费' : one.units,
    say:
      [
        '您在 11月4日删除了这些单号。删除后重新注册会再次收费。',
        '每个 1 单位：该单号与承运商尚未注册。',
        '翻译成功时每个再收 1 单位。',
        '已注册的单号会被 17TRACK 拒绝，不收费。',
        '不是运单号：应为 5 到 50 个字母、数字或连字符。',
      ][index] ?? '',
    sourceName: '17TRACK 的规则',
  })),
};

/** Safecube has no allowance: no bar. */
export const noAllowance: QuoteView = {
  provider: 'Safecube',
  account: 'Freight',
  headline: [plain('This adds '), charge('6'), plain(' billable shipments in November.')],
  doubt: 'A shipment counts when Safecube reaches its line; if it cannot, nothing is added.',
  bar: null,
  groups: [
    group('warning', '5 to look at', '', 'The bill of lading MEDU4512345 covers these containers, and each of them counts, too.', [
      'MEDU7001017',
      'MEDU7001233',
      'MEDU7001450',
      'MEDU7001660',
      'MEDU7001892',
    ]),
    group('maybe', '6 shipments not counted this month', '0–6', '1 each, when the line is reached.', [
      'MEDU4512345',
      'MEDU7001017',
      'MEDU7001233',
      'MEDU7001450',
      'MEDU7001660',
      'MEDU7001892',
    ]),
  ],
};

export const moreThanLeft: QuoteView = {
  provider: '17TRACK',
  account: 'Main account',
  headline: [plain('This needs '), { text: '41', tone: 'again' }, plain('; 12 are left. The provider will refuse 29.')],
  doubt: null,
  bar: { ...bar(88, 12, 29, 100), left: 0, nowText: '12 now', leftText: '0 left after' },
  groups: [
    group('charge', '12 new numbers', '12', '1 unit each: this number and carrier are not registered yet.', numbered(12, 801)),
    group('refused', '29 past what is left', '0', 'Nothing is left for these: 17TRACK refuses them.', numbered(29, 830)),
  ],
};

export const unknownCost: QuoteView = {
  provider: '17TRACK',
  account: 'Account 3f9a',
  headline: [plain('Tollgate does not know what this call costs.')],
  doubt: null,
  bar: null,
  groups: [
    { ...group('unknown', 'POST /track/v2.4/newthing', '?', 'No rule of 17TRACK’s speaks of this call. It may charge.', []), source: null },
  ],
};

export const oneItem: QuoteView = {
  provider: '17TRACK',
  account: 'Main account',
  headline: [plain('Registering RR100000801CN uses '), charge('1'), plain(' of your 63 left.')],
  doubt: null,
  bar: bar(37, 1, 0, 100),
  groups: [group('charge', '1 new number', '1', '1 unit: this number and carrier are not registered yet.', ['RR100000801CN'])],
};

/** What pages may do to the layout: long names without a place to break, titles of any length. */
export const longNames: QuoteView = {
  ...oneItem,
  provider: 'A provider with quite a long name indeed',
  account: 'An account that its owner named in one breath_and_without_spaces_at_all',
  headline: [plain('Registering ABCDEFGHIJ-KLMNOPQRST-UVWXYZ0123-4567890123-456789 uses '), charge('12,345'), plain(' of your 1,234,567 left.')],
  groups: [
    group('charge', '1 new number', '12,345', 'A sentence about it.', ['ABCDEFGHIJ-KLMNOPQRST-UVWXYZ0123-4567890123-456789']),
  ],
};

type Deciding = Extract<WarningState, { readonly kind: 'deciding' }>;

/** The warning while a person decides about a quote. */
export const deciding = (view: QuoteView, more: Partial<Deciding> = {}): Deciding => ({
  kind: 'deciding',
  hold: 'hold-1',
  quoteNo: 1,
  view,
  site: 'shop.example',
  title: 'Import orders',
  changed: null,
  waiting: 0,
  ...more,
});

export const warningStates = {
  empty: { kind: 'empty' },
  forty: deciding(fortyOrders),
  chinese: deciding(fortyOrdersInChinese, { title: '导入订单', waiting: 2 }),
  'no-allowance': deciding(noAllowance, { waiting: 1 }),
  'more-than-left': deciding(moreThanLeft),
  unknown: deciding(unknownCost),
  'one-item': deciding(oneItem),
  'long-names': deciding(longNames, {
    site: 'a-very-long-host-name-without-end.and-then-some.shop-of-parcels.example.co.uk',
    title: 'A title as long as its page likes it to be, which may be longer than anybody would want to read. '.repeat(4),
  }),
  stale: deciding(fortyOrders, { quoteNo: 2, changed: 'The books changed: now 43.' }),
  sending: { kind: 'sending', hold: 'hold-1', view: fortyOrders, site: 'shop.example', title: 'Import orders' },
  done: { kind: 'done', hold: 'hold-1', provider: '17TRACK', say: '17TRACK accepted 40 and refused 1: 40 charged.' },
  ended: {
    kind: 'ended',
    hold: 'hold-1',
    provider: '17TRACK',
    say: 'No answer came from 17TRACK. 41 units count as used until a free read shows what was charged.',
  },
} as const satisfies Readonly<Record<string, WarningState>>;

const ready: Extract<PopupState, { readonly kind: 'ready' }> = {
  kind: 'ready',
  guarding: ['17TRACK', 'Safecube'],
  accounts: [
    {
      provider: '17TRACK',
      account: 'Main account',
      practice: false,
      figure: '63',
      caption: 'left of 100, back to 100 on 1 December',
      bar: bar(37, 0, 0, 100),
      email: 'E-mails: 281 of 300 free left',
      next: null,
    },
    {
      provider: 'Safecube',
      account: 'Freight',
      practice: false,
      figure: '18',
      caption: 'shipments counted in November',
      bar: null,
      email: null,
      next: '12 stay on your list and count again on 1 December',
    },
  ],
  calls: [
    { when: '14:02', what: 'Register 12 numbers', units: '12', tone: 'charge', practice: false },
    { when: '13:47', what: 'Read 40 numbers', units: 'free', tone: 'free', practice: false },
    { when: '13:40', what: 'Register 1 number, blocked', units: '0', tone: 'none', practice: false },
    { when: '11:15', what: 'Track MSCU6639870', units: '1', tone: 'charge', practice: true },
    { when: '3 Nov', what: 'Register 2 numbers', units: '?', tone: 'unknown', practice: false },
  ],
  checkable: [
    { provider: '17track', title: '17TRACK' },
    { provider: 'safecube', title: 'Safecube' },
  ],
  notices: [],
};

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
        caption: '剩余，共 100，12月1日恢复',
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
        bar: null,
        email: null,
        next: '12 个仍在列表中，12月1日再次计费',
      },
    ],
    calls: [
      { when: '14:02', what: '注册 12 个单号', units: '12', tone: 'charge', practice: false },
      { when: '13:47', what: '读取 40 个单号', units: '免费', tone: 'free', practice: false },
      { when: '13:40', what: '注册 1 个单号，已阻止', units: '0', tone: 'none', practice: false },
      { when: '11:15', what: '追踪 MSCU6639870', units: '1', tone: 'charge', practice: true },
    ],
  },
  quiet: { ...ready, accounts: [], calls: [], checkable: ready.checkable.slice(0, 1) },
  noticed: {
    ...ready,
    accounts: ready.accounts.map((account) => ({ ...account, figure: '–', bar: null, caption: 'What is left is not known: read the quota, or set the plan.' })),
    notices: ['The rules for 17TRACK that are kept here cannot be read (meters[0].id: a text expected). Tollgate goes by the ones it came with.'],
  },
  broken: {
    kind: 'broken',
    say: 'Tollgate cannot open its books: the disk is full. Calls that may charge are blocked until it can; all others pass.',
  },
} as const satisfies Readonly<Record<string, PopupState>>;

export const checkAnswer: CheckAnswer = {
  kind: 'answer',
  units: '2 units',
  say: ', 61 left after. Both were deleted on 4 November and are charged again.',
  view: {
    ...fortyOrders,
    headline: [plain('This uses '), charge('2'), plain(' of your 63 left this month.')],
    doubt: null,
    bar: bar(37, 2, 0, 100),
    groups: fortyOrders.groups.slice(0, 1).map((one) => ({ ...one, head: '2 will be charged again', units: '2', items: one.items.slice(0, 2) })),
  },
};

export const checkTrouble: CheckAnswer = {
  kind: 'trouble',
  say: 'No column of this file holds tracking numbers: name one “number”.',
};
