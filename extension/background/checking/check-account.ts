import { NO_ACCOUNT } from '../../../shared/books/books.ts';
import type { Gate } from '../../../shared/gate/gate.ts';
import { accountChoices } from '../../../shared/words/account-choices.ts';
import type { Locale } from '../../../shared/words/views.ts';
import type { CheckAccount } from '../../check-messages.ts';

/** Whose books a list is counted on; `account` null: there are several, and nobody said which. */
export interface CountedOn {
  readonly account: string | null;
  /** Whether the books know that account: before the first call there is none. */
  readonly isSeen: boolean;
  /** Those to choose among; empty where there is no choice. */
  readonly accounts: readonly CheckAccount[];
}

/** Finds the account that a list is counted on: the one that was chosen, else the only one there is. Rejects with LedgerError. */
export const findCountedOn = async (
  { gate, locale }: { readonly gate: Pick<Gate, 'look'>; readonly locale: Locale },
  provider: string,
  chosen: string | null,
): Promise<CountedOn> => {
  const cards = await gate.look((books, now) => accountChoices(books, provider, now, locale));
  const [only, ...others] = cards;
  if (only === undefined) return { account: NO_ACCOUNT, isSeen: false, accounts: [] };
  if (others.length === 0) return { account: only.id, isSeen: true, accounts: [] };
  // An account that is not there any more was chosen before the books were replaced.
  const account = cards.find(({ id }) => id === chosen)?.id ?? null;
  const accounts = cards.map(({ id, account: name, figure, caption }) => ({
    account: id,
    name,
    say: `${figure} ${caption}`,
    isCounted: id === account,
  }));
  return { account, isSeen: true, accounts };
};
