import type { Word } from './find-word.ts';
import type { Place } from './recorded.ts';

/** What a taught call costs, as the person says. */
export type TaughtCost =
  /** Nobody knows: each such call asks. */
  | { readonly kind: 'unknown' }
  /** So many units for each number: each time, once, or once a month; `monthly`: and again each month, for it stays on a list. */
  | { readonly kind: 'units'; readonly units: number; readonly once: 'each' | 'registration' | 'period' | 'monthly' };

/** One kind of call of a portal, by its address. */
export interface TaughtAddress {
  readonly method: string;
  readonly template: string;
  readonly operation: string;
}

/** What a person taught of a portal: one call that costs. */
export interface TaughtRule extends TaughtAddress {
  /** What the portal is called. */
  readonly title: string;
  readonly host: string;
  readonly place: Place;
  readonly cost: TaughtCost;
  readonly noun: 'number' | 'shipment' | 'credit';
  /** Null where the status of the answer has to do. */
  readonly word: Word | null;
  /** Other calls that carried the number, which cost nothing. */
  readonly reads: readonly TaughtAddress[];
  /** A header that names the account; null for none: then there is one. */
  readonly account: string | null;
}
