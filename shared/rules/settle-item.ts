import { ZERO } from '../amount.ts';
import { itemOf, numberOf } from '../books/books.ts';
import { findItem, type Hold, isLive, type ItemHistory } from '../books/history.ts';
import type { Charge, CompiledCall } from '../pack/compile.ts';
import type { Case } from '../pack/condition.ts';
import type { AnsweredItem, CodeMeaning } from '../pack/envelope.ts';
import { unitsOf } from './charge.ts';
import type { Draft } from './draft.ts';
import { itemMeant, runEffects } from './effects.ts';
import { heldByOther, release, showGone, showKnown, showProof } from './evidence.ts';

/** One item of a call that is being settled. */
export interface Settling {
  readonly draft: Draft;
  readonly call: CompiledCall;
  /** Place of the item in the call; its holds are named by it. */
  readonly index: number;
  readonly about: Case;
}

/** The id of the units that one charge of one item holds: made before the call leaves. */
export const holdId = (call: string, index: number, slot: string): string => `${call}:${index}:${slot}`;

const ownHold = ({ draft, index }: Settling, slot: string): Hold | null => draft.account.open.get(holdId(draft.header.call ?? '', index, slot)) ?? null;

const itemFor = (settling: Settling, variant: string): ItemHistory => itemOf(settling.draft.account, settling.about.ask.number, variant);

/** The item that an accepted answer speaks of. */
const acceptedItem = (settling: Settling, answered: AnsweredItem | null): { readonly item: ItemHistory; readonly target: string } => {
  const { ask } = settling.about;
  const number = numberOf(settling.draft.account, ask.number);
  const moves = settling.call.onAccept.some((one) => one.effect.do === 'move');
  if (moves) {
    const meant = itemMeant(findItem(number, ask.variant), ask, number.items);
    const item = meant ?? itemFor(settling, ask.variant);
    const named = answered?.variant === item.variant ? '' : (answered?.variant ?? '');
    return { item, target: answered?.target || named || ask.target };
  }
  const variant = answered?.variant || ask.variant;
  const meant = variant === '' && settling.call.resolve ? itemMeant(null, ask, number.items) : null;
  return { item: meant ?? itemFor(settling, variant), target: '' };
};

/** Settles one charge of an accepted item by its own rule, whatever was predicted. */
const settleCharge = (settling: Settling, charge: Charge, item: ItemHistory): void => {
  const { draft, about, index } = settling;
  const own = ownHold(settling, charge.slot);
  const found = charge.onlyWhen !== null && !charge.onlyWhen(about) ? undefined : charge.cases.find((one) => one.test === null || one.test(about));
  if (found === undefined || found.bounds === 'free') return;
  const call = draft.header.call;
  const perPeriod = charge.once === 'period';
  if (charge.once !== 'each') {
    const held = heldByOther(item, charge.slot, perPeriod, about.period, call);
    if (held !== null) {
      if (charge.proves === 'charged' && held.state === 'expected') draft.move({ hold: held.id, from: 'expected', to: 'charged', units: held.units, rule: held.rule });
      return;
    }
    const asked = findItem(item.number, about.ask.variant);
    for (const hold of [...item.holds, ...(asked === item ? [] : (asked?.holds ?? []))]) {
      if (hold.slot === charge.slot && hold.state === 'unresolved' && hold.call !== call && !settling.call.begins && (!perPeriod || hold.period === about.period)) release(draft, hold);
    }
  }
  const units = unitsOf(charge, about);
  const of = { number: item.number.number, variant: item.variant };
  const sameItem = own?.item === item ? {} : { becomes: of };
  if (own !== null && own.units >= units) {
    draft.move({ hold: own.id, from: own.state, to: charge.proves, units, rule: found.bounds === 'refused' ? own.rule : found.rule.id, ...sameItem });
    return;
  }
  if (own !== null) release(draft, own);
  if (own === null && call !== null && draft.header.kind === 'settle') draft.warn('charged-against-prediction');
  draft.move({
    hold: own === null ? holdId(call ?? draft.header.id, index, charge.slot) : `${own.id}+`,
    from: null,
    to: charge.proves,
    units,
    rule: found.rule.id,
    of: { meter: charge.meter, slot: charge.slot, ...of, at: about.at },
  });
};

