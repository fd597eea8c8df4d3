import { findItem, type ItemHistory, type NumberHistory, newItem, newNumber } from '../model/history.ts';
import { bareNumber } from '../pack/number.ts';
import type { AccountBooks } from './account.ts';
import { touchNumber } from './number-row.ts';
import { numberKey, spellingKey } from './row-keys.ts';

const found = (account: AccountBooks, text: string): NumberHistory | null => {
  const known = account.numbers.get(text);
  if (known === undefined) account.rows.require(numberKey(account, text));
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
  number.doubts = account.doubts.length;
  account.numbers.set(text, number);
  return number;
};

/** Notes that a posting changes what is known of a number. */
export const bookNumber = (account: AccountBooks, number: NumberHistory): void => {
  touchNumber(account, number);
  if (number.isBooked) return;
  number.isBooked = true;
  const bare = bareNumber(number.number);
  if (bare === number.number) return;
  account.spellings.set(bare, number.number);
  account.rows.touch(spellingKey(account, bare), () => number.number);
};

/** The history of an item, begun when it is first named. */
export const ensureItem = (account: AccountBooks, number: string, variant: string): ItemHistory => {
  const history = ensureNumber(account, number);
  return findItem(history, variant) ?? newItem(history, variant);
};

/** Another spelling that numbers with these letters and digits were last written with; null for none. */
export const spellingOf = (account: AccountBooks, bare: string): string | null => {
  const known = account.spellings.get(bare);
  if (known === undefined) account.rows.require(spellingKey(account, bare));
  return known ?? null;
};

/** A container stands under the bill that named it last. */
export const putUnderBill = (account: AccountBooks, member: string, bill: string): void => {
  const container = ensureNumber(account, member);
  const before = container.bill === null ? null : numberIn(account, container.bill);
  before?.members.delete(member);
  if (before !== null) bookNumber(account, before);
  container.bill = bill;
  bookNumber(account, container);
  const named = ensureNumber(account, bill);
  named.members.add(member);
  bookNumber(account, named);
};
