import { type Amount, add, ZERO } from '../amount.ts';
import type { Quote } from '../rules/quote.ts';
import type { MeterQuote } from '../rules/quote-meters.ts';

/** What a person may be told of what is left: units; that it is not known yet; or that the meter has no allowance. */
export type Left = Amount | 'not-known' | 'no-allowance';

/** What is left before a call. What is only assumed is not known. */
export const leftBefore = ({ basis, before }: Pick<MeterQuote, 'basis' | 'before'>): Left => {
  if (basis === null) return 'no-allowance';
  return basis === 'assumed' || before === null ? 'not-known' : before;
};

/** What of a call's units the quote leaves out because nothing is left for them. */
export const cappedOf = (quote: Quote, meter: MeterQuote): { readonly sure: Amount; readonly likely: Amount } => {
  let sure = ZERO;
  let likely = ZERO;
  for (const line of quote.lines) {
    if (!line.capped || line.charge?.meter !== meter.meter) continue;
    likely = add(likely, line.max);
    if (line.bounds === 'sure') sure = add(sure, line.max);
  }
  return { sure, likely };
};
