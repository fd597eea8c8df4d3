import { subtract, ZERO } from '../amount.ts';
import type { Change, Move, Posted, Posting } from '../ledger/posting.ts';
import { type AccountBooks, addToTotals, periodOf } from './account.ts';
import { isOverProved, setAllowance } from './allowance.ts';
import { type Books, EVERY_ACCOUNT, ensureAccount, ensureItem, NO_ACCOUNT, PRACTICE_ACCOUNT } from './books.ts';
import { applyChange, doubtItem } from './change.ts';
import { findItem, type Hold, type ItemHistory, isOpen } from './history.ts';
import { applySettings } from './settings.ts';

const firstMove = (
  account: AccountBooks,
  posting: Posting,
  move: Move,
  of: NonNullable<Move['of']>,
  order: number,
): Hold => {
  const hold: Hold = {
    id: move.hold,
    call: posting.call,
    account,
    meter: of.meter,
    slot: of.slot,
    at: of.at,
    order,
    units: move.units,
    state: move.to,
    since: order,
    rule: move.rule,
    period: of.period ?? periodOf(account, of.at).id,
    fixedPeriod: of.period !== undefined,
    item: of.number === '' ? null : ensureItem(account, of.number, of.variant),
    guessed: false,
  };
  hold.item?.holds.push(hold);
  if (hold.item !== null && move.rule === account.pack.document.stillListed?.rule) {
    hold.item.turned = [...hold.item.turned, hold.period];
  }
  return hold;
};

const keepTrack = (account: AccountBooks, hold: Hold): void => {
  if (hold.state === 'unresolved') account.unresolved.add(hold);
  else account.unresolved.delete(hold);
  if (hold.state === 'released') account.uses.delete(hold);
  else account.uses.add(hold);
  if (isOpen(hold) || hold.state === 'expected') account.open.set(hold.id, hold);
  else account.open.delete(hold.id);
};

const detach = (hold: Hold): void => {
  if (hold.item !== null) hold.item.holds = hold.item.holds.filter((one) => one !== hold);
};

/** Moves units from one state to another. A later move of part of a hold splits it; a move of what has moved already changes nothing. */
export const applyMove = (account: AccountBooks, posting: Posting, move: Move, order: number): void => {
  let hold: Hold;
  if (move.from === null) {
    if (move.of === undefined || account.open.has(move.hold)) return;
    hold = firstMove(account, posting, move, move.of, order);
  } else {
    const known = account.open.get(move.hold);
    if (known === undefined || known.state !== move.from) return;
    addToTotals(account, known, move.from, subtract(ZERO, known.units));
    if (move.units < known.units) {
      const rest: Hold = { ...known, id: `${known.id}~`, units: subtract(known.units, move.units) };
      known.item?.holds.push(rest);
      addToTotals(account, rest, rest.state, rest.units);
      keepTrack(account, rest);
    }
    hold = known;
    hold.units = move.units;
    hold.state = move.to;
    hold.since = order;
    hold.rule = move.rule;
    hold.guessed = move.guess === true && move.to === 'charged';
  }
  if (move.becomes !== undefined) {
    detach(hold);
    hold.item = ensureItem(account, move.becomes.number, move.becomes.variant);
    hold.item.holds.push(hold);
  }
  addToTotals(account, hold, hold.state, hold.units);
  keepTrack(account, hold);
  if (hold.state === 'released') detach(hold);
  const proved =
    posting.kind === 'settle' &&
    hold.state === 'charged' &&
    account.pack.document.meters.some((meter) => meter.id === hold.meter && meter.refusesPastAllowance);
  // What was read or set after the call was sent is newer than what its answer proves.
  const isNewest = (account.allowances.get(hold.meter)?.at(-1)?.until ?? 0) <= hold.at;
  if (proved && isNewest && isOverProved(account, hold)) setAllowance(account, hold.meter, null, hold.at);
};

/** All that a call may have touched that nobody could read: what its account holds, or, when nothing clear names the account, what any of them holds. */
const doubtAll = (books: Books, account: AccountBooks, at: number): void => {
  const isAnyones = account.id === NO_ACCOUNT;
  for (const one of books.accounts.values()) {
    const mayBeMeant = isAnyones && one.provider === account.provider && one.id !== PRACTICE_ACCOUNT;
    if (one !== account && !mayBeMeant) continue;
    for (const number of one.numbers.values()) for (const item of number.items) doubtItem(item, at);
  }
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
    for (const member of change.members) account.billOf.set(member, change.number);
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
  if (posting.kind === 'begin-practice') books.accounts.delete(`${posting.provider}|${PRACTICE_ACCOUNT}`);
  if (posting.settings !== null) applySettings(books, posting, posting.settings);
  if (posting.account !== EVERY_ACCOUNT) return ensureAccount(books, posting.provider, posting.account);
  if (posting.changes.some((change) => change.do === 'allow' && change.units === null))
    books.unsure.set(posting.provider, posting.sent);
  return null;
};

/** Closes the step: notes what is in flight from now on, and what is no more. */
export const endPosting = (account: AccountBooks, posting: Posting): void => {
  if (posting.call === null) return;
  if (posting.kind === 'reserve') account.inFlight.set(posting.call, posting);
  else if (posting.kind === 'settle' || posting.kind === 'recover') {
    const reserved = account.inFlight.get(posting.call);
    account.inFlight.delete(posting.call);
    if (reserved !== undefined && posting.moves.some((move) => move.to === 'unresolved'))
      account.lost.set(posting.call, reserved);
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
