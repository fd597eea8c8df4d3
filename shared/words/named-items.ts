import type { Quote } from '../rules/quote.ts';
import { keyText } from './quote-document.ts';

/** Which items of a call somebody named, by their places; or the first name that names none, or stands for several that a key tells apart. */
export type NamedItems =
  | { readonly kind: 'places'; readonly places: readonly number[] }
  | { readonly kind: 'no-item'; readonly name: string }
  | { readonly kind: 'several'; readonly name: string };

/**
 * The items that a decision names (contract §4): by the number that the quote's lines have, or by the key where a number stands twice. Who names a number that stands twice
 * under one key means both. Places go up.
 */
export const namedItems = ({ recognised, lines }: Quote, names: readonly string[]): NamedItems => {
  const hasVariant = recognised.pack.document.item.variant !== null;
  const variants = new Map(lines.map(({ ask, variant }) => [ask, variant]));
  const items = recognised.asks.map(({ number, variant }, place) => ({
    place,
    number,
    key: keyText(number, hasVariant ? (variants.get(place) ?? variant) : null),
  }));
  const places = new Set<number>();
  for (const name of names) {
    const found = items.filter(({ number, key }) => number === name || key === name);
    if (found.length === 0) return { kind: 'no-item', name };
    if (new Set(found.map(({ key }) => key)).size > 1) return { kind: 'several', name };
    for (const { place } of found) places.add(place);
  }
  return { kind: 'places', places: [...places].sort((a, b) => a - b) };
};
