import { toUnits } from '../amount.ts';
import { PRACTICE_ACCOUNT } from '../books/books.ts';
import { movedSum } from '../ledger/moved-units.ts';
import type { Posting, State } from '../model/posting.ts';
import { fill, languageOf, type PluralForms, plural, sayClock, sayNumber } from './locale.ts';
import type { CallView, Locale } from './views.ts';

/** One call as the ledger knows it: what opened it (reserved, blocked or read), and its settlement once there is one. */
export interface LedgerCall {
  readonly opening: Posting;
  readonly closing: Posting | null;
}

const words: Readonly<
  Record<
    Locale,
    {
      readonly what: Readonly<Record<string, PluralForms>>;
      readonly track: string;
      readonly readAll: string;
      readonly blocked: string;
      readonly unasked: string;
      readonly free: string;
      readonly expected: string;
    }
  >
> = {
  en: {
    what: {
      register: { one: 'Register 1 number', other: 'Register {n} numbers' },
      'change-info': { one: 'Change 1 number', other: 'Change {n} numbers' },
      'change-carrier': { one: 'Change the carrier of 1 number', other: 'Change the carrier of {n} numbers' },
      restart: { one: 'Restart 1 number', other: 'Restart {n} numbers' },
      stop: { one: 'Stop 1 number', other: 'Stop {n} numbers' },
      delete: { one: 'Delete 1 number', other: 'Delete {n} numbers' },
      push: { one: 'Push 1 number', other: 'Push {n} numbers' },
      query: { one: 'Query 1 number', other: 'Query {n} numbers' },
      read: { one: 'Read 1 number', other: 'Read {n} numbers' },
      track: { one: 'Track 1 shipment', other: 'Track {n} shipments' },
      add: { one: 'Add 1 shipment', other: 'Add {n} shipments' },
      remove: { one: 'Remove 1 shipment', other: 'Remove {n} shipments' },
      unknown: { other: 'Unknown call' },
    },
    track: 'Track {number}',
    readAll: 'Read the account',
    blocked: '{what}, blocked',
    unasked: '{what}, unasked',
    free: 'free',
    expected: '{n} expected',
  },
  zh: {
    what: {
      register: { other: '注册 {n} 个单号' },
      'change-info': { other: '修改 {n} 个单号' },
      'change-carrier': { other: '更换 {n} 个单号的运输商' },
      restart: { other: '重启 {n} 个单号' },
      stop: { other: '停止 {n} 个单号' },
      delete: { other: '删除 {n} 个单号' },
      push: { other: '推送 {n} 个单号' },
      query: { other: '实时查询 {n} 个单号' },
      read: { other: '读取 {n} 个单号' },
      track: { other: '追踪 {n} 个货运' },
      add: { other: '添加 {n} 个货运' },
      remove: { other: '移除 {n} 个货运' },
      unknown: { other: '未知请求' },
    },
    track: '追踪 {number}',
    readAll: '读取账户',
    blocked: '{what}，已阻止',
    unasked: '{what}，未询问',
    free: '免费',
    expected: '预计 {n}',
  },
};

/** "Register 12 numbers", "Track MSCU6639870": what a call does, or calls that were made one. */
export const whatSay = (
  { action, asks, items }: Pick<Posting, 'action' | 'asks' | 'items'>,
  locale: Locale,
): string => {
  const say = words[locale];
  const number = asks[0]?.number ?? '';
  if (action === 'track' && items === 1 && number !== '') return fill(say.track, { number });
  if (action === 'read' && items === 0) return say.readAll;
  const forms = say.what[action] ?? say.what['unknown'] ?? { other: action };
  return fill(plural(items, locale, forms), { n: sayNumber(items, locale) });
};

const sum = (closing: Posting, opening: Posting, states: readonly State[]): number =>
  toUnits(movedSum(closing, opening, states));

/** What is not proved is only expected. */
const chargedSay = (charged: number, expected: number, locale: Locale): string => {
  const most = sayNumber(charged + expected, locale);
  if (expected === 0) return most;
  return charged === 0 ? fill(words[locale].expected, { n: most }) : `${sayNumber(charged, locale)}–${most}`;
};

const unitsOf = ({ opening, closing }: LedgerCall, locale: Locale): Pick<CallView, 'units' | 'tone'> => {
  if (opening.kind === 'block') return { units: '0', tone: 'none' };
  if (opening.kind === 'read') return { units: words[locale].free, tone: 'free' };
  if (closing === null || sum(closing, opening, ['unresolved']) > 0) return { units: '?', tone: 'unknown' };
  const charged = sum(closing, opening, ['charged']);
  const expected = sum(closing, opening, ['expected']);
  if (charged + expected > 0) return { units: chargedSay(charged, expected, locale), tone: 'charge' };
  const couldCharge = Object.values(opening.quoted ?? {}).some(([, , max]) => max !== 0);
  return couldCharge ? { units: '0', tone: 'none' } : { units: words[locale].free, tone: 'free' };
};

const DAY = { day: 'numeric', month: 'short' } as const;

interface Reader {
  readonly now: number;
  /** The reader's own time zone. */
  readonly zone: string;
  readonly locale: Locale;
}

/** When calls were sent, as a reader sees it: what writes dates is made once for all of them. */
const whenOf = ({ now, zone, locale }: Reader): ((at: number) => string) => {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  const date = new Intl.DateTimeFormat(languageOf(locale), { timeZone: zone, ...DAY });
  const today = day.format(now);
  return (at) => (day.format(at) === today ? sayClock(at, zone, locale) : date.format(at));
};

/** What a call does, and where nobody was asked about it: whether it was blocked, or let pass all the same. */
const decidedSay = (opening: Posting, locale: Locale): string => {
  const what = whatSay(opening, locale);
  const { blocked, unasked } = words[locale];
  if (opening.kind === 'block') return fill(blocked, { what });
  const by = opening.decision?.by;
  return by === 'policy' || by === 'pause' ? fill(unasked, { what }) : what;
};

/** The last calls, as the popup lists them. */
export const callViews = (calls: readonly LedgerCall[], reader: Reader): readonly CallView[] => {
  const { locale } = reader;
  const when = whenOf(reader);
  return calls.map((recorded) => {
    const { opening } = recorded;
    return {
      when: when(opening.sent),
      what: decidedSay(opening, locale),
      ...unitsOf(recorded, locale),
      practice: opening.account === PRACTICE_ACCOUNT,
    };
  });
};
