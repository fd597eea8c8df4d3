import type { Amount } from '../amount.ts';
import type { Quote } from '../rules/quote.ts';

/** The most that a quote may charge, per meter in thousandths. `unknown`: nobody knows. */
export interface Ceiling {
  readonly unknown: boolean;
  readonly most: Readonly<Record<string, Amount>>;
}

/** The most that a quote may charge. */
export const ceilingOf = (quote: Quote): Ceiling => {
  const most: Record<string, Amount> = {};
  for (const { meter, max } of quote.meters) if (max !== null) most[meter] = max;
  return { unknown: quote.unknown !== null, most };
};

/** True when what was seen covers what a quote may charge: an allow for the one counts for the other. */
export const covers = (seen: Ceiling, now: Ceiling): boolean => {
  if (seen.unknown) return true;
  return !now.unknown && Object.entries(now.most).every(([meter, most]) => most <= (seen.most[meter] ?? 0));
};
