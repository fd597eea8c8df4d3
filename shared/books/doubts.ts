import type { NumberHistory } from '../model/history.ts';
import type { Change } from '../model/posting.ts';
import type { AccountBooks, Flight } from './account.ts';
import { type Books, NO_ACCOUNT, PRACTICE_ACCOUNT } from './books.ts';
import { doubtItem } from './change.ts';
import { touchNumber } from './number-row.ts';
import { ensureNumber } from './numbers.ts';
import { touchHead } from './row-text.ts';

// What calls may have touched that nobody could read, and what calls in flight may touch.

/** The accounts that a call which nobody could read may have touched: its own, or, when nothing clear names the account, any of the provider's. */
const touchedBy = (books: Books, account: AccountBooks): readonly AccountBooks[] =>
  account.id !== NO_ACCOUNT
    ? [account]
    : [...books.accounts.values()].filter(
        ({ provider, id }) => provider === account.provider && id !== PRACTICE_ACCOUNT,
      );

/** All that such a call may have touched. What is not here learns of it when it comes (`catchUpDoubts`). */
export const doubtAll = (books: Books, account: AccountBooks, order: number): void => {
  for (const one of touchedBy(books, account)) {
    one.doubts = order;
    touchHead(one);
    for (const number of one.numbers.values()) catchUpDoubts(one, number);
  }
};

/** Applies to a number the doubts about everything that it has not heard of. */
export const catchUpDoubts = ({ doubts }: AccountBooks, number: NumberHistory): void => {
  if (number.doubts === doubts) return;
  for (const item of number.items) doubtItem(item);
  number.doubts = doubts;
};

type PendingChange = Change & { readonly do: 'pending' };

/** Notes with a number what calls in flight may do to it: nothing else is known of it by that. */
const putPending = (
  account: AccountBooks,
  text: string,
  next: (before: NumberHistory['pending']) => NumberHistory['pending'],
): void => {
  const number = ensureNumber(account, text);
  number.pending = next(number.pending);
  account.atHand.add(number);
  touchNumber(account, number);
};

/** Notes it with the number, or, where no number is named, with the accounts. */
export const beginPending = (books: Books, account: AccountBooks, change: PendingChange, call: string): void => {
  const { number, variant, to } = change;
  if (number !== '') {
    putPending(account, number, (before) => [...before, { call, variant, to }]);
    return;
  }
  for (const one of touchedBy(books, account)) {
    one.pending = [...one.pending, call];
    touchHead(one);
  }
};

/** The numbers that a call in flight may change. */
export const pendingOf = ({ reserved }: Flight): readonly string[] =>
  reserved.changes.flatMap((change) => (change.do === 'pending' && change.number !== '' ? [change.number] : []));

export const endPending = (books: Books, account: AccountBooks, flight: Flight): void => {
  for (const number of pendingOf(flight))
    putPending(account, number, (before) => before.filter(({ call }) => call !== flight.call));
  for (const one of books.accounts.values()) {
    if (!one.pending.includes(flight.call)) continue;
    one.pending = one.pending.filter((call) => call !== flight.call);
    touchHead(one);
  }
};
