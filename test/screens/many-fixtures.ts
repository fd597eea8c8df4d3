import type { WarningState } from '../../extension/messages.ts';
import type { ManyCall, ManyView } from '../../shared/words/many-view.ts';
import { dontAskMany } from './policies-fixtures.ts';

type Many = Extract<WarningState, { readonly kind: 'many' }>;

const calls = (from: number, count: number, more: Partial<ManyCall> = {}): readonly ManyCall[] =>
  Array.from({ length: count }, (_, nth) => ({
    call: `call-${from + nth}`,
    head: `RR4738120${68 + from + nth}CN`,
    at: `20:45:1${(from + nth) % 10}`,
    units: '1',
    isTicked: true,
    ...more,
  }));

/** Ten calls of two sites, as they are asked about together. */
export const tenCalls: ManyView = {
  provider: '17TRACK',
  account: 'Main account',
  waits: '10 calls wait',
  first: 'the first since 20:45:12',
  headline: [
    { text: 'These 10 calls use up to ', tone: 'plain' },
    { text: '21', tone: 'charge' },
    { text: ' of your 63 left this month.', tone: 'plain' },
  ],
  doubt: '18 for sure. 3 more are charged only if the translation succeeds.',
  totals: [
    {
      provider: '17TRACK',
      account: 'Main account',
      headline: [{ text: 'These 10 calls use up to 21 of your 63 left this month.', tone: 'plain' }],
      doubt: null,
      bar: {
        used: 37,
        sure: 18,
        maybe: 3,
        left: 42,
        allowance: 100,
        usedText: '37 used',
        nowText: '18–21 now',
        leftText: '42–45 left after',
        back: 'back to 100 on 1 December',
      },
      isWary: false,
    },
  ],
  sites: [
    {
      site: 'erp.example',
      title: 'Delivery desk',
      tabs: null,
      groups: [
        {
          kind: 'charge',
          head: 'Query 1 number',
          say: '1 call: 1 instant query.',
          units: '10',
          calls: calls(0, 1, { head: 'RB473812068GB', units: '10' }),
        },
      ],
    },
    {
      site: 'shop.example',
      title: 'Import orders',
      tabs: null,
      groups: [
        {
          kind: 'charge',
          head: 'Register 8 numbers',
          say: '8 calls: 8 new numbers.',
          units: '8',
          calls: calls(1, 8),
        },
        {
          kind: 'maybe',
          head: 'Change 3 numbers',
          say: '1 call: 3 translations into English.',
          units: '0–3',
          calls: calls(9, 1, { head: 'RR473812068CN and 2 more', units: '0–3' }),
        },
      ],
    },
  ],
  isWary: false,
};

/** Twenty calls of one site that are one line. */
const twenty: ManyView = {
  ...tenCalls,
  waits: '20 calls wait',
  sites: [
    {
      site: 'a-very-long-host-name-without-end.and-then-some.shop-of-parcels.example.co.uk',
      title: 'A title as long as its page likes it to be, which may be longer than anybody wants',
      tabs: null,
      groups: [
        {
          kind: 'again',
          head: 'Register 20 numbers',
          say: '20 calls: 20 will be charged again.',
          units: '20',
          calls: calls(0, 20),
        },
      ],
    },
  ],
};

const [firstTotal] = tenCalls.totals;
const ofTwo: ManyView = {
  ...tenCalls,
  provider: '',
  account: '',
  headline: [{ text: 'These 10 calls ask for units of 2 accounts.', tone: 'plain' }],
  doubt: null,
  totals:
    firstTotal === undefined
      ? []
      : [
          { ...firstTotal, headline: tenCalls.headline, doubt: tenCalls.doubt },
          {
            provider: 'Safecube',
            account: 'Freight',
            headline: [
              { text: 'This call adds up to ', tone: 'plain' },
              { text: '6', tone: 'charge' },
              { text: ' shipments now, and again each month until removed.', tone: 'plain' },
            ],
            doubt: 'A shipment counts once Safecube reaches its line.',
            bar: null,
            isWary: false,
          },
        ],
};

const chinese: ManyView = {
  ...tenCalls,
  account: '主账户',
  waits: '10 个请求在等待',
  first: '最早的始于 20:45:12',
  headline: [
    { text: '本月剩余 63 个单位，这 10 个请求最多使用 ', tone: 'plain' },
    { text: '21', tone: 'charge' },
    { text: ' 个。', tone: 'plain' },
  ],
  doubt: '确定 18，另外 3 仅在翻译成功时收费。',
};

const none: ManyView = {
  ...tenCalls,
  headline: [{ text: 'Nothing to send.', tone: 'plain' }],
  doubt: null,
  totals: [],
  sites: tenCalls.sites.map((site) => ({
    ...site,
    groups: site.groups.map((group) => ({
      ...group,
      units: 'not sent',
      calls: group.calls.map((call) => ({ ...call, units: 'not sent', isTicked: false })),
    })),
  })),
  isWary: true,
};

/** The warning while a person decides about several calls. */
export const many = (view: ManyView, more: Partial<Many> = {}): Many => ({
  kind: 'many',
  question: 'question-1',
  quoteNo: 1,
  since: 1,
  life: 1,
  view,
  changed: null,
  again: null,
  waiting: 0,
  ...more,
});

export const manyStates = {
  many: many(tenCalls, { again: dontAskMany }),
  'many-joined': many(tenCalls, { quoteNo: 2, since: 2, changed: '2 more calls joined this question.', waiting: 3 }),
  'many-long': many(twenty),
  'many-accounts': many(ofTwo),
  'many-none': many(none),
  'many-chinese': many(chinese, { waiting: 2 }),
} as const satisfies Readonly<Record<string, WarningState>>;