/** Units of a registration without an answer, and those that rode on it, when the same number is charged now; not when a deletion may lie between. */
const releaseEarlier = (settling: Settling, item: ItemHistory): void => {
  const { draft, about } = settling;
  const slot = draft.account.pack.registration;
  if (slot === null) return;
  const asked = findItem(item.number, about.ask.variant);
  for (const one of asked === null || asked === item ? [item] : [item, asked]) {
    const registration = one.holds.find((hold) => hold.slot === slot && hold.state === 'unresolved' && hold.call !== draft.header.call);
    if (registration === undefined || one.life === 'unsure') continue;
    for (const hold of one.holds.filter((other) => other.call === registration.call && other.state === 'unresolved')) release(draft, hold);
  }
};

/** The answer accepted an item: the item is known, its charges hold, and its history changes as the pack says. */
export const acceptItem = (settling: Settling, answered: AnsweredItem | null): void => {
  const { draft, call, about } = settling;
  if (about.ask.number === '') {
    releaseItem(settling);
    return;
  }
  const { item, target } = acceptedItem(settling, answered);
  about.item = item;
  about.number = item.number;
  if (call.begins) releaseEarlier(settling, item);
  else if (call.onAccept.some((one) => one.effect.do === 'seen')) showKnown(draft, item);
  runEffects(call.onAccept, 'before', about, item, target, answered?.variant ?? null, draft.change);
  for (const charge of call.charges) settleCharge(settling, charge, item);
  runEffects(call.onAccept, 'after', about, item, target, answered?.variant ?? null, draft.change);
  releaseItem(settling);
  if (answered !== null) learnItem(settling, item, answered.raw);
};

/** What a free read, or the answer to a charged one, shows of an item beside its being known. */
const learnItem = ({ draft, call }: Settling, item: ItemHistory, raw: unknown): void => {
  for (const lesson of call.lessons) {
    if (lesson.kind !== 'items') continue;
    const shown = lesson.show(raw);
    const of = { number: item.number.number, variant: item.variant };
    if (shown.life !== null && shown.life !== item.life) draft.change({ do: 'life', ...of, is: shown.life });
    for (const { fact, to, unless } of shown.facts) {
      const now = item.facts[fact] ?? 0;
      if (now === to || now === unless) continue;
      draft.change({ do: 'set', ...of, fact, to });
    }
    for (const slot of shown.accepts) acceptLost(draft, item, slot);
    for (const proof of shown.proves) showProof(draft, item, proof);
  }
};

/** A read shows what a call without an answer set: it was accepted. */
const acceptLost = (draft: Draft, item: ItemHistory, slot: string): void => {
  for (const hold of [...item.holds]) {
    if (hold.state === 'unresolved' && hold.slot === slot) draft.move({ hold: hold.id, from: 'unresolved', to: 'expected', units: hold.units, rule: hold.rule });
  }
};

/** Holds of an item that its settlement left open were not charged. */
export const releaseItem = (settling: Settling): void => {
  for (const charge of settling.call.charges) {
    const own = ownHold(settling, charge.slot);
    if (own !== null && (own.state === 'reserved' || own.state === 'unresolved')) release(settling.draft, own);
  }
};

/** Which items of a number an error code speaks of. */
const itemsMeant = (settling: Settling, variant: string): readonly ItemHistory[] => {
  const { ask } = settling.about;
  const number = numberOf(settling.draft.account, ask.number);
  const named = variant || ask.variant;
  if (named !== '') return [itemFor(settling, named)];
  return number.items.length === 0 ? [itemFor(settling, '')] : number.items;
};

/** What an error code shows of an item: that it is known already, or that it is not registered at all. */
const applyMeaning = (settling: Settling, meaning: CodeMeaning, variant: string): void => {
  const { draft, about } = settling;
  const items = itemsMeant(settling, variant);
  if (meaning.shows === 'gone') {
    for (const item of items) showGone(draft, item);
    return;
  }
  const known = meaning.shows === 'target-known' ? [itemFor(settling, about.ask.target)] : items;
  if (meaning.shows === null || known.length === 0) return;
  const live = known.filter(isLive);
  const doubtful = known.filter((item) => item.holds.some((hold) => hold.state === 'unresolved'));
  const item = known.length === 1 ? known[0] : live.length === 1 ? live[0] : live.length === 0 && doubtful.length === 1 ? doubtful[0] : live.length === 0 ? itemFor(settling, '') : undefined;
  if (item === undefined) return;
  showKnown(draft, item);
  const of = { number: item.number.number, variant: item.variant };
  draft.change({ do: 'seen', ...of });
  if (meaning.life !== null && meaning.life !== item.life) draft.change({ do: 'life', ...of, is: meaning.life });
  if (meaning.fact >= 0 && (item.facts[meaning.fact] ?? 0) < meaning.to) draft.change({ do: 'set', ...of, fact: meaning.fact, to: meaning.to });
};

