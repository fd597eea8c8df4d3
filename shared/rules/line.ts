import { type Amount, ZERO } from '../amount.ts';
import type { Charge, Rule } from '../pack/compiled.ts';
import type { Case } from '../pack/condition.ts';
import type { Bounds } from '../pack/schema.ts';

/** What one item of a call will be charged by one rule. Sentences are made when they are read (rules/describe.ts). */
export interface Line {
  /** Index of the item in the call. */
  readonly ask: number;
  /** The key's variant: the carrier asked for, or the one that the ledger knows. */
  readonly variant: string;
  readonly rule: Rule;
  readonly charge: Charge | null;
  readonly bounds: Bounds;
  min: Amount;
  likely: Amount;
  readonly max: Amount;
  /** True when nothing is left for it: the provider will refuse. */
  capped: boolean;
  /** When what the rule speaks of happened (a deletion), or 0. */
  readonly since: number;
}

/** The line of one rule for the item at hand; `units` is what its charge costs. */
export const lineOf = (
  ask: number,
  about: Case,
  rule: Rule,
  charge: Charge | null,
  bounds: Bounds,
  units: Amount,
): Line => {
  const { item } = about;
  return {
    ask,
    variant: item === null ? about.ask.variant : item.variant,
    rule,
    charge,
    bounds,
    min: bounds === 'sure' ? units : ZERO,
    likely: bounds === 'sure' || bounds === 'likely' ? units : ZERO,
    max: bounds === 'free' || bounds === 'refused' ? ZERO : units,
    capped: false,
    since: item === null ? 0 : item.lifeAt,
  };
};

/** A line that costs nothing: free, or predicted to be refused. */
export const freeLine = (ask: number, about: Case, rule: Rule, bounds: 'free' | 'refused'): Line =>
  lineOf(ask, about, rule, null, bounds, ZERO);
