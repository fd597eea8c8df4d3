import type { PopupState, UnheldView } from '../../extension/messages.ts';
import type { AccountView } from '../../shared/words/views.ts';
import { notKnown, notKnownInChinese } from './know-fixtures.ts';
import { bar } from './quote-fixtures.ts';

const mainAccount: AccountView = {
  id: 'a1b2c3',
  pack: '17track',
  provider: '17TRACK',
  account: 'Main account',
  practice: false,
  figure: '63',
  caption: 'left of 100',
  low: null,
  hint: 'As of 20:45, read from 17TRACK. Back to 100 on 1 December.',
  bar: bar(37, 0, 0, 100),
  email: 'E-mails: 281 of 300 free left',
  next: null,
};

const outletShop: AccountView = {
  ...mainAccount,
  id: '0c0c0c',
  account: 'Outlet shop',
  figure: '3',
  caption: 'left of 200, nearly none',
  low: 'nearly-none',
  hint: 'As of 18:02, counted here. Does not come back.',
  bar: bar(197, 0, 0, 200),
  email: null,
};

const ready: Extract<PopupState, { readonly kind: 'ready' }> = {
  kind: 'ready',
  accounts: [
    mainAccount,
    {
      id: 'd4e5f6',
      pack: 'safecube',
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
  id: '3f9a41',
  pack: '17track',
  provider: '17TRACK',
  account: 'Account 3f9a',
  practice: false,
  figure: '12',
  caption: 'counted here in November',
  low: null,
  hint: 'Left: not known yet.',
  notKnown: { ...notKnown, canAsk: false },
  bar: null,
  email: 'E-mails: 19 counted here, left: not known yet',
  next: null,
} as const;

export const popupStates = {
  'first-run': { kind: 'first-run' },
  ready,
  chinese: {
    ...ready,
    accounts: [
      {
        id: 'a1b2c3',
        pack: '17track',
        provider: '17TRACK',
        account: '主账户',
        practice: false,
        figure: '63',
        caption: '剩余，共 100',
        low: null,
        hint: '截至 20:45，来自 17TRACK。12月1日恢复到 100。',
        bar: bar(37, 0, 0, 100),
        email: '邮件：免费额度 300，剩余 281',
        next: null,
      },
      {
        id: 'd4e5f6',
        pack: 'safecube',
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
        caption: '十一月由 Tollgate 计数',
        hint: '剩余：尚不清楚。',
        notKnown: notKnownInChinese,
        email: '邮件：Tollgate 已计 19，剩余尚不清楚',
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
      outletShop,
    ],
  },
  several: {
    ...ready,
    accounts: [
      { ...mainAccount, figure: '40', bar: bar(60, 0, 0, 100), email: null },
      outletShop,
      { ...notKnownYet, account: 'erp.example', email: null },
      ...ready.accounts.slice(1),
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

/** Calls that nothing could hold. */
export const unheldCalls: readonly UnheldView[] = [
  {
    call: 'u1',
    line: 'c',
    provider: '17TRACK',
    site: 'shop.example',
    title: 'Import orders',
    when: '20:44',
    what: 'Register 3 numbers',
    would: 'would use 3',
    by: 'by a worker or a hidden frame of the page',
    bindsNumbers: false,
    allowedUntil: null,
  },
  {
    call: 'u2',
    line: null,
    provider: '17TRACK',
    site: 'shop.example',
    title: 'Import orders',
    when: '20:41',
    what: 'Register 1 number',
    would: 'would use 1',
    by: 'a beacon, which waits for nobody',
    bindsNumbers: false,
    allowedUntil: '21:15',
  },
];
