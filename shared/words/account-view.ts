import { toUnits } from '../amount.ts';
import { type AccountBooks, periodOf, totalsOf } from '../books/account.ts';
import { allowanceOf, leftOf, takenOf } from '../books/allowance.ts';
import { type Books, PRACTICE_ACCOUNT } from '../books/books.ts';
import { isEndless } from '../period.ts';
import { fill, plural, sayDay, sayMonth, sayNumber } from './locale.ts';
import { accountName } from './quote-view.ts';
import type { AccountView, BarView, Locale } from './views.ts';

const words = {
  en: {
    leftOf: 'left of {n}, back to {n} on {date}',
    leftOnce: 'left of {n}',
    unknown: 'What is left is not known: read the quota, or set the plan.',
    counted: { one: 'shipment counted in {month}', other: 'shipments counted in {month}' },
    email: 'E-mails: {left} of {n} free left',
    listed: {
      one: '1 stays on your list and counts again on {date}',
      other: '{n} stay on your list and count again on {date}',
    },
    unresolved: {
      one: '1 unit is not settled yet; it counts as used until a free read decides',
      other: '{n} units are not settled yet; they count as used until a free read decides',
    },
    used: '{n} used',
    left: '{n} left',
  },
  zh: {
    leftOf: '剩余，共 {n}，{date}恢复',
    leftOnce: '剩余，共 {n}',
    unknown: '剩余额度未知：请查询额度或设置套餐。',
    counted: { other: '个货运已计入{month}' },
    email: '邮件：免费额度 {n}，剩余 {left}',
    listed: { other: '{n} 个仍在列表中，{date}再次计费' },
    unresolved: { other: '{n} 个单位尚未确定；在免费查询确定之前按已用计算' },
    used: '已用 {n}',
    left: '剩余 {n}',
  },
} as const;

const barOf = (used: number, left: number, locale: Locale): BarView => ({
  used,
  sure: 0,
  maybe: 0,
  left: Math.max(0, left),
  allowance: used + Math.max(0, left),
  usedText: fill(words[locale].used, { n: sayNumber(used, locale) }),
  nowText: '',
  leftText: fill(words[locale].left, { n: sayNumber(left, locale) }),
  back: null,
});

const nextOf = (account: AccountBooks, unresolved: number, now: number, locale: Locale): string | null => {
  const say = words[locale];
  const { zone } = account.settings;
  if (account.listed.size > 0) {
    const { to } = periodOf(account, now);
    return fill(plural(account.listed.size, locale, say.listed), {
      n: sayNumber(account.listed.size, locale),
      date: sayDay(to, now, zone, locale),
    });
  }
  return unresolved === 0
    ? null
    : fill(plural(unresolved, locale, say.unresolved), { n: sayNumber(unresolved, locale) });
};

const viewOf = (account: AccountBooks, now: number, locale: Locale): AccountView => {
  const say = words[locale];
  const { pack, settings } = account;
  const meter = pack.document.meters[0]?.id ?? '';
  const period = periodOf(account, now);
  const totals = totalsOf(account, meter, period.id);
  const allowance = allowanceOf(account, meter, period);
  const left = leftOf(account, meter, now);
  const used = toUnits(takenOf(totals));
  const metered = pack.document.meters[0]?.refusesPastAllowance === true;
  const email = pack.document.meters.find((one) => one.overflow !== undefined)?.id;
  const emailAllowance = email === undefined || !settings.email ? null : allowanceOf(account, email, period);
  const emailLeft = email === undefined ? null : leftOf(account, email, now);
  const common = {
    provider: pack.document.title,
    account: accountName(account, locale),
    practice: account.id === PRACTICE_ACCOUNT,
    email:
      emailAllowance === null || emailLeft === null
        ? null
        : fill(say.email, {
            n: sayNumber(toUnits(emailAllowance), locale),
            left: sayNumber(Math.max(0, toUnits(emailLeft)), locale),
          }),
    next: nextOf(account, toUnits(totals.unresolved), now, locale),
  };
  if (left === null || allowance === null) {
    if (metered) return { ...common, figure: '–', caption: say.unknown, bar: null };
    const caption = fill(plural(used, locale, say.counted), { month: sayMonth(now, settings.zone, locale) });
    return { ...common, figure: sayNumber(used, locale), caption, bar: null };
  }
  const units = toUnits(left);
  const values = {
    n: sayNumber(toUnits(allowance), locale),
    date: isEndless(period) ? '' : sayDay(period.to, now, settings.zone, locale),
  };
  const caption = fill(isEndless(period) ? say.leftOnce : say.leftOf, values);
  return { ...common, figure: sayNumber(units, locale), caption, bar: barOf(used, units, locale) };
};

/** The accounts that the books hold, as the popup shows them: the practice account last. */
export const accountViews = (books: Books, now: number, locale: Locale): readonly AccountView[] =>
  [...books.accounts.values()]
    .map((account) => viewOf(account, now, locale))
    .sort((a, b) => Number(a.practice) - Number(b.practice));
