import { toUnits } from '../amount.ts';
import { type AccountBooks, periodOf, totalsOf } from '../books/account.ts';
import { allowanceOf, basisOf, knownLeftOf, takenOf } from '../books/allowance.ts';
import { type Books, PRACTICE_ACCOUNT } from '../books/books.ts';
import { isEndless } from '../period.ts';
import { fill, plural, sayDay, sayMonth, sayNumber } from './locale.ts';
import { nounOf } from './noun.ts';
import { accountName } from './quote-view.ts';
import { asOfLine } from './source-say.ts';
import type { AccountView, BarView, Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

const barOf = (used: number, left: number, locale: Locale): BarView => ({
  used,
  sure: 0,
  maybe: 0,
  left: Math.max(0, left),
  allowance: used + Math.max(0, left),
  usedText: fill(wordsOf('account', locale).usedText, { n: sayNumber(used, locale) }),
  nowText: '',
  leftText: fill(wordsOf('account', locale).leftText, { n: sayNumber(left, locale) }),
  back: null,
});

/** Which part of an allowance has to be left for nobody to be told. */
const LOW = 0.2;
const NEARLY_NONE = 0.05;

const lownessOf = (left: number, allowance: number): AccountView['low'] => {
  const share = allowance <= 0 ? 0 : left / allowance;
  if (share >= LOW) return null;
  return share < NEARLY_NONE ? 'nearly-none' : 'low';
};

const nextOf = (account: AccountBooks, unresolved: number, now: number, locale: Locale): string | null => {
  const say = wordsOf('account', locale);
  const { zone } = account.settings;
  if (account.listedCount > 0) {
    const { to } = periodOf(account, now);
    return fill(plural(account.listedCount, locale, say.listed), {
      n: sayNumber(account.listedCount, locale),
      date: sayDay(to, now, zone, locale),
    });
  }
  return unresolved === 0
    ? null
    : fill(plural(unresolved, locale, say.unresolved), { n: sayNumber(unresolved, locale) });
};

/** How many e-mails are free yet; null where the account sends none, or none are free. */
const emailsOf = (account: AccountBooks, now: number, locale: Locale): string | null => {
  const say = wordsOf('account', locale);
  const meter = account.pack.document.meters.find((one) => one.overflow !== undefined)?.id;
  if (meter === undefined || !account.settings.email) return null;
  const period = periodOf(account, now);
  if (basisOf(account, meter, period) === null) return null;
  const allowance = allowanceOf(account, meter, period);
  const left = knownLeftOf(account, meter, now);
  if (allowance === null || left === null) {
    const used = toUnits(takenOf(totalsOf(account, meter, period.id)));
    return fill(say.emailUsed, { n: sayNumber(used, locale) });
  }
  return fill(say.email, {
    n: sayNumber(toUnits(allowance), locale),
    left: sayNumber(Math.max(0, toUnits(left)), locale),
  });
};

const viewOf = (account: AccountBooks, now: number, locale: Locale, zone: string): AccountView => {
  const say = wordsOf('account', locale);
  const { pack, settings } = account;
  const meter = pack.mainMeter;
  const period = periodOf(account, now);
  const totals = totalsOf(account, meter, period.id);
  const allowance = allowanceOf(account, meter, period);
  const left = knownLeftOf(account, meter, now);
  const used = toUnits(takenOf(totals));
  const common = {
    id: account.id,
    pack: pack.id,
    provider: pack.document.title,
    account: accountName(account, locale),
    practice: account.id === PRACTICE_ACCOUNT,
    email: emailsOf(account, now, locale),
    next: nextOf(account, toUnits(totals.unresolved), now, locale),
  };
  if (left === null || allowance === null) {
    const month = sayMonth(now, settings.zone, locale);
    const figure = sayNumber(used, locale);
    if (basisOf(account, meter, period) === null) {
      const caption = fill(plural(used, locale, say.counted), { noun: nounOf(pack, meter, used, locale), month });
      return { ...common, figure, caption, low: null, hint: null, bar: null };
    }
    const caption = fill(wordsOf('accountUsed', locale)[isEndless(period) ? 'once' : 'month'], { month });
    return { ...common, figure, caption, low: null, hint: say.notKnown, bar: null };
  }
  const units = toUnits(left);
  const values = { n: sayNumber(toUnits(allowance), locale) };
  const low = lownessOf(units, used + units);
  return {
    ...common,
    figure: sayNumber(units, locale),
    caption: fill(low === null ? say.leftOf : wordsOf('accountLow', locale)[low], values),
    low,
    hint: asOfLine({ account, meter, period, now, zone }, locale),
    bar: barOf(used, units, locale),
  };
};

/** The accounts that the books hold, as the popup shows them to a reader in a time zone: the practice account last. */
export const accountViews = (books: Books, now: number, locale: Locale, zone = 'UTC'): readonly AccountView[] =>
  [...books.accounts.values()]
    .map((account) => viewOf(account, now, locale, zone))
    .sort((a, b) => Number(a.practice) - Number(b.practice));
