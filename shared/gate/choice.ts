import type { Recognised } from '../recognise/recognise.ts';
import { mistypedIn } from '../rules/mistyped.ts';
import type { Quote } from '../rules/quote.ts';
import { warningsOf } from '../rules/warnings.ts';
import type { ChoiceQuotes, OfferKind } from '../words/choice-view.ts';
import type { Asking } from './asking.ts';
import { type Moment, quoteNow } from './way.ts';

/** The call with some of its items, by their places. */
const withItems = (recognised: Recognised, places: readonly number[]): Recognised => {
  const asks = places.flatMap((place) => recognised.asks[place] ?? []);
  return { ...recognised, asks, items: asks.length };
};

/** The call as a person lets it out: what stays here is said in its entry. All of it where nothing stays. */
export const askingFor = (asking: Asking, places: readonly number[] | undefined): Asking => {
  if (places === undefined) return asking;
  const isChosen = new Set(places);
  const items = asking.recognised.asks.flatMap(({ number, variant }, place) =>
    isChosen.has(place) ? [] : [{ number, variant }],
  );
  return { ...asking, recognised: withItems(asking.recognised, places), heldBack: { by: 'person', items } };
};

/** Items that nothing is known of, and nothing is wrong with: they are charged by the plain rule of their charge. */
const newOf = (quote: Quote): readonly number[] => {
  const warned = new Set(warningsOf(quote).flatMap(({ items }) => items));
  const slips = mistypedIn(quote);
  const places = quote.lines.flatMap(({ ask, rule, charge, max }) => {
    const isPlain = charge !== null && charge.ridesOn < 0 && charge.plain?.id === rule.id && max > 0;
    return isPlain && !slips.has(ask) && !warned.has(quote.recognised.asks[ask]?.number ?? '') ? [ask] : [];
  });
  return [...new Set(places)];
};

/** Items of a quote that cost nothing and are not what a provider refuses, as people see it, by their places in it. */
const freeIn = ({ lines, recognised }: Quote): readonly number[] => {
  const isFree = ({ max, bounds, capped, rule }: Quote['lines'][number]): boolean =>
    max === 0 && !capped && (rule.as ?? bounds) === 'free';
  const others = new Set(lines.flatMap((line) => (isFree(line) ? [] : [line.ask])));
  return recognised.asks.flatMap((_, place) => (others.has(place) ? [] : [place]));
};

/** A number that stands twice is free the second time only because of the first: what is left is looked at until nothing of it costs. */
const freeOf = (whole: Quote, quoteOf: (places: readonly number[]) => Quote): readonly number[] => {
  let places = freeIn(whole);
  while (places.length > 0) {
    const free = freeIn(quoteOf(places));
    if (free.length === places.length) return places;
    places = free.flatMap((nth) => places[nth] ?? []);
  }
  return places;
};

/**
 * Quotes of a call at one moment: with all its items, with those that are chosen (all, where nobody chose), and with those that are offered at one press. Law: the chosen
 * quote is that of a call which names no other items.
 */
export const quoteChoice = (
  moment: Pick<Moment, 'books' | 'now'>,
  asking: Pick<Asking, 'recognised' | 'account'>,
  chosen: readonly number[] | undefined,
): ChoiceQuotes => {
  const { recognised, account } = asking;
  const all = recognised.asks.map((_, place) => place);
  const whole = quoteNow(moment, asking);
  const quoteOf = (places: readonly number[]): Quote =>
    places.length === all.length ? whole : quoteNow(moment, { recognised: withItems(recognised, places), account });
  const apart = [['new', newOf(whole)] as const, ['free', freeOf(whole, quoteOf)] as const].filter(
    ([, { length }]) => length > 0 && length < all.length,
  );
  const offered: readonly (readonly [OfferKind, readonly number[]])[] = [['all', all], ...apart];
  const places = chosen ?? all;
  return {
    whole,
    chosen: quoteOf(places),
    places,
    offers: apart.length === 0 ? [] : offered.map(([kind, of]) => ({ kind, places: of, quote: quoteOf(of) })),
  };
};
