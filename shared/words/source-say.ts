import { toUnits } from '../amount.ts';
import type { AccountBooks } from '../books/account.ts';
import { allowanceOf } from '../books/allowance.ts';
import { leftSourceOf } from '../books/left-source.ts';
import { isEndless, type Period } from '../period.ts';
import { fill, sayDay, sayNumber, sayTime } from './locale.ts';
import type { Locale } from './views.ts';

const words = {
  en: {
    provider: 'as of {time}, read from {provider}',
    counted: 'as of {time}, counted here',
    set: 'set by you',
    line: '{left} left{source}.',
    behind: { provider: ' {source}', counted: ' {source}', set: ', {source}' },
    alone: '{source}.',
    back: 'Back to {n} on {date}.',
    never: 'Does not come back.',
    between: ' ',
  },
  zh: {
    provider: '截至 {time}，来自 {provider}',
    counted: '截至 {time}，由 Tollgate 计数',
    set: '由您设置',
    line: '剩余 {left}{source}。',
    behind: { provider: '（{source}）', counted: '（{source}）', set: '（{source}）' },
    alone: '{source}。',
    back: '{date}恢复到 {n}。',
    never: '不会恢复。',
    between: '',
  },
} as const;

/** Whose books say what is left, of which meter, when, and to a reader in which time zone. */
export interface LeftAsked {
  readonly account: AccountBooks;
  readonly meter: string;
  readonly period: Period;
  readonly now: number;
  readonly zone: string;
}

const sourceSay = ({ account, meter, period, now, zone }: LeftAsked, locale: Locale) => {
  const source = leftSourceOf(account, meter, period);
  const at = source.by === 'provider' ? source.at : now;
  const say = fill(words[locale][source.by], {
    time: sayTime(at, now, zone, locale),
    provider: account.pack.document.title,
  });
  return { by: source.by, say };
};

/** Behind a figure: " as of 20:45, read from 17TRACK", ", set by you". */
export const sourceBehind = (asked: LeftAsked, locale: Locale): string => {
  const { by, say } = sourceSay(asked, locale);
  return fill(words[locale].behind[by], { source: say });
};

/** "Back to 100 on 1 December.", "Does not come back." */
const backSay = ({ account, meter, period, now }: LeftAsked, locale: Locale): string => {
  const say = words[locale];
  if (isEndless(period)) return say.never;
  const allowance = allowanceOf(account, meter, period);
  return fill(say.back, {
    n: allowance === null ? '' : sayNumber(toUnits(allowance), locale),
    date: sayDay(period.to, now, account.settings.zone, locale),
  });
};

/** "63 left as of 20:45, read from 17TRACK. Back to 100 on 1 December." For a meter whose allowance is known. */
export const leftLine = (asked: LeftAsked, left: number, locale: Locale): string => {
  const line = fill(words[locale].line, { left: sayNumber(left, locale), source: sourceBehind(asked, locale) });
  return `${line}${words[locale].between}${backSay(asked, locale)}`;
};

/** The same under a figure that stands by itself: "As of 20:45, read from 17TRACK. Back to 100 on 1 December." */
export const asOfLine = (asked: LeftAsked, locale: Locale): string => {
  const { say } = sourceSay(asked, locale);
  const line = fill(words[locale].alone, { source: `${say.slice(0, 1).toUpperCase()}${say.slice(1)}` });
  return `${line}${words[locale].between}${backSay(asked, locale)}`;
};
