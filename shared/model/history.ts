import type { Amount } from '../amount.ts';
import type { Life } from './life.ts';
import type { State } from './posting.ts';

/** Units held for one charge of one call, wherever they stand now. */
export interface Hold {
  readonly id: string;
  readonly call: string | null;
  readonly meter: string;
  readonly slot: string;
  /** When the call was sent. */
  readonly at: number;
  /** Place in the ledger's order, so that "before" never depends on clocks. */
  readonly order: number;
  units: Amount;
  state: State;
  /** Place in the ledger's order at which it came to stand there. */
  since: number;
  rule: string;
  /** The id of the counting window that the units are in. */
  period: string;
  /** Set when the period is the provider's word, whatever the account's zone. */
  readonly fixedPeriod: boolean;
  /** What is known of their number; of the empty one where they are for no item. */
  readonly number: NumberHistory;
  item: ItemHistory | null;
  /** Where they stand in the order of units in doubt or expected, by its row key; null for all others. */
  standsAt: string | null;
  /** Who first held them, as roll-ups name it (books/rollups.ts). */
  readonly by: string;
  /** True when only a bare count decided it: the units add up, but whether they are this item's is not proved. */
  guessed: boolean;
}

/** A list that an item stands on, or (`maybe`) that an addition without an answer may have put it on. */
export interface Listing {
  readonly list: string;
  readonly at: number;
  readonly maybe: boolean;
}

/** Values of facts by name. Never edited: a copy of an item may share them. */
export type Facts = Readonly<Record<string, number>>;

/** What the ledger knows of one item: a number with what makes its key unique. */
export interface ItemHistory {
  readonly number: NumberHistory;
  variant: string;
  life: Life;
  /** When `life` last changed: for a deleted item, when it was deleted. */
  lifeAt: number;
  /** The last sign of life: accepted, listed, read, refused as known. */
  seenAt: number;
  seenOrder: number;
  /** Values of the pack's facts that were set since the last registration, by name; 0 for all others. */
  facts: Facts;
  /** Units held for this item since its last accepted registration. */
  holds: Hold[];
  /** Lists it stands on, or may stand on, with the time it was put there. */
  lists: readonly Listing[];
  /** Months for which it was counted because it stood on a list when they turned: once each, whatever became of that unit. */
  turned: readonly string[];
  /** Where a change of carrier that got no answer may have moved it. */
  maybeAt: string | null;
}

/** What a call in flight may do to the items of a number: of this variant, or of all when it is empty; and where it may move them to, empty for nowhere. */
export interface Pending {
  readonly call: string;
  readonly variant: string;
  readonly to: string;
}

/** All that is known of one number. */
export interface NumberHistory {
  readonly number: string;
  readonly items: ItemHistory[];
  /** Its units that may still move, those of earlier registrations, too. */
  open: ReadonlySet<Hold>;
  /** The bill of lading that named it as a container. */
  bill: string | null;
  /** The containers that it named as a bill of lading. */
  members: ReadonlySet<string>;
  /** Another number that was written with the same letters and digits, and more: kept with the one that has no more. */
  spelled: string | null;
  /** Calls in flight that may delete or move its items. */
  pending: readonly Pending[];
  /** Place in the ledger's order at which an item of it was last deleted or moved, or may have been; 0 for never. */
  endedOrder: number;
  /** Up to which place in the ledger's order doubts about everything have been applied to it. */
  doubts: number;
  /** Since when its row is noted as another (books/rows.ts). */
  touchedIn: number;
  /** Some posting was about it: it is not only being looked at. */
  isBooked: boolean;
}

// Shared by the many numbers and items that have none: a hundred thousand histories stay small, and near to each other.
const NONE_OPEN: ReadonlySet<Hold> = new Set();
const NO_MEMBERS: ReadonlySet<string> = new Set();
const NOTHING_PENDING: readonly Pending[] = [];
const NO_LISTS: readonly Listing[] = [];
const NEVER_TURNED: readonly string[] = [];

/** A set with one more; an empty one may be shared, and is left as it is. */
const withOne = <T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> =>
  set.size > 0 && set instanceof Set ? set.add(one) : new Set([one]);

/** A set with one less; the shared one when that was the last. */
const withoutOne = <T>(set: ReadonlySet<T>, one: T, none: ReadonlySet<T>): ReadonlySet<T> => {
  if (set instanceof Set) set.delete(one);
  return set.size === 0 ? none : set;
};

/** Keeps units of a number among those that may still move. */
export const keepOpen = (hold: Hold): void => {
  hold.number.open = withOne(hold.number.open, hold);
};

/** Units of a number move no more. */
export const dropOpen = (hold: Hold): void => {
  hold.number.open = withoutOne(hold.number.open, hold, NONE_OPEN);
};

/** A bill of lading names a container. */
export const addMember = (bill: NumberHistory, member: string): void => {
  bill.members = withOne(bill.members, member);
};

/** A bill of lading names a container no more. */
export const dropMember = (bill: NumberHistory, member: string): void => {
  bill.members = withoutOne(bill.members, member, NO_MEMBERS);
};

/** A number of which nothing is known yet. */
export const newNumber = (number: string): NumberHistory => ({
  number,
  items: [],
  open: NONE_OPEN,
  bill: null,
  members: NO_MEMBERS,
  spelled: null,
  pending: NOTHING_PENDING,
  endedOrder: 0,
  doubts: 0,
  touchedIn: -1,
  isBooked: false,
});

/** The facts of an item of which nothing is known beside its life. */
export const NO_FACTS: Facts = {};

/** Begins the history of an item, not yet registered, among those of its number. */
export const newItem = (number: NumberHistory, variant: string): ItemHistory => {
  const item: ItemHistory = {
    number,
    variant,
    life: 'unknown',
    lifeAt: 0,
    seenAt: 0,
    seenOrder: -1,
    facts: NO_FACTS,
    holds: [],
    lists: NO_LISTS,
    turned: NEVER_TURNED,
    maybeAt: null,
  };
  number.items.push(item);
  sortItems(number);
  return item;
};

/** Items stand in the order of their variants, whatever was heard of first. */
export const sortItems = ({ items }: NumberHistory): void => {
  if (items.length > 1) items.sort((a, b) => (a.variant < b.variant ? -1 : 1));
};

/** The item of a number with this variant; null when it was never named. */
export const findItem = (number: NumberHistory | null, variant: string): ItemHistory | null => {
  if (number === null) return null;
  for (const item of number.items) if (item.variant === variant) return item;
  return null;
};

/** The order of use: by the time of the call, then the ledger's order, then the place in the call, which ends their ids. */
export const byUse = (a: Hold, b: Hold): number =>
  a.at - b.at || a.order - b.order || a.id.length - b.id.length || (a.id < b.id ? -1 : 1);

/** In doubt, or still out. */
export const isOpen = (hold: Hold): boolean => hold.state === 'reserved' || hold.state === 'unresolved' || hold.guessed;

/** Proved or accepted: the same charge cannot come again. */
export const isHeld = (hold: Hold): boolean => (hold.state === 'charged' || hold.state === 'expected') && !hold.guessed;

/** True when the item is registered as far as anyone knows: tracking or stopped. */
export const isLive = (item: ItemHistory): boolean => item.life === 'live' || item.life === 'stopped';
