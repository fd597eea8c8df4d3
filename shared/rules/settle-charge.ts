import { findItem, type Hold, type ItemHistory } from '../books/history.ts';
import type { Charge, ChargeCase } from '../pack/compiled.ts';
import { unitsOf } from './charge.ts';
import { heldByOther, release } from './evidence.ts';
import { decidingCase } from './price-item.ts';
import { holdId, ownHold, type Settling } from './settling.ts';

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

/** Units of a registration without an answer, and those that rode on it, when the same number is charged now; not when a deletion may lie between. */
export const releaseEarlier = (settling: Settling, item: ItemHistory): void => {
  const { draft } = settling;
  const slot = draft.account.pack.registration;
  for (const one of itemsInQuestion(settling, item)) {
    const registration = one.holds.find(
      (hold) => hold.slot === slot && hold.state === 'unresolved' && hold.call !== draft.header.call,
    );
    if (registration === undefined || one.life === 'unsure') continue;
    for (const hold of one.holds.filter((other) => other.call === registration.call && other.state === 'unresolved'))
      release(draft, hold);
  }
};

/** Puts the units of a charge where acceptance puts them: moved from what was reserved, or held anew when nothing was. */
const land = (settling: Settling, charge: Charge, found: ChargeCase, item: ItemHistory): void => {
  const { draft, about, index } = settling;
  const own = ownHold(settling, charge.slot);
  const units = unitsOf(charge, about);
  const of = { number: item.number.number, variant: item.variant };
  if (own !== null && own.units >= units) {
    const rule = found.bounds === 'refused' ? own.rule : found.rule.id;
    draft.move({
      hold: own.id,
      from: own.state,
      to: charge.proves,
      units,
      rule,
      ...(own.item === item ? {} : { becomes: of }),
    });
    return;
  }
  if (own !== null) release(draft, own);
  else if (draft.header.kind === 'settle') draft.warn('charged-against-prediction');
  const id = own === null ? holdId(draft.header.call ?? draft.header.id, index, charge.slot) : `${own.id}+`;
  draft.move({
    hold: id,
    from: null,
    to: charge.proves,
    units,
    rule: found.rule.id,
    of: { meter: charge.meter, slot: charge.slot, ...of, at: about.at },
  });
};

/** Settles one charge of an accepted item by its own rule, whatever was predicted. One key never holds two units for one charge. */
export const settleCharge = (settling: Settling, charge: Charge, item: ItemHistory): void => {
  const { draft, about } = settling;
  const found = decidingCase(charge, about);
  if (found === null || found.bounds === 'free') return;
  if (charge.once !== 'each') {
    const held = heldByOther(item, charge.slot, charge.once === 'period', about.period, draft.header.call);
    if (held !== null) {
      if (charge.proves === 'charged' && held.state === 'expected')
        draft.move({ hold: held.id, from: 'expected', to: 'charged', units: held.units, rule: held.rule });
      return;
    }
    if (!settling.call.begins) releaseSame(settling, charge, item);
  }
  land(settling, charge, found, item);
};
