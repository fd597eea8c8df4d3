import { textOf } from '../bag.ts';
import type { Ask } from '../ledger/posting.ts';
import type { AnsweredItem, Envelope } from '../pack/envelope.ts';

export type Outcome =
  | { readonly kind: 'accepted'; readonly item: AnsweredItem }
  | { readonly kind: 'rejected'; readonly item: AnsweredItem }
  | { readonly kind: 'unanswered' };

/** What an accepted item echoes of the fields that were sent: agreeing speaks for the match, contradicting against it. */
const echo = (ask: Ask, item: AnsweredItem, fields: readonly string[], envelope: Envelope): number => {
  let score = 0;
  for (const [at, name] of fields.entries()) {
    const said = envelope.field(name, item.raw);
    if (said !== undefined) score += textOf(said) === textOf(ask.fields[at]) ? 1 : -3;
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

/** All that a call and its answer say of one number, each in its order. */
interface Group {
  readonly places: number[];
  readonly accepted: AnsweredItem[];
  readonly rejected: AnsweredItem[];
}

interface Pair {
  readonly place: number;
  readonly item: AnsweredItem;
  readonly isAccepted: boolean;
  readonly score: number;
  /** Of equal scores the earlier item is the accepted one, the later the rejected one. */
  readonly rank: number;
}

/** What both ways of matching work on. */
interface Matching {
  readonly asks: readonly Ask[];
  readonly fields: readonly string[];
  readonly envelope: Envelope;
  readonly take: (place: number, item: AnsweredItem, isAccepted: boolean) => void;
}

/** A number that stands so often that its pairs are not all looked at: no provider takes forty items of one. */
const MOST_PAIRS = 1700;

const timesOf = (variants: readonly string[]): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const variant of variants) times.set(variant, (times.get(variant) ?? 0) + 1);
  return times;
};

const pairsOf = ({ places, accepted, rejected }: Group, { asks, fields, envelope }: Matching): Pair[] => {
  const pairs: Pair[] = [];
  const times = timesOf(places.map((place) => asks[place]?.variant ?? ''));
  for (const place of places) {
    const ask = asks[place];
    if (ask === undefined) continue;
    for (const [nth, item] of accepted.entries()) {
      const score = acceptedFit(ask, item) + echo(ask, item, fields, envelope);
      pairs.push({ place, item, isAccepted: true, score, rank: place * asks.length + nth });
    }
    for (const [nth, item] of rejected.entries()) {
      const score = rejectedFit(ask, item, times.get(ask.variant) === 1);
      pairs.push({ place, item, isAccepted: false, score, rank: -(place * asks.length + nth) });
    }
  }
  return pairs.sort((a, b) => b.score - a.score || a.rank - b.rank);
};

/** Takes the best fits first, so that the two answers to a number that stands twice go to the right one. */
const takeBest = (group: Group, matching: Matching): void => {
  const taken = new Set<AnsweredItem | number>();
  for (const { place, item, isAccepted } of pairsOf(group, matching)) {
    if (taken.has(item) || taken.has(place)) continue;
    taken.add(item).add(place);
    matching.take(place, item, isAccepted);
  }
};

/** Takes them by their carriers, and the rest in order: in time that is in proportion to what there is. */
const takeInOrder = ({ places, accepted, rejected }: Group, { asks, take }: Matching): void => {
  const waiting = new Map<string, number[]>();
  for (const place of places.toReversed()) {
    const variant = asks[place]?.variant ?? '';
    const list = waiting.get(variant);
    if (list === undefined) waiting.set(variant, [place]);
    else list.push(place);
  }
  const answered = [
    ...accepted.map((item) => ({ item, isAccepted: true })),
    ...rejected.map((item) => ({ item, isAccepted: false })),
  ];
  const rest = answered.filter(({ item, isAccepted }) => {
    const place = waiting.get(item.variant)?.pop();
    if (place !== undefined) take(place, item, isAccepted);
    return place === undefined;
  });
  const free = [...waiting.values()].flat().sort((a, b) => b - a);
  for (const { item, isAccepted } of rest) {
    const place = free.pop();
    if (place !== undefined) take(place, item, isAccepted);
  }
};

/**
 * Finds for each item of a call what the answer says of it, and what the answer names as accepted that no item asked for. Takes time in proportion to
 * the items, however often one number stands among them.
 */
export const matchAnswer = (
  asks: readonly Ask[],
  accepted: readonly AnsweredItem[],
  rejected: readonly AnsweredItem[],
  fields: readonly string[],
  envelope: Envelope,
): { readonly outcomes: readonly Outcome[]; readonly unasked: readonly AnsweredItem[] } => {
  const groups = new Map<string, Group>();
  for (const [place, ask] of asks.entries()) {
    const group = groups.get(ask.number);
    if (group === undefined) groups.set(ask.number, { places: [place], accepted: [], rejected: [] });
    else group.places.push(place);
  }
  for (const item of accepted) groups.get(item.number)?.accepted.push(item);
  for (const item of rejected) groups.get(item.number)?.rejected.push(item);
  const outcomes: Outcome[] = asks.map(() => ({ kind: 'unanswered' }));
  const taken = new Set<AnsweredItem>();
  const take = (place: number, item: AnsweredItem, isAccepted: boolean): void => {
    taken.add(item);
    outcomes[place] = { kind: isAccepted ? 'accepted' : 'rejected', item };
  };
  const matching = { asks, fields, envelope, take };
  for (const group of groups.values()) {
    const pairs = group.places.length * (group.accepted.length + group.rejected.length);
    if (pairs <= MOST_PAIRS) takeBest(group, matching);
    else takeInOrder(group, matching);
  }
  return { outcomes, unasked: accepted.filter((item) => !taken.has(item)) };
};
