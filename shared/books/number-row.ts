import type { Amount } from '../amount.ts';
import {
  addMember,
  byUse,
  findItem,
  type Hold,
  type ItemHistory,
  keepOpen,
  NO_FACTS,
  type NumberHistory,
  newItem,
  newNumber,
} from '../model/history.ts';
import type { Life } from '../model/life.ts';
import type { State } from '../model/posting.ts';
import { type AccountBooks, periodOf } from './account.ts';
import { expectedOf, numberKey, orderKey, unresolvedOf } from './row-keys.ts';

// What is known of a number as its row: a JSON list, in which the last values are left out where they go without saying.

const LIVES: readonly Life[] = ['unknown', 'live', 'stopped', 'deleted', 'unsure'];
const STATES: readonly State[] = ['reserved', 'charged', 'expected', 'unresolved', 'released'];

/** A list without what goes without saying at its end. */
const short = (values: readonly unknown[]): readonly unknown[] => {
  let end = values.length;
  while (end > 0 && values[end - 1] === 0) end -= 1;
  return values.slice(0, end);
};

const orZero = <T>(value: T | null): T | 0 => value ?? 0;
const orNull = <T>(value: T | 0 | undefined): T | null => (value === 0 || value === undefined ? null : value);
const unlessEmpty = <T>(list: readonly T[]): readonly T[] | 0 => (list.length === 0 ? 0 : list);

type HoldRow = readonly [
  call: string | 0,
  meter: string,
  slot: string,
  at: number,
  order: number,
  units: Amount,
  state: number,
  since: number,
  rule: string,
  id?: string | 0,
  by?: string | 0,
  period?: string | 0,
  guessed?: 0 | 1,
  /** Of units that no registration of an item has any more: which item they are for. */
  variant?: string | 0,
];

const shortId = ({ id, call }: Hold): string =>
  call !== null && id.startsWith(`${call}:`) ? id.slice(call.length) : id;

const holdRow = (hold: Hold, variant: string | 0): readonly unknown[] => {
  const isOpen = hold.number.open.has(hold);
  return short([
    orZero(hold.call),
    hold.meter,
    hold.slot,
    hold.at,
    hold.order,
    hold.units,
    STATES.indexOf(hold.state),
    hold.since,
    hold.rule,
    // Units that are decided move no more: nobody asks for them by their name.
    isOpen ? shortId(hold) : 0,
    isOpen ? hold.by : 0,
    hold.fixedPeriod ? hold.period : 0,
    hold.guessed ? 1 : 0,
    variant,
  ]);
};

type ItemRow = readonly [
  variant: string,
  life: number,
  lifeAt: number,
  seenAt: number,
  seenOrder: number,
  holds: readonly HoldRow[],
  facts?: ItemHistory['facts'] | 0,
  lists?: ItemHistory['lists'] | 0,
  turned?: readonly string[] | 0,
  maybeAt?: string | 0,
];

const itemRow = (item: ItemHistory): readonly unknown[] =>
  short([
    item.variant,
    LIVES.indexOf(item.life),
    item.lifeAt,
    item.seenAt,
    item.seenOrder,
    item.holds.map((hold) => holdRow(hold, 0)),
    Object.keys(item.facts).length === 0 ? 0 : item.facts,
    unlessEmpty(item.lists),
    unlessEmpty(item.turned),
    orZero(item.maybeAt),
  ]);

type NumberRow = readonly [
  items: readonly ItemRow[],
  loose?: readonly HoldRow[] | 0,
  bill?: string | 0,
  members?: readonly string[] | 0,
  doubts?: number,
  spelled?: string | 0,
  pending?: readonly (readonly [call: string, variant: string, to: string])[] | 0,
  endedOrder?: number,
];

/** Nothing of it was ever booked: it was only looked at. */
export const isUntouched = (item: ItemHistory, open: ReadonlySet<Hold>): boolean =>
  item.life === 'unknown' &&
  item.lifeAt === 0 &&
  item.seenOrder < 0 &&
  item.holds.length === 0 &&
  item.lists.length === 0 &&
  item.turned.length === 0 &&
  item.maybeAt === null &&
  Object.keys(item.facts).length === 0 &&
  ![...open].some((hold) => hold.item === item);

const isLoose = (hold: Hold): boolean => hold.item === null || !hold.item.holds.includes(hold);

