import type { BarView, GroupView, QuoteView, Span } from '../../shared/words/views.ts';

export const plain = (text: string): Span => ({ text, tone: 'plain' });
export const charge = (text: string): Span => ({ text, tone: 'charge' });

const rule = 'https://help.17track.net/hc/en-us/articles/quota';

export const group = (
  kind: GroupView['kind'],
  head: string,
  units: string,
  say: string,
  items: readonly string[],
): GroupView => ({
  kind,
  rule: `${kind}-${head}`,
  head,
  units,
  say,
  source: rule,
  sourceName: '17TRACK’s rule',
  items,
});

export const numbered = (count: number, from: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `RR${100_000_000 + (from + index) * 13}CN`);

export const bar = (used: number, sure: number, maybe: number, allowance: number): BarView => ({
  used,
  sure,
  maybe,
  left: allowance - used - sure - maybe,
  allowance,
  usedText: `${used} used`,
  nowText: `${sure + maybe} now`,
  leftText: `${allowance - used - sure - maybe} left after`,
  back: `${allowance - used} left as of 20:45, read from 17TRACK. Back to ${allowance} on 1 December.`,
});

/** Forty mixed orders: the picture of the design. */
export const fortyOrders: QuoteView = {
  allows: '41',
  isWary: false,
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
      ['RR100000312CN', 'LX000111222DE', 'RR100000326CN'],
    ),
    group(
      'charge',
      '29 new numbers',
      '29',
      '1 unit each: this number and carrier are not registered yet.',
      numbered(29, 801),
    ),
    group('maybe', '9 translations into English', '0–9', '1 more each, when it succeeds.', numbered(9, 801)),
    group(
      'free',
      '6 already registered',
      'free',
      'Registered already: 17TRACK refuses them, and charges nothing.',
      numbered(6, 400),
    ),
    group('refused', '2 will be refused', '0', 'Not tracking numbers: 5 to 50 letters, digits and hyphens.', [
      '12',
      'RR 1000 0073 3CN',
    ]),
  ],
};

/** The same in Chinese. */
export const fortyOrdersInChinese: QuoteView = {
  allows: '41',
  isWary: false,
  provider: '17TRACK',
  account: '主账户',
  headline: [plain('本月剩余 63 个单位，本次最多使用 '), charge('41'), plain(' 个。')],
  doubt: '确定 32，另外 9 仅在翻译成功时收费。',
  bar: {
    ...bar(37, 32, 9, 100),
    usedText: '已用 37',
    nowText: '本次 41',
    leftText: '之后剩余 22',
    back: '剩余 63（截至 20:45，来自 17TRACK）。12月1日恢复到 100。',
  },
  groups: fortyOrders.groups.map((one, index) => ({
    ...one,
    head: ['3 个将再次收费', '29 个新单号', '9 个翻译成英语', '6 个已注册', '2 个将被拒绝'][index] ?? '',
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
  allows: '6',
  isWary: false,
  provider: 'Safecube',
  account: 'Freight',
  headline: [plain('This adds up to '), charge('6'), plain(' shipments now, and again each month until removed.')],
  doubt: 'A shipment counts when Safecube reaches its line; if it cannot, nothing is added.',
  bar: null,
  counts: [
    { head: 'November', was: '18', will: '24', foot: 'counted', bar: bar(18, 0, 6, 24) },
    { head: 'on 1 December', was: '12', will: '18', foot: 'on your list', bar: bar(12, 0, 6, 24) },
  ],
  groups: [
    group(
      'warning',
      '5 to look at',
      '',
      'The bill of lading MEDU4512345 covers these containers, and each of them counts, too.',
      ['MEDU7001017', 'MEDU7001233', 'MEDU7001450', 'MEDU7001660', 'MEDU7001892'],
    ),
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
  allows: '12',
  isWary: true,
  provider: '17TRACK',
  account: 'Main account',
  headline: [plain('This needs '), { text: '41', tone: 'again' }, plain('; 12 are left. The provider will refuse 29.')],
  doubt: 'Nothing is charged for them.',
  bar: { ...bar(88, 12, 29, 100), left: 0, nowText: '12 now', leftText: '0 left after' },
  groups: [
    group(
      'charge',
      '12 new numbers',
      '12',
      '1 unit each: this number and carrier are not registered yet.',
      numbered(12, 801),
    ),
    group(
      'refused',
      '29 past what is left',
      '0',
      'Nothing is left for these: 17TRACK refuses them.',
      numbered(29, 830),
    ),
  ],
};

export const openEnd = {
  left: null,
  allowance: null,
  usedText: '37 counted here',
  leftText: 'left: not known yet',
  back: 'known once the quota is read or the plan is set',
} as const;

/** A plan that nobody told: no figure of what is left, and a bar without an end. */
export const leftNotKnown: QuoteView = {
  ...fortyOrders,
  account: 'Account 3f9a',
  headline: [plain('This uses '), charge('41'), plain('. How many are left is not known yet.')],
  bar: { ...bar(37, 32, 9, 100), ...openEnd },
};

export const leftNotKnownInChinese: QuoteView = {
  ...fortyOrdersInChinese,
  account: '账户 3f9a',
  headline: [plain('本次最多使用 '), charge('41'), plain(' 个单位。剩余额度尚不清楚。')],
  bar: {
    ...bar(37, 32, 9, 100),
    ...openEnd,
    usedText: 'Tollgate 已计 37',
    nowText: '本次 41',
    leftText: '剩余：尚不清楚',
    back: '查询额度或设置套餐后即可知道',
  },
};

export const unknownCost: QuoteView = {
  allows: null,
  isWary: true,
  provider: '17TRACK',
  account: 'Account 3f9a',
  headline: [plain('Tollgate does not know what this call costs.')],
  doubt: null,
  bar: null,
  groups: [
    {
      ...group(
        'unknown',
        'POST /track/v2.4/newthing',
        '?',
        'No rule of 17TRACK’s speaks of this call. It may charge.',
        [],
      ),
      source: null,
    },
  ],
};

export const oneItem: QuoteView = {
  allows: '1',
  isWary: false,
  provider: '17TRACK',
  account: 'Main account',
  headline: [plain('Registering RR100000808CN uses '), charge('1'), plain(' of your 63 left.')],
  doubt: null,
  bar: bar(37, 1, 0, 100),
  groups: [
    group('charge', '1 new number', '1', '1 unit: this number and carrier are not registered yet.', ['RR100000808CN']),
  ],
};

/** What pages may do to the layout: long names without a place to break, titles of any length. */
export const longNames: QuoteView = {
  ...oneItem,
  provider: 'A provider with quite a long name indeed',
  account: 'An account that its owner named in one breath_and_without_spaces_at_all',
  headline: [
    plain('Registering ABCDEFGHIJ-KLMNOPQRST-UVWXYZ0123-4567890123-456789 uses '),
    charge('12,345'),
    plain(' of your 1,234,567 left.'),
  ],
  groups: [
    group('charge', '1 new number', '12,345', 'A sentence about it.', [
      'ABCDEFGHIJ-KLMNOPQRST-UVWXYZ0123-4567890123-456789',
    ]),
  ],
};
