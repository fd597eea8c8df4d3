import type { Amount } from '../amount.ts';
import type { Limit } from '../limits/limit.ts';
import { type Scope, takesIn } from '../limits/scope.ts';

/** Until when something a person said holds, and since when. */
export interface Span {
  readonly since: number;
  /** Null: until it is ended. */
  readonly until: number | null;
}

/** What becomes of calls, in the person's own terms. Each bound is of each meter; null is none. */
export type Does =
  | { readonly kind: 'ask' }
  | { readonly kind: 'block' }
  /** They pass unasked and are counted, also where nobody can price them; but never past what is left. */
  | { readonly kind: 'observe' }
  /** They pass unasked while a call takes at most `call`, and the policy's calls at most `day` a day. `keep`: so many of the account stay, whatever policy lets a call pass. */
  | {
      readonly kind: 'pass';
      readonly call: Amount | null;
      readonly day: Amount | null;
      readonly keep: Amount | null;
    };

/** What a person said once about calls of a kind. */
export interface Policy extends Span {
  readonly id: string;
  readonly scope: Scope;
  readonly does: Does;
}

/** A policy that cannot be read: its calls are asked about, as far as it says which those are. */
export interface BrokenPolicy {
  readonly id: string;
  readonly scope: Scope;
  /** What is wrong with it, for a person. */
  readonly problem: string;
}

/** True while it holds. What ends does not hold before it was said either: a clock that was put back must not make it longer. */
export const holdsAt = ({ since, until }: Span, at: number): boolean => until === null || (since <= at && at < until);

/** True when `one` goes before `other`: it names all that the other names, and more; or the same, and it ends. */
export const isNarrower = (one: Policy, other: Policy): boolean => {
  if (!takesIn(other.scope, one.scope)) return false;
  return takesIn(one.scope, other.scope) ? one.until !== null && other.until === null : true;
};

/** What a policy allows, as limits. `which`: those that it has for its own calls, or what it keeps from all. */
export const limitsOf = ({ scope, does }: Policy, which: 'own' | 'keep'): readonly Limit[] => {
  if (does.kind !== 'pass') return [];
  const all = { scope, meter: null } as const;
  if (which === 'keep') return does.keep === null ? [] : [{ ...all, kind: 'keep', least: does.keep }];
  const call: readonly Limit[] = does.call === null ? [] : [{ ...all, kind: 'use', window: 'call', most: does.call }];
  const day: readonly Limit[] = does.day === null ? [] : [{ ...all, kind: 'use', window: 'day', most: does.day }];
  return [...call, ...day];
};
