import { textOf } from '../bag.ts';
import type { Ask } from '../model/posting.ts';
import type { AnsweredItem, Envelope } from '../pack/envelope.ts';

export type Outcome =
  | { readonly kind: 'accepted'; readonly item: AnsweredItem }
  | { readonly kind: 'rejected'; readonly item: AnsweredItem }
  | { readonly kind: 'unanswered' };

/** What an accepted item echoes of the fields that were sent: agreeing speaks for the match, contradicting against it. */
const echo = (ask: Ask, item: AnsweredItem, fields: readonly string[], envelope: Envelope): number => {
  let score = 0;
  for (const name of fields) {
    const said = envelope.field(name, item.raw);
    if (said !== undefined) score += textOf(said) === textOf(ask.fields[name]) ? 1 : -3;
  }
  return score;
};

/** How well an accepted item fits an item asked for; 4 for the same carrier, 3 where none was asked, 1 for another (providers correct carriers). */
const acceptedFit = (ask: Ask, item: AnsweredItem): number => {
  if (item.variant !== '' && (ask.variant === item.variant || ask.target === item.variant)) return 4;
  return ask.variant === '' || item.variant === '' ? 3 : 1;
};

/** How well a rejected item fits: its carrier, or none, is what was asked, and best when of all items of the number (`times`) one alone asked for that. */
const rejectedFit = (ask: Ask, item: AnsweredItem, times: number): number => {
  if (item.variant === ask.variant) return times === 1 ? 6.5 : 4.5;
  return item.variant === '' || ask.variant === '' ? 2 : 1;
};

/** All that a call and its answer say of one number, each in its order. */
interface Group {
  readonly places: readonly number[];
  readonly accepted: readonly AnsweredItem[];
  readonly rejected: readonly AnsweredItem[];
}

/** What an answer says of an item that it names. */
type Taken = 'accepted' | 'rejected';

interface Pair {
  readonly place: number;
  readonly item: AnsweredItem;
  readonly kind: Taken;
  readonly score: number;
  /** Of equal scores the earlier item is the accepted one, the later the rejected one. */
  readonly rank: number;
}

/** What both ways of matching work on. */
interface Matching {
  readonly asks: readonly Ask[];
  readonly fields: readonly string[];
  readonly envelope: Envelope;
  readonly take: (place: number, item: AnsweredItem, kind: Taken) => void;
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
  for (const [at, place] of places.entries()) {
    const ask = asks[place];
    if (ask === undefined) continue;
    for (const [nth, item] of accepted.entries()) {
      const score = acceptedFit(ask, item) + echo(ask, item, fields, envelope);
      pairs.push({ place, item, kind: 'accepted', score, rank: place * asks.length + nth });
    }
    for (const [nth, item] of rejected.entries()) {
      const score = rejectedFit(ask, item, times.get(ask.variant) ?? 0);
      // Refusals come in the order of the items: the last is the last item's, and so on.
      const aside = Math.abs(places.length - at - (rejected.length - nth));
      const rank = aside - place * (asks.length + rejected.length);
      pairs.push({ place, item, kind: 'rejected', score, rank });
    }
  }
  return pairs.sort((a, b) => b.score - a.score || a.rank - b.rank);
};

/** Takes the best fits first, so that the two answers to a number that stands twice go to the right one. */
const takeBest = (group: Group, matching: Matching): void => {
  const taken = new Set<AnsweredItem | number>();
  for (const { place, item, kind } of pairsOf(group, matching)) {
    if (taken.has(item) || taken.has(place)) continue;
    taken.add(item).add(place);
    matching.take(place, item, kind);
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
    ...accepted.map((item) => ({ item, kind: 'accepted' }) as const),
    ...rejected.map((item) => ({ item, kind: 'rejected' }) as const),
  ];
  const rest = answered.filter(({ item, kind }) => {
    const place = waiting.get(item.variant)?.pop();
    if (place !== undefined) take(place, item, kind);
    return place === undefined;
  });
  const free = [...waiting.values()].flat().sort((a, b) => b - a);
  for (const { item, kind } of rest) {
    const place = free.pop();
    if (place !== undefined) take(place, item, kind);
  }
};

const NONE: readonly never[] = [];
const UNANSWERED: Outcome = { kind: 'unanswered' };

const byNumber = (items: readonly AnsweredItem[]): ReadonlyMap<string, readonly AnsweredItem[]> => {
  const lists = new Map<string, AnsweredItem[]>();
  for (const item of items) {
    const list = lists.get(item.number);
    if (list === undefined) lists.set(item.number, [item]);
    else list.push(item);
  }
  return lists;
};

/** What is asked and answered of one number, number by number. */
const groupsOf = (
  asks: readonly Ask[],
  accepted: readonly AnsweredItem[],
  rejected: readonly AnsweredItem[],
): readonly Group[] => {
  const took = byNumber(accepted);
  const refused = byNumber(rejected);
  const places = new Map<string, number[]>();
  for (let place = 0; place < asks.length; place++) {
    const number = asks[place]?.number ?? '';
    const list = places.get(number);
    if (list === undefined) places.set(number, [place]);
    else list.push(place);
  }
  return [...places].map(([number, list]) => ({
    places: list,
    accepted: took.get(number) ?? NONE,
    rejected: refused.get(number) ?? NONE,
  }));
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
  const outcomes: Outcome[] = asks.map(() => UNANSWERED);
  const taken = new Set<AnsweredItem>();
  const take = (place: number, item: AnsweredItem, kind: Taken): void => {
    if (kind === 'accepted') taken.add(item);
    outcomes[place] = { kind, item };
  };
  const matching = { asks, fields, envelope, take };
  for (const group of groupsOf(asks, accepted, rejected)) {
    const { places, accepted: took, rejected: refused } = group;
    const [place = 0] = places;
    const [item] = took.length > 0 ? took : refused;
    if (item === undefined) continue;
    if (places.length === 1 && took.length + refused.length === 1)
      take(place, item, took.length > 0 ? 'accepted' : 'rejected');
    else if (places.length * (took.length + refused.length) <= MOST_PAIRS) takeBest(group, matching);
    else takeInOrder(group, matching);
  }
  return { outcomes, unasked: accepted.filter((item) => !taken.has(item)) };
};
