import { type Amount, add } from '../amount.ts';
import type { Quote } from '../rules/quote.ts';
import type { MeterQuote } from '../rules/quote-meters.ts';

const plus = (sum: Amount | null, more: Amount | null): Amount | null =>
  sum === null || more === null ? null : add(sum, more);

/** What was left before the first of them stays; what is left after is what is left after the last. */
const addMeter = (sum: MeterQuote, next: MeterQuote): MeterQuote => ({
  ...sum,
  min: add(sum.min, next.min),
  likely: add(sum.likely, next.likely),
  max: plus(sum.max, next.max),
  after: next.after,
});

/**
 * One quote of calls of one account that were quoted in turn: all their lines, and the sums of their meters. Of those whose cost nobody knows nothing is in the
 * sums, unless there are no others. Null for none.
 */
export const joinQuotes = (quotes: readonly Quote[]): Quote | null => {
  const known = quotes.filter(({ unknown }) => unknown === null);
  const joined = known.length === 0 ? quotes : known;
  const [first] = joined;
  if (first === undefined) return null;
  const asks = joined.flatMap(({ recognised }) => recognised.asks);
  const meters = new Map<string, MeterQuote>();
  let before = 0;
  const lines = joined.flatMap((quote) => {
    for (const meter of quote.meters) {
      const sum = meters.get(meter.meter);
      meters.set(meter.meter, sum === undefined ? meter : addMeter(sum, meter));
    }
    const shifted = quote.lines.map((line) => ({ ...line, ask: line.ask + before }));
    before += quote.recognised.asks.length;
    return shifted;
  });
  const items = joined.reduce((sum, { recognised }) => sum + recognised.items, 0);
  return { ...first, recognised: { ...first.recognised, asks, items }, lines, meters: [...meters.values()] };
};
