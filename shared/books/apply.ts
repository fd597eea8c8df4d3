import { findItem, type ItemHistory } from '../model/history.ts';
import type { Change, Move, Posted, Posting } from '../model/posting.ts';
import type { AccountBooks } from './account.ts';
import { catchUpSpending, setAllowance } from './allowance.ts';
import { applyMove } from './apply-move.ts';
import {
  accountKey,
  type Books,
  EVERY_ACCOUNT,
  ensureAccount,
  ensureItem,
  NO_ACCOUNT,
  PRACTICE_ACCOUNT,
} from './books.ts';
import { applyChange, doubtItem } from './change.ts';
import { applySettings } from './settings.ts';

/** All that a call may have touched that nobody could read: what its account holds, or, when nothing clear names the account, what any of them holds. */
const doubtAll = (books: Books, account: AccountBooks, at: number): void => {
  const isAnyones = account.id === NO_ACCOUNT;
  for (const one of books.accounts.values()) {
    const mayBeMeant = isAnyones && one.provider === account.provider && one.id !== PRACTICE_ACCOUNT;
    if (one !== account && !mayBeMeant) continue;
    for (const number of one.numbers.values()) for (const item of number.items) doubtItem(item, at);
  }
};

/** A container stands under the bill that named it last. */
const putUnderBill = ({ billOf, membersOf }: AccountBooks, member: string, bill: string): void => {
  membersOf.get(billOf.get(member) ?? '')?.delete(member);
  billOf.set(member, bill);
  const members = membersOf.get(bill);
  if (members === undefined) membersOf.set(bill, new Set([member]));
  else members.add(member);
};

/** Applies one change to what is known of an item. */
export const applyChangeTo = (
  books: Books,
  account: AccountBooks,
  change: Change,
  posting: Posting,
  order: number,
): void => {
  if (change.do === 'members') {
    for (const member of change.members) putUnderBill(account, member, change.number);
    return;
  }
  if (change.do === 'allow') {
    setAllowance(account, change.meter, change.units, posting.sent);
    return;
  }
  if (change.do === 'doubt-all') {
    doubtAll(books, account, posting.sent);
    return;
  }
  const item = ensureItem(account, change.number, change.variant);
  if (change.do === 'move') {
    moveItem(item, change.to);
    return;
  }
  applyChange(item, change, { at: posting.sent, order, call: posting.call });
  if (change.do === 'list') {
    account.listed.add(item);
    // Put on a list before a month that has been counted already: that month is looked at again.
    account.turnedUntil = Math.min(account.turnedUntil, change.at);
  }
  if (change.do === 'unlist' && item.lists.length === 0) account.listed.delete(item);
};

/** The item takes its history to its new key; the old pair is unknown again. */
const moveItem = (item: ItemHistory, to: string): void => {
  if (item.variant === to) return;
  const numbers = item.number.items;
  const there = findItem(item.number, to);
  if (there !== null) {
    numbers.splice(numbers.indexOf(there), 1);
    item.holds.push(...there.holds.filter((hold) => hold.state === 'reserved'));
    for (const hold of there.holds) hold.item = hold.state === 'reserved' ? item : hold.item;
  }
  item.variant = to;
  item.maybeAt = null;
};

/** Opens the step that a posting stands for; with `applyMove` and `applyChangeTo` for each of its parts, and `endPosting`, the books hold it. */
export const beginPosting = (books: Books, posting: Posting, order: number): AccountBooks | null => {
  books.order = order;
  books.known.add(posting.id);
  if (posting.kind === 'begin-practice') books.accounts.delete(accountKey(posting.provider, PRACTICE_ACCOUNT));
  if (posting.settings !== null) applySettings(books, posting, posting.settings);
  if (posting.account !== EVERY_ACCOUNT) return ensureAccount(books, posting.provider, posting.account);
  if (posting.changes.some((change) => change.do === 'allow' && change.units === null))
    books.unsure.set(posting.provider, posting.sent);
  return null;
};

/** Notes that a call got no usable answer about some of its units. Its own answer may come after all where it was only given up. */
const noteLost = (account: AccountBooks, call: string, reserved: Posting, posting: Posting): void => {
  const lost = posting.moves.filter((move) => move.to === 'unresolved');
  const inDoubt = new Set(lost.flatMap((move) => account.open.get(move.hold) ?? []));
  if (inDoubt.size > 0) account.lost.set(call, { reserved, inDoubt, isAwaited: posting.kind === 'recover' });
};

/** Closes the step: notes what is in flight from now on, and what is no more. */
export const endPosting = (account: AccountBooks, posting: Posting): void => {
  catchUpSpending(account);
  const { call, kind } = posting;
  if (call === null) return;
  if (kind === 'reserve') account.inFlight.set(call, posting);
  else if (kind === 'settle' || kind === 'recover') {
    const reserved = account.inFlight.get(call) ?? account.lost.get(call)?.reserved;
    account.inFlight.delete(call);
    account.lost.delete(call);
    if (reserved !== undefined) noteLost(account, call, reserved, posting);
  }
};

/** Applies a posting read from a ledger. Applying one twice changes nothing. */
export const applyPosting = (books: Books, { seq, posting }: Posted): void => {
  if (books.known.has(posting.id)) return;
  const account = beginPosting(books, posting, seq);
  if (account === null) return;
  for (const step of stepsOf(posting)) {
    if (step.kind === 'move') applyMove(account, posting, step.move, seq);
    else applyChangeTo(books, account, step.change, posting, seq);
  }
  endPosting(account, posting);
};

type Step = { readonly kind: 'move'; readonly move: Move } | { readonly kind: 'change'; readonly change: Change };

/** Moves and changes of a posting in the order in which they were made: `after` of a change counts the moves before it. */
function* stepsOf(posting: Posting): Iterable<Step> {
  let moved = 0;
  for (const change of posting.changes) {
    while (moved < (change.after ?? 0)) {
      const move = posting.moves[moved];
      if (move !== undefined) yield { kind: 'move', move };
      moved += 1;
    }
    yield { kind: 'change', change };
  }
  for (const move of posting.moves.slice(moved)) yield { kind: 'move', move };
}
