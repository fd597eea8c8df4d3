import type { Posted, Posting } from '../../shared/model/posting.ts';

/** The posting that first held units, by their hold. */
export const firstHolders = (posted: readonly Posted[]): ReadonlyMap<string, Posting> => {
  const holders = new Map<string, Posting>();
  for (const { posting } of posted)
    for (const move of posting.moves) if (move.from === null) holders.set(move.hold, posting);
  return holders;
};
