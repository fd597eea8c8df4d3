import { subtract, ZERO } from '../amount.ts';
import { type Hold, isOpen } from '../model/history.ts';
import type { Move, Posting } from '../model/posting.ts';
import { type AccountBooks, addToTotals, periodOf } from './account.ts';
import { isOverProved, noteSpent, setAllowance } from './allowance.ts';
import { ensureItem } from './books.ts';
import { addUse, removeUse } from './spending.ts';

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
    item: of.number === '' ? null : ensureItem(account, of.number, of.variant),
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
  const lost = hold.call === null ? undefined : account.lost.get(hold.call);
  if (hold.call === null || lost === undefined) return;
  const isInDoubt = lost.isAwaited ? !isDecided(hold) : hold.state === 'unresolved' || hold.guessed;
  if (isInDoubt) lost.inDoubt.add(hold);
  else lost.inDoubt.delete(hold);
  if (lost.inDoubt.size === 0) account.lost.delete(hold.call);
};

/** A charge that counts each time has nothing to say to the next one: of those that are decided, the item keeps the last. */
const keepLastOfEach = (account: AccountBooks, hold: Hold): void => {
  if (hold.item === null || !isDecided(hold) || account.pack.slots.get(hold.slot) !== 'each') return;
  hold.item.holds = hold.item.holds.filter((one) => one === hold || one.slot !== hold.slot || !isDecided(one));
};

const keepTrack = (account: AccountBooks, hold: Hold): void => {
  if (hold.state === 'unresolved') account.unresolved.add(hold);
  else account.unresolved.delete(hold);
  if (hold.state === 'released') account.uses.delete(hold);
  else if (!account.uses.has(hold)) {
    account.uses.add(hold);
    if (account.spending?.meter === hold.meter) addUse(account.spending, hold);
  }
  if (isOpen(hold) || hold.state === 'expected') account.open.set(hold.id, hold);
  else account.open.delete(hold.id);
  keepLost(account, hold);
  keepLastOfEach(account, hold);
  noteSpent(account, hold);
};

const detach = (hold: Hold): void => {
  if (hold.item !== null) hold.item.holds = hold.item.holds.filter((one) => one !== hold);
};

/** Moves known units on; part of them only leaves a hold of the rest where it was. */
const moveOn = (account: AccountBooks, hold: Hold, move: Move, order: number): void => {
  const spending = account.spending?.meter === hold.meter ? account.spending : null;
  const isOther = move.to === 'released' || move.units !== hold.units;
  addToTotals(account, hold, hold.state, subtract(ZERO, hold.units));
  if (isOther && spending !== null) removeUse(spending, hold);
  if (move.units < hold.units) {
    const rest: Hold = { ...hold, id: `${hold.id}~`, units: subtract(hold.units, move.units) };
    rest.item?.holds.push(rest);
    addToTotals(account, rest, rest.state, rest.units);
    keepTrack(account, rest);
  }
  hold.units = move.units;
  hold.state = move.to;
  hold.since = order;
  hold.rule = move.rule;
  hold.guessed = move.guess === true && move.to === 'charged';
  if (isOther && spending !== null && move.to !== 'released') addUse(spending, hold);
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
  if (move.from === null)
    return move.of === undefined || known !== null ? null : firstMove(account, posting, move, move.of, order);
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
  addToTotals(account, hold, hold.state, hold.units);
  keepTrack(account, hold);
  if (hold.state === 'released') detach(hold);
  noteOverProved(account, posting, hold);
};
