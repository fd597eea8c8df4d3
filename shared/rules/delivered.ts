import type { AccountBooks } from '../books/account.ts';
import { numberIn } from '../books/numbers.ts';
import type { Ask } from '../model/posting.ts';
import type { BuiltInWarning } from '../pack/built-in-warnings.ts';

/** The warning of what has arrived, and the fact of a pack by which answers say so. */
export const DELIVERED: BuiltInWarning = 'delivered';

/** True where the provider's last word about an item was that it is delivered; where no variant is asked for, about any item of the number. */
export const isDelivered = (account: AccountBooks, { number, variant }: Pick<Ask, 'number' | 'variant'>): boolean => {
  const items = number === '' ? [] : (numberIn(account, number)?.items ?? []);
  return items.some((item) => (variant === '' || item.variant === variant) && (item.facts[DELIVERED] ?? 0) > 0);
};
