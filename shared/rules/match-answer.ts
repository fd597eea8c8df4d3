import type { Ask } from '../ledger/posting.ts';
import type { AnsweredItem, Envelope } from '../pack/envelope.ts';

export type Outcome =
  | { readonly kind: 'accepted'; readonly item: AnsweredItem | null }
  | { readonly kind: 'rejected'; readonly item: AnsweredItem }
  | { readonly kind: 'unanswered' };

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

/** What an accepted item echoes of the fields that were sent: agreeing speaks for the match, contradicting against it. */
const echo = (ask: Ask, item: AnsweredItem, fields: readonly string[], envelope: Envelope): number => {
  let score = 0;
  for (const [at, name] of fields.entries()) {
    const said = envelope.field(name, item.raw);
    if (said !== undefined) score += text(said) === text(ask.fields[at]) ? 1 : -3;
  }
  return score;
};

/** How well an accepted item fits an item asked for; 4 for the same carrier, 3 where none was asked, 1 for another (providers correct carriers). */
const acceptedFit = (ask: Ask, item: AnsweredItem): number => {
  if (item.variant !== '' && (ask.variant === item.variant || ask.target === item.variant)) return 4;
  return ask.variant === '' || item.variant === '' ? 3 : 1;
};

/** How well a rejected item fits: its carrier, or none, is what was asked, and best when only one item of the number asked for that. */
const rejectedFit = (ask: Ask, item: AnsweredItem, isOnlyOne: boolean): number => {
  if (item.variant === ask.variant) return isOnlyOne ? 6.5 : 4.5;
  return item.variant === '' || ask.variant === '' ? 2 : 1;
};

interface Pair {
  readonly place: number;
  readonly outcome: Extract<Outcome, { kind: 'accepted' | 'rejected' }>;
  readonly answered: AnsweredItem;
  readonly score: number;
  /** Of equal scores the earlier item is the accepted one, the later the rejected one. */
  readonly rank: number;
}

/**
 * Finds for each item of a call what the answer says of it, and what the answer names as accepted that no item asked for. The best fits are taken first,
 * so that the two answers to a number that stands twice go to the right one.
 */
export const matchAnswer = (
  asks: readonly Ask[],
  accepted: readonly AnsweredItem[],
  rejected: readonly AnsweredItem[],
  fields: readonly string[],
  envelope: Envelope,
): { readonly outcomes: readonly Outcome[]; readonly unasked: readonly AnsweredItem[] } => {
  const byNumber = new Map<string, number[]>();
  for (const [place, ask] of asks.entries()) {
    const places = byNumber.get(ask.number);
    if (places === undefined) byNumber.set(ask.number, [place]);
    else places.push(place);
  }
  const pairs: Pair[] = [];
  const pairUp = (
    items: readonly AnsweredItem[],
    pairOf: (ask: Ask, item: AnsweredItem, place: number, nth: number) => Pair,
  ): void => {
    for (const [nth, item] of items.entries()) {
      for (const place of byNumber.get(item.number) ?? []) {
        const ask = asks[place];
        if (ask !== undefined) pairs.push(pairOf(ask, item, place, nth));
      }
    }
  };
  pairUp(accepted, (ask, item, place, nth) => ({
    place,
    outcome: { kind: 'accepted', item },
    answered: item,
    score: acceptedFit(ask, item) + echo(ask, item, fields, envelope),
    rank: place * asks.length + nth,
  }));
  pairUp(rejected, (ask, item, place, nth) => ({
    place,
    outcome: { kind: 'rejected', item },
    answered: item,
    score: rejectedFit(
      ask,
      item,
      byNumber.get(ask.number)?.filter((other) => asks[other]?.variant === ask.variant).length === 1,
    ),
    rank: -(place * asks.length + nth),
  }));
  pairs.sort((a, b) => b.score - a.score || a.rank - b.rank);
  const outcomes: Outcome[] = asks.map(() => ({ kind: 'unanswered' }));
  const taken = new Set<AnsweredItem>();
  for (const pair of pairs) {
    if (taken.has(pair.answered) || outcomes[pair.place]?.kind !== 'unanswered') continue;
    taken.add(pair.answered);
    outcomes[pair.place] = pair.outcome;
  }
  return { outcomes, unasked: accepted.filter((item) => !taken.has(item)) };
};
