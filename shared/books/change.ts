import { type ItemHistory, isLive, isOpen, type Listing, NO_FACTS } from '../model/history.ts';
import type { Change } from '../model/posting.ts';

export interface ChangeTime {
  /** When the call was sent that says so. */
  readonly at: number;
  /** Place in the ledger's order. */
  readonly order: number;
  readonly call: string | null;
}

const setLife = (item: ItemHistory, life: ItemHistory['life'], at: number): void => {
  if (item.life === life) return;
  item.life = life;
  item.lifeAt = at;
};

const sign = (item: ItemHistory, time: ChangeTime): void => {
  item.seenAt = Math.max(item.seenAt, time.at);
  item.seenOrder = time.order;
};

/** A registration is over: its units stay in the totals, and only what is still in doubt can be decided by later answers. */
const endRegistration = (item: ItemHistory): void => {
  item.holds = item.holds.filter(isOpen);
};

/** What is surely on a list stays so; what only may be becomes sure with the first answer that says so. */
const putOnList = (item: ItemHistory, listing: Listing): void => {
  const { list, maybe } = listing;
  const known = item.lists.find((one) => one.list === list);
  if (known !== undefined && (!known.maybe || maybe)) return;
  item.lists = [...item.lists.filter((one) => one !== known), listing];
};

/**
 * Anything may have become of an item: what was registered, or is in doubt already, is unsure, and what surely stood on a list may stand there. When is not kept: an
 * item may hear of it late, and once of many.
 */
export const doubtItem = (item: ItemHistory): void => {
  const isOpenQuestion = item.holds.some((hold) => hold.state === 'unresolved');
  if (isLive(item) || isOpenQuestion) item.life = 'unsure';
  if (item.lists.length > 0) item.lists = item.lists.map((one) => ({ ...one, maybe: true }));
};

/** What one change does to what is known of an item. Works on the item alone, so that a quote can try it on a copy. */
export const applyChange = (
  item: ItemHistory,
  change: Exclude<Change, { do: 'members' | 'move' | 'allow' | 'doubt-all' | 'pending' }>,
  time: ChangeTime,
): void => {
  switch (change.do) {
    case 'begin':
      // A new registration starts language, restart and carrier changes anew. Units of the old one stay in the totals; calls in flight keep theirs.
      setLife(item, 'live', time.at);
      item.facts = NO_FACTS;
      item.holds = item.holds.filter((hold) => hold.call === (change.keep ?? time.call) || hold.state === 'reserved');
      item.maybeAt = null;
      sign(item, time);
      return;
    case 'seen':
      // Deleted, and tracked all the same: somebody registered it anew, and everything started anew with it.
      if (item.life === 'deleted') item.facts = NO_FACTS;
      if (item.life !== 'stopped') setLife(item, 'live', time.at);
      item.maybeAt = null;
      sign(item, time);
      return;
    case 'gone':
      // After a doubtful deletion "not registered" no longer says whether an earlier call was accepted: that stays open for good.
      if (item.life === 'unsure') item.holds = item.holds.filter((hold) => hold.state === 'reserved');
      else endRegistration(item);
      setLife(item, item.life === 'deleted' ? 'deleted' : 'unknown', time.at);
      item.maybeAt = null;
      return;
    case 'doubt':
      if (item.life === 'live' || item.life === 'stopped') setLife(item, 'unsure', time.at);
      return;
    case 'forget':
      endRegistration(item);
      item.facts = NO_FACTS;
      setLife(item, 'unsure', time.at);
      return;
    case 'maybe-moved':
      setLife(item, 'unsure', time.at);
      item.maybeAt = change.to;
      return;
    case 'life':
      if (change.is === 'deleted') endRegistration(item);
      setLife(item, change.is, time.at);
      return;
    case 'set':
      item.facts = { ...item.facts, [change.fact]: change.to };
      return;
    case 'list':
      putOnList(item, { list: change.list, at: change.at, maybe: change.maybe === true });
      return;
    case 'unlist':
      item.lists = item.lists.filter((one) => one.list !== change.list);
  }
};
