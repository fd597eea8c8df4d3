import type { Books } from '../books/books.ts';
import type { Names } from '../books/names.ts';
import type { Need } from '../books/needs.ts';
import { judgeLeft, judgeLimits, limitNames } from '../limits/judge-limits.ts';
import { type Scope, takesIn } from '../limits/scope.ts';
import type { Quote } from '../rules/quote.ts';
import { type BrokenPolicy, holdsAt, isNarrower, limitsOf, type Policy } from './policy.ts';

/** All that a person said, and what of it cannot be read any more. */
export interface Policies {
  readonly whole: readonly Policy[];
  readonly broken: readonly BrokenPolicy[];
}

/** What policies say of a call. `policy`: the id of the one that decided. */
export type PolicyFinding =
  | { readonly kind: 'ask' }
  | { readonly kind: 'allow' | 'observe' | 'block'; readonly policy: string };

const ASK: PolicyFinding = { kind: 'ask' };

/** The one that is named where several agree: whichever, but always the same. */
const first = (policies: readonly Policy[]): string | null =>
  policies.reduce<string | null>((least, { id }) => (least === null || id < least ? id : least), null);

/** Those that decide: none of the others is narrower. */
const deciding = (about: readonly Policy[]): readonly Policy[] =>
  about.filter((one) => !about.some((other) => isNarrower(other, one)));

const aboutCall = ({ whole }: Policies, call: Scope, at: number): readonly Policy[] =>
  whole.filter((policy) => takesIn(policy.scope, call) && holdsAt(policy, at));

/**
 * What policies say of a call's quote. A block wins over everything. Else a policy gives way to a narrower one (`isNarrower`); those that are left must all let the
 * call pass: where one of them asks, it is asked, whatever the others say. What any policy keeps is kept from all. Unknown cost passes only where those that
 * decide only observe, and nothing passes beyond what is left. Laws: their order does not matter; whatever
 * policies there are, nothing passes beyond what is left or kept.
 */
export const judgeByPolicies = (policies: Policies, call: Scope, quote: Quote, books: Books): PolicyFinding => {
  const about = aboutCall(policies, call, quote.at);
  const blocks = first(about.filter(({ does }) => does.kind === 'block'));
  if (blocks !== null) return { kind: 'block', policy: blocks };
  if (policies.broken.some(({ scope }) => takesIn(scope, call))) return ASK;
  const decide = deciding(about);
  const policy = first(decide);
  if (policy === null || decide.some(({ does }) => does.kind === 'ask')) return ASK;
  const kind = decide.every(({ does }) => does.kind === 'observe') ? 'observe' : 'allow';
  if (quote.unknown !== null) return kind === 'observe' ? { kind, policy } : ASK;
  const own = decide.flatMap((one) => limitsOf(one, 'own'));
  const kept = about.flatMap((one) => limitsOf(one, 'keep'));
  const fits = judgeLeft(quote) === 'fits' && judgeLimits([...kept, ...own], call, quote, books) === 'fits';
  return fits ? { kind, policy } : ASK;
};

/** What `judgeByPolicies` reads of books that hold a part of their ledger. */
export const policyNames = (
  names: Names,
  books: Books,
  policies: Policies,
  call: Scope,
  at: number,
): readonly Need[] => {
  const own = deciding(aboutCall(policies, call, at)).flatMap((one) => limitsOf(one, 'own'));
  return limitNames(names, books, own, call, at);
};
