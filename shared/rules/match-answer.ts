import type { Ask } from '../ledger/posting.ts';
import type { AnsweredItem } from '../pack/envelope.ts';

export type Outcome =
  | { readonly kind: 'accepted'; readonly item: AnsweredItem | null }
  | { readonly kind: 'rejected'; readonly item: AnsweredItem }
  | { readonly kind: 'unanswered' };

/** How well an answered item fits an item asked for: 3 same carrier, 2 none was asked, 1 another (the provider corrects carriers), 0 another number. */
const fit = (ask: Ask, item: AnsweredItem): number => {
  if (ask.number !== item.number) return 0;
  if (item.variant !== '' && (ask.variant === item.variant || ask.target === item.variant)) return 3;
  return ask.variant === '' || item.variant === '' ? 2 : 1;
};

/**
 * Finds for each item of a call what the answer says of it, and what the answer names that no item asked for. Accepted items choose first, the best
 * fit first, earlier items before later ones.
 */
export const matchAnswer = (
  asks: readonly Ask[],
  accepted: readonly AnsweredItem[],
  rejected: readonly AnsweredItem[],
): { readonly outcomes: readonly Outcome[]; readonly unasked: readonly AnsweredItem[] } => {
  const outcomes: Outcome[] = asks.map(() => ({ kind: 'unanswered' }));
  const byNumber = new Map<string, number[]>();
  for (const [at, ask] of asks.entries()) {
    const places = byNumber.get(ask.number);
    if (places === undefined) byNumber.set(ask.number, [at]);
    else places.push(at);
  }
  const take = (items: readonly AnsweredItem[], outcome: (item: AnsweredItem) => Outcome): AnsweredItem[] => {
    const left: AnsweredItem[] = [];
    for (const wanted of [3, 2, 1]) {
      for (const item of wanted === 3 ? items : left.splice(0)) {
        const place = byNumber.get(item.number)?.find((at) => {
          const ask = asks[at];
          return ask !== undefined && outcomes[at]?.kind === 'unanswered' && fit(ask, item) === wanted;
        });
        if (place === undefined) left.push(item);
        else outcomes[place] = outcome(item);
      }
    }
    return left;
  };
  const unasked = take(accepted, (item) => ({ kind: 'accepted', item }));
  take(rejected, (item) => ({ kind: 'rejected', item }));
  return { outcomes, unasked };
};
