import { toUnits } from '../amount.ts';
import type { WhyWhole } from '../recognise/choose-items.ts';
import type { Quote } from '../rules/quote.ts';
import { cappedOf } from './left-known.ts';
import { fill, sayCount, sayNumber } from './locale.ts';
import {
  groupLines,
  type LineGroup,
  numberText,
  type Part,
  sourceNameOf,
  unitsText,
  WORST_FIRST,
} from './quote-groups.ts';
import type { GroupKind, Locale, NumberFault } from './views.ts';
import { wordsOf } from './words-of.ts';

/** One item that a person may let out or keep here. */
export interface ChoiceItem {
  /** Its place in the call: a number may stand twice. */
  readonly place: number;
  readonly number: string;
  readonly isChosen: boolean;
  /** What is wrong with it, where it looks mistyped. */
  readonly fault?: NumberFault;
}

/** Items with the reason that they have in common. Each item stands in one group, the worst of its own. */
export interface ChoiceGroup {
  /** The same from choice to choice. */
  readonly key: string;
  readonly kind: GroupKind;
  readonly head: string;
  /** "24" of those that go out; "not sent", "free, not sent" */
  readonly units: string;
  readonly say: string;
  readonly source: string | null;
  readonly sourceName: string;
  readonly items: readonly ChoiceItem[];
  /** True for what goes with a number that stands in another group, such as a translation: there is nothing to choose. */
  readonly isRider: boolean;
}

export type OfferKind = 'all' | 'new' | 'free';

/** Items that go out at one press, and what that comes to. */
export interface OfferView {
  readonly kind: OfferKind;
  /** "Only the new ones" */
  readonly head: string;
  /** "24 numbers, up to 29" */
  readonly say: string;
  readonly places: readonly number[];
}

/** What a person may choose among the items of a call, and what they chose. */
export type ChoiceView =
  | {
      readonly kind: 'items';
      /** Places in the call, going up. */
      readonly chosen: readonly number[];
      /** None where there is nothing to tell apart. */
      readonly offers: readonly OfferView[];
      readonly groups: readonly ChoiceGroup[];
      /** "24 go out, 16 stay here." */
      readonly say: string;
      /** "The page is not told which: …", or null where the answer says it, or nothing stays here. */
      readonly untold: string | null;
    }
  /** All or nothing, and why. */
  | { readonly kind: 'whole'; readonly say: string };

/** Quotes of one call at one moment: with all its items, and with those that are chosen. */
export interface ChoiceQuotes {
  readonly whole: Quote;
  readonly chosen: Quote;
  /** The places of the chosen, going up: the nth of them is the nth item of the chosen quote. */
  readonly places: readonly number[];
  readonly offers: readonly { readonly kind: OfferKind; readonly places: readonly number[]; readonly quote: Quote }[];
}

/** The call goes out whole, or not at all. */
export const wholeView = (why: WhyWhole, locale: Locale): ChoiceView => ({
  kind: 'whole',
  say: why === 'too-many' ? wordsOf('choice', locale).tooMany : wordsOf('choice', locale)[why],
});

const keyOf = ({ rule, say }: LineGroup): string => `${rule}|${say}`;

/** A group with what goes out of it and what stays. */
interface Merged {
  readonly group: LineGroup;
  readonly sent: Part[];
  readonly kept: Part[];
}

/** The reasons of what goes out, from its own quote, and of what stays, as they would be if all went out. */
const merge = ({ whole, chosen, places }: ChoiceQuotes, locale: Locale): readonly Merged[] => {
  const merged = new Map<string, Merged>();
  const put = (group: LineGroup, list: 'sent' | 'kept', parts: readonly Part[]): void => {
    if (parts.length === 0) return;
    const one = merged.get(keyOf(group)) ?? { group, sent: [], kept: [] };
    merged.set(keyOf(group), one);
    one[list].push(...parts);
  };
  const isChosen = new Set(places);
  for (const group of groupLines(chosen, locale)) {
    const parts = group.parts.map((part) => ({ ...part, place: places[part.place] ?? -1 }));
    put(group, 'sent', parts);
  }
  for (const group of groupLines(whole, locale)) {
    const parts = group.parts.filter(({ place }) => !isChosen.has(place));
    put(group, 'kept', parts);
  }
  const order = ({ group }: Merged): number => WORST_FIRST.indexOf(group.kind);
  return [...merged.values()].sort((a, b) => order(a) - order(b));
};

