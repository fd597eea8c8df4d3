import { subtract, ZERO } from '../amount.ts';
import { dropOpen, type Hold, isOpen, keepOpen } from '../model/history.ts';
import { type Move, type Posting, restOf } from '../model/posting.ts';
import { type AccountBooks, periodOf } from './account.ts';
import { isOverProved, setAllowance } from './allowance.ts';
import { countUnits } from './count-units.ts';
import { bookNumber, ensureItem, ensureNumber } from './numbers.ts';
import { expectedOf, lostKey, orderKey, unresolvedOf } from './row-keys.ts';
import { touchLost } from './row-text.ts';

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
    number: ensureNumber(account, of.number),
    item: of.number === '' ? null : ensureItem(account, of.number, of.variant),
    standsAt: null,
    by: account.by,
    guessed: false,
  };
  hold.item?.holds.push(hold);
  if (hold.item !== null && move.rule === account.pack.document.stillListed?.rule) {
    hold.item.turned = [...hold.item.turned, hold.period];
  }
  return hold;
};

const isDecided = (hold: Hold): boolean => hold.state === 'charged' && !hold.guessed;

/** Keeps of a call without an answer what a later one can still decide: of one whose own answer may come, all but what is proved. */
const keepLost = (account: AccountBooks, hold: Hold): void => {
  if (hold.call === null) return;
  const lost = account.lost.get(hold.call);
  if (lost === undefined) {
    if (hold.state !== 'reserved') account.rows.require(lostKey(hold.call));
    return;
  }
  const isInDoubt = lost.isAwaited ? !isDecided(hold) : hold.state === 'unresolved' || hold.guessed;
  if (isInDoubt) lost.inDoubt.add(hold.id);
  else lost.inDoubt.delete(hold.id);
  if (lost.inDoubt.size === 0) account.lost.delete(hold.call);
  touchLost(account, hold.call);
};

/** A charge that counts each time has nothing to say to the next one: of those that are decided, the item keeps the last. */
const keepLastOfEach = (account: AccountBooks, hold: Hold): void => {
  if (hold.item === null || !isDecided(hold) || account.pack.slots.get(hold.slot) !== 'each') return;
  hold.item.holds = hold.item.holds.filter((one) => one === hold || one.slot !== hold.slot || !isDecided(one));
};

/** The order in which units like these are looked for: in doubt, or expected and decided by a bare count; null for all others. */
const orderOf = (account: AccountBooks, hold: Hold): string | null => {
  if (hold.state === 'unresolved') return unresolvedOf(account, hold.meter);
  return hold.state === 'expected' || hold.guessed ? expectedOf(account, hold.meter) : null;
};

/** Keeps a hold in the order that it belongs to, and in no other. */
const keepInOrder = (account: AccountBooks, hold: Hold): void => {
  const order = orderOf(account, hold);
  const before = hold.standsAt;
  if (order === null ? before === null : before?.startsWith(order) === true) return;
  if (before !== null) {
    account.unresolved.delete(before);
    account.expected.delete(before);
    account.rows.touch(before, () => null);
  }
  hold.standsAt = order === null ? null : orderKey(order, hold);
  if (hold.standsAt === null) return;
  const { number } = hold.number;
  (hold.state === 'unresolved' ? account.unresolved : account.expected).set(hold.standsAt, number);
  account.rows.touch(hold.standsAt, () => number);
};

const keepTrack = (account: AccountBooks, hold: Hold): void => {
  const { number } = hold;
  keepInOrder(account, hold);
  if (isOpen(hold) || hold.state === 'expected') {
    account.open.set(hold.id, hold);
    keepOpen(hold);
  } else {
    account.open.delete(hold.id);
    dropOpen(hold);
  }
  keepLost(account, hold);
  keepLastOfEach(account, hold);
  bookNumber(account, number);
};

const detach = (hold: Hold): void => {
  if (hold.item !== null) hold.item.holds = hold.item.holds.filter((one) => one !== hold);
};

/** Moves known units on; part of them only leaves a hold of the rest where it was. */
const moveOn = (account: AccountBooks, hold: Hold, move: Move, order: number): void => {
  countUnits(account, hold, hold.state, subtract(ZERO, hold.units));
  if (move.units < hold.units) {
    const rest: Hold = { ...hold, standsAt: null, id: restOf(move), units: subtract(hold.units, move.units) };
    rest.item?.holds.push(rest);
    countUnits(account, rest, rest.state, rest.units);
    keepTrack(account, rest);
    account.holds?.push(rest);
  }
  hold.units = move.units;
  hold.state = move.to;
  hold.since = order;
  hold.rule = move.rule;
  hold.guessed = move.guess === true && move.to === 'charged';
};

/** Nobody knows any more what is left where an answer proved more than the allowance can hold; what was read or set after its call was sent is newer than what it proves. */
const noteOverProved = (account: AccountBooks, posting: Posting, hold: Hold): void => {
  const proved =
    posting.kind === 'settle' &&
    hold.state === 'charged' &&
    account.pack.document.meters.some((meter) => meter.id === hold.meter && meter.refusesPastAllowance);
  const isNewest = (account.allowances.get(hold.meter)?.at(-1)?.until ?? 0) <= hold.at;
  if (proved && isNewest && isOverProved(account, hold)) setAllowance(account, hold.meter, null, hold.at);
};

/** The hold that a move is about: begun by its first move, moved on by later ones. Null for a move of what has moved already. */
const holdOf = (account: AccountBooks, posting: Posting, move: Move, order: number): Hold | null => {
  const known = account.open.get(move.hold) ?? null;
  if (move.from === null) {
    if (move.of === undefined || known !== null) return null;
    const begun = firstMove(account, posting, move, move.of, order);
    account.holds?.push(begun);
    return begun;
  }
  if (known === null || known.state !== move.from) return null;
  moveOn(account, known, move, order);
  return known;
};

/** Moves units from one state to another. A later move of part of a hold splits it; a move of what has moved already changes nothing. */
export const applyMove = (account: AccountBooks, posting: Posting, move: Move, order: number): void => {
  const hold = holdOf(account, posting, move, order);
  if (hold === null) return;
  if (move.becomes !== undefined) {
    detach(hold);
    hold.item = ensureItem(account, move.becomes.number, move.becomes.variant);
    hold.item.holds.push(hold);
  }
  countUnits(account, hold, hold.state, hold.units);
  keepTrack(account, hold);
  if (hold.state === 'released') detach(hold);
  noteOverProved(account, posting, hold);
};
