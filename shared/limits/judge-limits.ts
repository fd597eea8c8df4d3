import { type Amount, add, subtract, ZERO } from '../amount.ts';
import { periodOf, totalsOf } from '../books/account.ts';
import type { Books } from '../books/books.ts';
import type { Names } from '../books/names.ts';
import type { Need } from '../books/needs.ts';
import type { Quote } from '../rules/quote.ts';
import type { MeterQuote } from '../rules/quote-meters.ts';
import type { Limit } from './limit.ts';
import { type Scope, takesIn } from './scope.ts';
import { takenIn, takenNames } from './taken.ts';

/** Whether a call fits: for certain, only if calls in flight settle lower than they hold, or not. */
export type Fit = 'fits' | 'may-fit' | 'over';

/** How much one call may take of a limit, and how much more may come back from calls in flight. */
interface Room {
  readonly units: Amount;
  readonly comesBack: Amount;
}

/** True for a meter whose provider refuses past an allowance, though it may not be known at present. */
const hasAllowance = ({ account }: Quote, meter: string): boolean =>
  account.pack.document.meters.some((one) => one.id === meter && one.refusesPastAllowance);

const roomToKeep = (least: Amount, quote: Quote, { meter, before }: MeterQuote): Room | null => {
  // Nobody knows what is left: that is no room at all, and nothing in flight changes it.
  if (before === null) return hasAllowance(quote, meter) ? { units: ZERO, comesBack: ZERO } : null;
  const { reserved } = totalsOf(quote.account, meter, periodOf(quote.account, quote.at).id);
  return { units: subtract(before, least), comesBack: reserved };
};

const roomOf = (limit: Limit, quote: Quote, meter: MeterQuote, books: Books): Room | null => {
  switch (limit.kind) {
    case 'keep':
      return roomToKeep(limit.least, quote, meter);
    case 'use': {
      const { window, scope, most } = limit;
      if (window === 'call') return { units: most, comesBack: ZERO };
      const { provider, id: account } = quote.account;
      const taken = takenIn(books, scope, window, { provider, account, meter: meter.meter, at: quote.at });
      return { units: subtract(most, taken.units), comesBack: taken.reserved };
    }
  }
};

/** `room` null: as much as it likes. */
const fitOf = ({ max }: MeterQuote, room: () => Room | null): Fit => {
  if (max === ZERO) return 'fits';
  if (max === null) return 'over';
  const there = room();
  if (there === null || max <= there.units) return 'fits';
  return max <= add(there.units, there.comesBack) ? 'may-fit' : 'over';
};

/** Of several, the worst. */
const worst = (fits: Iterable<Fit>): Fit => {
  let fit: Fit = 'fits';
  for (const one of fits) {
    if (one === 'over') return one;
    if (one === 'may-fit') fit = one;
  }
  return fit;
};

/** Whether a call's worst case fits what is left: the limit that everyone but a person keeps to. What nobody can price does not. */
export const judgeLeft = (quote: Quote): Fit =>
  worst(quote.meters.map((meter) => fitOf(meter, () => roomToKeep(ZERO, quote, meter))));

const ofCall = (limits: readonly Limit[], call: Scope): readonly Limit[] =>
  limits.filter(({ scope }) => takesIn(scope, call));

/**
 * Whether a call's worst case fits all limits that are about it. What nobody can price fits none. Run it inside the step that reserves, on the quote that it
 * reserves. Law: whatever calls it let pass, in whatever order they left and settled, together they took no more than any limit has.
 */
export const judgeLimits = (limits: readonly Limit[], call: Scope, quote: Quote, books: Books): Fit => {
  const fits = ofCall(limits, call).flatMap((limit) =>
    quote.meters
      .filter(({ meter }) => limit.meter === null || limit.meter === meter)
      .map((meter) => fitOf(meter, () => roomOf(limit, quote, meter, books))),
  );
  return worst(fits);
};

/** What `judgeLimits` reads of books that hold a part of their ledger. */
export const limitNames = (
  names: Names,
  books: Books,
  limits: readonly Limit[],
  call: Scope,
  at: number,
): readonly Need[] => {
  const { provider, account } = call;
  if (provider === null || account === null) return [];
  return ofCall(limits, call).flatMap((limit) =>
    limit.kind === 'use' && limit.window !== 'call'
      ? takenNames(names, books, limit.scope, limit.window, { provider, account, at })
      : [],
  );
};
