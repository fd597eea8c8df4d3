import type { Books } from '../books/books.ts';
import type { Verdict } from '../gate/ports.ts';
import type { Naming } from '../gate/way-names.ts';
import type { Scope } from '../limits/scope.ts';
import { judgeByPolicies, type Policies, policyNames } from '../policies/judge-policies.ts';
import { holdsAt, type Span } from '../policies/policy.ts';
import type { Quote } from '../rules/quote.ts';

/** What a person said once, so that calls need not be asked about. */
export interface Said {
  readonly policies: Policies;
  /** While it holds, calls pass unasked; null where the guard is not paused. */
  readonly pause: Span | null;
}

/**
 * What becomes of a call without a question; `ask` where nothing that was said lets it pass. While the guard is paused all pass, also past what is left or at unknown
 * cost, for a person said so; but what a policy blocks stays blocked. Runs inside the step that reserves, so that an end counts to the moment.
 */
export const judgeUnasked = (
  { policies, pause }: Said,
  call: Scope,
  quote: Quote,
  books: Books,
): Verdict | { readonly kind: 'ask' } => {
  const found = judgeByPolicies(policies, call, quote, books);
  if (pause !== null && holdsAt(pause, quote.at) && found.kind !== 'block')
    return { kind: 'allow', by: 'pause', reason: 'paused' };
  switch (found.kind) {
    case 'block':
      return { kind: 'block', by: 'policy', reason: 'policy-blocks', decision: 'policy', policy: found.policy };
    case 'ask':
      return { kind: 'ask' };
    case 'allow':
      return { kind: 'allow', by: 'policy', reason: 'within-policy', policy: found.policy };
    case 'observe':
      return { kind: 'allow', by: 'policy', reason: 'observed', policy: found.policy };
  }
};

/** What `judgeUnasked` reads besides the quote. */
export const unaskedNames =
  ({ policies }: Said, call: Scope): Naming =>
  (names, books, at) =>
    policyNames(names, books, policies, call, at);