/** What is known of a number, as its row; null for nothing. */
export const numberText = (number: NumberHistory): string | null => {
  const { open, bill, members, doubts, spelled, pending, endedOrder } = number;
  const items = number.items.filter((item) => !isUntouched(item, open));
  // In an order of their own: that in which they came is another once they were read again.
  const loose = [...open].filter(isLoose).sort(byUse);
  const hasNone = [items, loose, pending].every(({ length }) => length === 0);
  if (hasNone && bill === null && members.size === 0 && spelled === null && endedOrder === 0) return null;
  return JSON.stringify(
    short([
      items.map(itemRow),
      unlessEmpty(loose.map((hold) => holdRow(hold, hold.item?.variant ?? 0))),
      orZero(bill),
      unlessEmpty([...members]),
      doubts,
      orZero(spelled),
      unlessEmpty(pending.map(({ call, variant, to }) => [call, variant, to])),
      endedOrder,
    ]),
  );
};

const readHold = (account: AccountBooks, number: NumberHistory, row: HoldRow, item: ItemHistory | null): Hold => {
  const [call, meter, slot, at, order, units, state, since, rule, id, by, period, guessed] = row;
  const isOpen = id !== undefined && id !== 0;
  const hold: Hold = {
    id: !isOpen ? '' : call !== 0 && id.startsWith(':') ? `${call}${id}` : id,
    call: orNull(call),
    meter,
    slot,
    at,
    order,
    units,
    state: STATES[state] ?? 'unresolved',
    since,
    rule,
    period: orNull(period) ?? periodOf(account, at).id,
    fixedPeriod: orNull(period) !== null,
    number,
    item,
    standsAt: null,
    by: orNull(by) ?? '',
    guessed: guessed === 1,
  };
  if (isOpen) {
    keepOpen(hold);
    account.open.set(hold.id, hold);
    if (hold.state === 'unresolved') {
      hold.standsAt = orderKey(unresolvedOf(account, meter), hold);
      account.unresolved.set(hold.standsAt, number.number);
    }
    if (hold.state === 'expected' || hold.guessed) {
      hold.standsAt = orderKey(expectedOf(account, meter), hold);
      account.expected.set(hold.standsAt, number.number);
    }
  }
  return hold;
};

/** Puts what a row says of a number into the books of its account. */
export const readNumber = (account: AccountBooks, text: string, row: string): NumberHistory => {
  const [items, loose = 0, bill = 0, members = 0, doubts = 0, spelled = 0, pending = 0, endedOrder = 0] = JSON.parse(
    row,
  ) as NumberRow;
  const number = newNumber(text);
  // What only calls in flight may change was not booked.
  number.isBooked = [spelled, bill, members, loose, endedOrder].some((one) => one !== 0) || items.length > 0;
  number.bill = orNull(bill);
  number.doubts = doubts;
  number.spelled = orNull(spelled);
  number.endedOrder = endedOrder;
  if (pending !== 0) number.pending = pending.map(([call, variant, to]) => ({ call, variant, to }));
  for (const member of members === 0 ? [] : members) addMember(number, member);
  for (const [variant, life, lifeAt, seenAt, seenOrder, holds, facts, lists, turned, maybeAt] of items) {
    const item = newItem(number, variant);
    item.life = LIVES[life] ?? 'unsure';
    item.lifeAt = lifeAt;
    item.seenAt = seenAt;
    item.seenOrder = seenOrder;
    item.facts = orNull(facts) ?? NO_FACTS;
    item.lists = orNull(lists) ?? item.lists;
    item.turned = orNull(turned) ?? item.turned;
    item.maybeAt = orNull(maybeAt);
    item.holds = holds.map((one) => readHold(account, number, one, item));
  }
  for (const one of loose === 0 ? [] : loose) {
    const variant = one[13];
    readHold(account, number, one, variant === undefined || variant === 0 ? null : findItem(number, variant));
  }
  account.numbers.set(text, number);
  if (number.items.some((item) => item.lists.length > 0)) account.listed.add(text);
  return number;
};

/** Notes that the row of a number is another now. */
export const touchNumber = (account: AccountBooks, number: NumberHistory): void => {
  const epoch = account.rows.epoch();
  if (number.touchedIn === epoch) return;
  number.touchedIn = epoch;
  account.rows.touch(numberKey(account, number.number), () => numberText(number));
};
