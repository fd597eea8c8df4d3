import { toUnits } from '../amount.ts';
import type { Scope } from '../limits/scope.ts';
import { dayOf } from '../period.ts';
import type { Policy } from '../policies/policy.ts';
import { fill, type PluralForms, plural, sayClock, sayDay, sayNumber } from './locale.ts';
import type { Locale } from './views.ts';

interface Words {
  /** What a site does, by the action of its calls. */
  readonly acts: Readonly<Record<string, string>>;
  readonly actsOtherwise: string;
  readonly calls: string;
  readonly callsProvider: string;
  readonly whatever: string;
  readonly any: string;
  readonly ask: string;
  readonly block: string;
  readonly observe: string;
  readonly pass: string;
  readonly bounds: string;
  readonly call: PluralForms;
  readonly day: PluralForms;
  readonly keep: string;
  readonly joint: string;
  readonly always: string;
  readonly tonight: string;
  readonly clock: string;
  readonly date: string;
}

const words: Readonly<Record<Locale, Words>> = {
  en: {
    acts: {
      register: 'registers numbers',
      'change-info': 'changes numbers',
      'change-carrier': 'changes carriers',
      restart: 'restarts numbers',
      query: 'queries numbers',
      push: 'pushes numbers',
      track: 'tracks shipments',
      add: 'adds shipments',
      unknown: 'makes an unknown call',
    },
    actsOtherwise: 'makes a call “{action}”',
    calls: 'makes a call',
    callsProvider: 'calls {provider}',
    whatever: '{site} {acts}',
    any: 'Any site',
    ask: 'Asked about each time.',
    block: 'Blocked.',
    observe: 'Passes unasked and is counted, at unknown cost, too.',
    pass: 'Passes unasked while something is left.',
    bounds: 'Passes unasked: {bounds}.',
    call: { one: 'up to {n} unit a call', other: 'up to {n} units a call' },
    day: { one: 'up to {n} unit a day', other: 'up to {n} units a day' },
    keep: 'never past {n} left',
    joint: ', ',
    always: 'until you end it',
    tonight: 'until tonight, 24:00',
    clock: 'until {time}',
    date: 'until {date}, {time}',
  },
  zh: {
    acts: {
      register: '注册单号',
      'change-info': '修改单号',
      'change-carrier': '更换运输商',
      restart: '重启单号',
      query: '实时查询单号',
      push: '推送单号',
      track: '追踪货运',
      add: '添加货运',
      unknown: '发出未知请求',
    },
    actsOtherwise: '发出“{action}”请求',
    calls: '发出请求',
    callsProvider: '调用 {provider}',
    whatever: '{site} {acts}',
    any: '任何网站',
    ask: '每次都询问。',
    block: '阻止。',
    observe: '不询问直接通过并计数，费用未知时也通过。',
    pass: '只要还有剩余，不询问直接通过。',
    bounds: '不询问直接通过：{bounds}。',
    call: { other: '每次请求最多 {n} 个单位' },
    day: { other: '每天最多 {n} 个单位' },
    keep: '至少保留 {n} 个单位',
    joint: '，',
    always: '直到您结束',
    tonight: '直到今晚 24:00',
    clock: '直到 {time}',
    date: '直到{date} {time}',
  },
};

/** "shop.example registers numbers", "Any site calls 17TRACK": of which calls something is said. `provider`: its title. */
export const scopeSay = ({ site, action }: Scope, provider: string | null, locale: Locale): string => {
  const say = words[locale];
  const named = action === null ? undefined : (say.acts[action] ?? fill(say.actsOtherwise, { action }));
  const calls = provider === null ? say.calls : fill(say.callsProvider, { provider });
  return fill(say.whatever, { site: site ?? say.any, acts: named ?? calls });
};

/** "Passes unasked: up to 5 units a call, never past 10 left." */
export const doesSay = ({ does }: Policy, locale: Locale): string => {
  const say = words[locale];
  if (does.kind !== 'pass') return say[does.kind];
  const n = (units: number): string => sayNumber(units, locale);
  const counted = (forms: PluralForms, units: number): string => fill(plural(units, locale, forms), { n: n(units) });
  const bounds = [
    ...(does.call === null ? [] : [counted(say.call, toUnits(does.call))]),
    ...(does.day === null ? [] : [counted(say.day, toUnits(does.day))]),
    ...(does.keep === null ? [] : [fill(say.keep, { n: n(toUnits(does.keep)) })]),
  ];
  return bounds.length === 0 ? say.pass : fill(say.bounds, { bounds: bounds.join(say.joint) });
};

/** "until 21:15", "until tonight, 24:00", "until 4 December, 21:15", "until you end it". */
export const untilSay = (
  until: number | null,
  reader: { readonly now: number; readonly zone: string; readonly locale: Locale },
): string => {
  const { now, zone, locale } = reader;
  const say = words[locale];
  if (until === null) return say.always;
  const midnight = dayOf(now, zone).to;
  const time = sayClock(until, zone, locale);
  if (until === midnight) return say.tonight;
  return until < midnight
    ? fill(say.clock, { time })
    : fill(say.date, { date: sayDay(until, now, zone, locale), time });
};
