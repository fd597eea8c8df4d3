import { findItem, type ItemHistory, isLive, type NumberHistory, sortItems } from '../model/history.ts';
import type { Change, Move, Posted, Posting } from '../model/posting.ts';
import type { AccountBooks, Flight } from './account.ts';
import { catchUpSpending, setAllowance } from './allowance.ts';
import { applyMove } from './apply-move.ts';
import { type Books, EVERY_ACCOUNT, ensureAccount, isKnown, PRACTICE_ACCOUNT } from './books.ts';
import { applyChange } from './change.ts';
import { beginPending, doubtAll, endPending } from './doubts.ts';
import { bookNumber, ensureItem, putUnderBill, tidyNumbers } from './numbers.ts';
import { holderOf } from './rollups.ts';
import { accountKey, headKey, listedOf, rowsOfAccount, totalsOfAccount } from './row-keys.ts';
import { touchFlight, touchHead, touchLost, touchProvider } from './row-text.ts';
import { applySettings } from './settings.ts';
import { takeRow } from './take-row.ts';

/** Keeps up which numbers stand on lists. */
const keepListed = (account: AccountBooks, { number, items }: NumberHistory): void => {
  const isListed = items.some((item) => item.lists.length > 0);
  if (isListed === account.listed.has(number)) return;
  if (isListed) account.listed.add(number);
  else account.listed.delete(number);
  account.listedCount += isListed ? 1 : -1;
  account.rows.touch(`${listedOf(account)}${number}`, () => (isListed ? '' : null));
  touchHead(account);
};

/** Months after an instant are to be looked at again. */
const turnAgainFrom = (account: AccountBooks, at: number): void => {
  if (at < account.turnsSeen.until) account.turnsSeen = { until: at, number: '' };
  if (at >= account.turnedUntil) return;
  account.turnedUntil = at;
  touchHead(account);
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
    setAllowance(account, change.meter, change.units, posting.sent, change.used);
    return;
  }
  if (change.do === 'doubt-all') {
    doubtAll(books, account, order);
    return;
  }
  if (change.do === 'pending') {
    beginPending(books, account, change, posting.call ?? '');
    return;
  }
  const item = ensureItem(account, change.number, change.variant);
  bookNumber(account, item.number);
  if (endsItem(change, item)) item.number.endedOrder = order;
  if (change.do === 'move') moveItem(item, change.to);
  else applyChange(item, change, { at: posting.sent, order, call: posting.call });
  keepListed(account, item.number);
  // Put on a list before a month that has been counted already: that month is looked at again.
  if (change.do === 'list') turnAgainFrom(account, change.at);
};

/** Deletes or moves an item, or may have; what is registered anew while it is registered was deleted before. */
const endsItem = (change: Change, item: ItemHistory): boolean =>
  (change.do === 'begin' && isLive(item)) ||
  change.do === 'move' ||
  change.do === 'maybe-moved' ||
  change.do === 'doubt' ||
  (change.do === 'life' && (change.is === 'deleted' || change.is === 'unsure'));

/** The item takes its history to its new key; the old pair is unknown again. */
const moveItem = (item: ItemHistory, to: string): void => {
  if (item.variant === to) return;
  const numbers = item.number.items;
  const there = findItem(item.number, to);
  if (there !== null) {
    numbers.splice(numbers.indexOf(there), 1);
    item.holds.push(...there.holds.filter((hold) => hold.state === 'reserved'));
    for (const hold of item.number.open) if (hold.item === there) hold.item = item;
  }
  item.variant = to;
  item.maybeAt = null;
  sortItems(item.number);
};

/** The practice portal started anew, and with it the books of its account. */
const beginAnew = (books: Books, provider: string, order: number): void => {
  const id = { provider, id: PRACTICE_ACCOUNT };
  books.accounts.delete(accountKey(provider, PRACTICE_ACCOUNT));
  for (const prefix of [rowsOfAccount(id), headKey(id), totalsOfAccount(id)]) books.rows.clear(prefix);
  const account = ensureAccount(books, provider, PRACTICE_ACCOUNT);
  if (account !== null) account.begun = order;
};

/** Opens the step that a posting stands for; with `applyMove` and `applyChangeTo` for each of its parts, and `endPosting`, the books hold it. */
export const beginPosting = (books: Books, posting: Posting, order: number): AccountBooks | null => {
  books.order = order;
  books.known.add(posting.id);
  for (const [key, text] of posting.closes ?? []) takeRow(books, key, text);
  if (posting.kind === 'begin-practice') beginAnew(books, posting.provider, order);
  if (posting.settings !== null) applySettings(books, posting, posting.settings);
  if (posting.account !== EVERY_ACCOUNT) {
    const account = ensureAccount(books, posting.provider, posting.account);
    if (account !== null) account.by = holderOf(posting);
    return account;
  }
  if (posting.changes.some((change) => change.do === 'allow' && change.units === null)) {
    books.unsure.set(posting.provider, posting.sent);
    touchProvider(books, posting.provider);
  }
  return null;
};

/** Notes that a call got no usable answer about some of its units. Its own answer may come after all where it was only given up. */
const noteLost = (account: AccountBooks, { call, reserved, order }: Flight, posting: Posting): void => {
  const lost = posting.moves.filter((move) => move.to === 'unresolved');
  const inDoubt = new Set(lost.flatMap((move) => (account.open.has(move.hold) ? [move.hold] : [])));
  if (inDoubt.size > 0)
    account.lost.set(call, { call, reserved, order, inDoubt, isAwaited: posting.kind === 'recover' });
};

/** A month is turned by so many numbers at a time: a posting that looked at fewer is the last of it. */
export const TURN_AT_ONCE = 500;

/** Closes the step: notes what is in flight from now on, and what is no more. */
export const endPosting = (books: Books, account: AccountBooks, posting: Posting, order: number): void => {
  const { call, kind } = posting;
  const isEnd = kind === 'settle' || kind === 'recover';
  const inFlight = isEnd ? account.inFlight.get(call ?? '') : undefined;
  if (inFlight !== undefined) endPending(books, account, inFlight);
  tidyNumbers(account);
  catchUpSpending(account);
  if (kind === 'turn' && posting.items < TURN_AT_ONCE) {
    account.turnedUntil = posting.at;
    touchHead(account);
  }
  if (call === null) return;
  if (kind === 'reserve') {
    account.inFlight.set(call, { call, reserved: posting, order });
    touchFlight(account, call);
  } else if (isEnd) {
    const flight = inFlight ?? account.lost.get(call);
    account.inFlight.delete(call);
    account.lost.delete(call);
    if (flight !== undefined) noteLost(account, flight, posting);
    touchFlight(account, call);
    touchLost(account, call);
  }
};

/** Applies a posting read from a ledger. Applying one twice changes nothing. */
export const applyPosting = (books: Books, posted: Posted): void => {
  if (!isKnown(books, posted.posting.id)) applyNew(books, posted);
};

/** Applies a posting that no ledger has: it was made just now. */
export const applyNew = (books: Books, { seq, posting }: Posted): void => {
  const account = beginPosting(books, posting, seq);
  if (account === null) return;
  for (const step of stepsOf(posting)) {
    if (step.kind === 'move') applyMove(account, posting, step.move, seq);
    else applyChangeTo(books, account, step.change, posting, seq);
  }
  endPosting(books, account, posting, seq);
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
