import { ensureItem } from '../books/numbers.ts';
import { findItem, type Hold, type ItemHistory } from '../model/history.ts';
import type { Charge, ChargeCase, CompiledCall } from '../pack/compiled.ts';
import type { Case } from '../pack/condition.ts';
import type { Draft } from './draft.ts';
import { heldByOther, release } from './evidence.ts';
import { decidingCase, unitsOf } from './price-item.ts';

/** One item of a call that is being settled. */
export interface Settling {
  readonly draft: Draft;
  readonly call: CompiledCall;
  /** Place of the item in the call; its holds are named by it. */
  readonly index: number;
  readonly about: Case;
  /** Nobody saw the item asked for: of its fields only those are known that the answer repeats. */
  readonly isOnlyAnswered: boolean;
}

/** The id of the units that one charge of one item holds: made before the call leaves. Where they were too few, those held in their place are the second. */
export const holdId = (call: string, index: number, slot: string, nth = 1): string =>
  nth === 1 ? `${call}:${index}:${slot}` : `${call}:${index}:${slot}:${nth}`;

/** What this call holds for one charge of the item, while that may still move. */
export const ownHold = ({ draft, index }: Settling, slot: string): Hold | null =>
  draft.account.open.get(holdId(draft.header.call ?? '', index, slot)) ?? null;

/** The item of the number being settled with this variant, begun when it is new. */
export const itemFor = (settling: Settling, variant: string): ItemHistory =>
  ensureItem(settling.draft.account, settling.about.ask.number, variant);

/** Holds of an item that its settlement left open were not charged. */
export const releaseItem = (settling: Settling): void => {
  for (const charge of settling.call.charges) {
    const own = ownHold(settling, charge.slot);
    if (own !== null && (own.state === 'reserved' || own.state === 'unresolved')) release(settling.draft, own);
  }
};

/** The item charged and, when the answer names another, the one asked for: units in doubt may stand with either. */
const itemsInQuestion = (settling: Settling, item: ItemHistory): readonly ItemHistory[] => {
  const asked = findItem(item.number, settling.about.ask.variant);
  return asked === null || asked === item ? [item] : [item, asked];
};

/** Units without an answer for the same charge: charged now, so not then (contract §2, "once only"). */
const releaseSame = (settling: Settling, charge: Charge, item: ItemHistory): void => {
  const { draft, about } = settling;
  const isSame = (hold: Hold): boolean =>
    hold.slot === charge.slot &&
    hold.state === 'unresolved' &&
    hold.call !== draft.header.call &&
    (charge.once !== 'period' || hold.period === about.period);
  for (const one of itemsInQuestion(settling, item)) for (const hold of one.holds.filter(isSame)) release(draft, hold);
};

/** Units of registrations without an answer, and those that rode on them, when the same number is charged now; not when a deletion may lie between. */
export const releaseEarlier = (settling: Settling, item: ItemHistory): void => {
  const { draft } = settling;
  const slot = draft.account.pack.registration;
  for (const one of itemsInQuestion(settling, item)) {
    if (one.life === 'unsure') continue;
    const isEarlier = (hold: Hold): boolean => hold.state === 'unresolved' && hold.call !== draft.header.call;
    const calls = new Set(one.holds.filter((hold) => hold.slot === slot && isEarlier(hold)).map((hold) => hold.call));
    for (const hold of one.holds.filter((other) => isEarlier(other) && calls.has(other.call))) release(draft, hold);
  }
};

/** The rule under which a charge is booked: the one it was quoted by; else the one that decides now, or the plain one for what was predicted refused. */
const ruleFor = (charge: Charge, found: ChargeCase, own: Hold | null): string => {
  if (own !== null) return own.rule;
  return (found.bounds === 'refused' ? charge.plain : null)?.id ?? found.rule.id;
};

/** Where acceptance puts units. What is proved later or never is in doubt where a field may forbid it that nobody saw. */
const stateOf = ({ isOnlyAnswered }: Settling, { proves }: Charge): Charge['proves'] | 'unresolved' =>
  isOnlyAnswered && proves === 'expected' ? 'unresolved' : proves;

/** Puts the units of a charge where acceptance puts them: moved from what was reserved, or held anew when nothing was. */
const land = (settling: Settling, charge: Charge, found: ChargeCase, item: ItemHistory): void => {
  const { draft, about, index } = settling;
  const own = ownHold(settling, charge.slot);
  const units = unitsOf(charge, about);
  const of = { number: item.number.number, variant: item.variant };
  const rule = ruleFor(charge, found, own);
  if (own !== null && own.units >= units) {
    const rest = draft.move({
      hold: own.id,
      from: own.state,
      to: stateOf(settling, charge),
      units,
      rule,
      ...(own.item === item ? {} : { becomes: of }),
    });
    if (rest !== null) release(draft, rest);
    return;
  }
  if (own !== null) release(draft, own);
  else if (draft.header.kind === 'settle') draft.warn('charged-against-prediction');
  draft.move({
    hold: holdId(draft.header.call ?? draft.header.id, index, charge.slot, own === null ? 1 : 2),
    from: null,
    to: stateOf(settling, charge),
    units,
    rule,
    of: { meter: charge.meter, slot: charge.slot, ...of, at: about.at },
  });
};

/** True when what is known of an item's registration may be of one before or behind that which a call met: something ended it meanwhile, or begins it. */
const mayBeOfAnother = ({ draft }: Settling, charge: Charge, { number }: ItemHistory): boolean => {
  const slot = draft.account.pack.registration;
  const isOut = (hold: Hold): boolean =>
    hold.slot === slot && hold.state === 'reserved' && hold.call !== draft.header.call;
  return charge.once === 'registration' && (draft.isOvertaken(number) || [...number.open].some(isOut));
};

/** Another call's unit for the same charge: of the same registration for certain, or in the same period, as the charge counts. */
export const heldElsewhere = (settling: Settling, charge: Charge, item: ItemHistory, period: string): Hold | null =>
  charge.once === 'each' || mayBeOfAnother(settling, charge, item)
    ? null
    : heldByOther(item, charge.slot, charge.once === 'period' ? period : null, settling.draft.header.call);

/** Settles one charge of an accepted item by its own rule, whatever was predicted. One key never holds two units for one charge. */
export const settleCharge = (settling: Settling, charge: Charge, item: ItemHistory): void => {
  const { draft, about } = settling;
  const found = decidingCase(charge, about);
  if (found === null) return;
  const held = heldElsewhere(settling, charge, item, about.period);
  if (held !== null) {
    // What another call holds is proved by this one: a pull that reached the line, for a shipment that stood on a list.
    if (charge.proves === 'charged' && held.state === 'expected')
      draft.move({ hold: held.id, from: 'expected', to: 'charged', units: held.units, rule: held.rule });
    return;
  }
  // What is known by now may be of a later registration: then what was held for this one decides.
  if (found.bounds === 'free' && (ownHold(settling, charge.slot) === null || !mayBeOfAnother(settling, charge, item)))
    return;
  if (charge.once !== 'each' && !settling.call.begins) releaseSame(settling, charge, item);
  land(settling, charge, found, item);
};
