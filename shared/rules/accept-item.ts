import { ensureNumber } from '../books/numbers.ts';
import { findItem, type ItemHistory, isLive } from '../model/history.ts';
import type { AnsweredItem } from '../pack/envelope.ts';
import type { Shown } from '../pack/lessons.ts';
import type { Draft } from './draft.ts';
import { itemMeant, runEffects } from './effects.ts';
import { release, showKnown, showProof } from './evidence.ts';
import { doubt } from './lose-item.ts';
import { itemFor, releaseEarlier, releaseItem, type Settling, settleCharge } from './settling.ts';

/** The item that an accepted answer speaks of. */
const acceptedItem = (
  settling: Settling,
  answered: AnsweredItem | null,
): { readonly item: ItemHistory; readonly target: string } => {
  const { ask } = settling.about;
  const number = ensureNumber(settling.draft.account, ask.number);
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
  if (draft.header.kind === 'settle' && call.refusals.some((refusal) => refusal.test(about)))
    draft.warn('accepted-against-prediction');
  if (call.begins) releaseEarlier(settling, item);
  else if (call.onAccept.some((one) => one.effect.do === 'seen')) showKnown(draft, item);
  // What a field has set is not known where nobody saw all of them.
  const effects = settling.isOnlyAnswered ? call.onAccept.filter((one) => one.effect.do !== 'set') : call.onAccept;
  runEffects(effects, 'before', about, item, target, answered?.variant ?? null, draft.change);
  for (const charge of call.charges) settleCharge(settling, charge, item);
  runEffects(effects, 'after', about, item, target, answered?.variant ?? null, draft.change);
  if (item.life === 'deleted') doubtBare(settling, item);
  if (target !== '' && about.ask.variant === '') doubtUnmoved(settling, item);
  undoTurns(settling, item);
  releaseItem(settling);
  if (answered !== null) learnItem(settling, item, answered.raw);
};

/** What was registered without a carrier, and got no answer, may be the very item that is deleted now. */
const doubtBare = ({ draft }: Settling, item: ItemHistory): void => {
  const bare = findItem(item.number, '');
  if (bare !== null && bare !== item) doubt(draft, bare);
};

/** A carrier change that did not say whence, and of several items it is not known which it moved. */
const doubtUnmoved = ({ draft }: Settling, moved: ItemHistory): void => {
  for (const other of moved.number.items) if (other !== moved && isLive(other)) doubt(draft, other);
};

/** A removal that is booked late takes back what was counted at turns of months after it. */
const undoTurns = ({ draft, about }: Settling, item: ItemHistory): void => {
  const rule = draft.account.pack.document.stillListed?.rule;
  if (rule === undefined || item.lists.length > 0) return;
  for (const hold of [...item.holds]) if (hold.rule === rule && hold.at > about.at) release(draft, hold);
};

/** What a free read, or the answer to a charged one, shows of an item beside its being known. */
const learnItem = ({ draft, call }: Settling, item: ItemHistory, raw: unknown): void => {
  for (const lesson of call.lessons) if (lesson.kind === 'items') learnShown(draft, item, lesson.show(raw));
};

/** Learns what an answer shows of an item: nothing where it is known. */
export const learnShown = (draft: Draft, item: ItemHistory, shown: Shown): void => {
  const of = { number: item.number.number, variant: item.variant };
  if (shown.life !== null && shown.life !== item.life) draft.change({ do: 'life', ...of, is: shown.life });
  for (const { fact, to, unless } of shown.facts) {
    const now = item.facts[fact] ?? 0;
    if (now === to || now === unless) continue;
    draft.change({ do: 'set', ...of, fact, to });
  }
  for (const slot of shown.accepts) acceptLost(draft, item, slot);
  for (const proof of shown.proves) showProof(draft, item, proof);
};

/** A read shows what a call without an answer set: it was accepted. */
const acceptLost = (draft: Draft, item: ItemHistory, slot: string): void => {
  for (const hold of [...item.holds]) {
    if (hold.state === 'unresolved' && hold.slot === slot)
      draft.move({ hold: hold.id, from: 'unresolved', to: 'expected', units: hold.units, rule: hold.rule });
  }
};
