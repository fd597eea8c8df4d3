import { ZERO } from '../amount.ts';
import { ensureItem, numberIn } from '../books/numbers.ts';
import { findItem, type Hold, type ItemHistory, isLive } from '../model/history.ts';
import type { Charge } from '../pack/compiled.ts';
import type { Draft } from './draft.ts';
import { itemMeant } from './effects.ts';
import { release, showKnown } from './evidence.ts';
import { heldElsewhere, ownHold, type Settling } from './settling.ts';

/** Units of one charge: in doubt from now on, unless another call landed its unit for the same charge while this one was out. */
const loseHold = (settling: Settling, charge: Charge, own: Hold): void => {
  const { draft } = settling;
  const held = own.item === null ? null : heldElsewhere(settling, charge, own.item, own.period);
  if (held !== null && held.since > own.order) release(draft, own);
  else draft.move({ hold: own.id, from: 'reserved', to: 'unresolved', units: own.units, rule: own.rule });
};

/** A registration without an answer: decided already when the item was seen meanwhile; else it may have started everything anew. */
const loseRegistration = ({ draft }: Settling, item: ItemHistory, reservedAt: number): void => {
  if (!isLive(item)) forgetFacts(draft, item);
  else if (item.seenOrder > reservedAt) showKnown(draft, item);
};

/** No usable answer about an item: its units are unresolved, unless what was seen while it was out decides them already. */
export const loseItem = (settling: Settling): void => {
  const { draft, call, about } = settling;
  const { ask } = about;
  let reservedAt = Number.POSITIVE_INFINITY;
  for (const charge of call.charges) {
    const own = ownHold(settling, charge.slot);
    if (own === null || own.state !== 'reserved' || own.units === ZERO) continue;
    reservedAt = Math.min(reservedAt, own.order);
    loseHold(settling, charge, own);
  }
  if (ask.number === '') return;
  const number = numberIn(draft.account, ask.number);
  const item = itemMeant(findItem(number, ask.variant), ask, number?.items ?? []);
  if (call.begins && item !== null) loseRegistration(settling, item, reservedAt);
  for (const { effect } of call.onLost) {
    if (effect.do === 'doubt') doubtItems(settling, item);
    if (effect.do === 'move') doubtMove(settling, item);
    if (effect.do === 'list')
      draft.change({ do: 'list', number: ask.number, variant: '', list: ask.list, at: about.at, maybe: true });
  }
};

/** A registration that may have been accepted may have started everything anew. */
const forgetFacts = (draft: Draft, item: ItemHistory): void => {
  for (const [fact, value] of Object.entries(item.facts)) {
    if (value !== 0) draft.change({ do: 'set', number: item.number.number, variant: item.variant, fact, to: 0 });
  }
};

/** A deletion without an answer: the item, or without a carrier every item of the number, may be gone. */
const doubtItems = ({ draft, about }: Settling, item: ItemHistory | null): void => {
  const items = numberIn(draft.account, about.ask.number)?.items ?? [];
  // What was registered without a carrier, and got no answer, may be the item that this one names.
  const isMeant = (one: ItemHistory): boolean => about.ask.variant === '' || one === item || one.variant === '';
  for (const one of items.filter(isMeant)) doubt(draft, one);
};

/** Makes an item unsure that is registered, or whose registration is in doubt: what later answers show no longer decides what was before. */
export const doubt = (draft: Draft, item: ItemHistory): void => {
  const of = { number: item.number.number, variant: item.variant };
  if (isLive(item)) draft.change({ do: 'doubt', ...of });
  else if (item.holds.some((hold) => hold.state === 'unresolved')) draft.change({ do: 'life', ...of, is: 'unsure' });
  // What is on its way may have been registered before this, and its answer come after.
  else if (item.holds.some((hold) => hold.state === 'reserved')) draft.change({ do: 'doubt', ...of });
};

/** A carrier change without an answer: the item may stand under either carrier. */
const doubtMove = ({ draft, about }: Settling, item: ItemHistory | null): void => {
  const { number, target, variant } = about.ask;
  if (target === '') return;
  if (item !== null && isLive(item)) draft.change({ do: 'maybe-moved', number, variant: item.variant, to: target });
  else if (variant === '') for (const one of numberIn(draft.account, number)?.items ?? []) doubt(draft, one);
  else if (item !== null) doubt(draft, item);
  const there = ensureItem(draft.account, number, target);
  if (!isLive(there)) draft.change({ do: 'life', number, variant: target, is: 'unsure' });
};