/** Leaves each item in the first group that names it. What a warning takes from a reason brings its units along. */
const apart = (all: readonly Merged[]): readonly Merged[] => {
  const units = new Map<number, Part>();
  for (const { group, sent, kept } of all)
    if (group.role === 'reason') for (const part of [...sent, ...kept]) units.set(part.place, part);
  const taken = new Set<number>();
  const take = (parts: readonly Part[]): Part[] => {
    const left = parts.filter(({ place }) => !taken.has(place));
    for (const { place } of left) taken.add(place);
    return left.map((part) => units.get(part.place) ?? part);
  };
  return all
    .map((one) => (one.group.role === 'rider' ? one : { ...one, sent: take(one.sent), kept: take(one.kept) }))
    .filter(({ sent, kept }) => sent.length + kept.length > 0);
};

const unsentText = (kind: GroupKind, locale: Locale): string => {
  const { freeUnsent, refusedUnsent, unsent } = wordsOf('choice', locale);
  return kind === 'free' ? freeUnsent : kind === 'refused' ? refusedUnsent : unsent;
};

const groupView = ({ group, sent, kept }: Merged, { whole }: ChoiceQuotes, locale: Locale): ChoiceGroup => {
  const { kind, say, source, head, unsent } = group;
  const isRider = group.role === 'rider';
  // Of what goes with others only that is counted which goes.
  const shown = isRider && sent.length > 0 ? sent : [...sent, ...kept];
  const items = [...shown]
    .sort((a, b) => a.place - b.place)
    .map(({ place, fault }) => ({
      place,
      number: numberText(whole, place, locale),
      isChosen: sent.some((one) => one.place === place),
      ...(fault === undefined ? {} : { fault }),
    }));
  return {
    ...{ key: keyOf(group), kind, say, source, sourceName: sourceNameOf(whole, locale), items, isRider },
    head: (sent.length === 0 ? unsent : head)(items.length),
    units: sent.length === 0 ? unsentText(kind, locale) : unitsText(kind, sent, locale),
  };
};

const meterOf = ({ meters }: Quote) => meters.find(({ max }) => max === null || max > 0) ?? meters[0];

/** "24", "up to 29": what may be charged at most, without what will be refused. */
const figureOf = (quote: Quote, locale: Locale): string => {
  const meter = meterOf(quote);
  if (meter === undefined) return sayNumber(0, locale);
  const refused = toUnits(cappedOf(quote, meter).likely);
  const most = toUnits(meter.max ?? meter.likely) - refused;
  const n = sayNumber(most, locale);
  return toUnits(meter.min) < most ? fill(wordsOf('choice', locale).upTo, { n }) : n;
};

const offerView = ({ kind, places, quote }: ChoiceQuotes['offers'][number], locale: Locale): OfferView => {
  const words = wordsOf('choice', locale);
  const units = figureOf(quote, locale);
  const say = kind === 'all' ? units : sayCount(words.numbers, places.length, locale, { units });
  return { kind, head: sayCount(words[kind], places.length, locale), say, places };
};

/** "24 go out, 16 stay here." */
const sayBoth = (out: number, here: number, locale: Locale): string => {
  const words = wordsOf('choice', locale);
  if (here === 0) return sayCount(words.whole, out, locale);
  if (out === 0) return sayCount(words.none, here, locale);
  return fill(words.both, {
    goes: sayCount(words.goes, out, locale),
    stays: sayCount(words.stays, here, locale),
  });
};

/** So many items of a call stayed here. */
export const stayedSay = (count: number, locale: Locale): string =>
  sayCount(wordsOf('choice', locale).stayed, count, locale);

/** What a person may choose among the items of a call, with what each choice comes to. */
export const choiceView = (quotes: ChoiceQuotes, locale: Locale): ChoiceView => {
  const { whole, places } = quotes;
  const here = whole.recognised.asks.length - places.length;
  const { pack } = whole.recognised;
  const isUntold = here > 0 && places.length > 0 && pack.heldBack === null;
  return {
    kind: 'items',
    chosen: places,
    offers: quotes.offers.map((offer) => offerView(offer, locale)),
    groups: apart(merge(quotes, locale)).map((one) => groupView(one, quotes, locale)),
    say: sayBoth(places.length, here, locale),
    untold: isUntold ? fill(wordsOf('choice', locale).untold, { provider: pack.document.title }) : null,
  };
};
