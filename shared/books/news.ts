import { findItem, type ItemHistory, isLive, isOpen } from '../model/history.ts';
import type { Change } from '../model/posting.ts';
import type { AccountBooks } from './account.ts';
import { numberIn } from './numbers.ts';

/**
 * Signs of life are kept to the day: rules ask whether an item was quiet for months, and one that counts as quiet some hours early is on the safe side.
 */
const SIGN_KEPT_MS = 86_400_000;

/** A sign of life that tells what the books know: unless an answer still out is to be judged by what was seen before it. */
const isSignKnown = (item: ItemHistory, at: number): boolean =>
  isLive(item) &&
  item.maybeAt === null &&
  at - item.seenAt < SIGN_KEPT_MS &&
  !item.number.items.some((one) => one.holds.some(isOpen));

const isGoneKnown = (item: ItemHistory): boolean =>
  (item.life === 'unknown' || item.life === 'deleted') && item.maybeAt === null && item.holds.every(isOpen);

/** True when a change teaches something: a later quote, settlement or piece of evidence may differ by it. `at` is when the call was sent that says so. */
export const isNews = (account: AccountBooks, change: Change, at: number): boolean => {
  const item = findItem(numberIn(account, change.number), change.variant);
  switch (change.do) {
    case 'seen':
      return item === null || !isSignKnown(item, at);
    case 'gone':
      return item !== null && !isGoneKnown(item);
    case 'doubt':
      return item !== null && isLive(item);
    case 'life':
      return (
        (item?.life ?? 'unknown') !== change.is || (change.is === 'deleted' && item?.holds.every(isOpen) === false)
      );
    case 'set':
      return (item?.facts[change.fact] ?? 0) !== change.to;
    case 'list':
      return item?.lists.some((one) => one.list === change.list && (!one.maybe || change.maybe === true)) !== true;
    case 'unlist':
      return item?.lists.some((one) => one.list === change.list) === true;
    case 'members':
      return change.members.some((member) => numberIn(account, member)?.bill !== change.number);
    case 'begin':
    case 'move':
    case 'maybe-moved':
    case 'pending':
    case 'forget':
    case 'doubt-all':
    case 'allow':
      return true;
  }
};
