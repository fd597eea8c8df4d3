import type { AccountSettings, Posting } from '../model/posting.ts';
import { type Books, EVERY_ACCOUNT, ensureAccount, settingsOf } from './books.ts';
import { recountTotals } from './count-units.ts';
import { touchHead, touchProvider } from './row-text.ts';

/** True when what is set puts units into other windows, or into other spans of them. */
export const movesUnits = ({ plan, zone, grant }: AccountSettings): boolean =>
  plan !== undefined || zone !== undefined || grant !== undefined;

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
    touchProvider(books, posting.provider);
    return;
  }
  if (settings.plan !== undefined) account.allowances.clear();
  if (movesUnits(settings)) recountTotals(account);
  touchHead(account);
};
