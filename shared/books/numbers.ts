import {
  addMember,
  dropMember,
  findItem,
  type ItemHistory,
  type NumberHistory,
  newItem,
  newNumber,
} from '../model/history.ts';
import { bareNumber } from '../pack/number.ts';
import type { AccountBooks } from './account.ts';
import { isUntouched, touchNumber } from './number-row.ts';
import { numberKey } from './row-keys.ts';

const found = (account: AccountBooks, text: string): NumberHistory | null => {
  const known = account.numbers.get(text);
  // Where all of the ledger is here, no key is made for nothing.
  if (known === undefined && account.holds === null) account.rows.require(numberKey(account, text));
  return known ?? null;
};

/** What is known of a number; null where nothing is, and for units of no number. */
export const numberIn = (account: AccountBooks, text: string): NumberHistory | null =>
  text === '' ? null : found(account, text);

/** The history of a number, begun when it is first named. */
export const ensureNumber = (account: AccountBooks, text: string): NumberHistory => {
  const known = found(account, text);
  if (known !== null) return known;
  const number = newNumber(text);
  number.doubts = account.doubts;
  account.numbers.set(text, number);
  account.atHand.add(number);
  return number;
};

/** Notes that a posting changes what is known of a number. */
export const bookNumber = (account: AccountBooks, number: NumberHistory): void => {
  touchNumber(account, number);
  account.atHand.add(number);
  if (number.isBooked) return;
  number.isBooked = true;
  const bare = bareNumber(number.number);
  if (bare === number.number) return;
  const plain = ensureNumber(account, bare);
  plain.spelled = number.number;
  plain.isBooked = true;
  touchNumber(account, plain);
};

/** The history of an item, begun when it is first named. */
export const ensureItem = (account: AccountBooks, number: string, variant: string): ItemHistory => {
  const history = ensureNumber(account, number);
  account.atHand.add(history);
  return findItem(history, variant) ?? newItem(history, variant);
};

/** Lets go of what was only looked at: a posting leaves behind what it says, in books that hold all of a ledger and in those that hold a part. */
export const tidyNumbers = ({ atHand, numbers }: AccountBooks): void => {
  for (const number of atHand) {
    const { items, open } = number;
    for (let at = items.length - 1; at >= 0; at--) {
      const item = items[at];
      if (item !== undefined && isUntouched(item, open)) items.splice(at, 1);
    }
    if (!number.isBooked && number.pending.length === 0) numbers.delete(number.number);
  }
  atHand.clear();
};

/** Another number with the same letters and digits that is known; null for none. */
export const otherSpelling = (account: AccountBooks, number: string): string | null => {
  const bare = bareNumber(number);
  const plain = numberIn(account, bare);
  if (bare !== number && plain !== null && plain.items.length > 0) return bare;
  const spelled = plain?.spelled ?? null;
  return spelled === number ? null : spelled;
};

/** A container stands under the bill that named it last. */
export const putUnderBill = (account: AccountBooks, member: string, bill: string): void => {
  const container = ensureNumber(account, member);
  const before = container.bill === null ? null : numberIn(account, container.bill);
  if (before !== null) {
    dropMember(before, member);
    bookNumber(account, before);
  }
  container.bill = bill;
  bookNumber(account, container);
  const named = ensureNumber(account, bill);
  addMember(named, member);
  bookNumber(account, named);
};
