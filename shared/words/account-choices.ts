import { type Books, NO_ACCOUNT, PRACTICE_ACCOUNT } from '../books/books.ts';
import { accountViews } from './account-view.ts';
import type { AccountView, Locale } from './views.ts';

/**
 * The accounts of a provider that numbers can be counted on, as their cards show them. Calls without a credential, and practice, stand only where there is no account
 * besides, the former before the latter.
 */
export const accountChoices = (books: Books, provider: string, now: number, locale: Locale): readonly AccountView[] => {
  const all = accountViews(books, now, locale).filter(({ pack }) => pack === provider);
  const own = all.filter(({ id }) => id !== NO_ACCOUNT && id !== PRACTICE_ACCOUNT);
  return own.length > 0 ? own : all.slice(0, 1);
};
