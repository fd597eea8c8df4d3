import { numberIn } from '../books/numbers.ts';
import { findItem, type Hold, type ItemHistory, isHeld, isLive } from '../model/history.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import type { Case } from '../pack/condition.ts';
import type { Draft } from './draft.ts';
import { runEffects } from './effects.ts';

/** In doubt, or decided by a bare count only. */
const isDoubtful = (hold: Hold): boolean => hold.state === 'unresolved' || hold.guessed;

const doubtfulIn = (item: ItemHistory | null, slot: string): Hold | null =>
  item?.holds.find((hold) => hold.slot === slot && isDoubtful(hold)) ?? null;

/** Units of the same call for the same item that are charged only when the registration is. */
const ridersOf = (registration: Hold): readonly Hold[] => {
  const ofItem = registration.id.slice(0, registration.id.lastIndexOf(`:${registration.slot}`) + 1);
  return (
    registration.item?.holds.filter(
      (hold) => hold !== registration && hold.id.startsWith(ofItem) && hold.state === 'unresolved',
    ) ?? []
  );
};

const provesOf = (pack: CompiledPack, slot: string): 'charged' | 'expected' => {
  for (const call of pack.calls) for (const charge of call.charges) if (charge.slot === slot) return charge.proves;
  return 'charged';
};

/** Registrations of other calls in doubt about the same item: one answer decides them together, and at most one was charged. Not when a deletion may lie between. */
const releaseOthers = (draft: Draft, hold: Hold): void => {
  const { item } = hold;
  if (item === null || item.life === 'unsure') return;
  const others = item.holds.filter(
    (other) => other.slot === hold.slot && other.state === 'unresolved' && other.call !== hold.call,
  );
  for (const other of others) for (const one of [other, ...ridersOf(other)]) release(draft, one);
};

/** A registration that got no answer turns out to have been accepted: its unit is charged, and what rode on it stands as acceptance leaves it. */
const confirm = (draft: Draft, hold: Hold, item: ItemHistory): void => {
  const { pack } = draft.account;
  const of = { number: item.number.number, variant: item.variant };
  const riders = ridersOf(hold);
  const becomes = hold.item === item ? {} : { becomes: of };
  const lost = hold.call === null ? undefined : draft.account.lost.get(hold.call)?.reserved;
  releaseOthers(draft, hold);
  draft.change({ do: 'begin', ...of, keep: hold.call ?? '' });
  draft.move({ hold: hold.id, from: hold.state, to: 'charged', units: hold.units, rule: hold.rule, ...becomes });
  for (const rider of riders)
    draft.move({
      hold: rider.id,
      from: 'unresolved',
      to: provesOf(pack, rider.slot),
      units: rider.units,
      rule: rider.rule,
      ...becomes,
    });
  const call = pack.calls.find((one) => one.id === lost?.route);
  const ask = lost?.asks.find((one) => one.number === of.number && (one.variant === of.variant || one.variant === ''));
  if (lost === undefined || call === undefined || ask === undefined) return;
  const about: Case = { ask, params: lost.params, item, number: item.number, at: lost.sent, period: hold.period };
  // Where the number is in doubt without a carrier, too, what this one asked for may not have been taken: nothing that makes later calls free is believed.
  const isCertain = item.variant === '' || doubtfulIn(findItem(item.number, ''), hold.slot) === null;
  const effects = isCertain
    ? call.onAccept
    : call.onAccept.filter(({ effect }) => effect.do === 'set' && effect.to <= 0);
  runEffects(effects, 'after', about, item, '', null, draft.change);
};

/**
 * An answer shows that an item is registered. What was unresolved about its registration is decided: that call was accepted (contract §2, "once
 * only"). A registration without a carrier that got no answer is decided, too, when the item was not known before.
 */
export const showKnown = (draft: Draft, item: ItemHistory): void => {
  const slot = draft.account.pack.registration;
  if (slot === null) return;
  if (item.maybeAt === null) confirmMove(draft, item);
  const wasLive = isLive(item);
  const own = doubtfulIn(item, slot);
  if (own !== null) {
    confirm(draft, own, item);
    return;
  }
  const bare = item.variant === '' || wasLive ? null : doubtfulIn(findItem(item.number, ''), slot);
  if (bare !== null) confirm(draft, bare, item);
};

/** An item is shown where a carrier change without an answer may have moved another: so it was moved. */
const confirmMove = (draft: Draft, item: ItemHistory): void => {
  const from = item.number.items.find((one) => one.maybeAt === item.variant && one !== item);
  if (from !== undefined && !isLive(item))
    draft.change({ do: 'move', number: item.number.number, variant: from.variant, to: item.variant });
};

/** An answer shows that an item is not registered: what was unresolved about it was not charged, unless it may have been deleted or moved since. */
export const showGone = (draft: Draft, item: ItemHistory): void => {
  const slot = draft.account.pack.registration;
  const registration = slot === null ? null : doubtfulIn(item, slot);
  if (registration !== null && item.life !== 'unsure') {
    for (const hold of [registration, ...ridersOf(registration)]) release(draft, hold);
  }
  draft.change({ do: 'gone', number: item.number.number, variant: item.variant });
};

/** An answer proves what some units of an item waited for (a translation is shown). */
export const showProof = (draft: Draft, item: ItemHistory, proof: string): void => {
  for (const hold of [...item.holds]) {
    if (draft.account.pack.provenBy.get(hold.slot) !== proof) continue;
    if (hold.state === 'expected' || hold.state === 'unresolved')
      draft.move({ hold: hold.id, from: hold.state, to: 'charged', units: hold.units, rule: hold.rule });
  }
};

/** What was held was not charged. */
export const release = (draft: Draft, hold: Hold): void => {
  if (hold.state === 'charged' || hold.state === 'released') return;
  draft.move({ hold: hold.id, from: hold.state, to: 'released', units: hold.units, rule: hold.rule });
};

/** Another call's unit for the same charge, in this period where the charge counts per period (else null). */
export const heldByOther = (item: ItemHistory, slot: string, period: string | null, call: string | null): Hold | null =>
  item.holds.find(
    (hold) => hold.slot === slot && hold.call !== call && isHeld(hold) && (period === null || hold.period === period),
  ) ?? null;

/** A read shows a number on a list: it stands there, and an addition to a list that got no answer was accepted. */
export const showListed = (draft: Draft, number: string, list: string): void => {
  const { account, header } = draft;
  draft.change({ do: 'list', number, variant: '', list, at: header.sent });
  const item = findItem(numberIn(account, number), '');
  for (const hold of [...(item?.holds ?? [])]) {
    const route = hold.call === null ? undefined : account.lost.get(hold.call)?.reserved.route;
    const puts = account.pack.calls.some(
      (call) => call.id === route && call.onAccept.some((one) => one.effect.do === 'list'),
    );
    if (item === null || hold.state !== 'unresolved' || !puts) continue;
    // Of several additions without an answer only one counts in a month.
    if (heldByOther(item, hold.slot, hold.period, hold.call) !== null) release(draft, hold);
    else draft.move({ hold: hold.id, from: 'unresolved', to: 'expected', units: hold.units, rule: hold.rule });
  }
};
