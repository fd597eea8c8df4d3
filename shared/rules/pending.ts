import type { AccountBooks } from '../books/account.ts';
import { doubtItem } from '../books/change.ts';
import { numberIn } from '../books/numbers.ts';
import {
  findItem,
  type ItemHistory,
  isHeld,
  isLive,
  NO_FACTS,
  type NumberHistory,
  newItem,
  newNumber,
  type Pending,
} from '../model/history.ts';

/** A copy of what is known of a number, to try on it what may become of it. */
export const copyOf = (number: NumberHistory | null, text: string): NumberHistory => {
  const copy = newNumber(text);
  for (const item of number?.items ?? []) copy.items.push({ ...item, number: copy, holds: [...item.holds] });
  return copy;
};

/** What was registered without a variant, and got no answer, may be the item that this one names. */
const isMeant = (variant: string, pending: Pending): boolean =>
  pending.variant === '' || variant === '' || variant === pending.variant;

/** Nothing is believed of it that makes a call free. */
const beginAnew = (item: ItemHistory): void => {
  item.facts = NO_FACTS;
  item.holds = item.holds.filter((hold) => !isHeld(hold));
};

const unsettle = (number: NumberHistory, pending: Pending): void => {
  for (const item of number.items) if (isMeant(item.variant, pending)) doubtItem(item);
  if (pending.to === '') return;
  const there = findItem(number, pending.to) ?? newItem(number, pending.to);
  if (isLive(there)) return;
  there.life = 'unsure';
  beginAnew(there);
};

const orderOf = (item: ItemHistory, slot: string | null): number =>
  item.holds.find((hold) => hold.slot === slot && isHeld(hold))?.order ?? -1;

/** A registration is in flight that may start everything anew; one that named no variant, and got no answer, may turn out to be a later one of this item. */
const mayBegin = (item: ItemHistory, registration: string | null): boolean =>
  (item.facts !== NO_FACTS || item.holds.some(isHeld)) &&
  [...item.number.open].some((hold) => {
    if (hold.slot !== registration || (hold.item !== item && hold.item?.variant !== '')) return false;
    if (hold.state === 'reserved') return true;
    return hold.item !== item && hold.state === 'unresolved' && hold.order > orderOf(item, registration);
  });

/**
 * What is known of numbers for one quote: while a call is in flight that may delete, move or register its items, they may be as they were or as that call
 * leaves them, whichever the provider serves first. A quote counts the dearer (contract §2, both readings). Null where nothing is known; the same number gives
 * the same history.
 */
export const openView = (account: AccountBooks): ((text: string) => NumberHistory | null) => {
  const copies = new Map<string, NumberHistory>();
  const ofAll = account.pending.map((call): Pending => ({ call, variant: '', to: '' }));
  const { registration } = account.pack;
  return (text) => {
    const number = numberIn(account, text);
    if (number === null) return null;
    const begun = number.open.size === 0 ? [] : number.items.filter((item) => mayBegin(item, registration));
    if (begun.length + ofAll.length + number.pending.length === 0) return number;
    const known = copies.get(text);
    if (known !== undefined) return known;
    const copy = copyOf(number, text);
    for (const { variant } of begun) {
      const item = findItem(copy, variant);
      if (item !== null) beginAnew(item);
    }
    for (const pending of [...ofAll, ...number.pending]) unsettle(copy, pending);
    copies.set(text, copy);
    return copy;
  };
};