/** The answer refused an item: nothing was charged for it; its code may show what is known of it. */
export const refuseItem = (settling: Settling, answered: AnsweredItem | null): void => {
  releaseItem(settling);
  const meaning = answered?.meaning ?? null;
  if (meaning !== null && settling.about.ask.number !== '') applyMeaning(settling, meaning, answered?.variant ?? '');
};

/** No usable answer about an item: its units are unresolved, unless what was seen while it was out decides them already. */
export const loseItem = (settling: Settling): void => {
  const { draft, call, about } = settling;
  const { registration } = draft.account.pack;
  const reservedAt = (registration === null ? null : ownHold(settling, registration))?.order ?? Number.POSITIVE_INFINITY;
  for (const charge of call.charges) {
    const own = ownHold(settling, charge.slot);
    if (own === null || own.state !== 'reserved' || own.units === ZERO) continue;
    const held = own.item === null || charge.once === 'each' ? null : heldByOther(own.item, charge.slot, charge.once === 'period', own.period, own.call);
    if (held !== null && held.since > own.order) release(draft, own);
    else draft.move({ hold: own.id, from: 'reserved', to: 'unresolved', units: own.units, rule: own.rule });
  }
  const number = draft.account.numbers.get(about.ask.number);
  if (about.ask.number === '') return;
  const item = itemMeant(findItem(number, about.ask.variant), about.ask, number?.items ?? []);
  if (call.begins && item !== null && isLive(item) && item.seenOrder > reservedAt) showKnown(draft, item);
  if (call.begins && item !== null && !isLive(item)) forgetFacts(draft, item);
  for (const { effect } of call.onLost) {
    if (effect.do === 'doubt') doubtItems(settling, item);
    if (effect.do === 'move') doubtMove(settling, item);
    if (effect.do === 'list') draft.change({ do: 'list', number: about.ask.number, variant: '', list: about.ask.list, at: about.at, maybe: true });
  }
};

/** A registration that may have been accepted may have started everything anew. */
const forgetFacts = (draft: Draft, item: ItemHistory): void => {
  for (const [fact, value] of item.facts.entries()) {
    if (value !== 0) draft.change({ do: 'set', number: item.number.number, variant: item.variant, fact, to: 0 });
  }
};

/** A deletion without an answer: the item, or without a carrier every item of the number, may be gone. */
const doubtItems = ({ draft, about }: Settling, item: ItemHistory | null): void => {
  const items = about.ask.variant === '' ? (draft.account.numbers.get(about.ask.number)?.items ?? []) : item === null ? [] : [item];
  for (const one of items) doubt(draft, one);
};

const doubt = (draft: Draft, item: ItemHistory): void => {
  const of = { number: item.number.number, variant: item.variant };
  if (isLive(item)) draft.change({ do: 'doubt', ...of });
  else if (item.holds.some((hold) => hold.state === 'unresolved')) draft.change({ do: 'life', ...of, is: 'unsure' });
};

/** A carrier change without an answer: the item may stand under either carrier. */
const doubtMove = ({ draft, about }: Settling, item: ItemHistory | null): void => {
  const { number, target, variant } = about.ask;
  if (target === '') return;
  if (item !== null && isLive(item)) draft.change({ do: 'maybe-moved', number, variant: item.variant, to: target });
  else if (variant === '') for (const one of draft.account.numbers.get(number)?.items ?? []) doubt(draft, one);
  else if (item !== null) doubt(draft, item);
  const there = itemOf(draft.account, number, target);
  if (!isLive(there)) draft.change({ do: 'life', number, variant: target, is: 'unsure' });
};
