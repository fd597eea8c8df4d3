import type { AccountSettings, Posting } from '../model/posting.ts';
import { type AccountBooks, addToTotals, periodOf } from './account.ts';
import { type Books, EVERY_ACCOUNT, ensureAccount, settingsOf, spendingOf } from './books.ts';

/** Applies what a person set, for one account or for every account of a provider not yet seen. */
export const applySettings = (books: Books, posting: Posting, settings: AccountSettings): void => {
  const pack = books.packs.get(posting.provider);
  if (pack === undefined) return;
  const account = posting.account === EVERY_ACCOUNT ? null : ensureAccount(books, posting.provider, posting.account);
  const held = account?.settings ?? settingsOf(pack, books.defaults.get(posting.provider));
  if (settings.name !== undefined) held.name = settings.name;
  if (settings.plan !== undefined) held.plan = settings.plan;
  if (settings.zone !== undefined) held.zone = settings.zone;
  if (settings.email !== undefined) held.email = settings.email;
  if (settings.grant !== undefined) held.grants = [...held.grants, settings.grant];
  if (account === null) {
    books.defaults.set(posting.provider, held);
    if (settings.plan !== undefined) books.unsure.delete(posting.provider);
    return;
  }
  if (settings.plan !== undefined) account.allowances.clear();
  if (settings.plan !== undefined || settings.zone !== undefined) recountPeriods(account);
  account.spending = spendingOf(account.pack, account.settings, account.uses);
};

/** A plan or zone that changes puts units into other periods: sums are made anew from the holds. */
const recountPeriods = (account: AccountBooks): void => {
  account.totals.clear();
  for (const hold of account.uses) {
    if (!hold.fixedPeriod) hold.period = periodOf(account, hold.at).id;
    addToTotals(account, hold, hold.state, hold.units);
  }
};
