import { ensureItem } from '../books/numbers.ts';
import type { Hold, ItemHistory } from '../model/history.ts';
import type { CompiledCall } from '../pack/compiled.ts';
import type { Case } from '../pack/condition.ts';
import type { Draft } from './draft.ts';
import { release } from './evidence.ts';

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

/** The id of the units that one charge of one item holds: made before the call leaves. */
export const holdId = (call: string, index: number, slot: string): string => `${call}:${index}:${slot}`;

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
