import type { Amount } from '../../shared/amount.ts';
import { type Posted, type Posting, restOf } from '../../shared/model/posting.ts';

/** The posting that first held units, by their name; what is left of units of which a part moved was held by the same. */
export const firstHolders = (posted: readonly Posted[]): ReadonlyMap<string, Posting> => {
  const holders = new Map<string, Posting>();
  const held = new Map<string, Amount>();
  for (const { posting } of posted) {
    for (const move of posting.moves) {
      const { hold, from, units } = move;
      const first = from === null ? posting : holders.get(hold);
      if (first === undefined) continue;
      if (units < (held.get(hold) ?? units)) holders.set(restOf(move), first);
      holders.set(hold, first);
      held.set(hold, units);
    }
  }
  return holders;
};
