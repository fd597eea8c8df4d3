import { judgeLeft } from '../limits/judge-limits.ts';
import type { Quote } from '../rules/quote.ts';
import type { Judgement } from './ports.ts';

/** What becomes of calls where nobody is asked (contract §3, `--on-charge` and `--on-unknown`). */
export interface OnCharge {
  readonly onCharge: 'allow' | 'deny';
  readonly onUnknown: 'allow' | 'block';
}

/** What is said of a call where nobody is asked. Never in the hope that the provider refuses. */
export const judgeOnCharge = (quote: Quote, { onCharge, onUnknown }: OnCharge): Judgement => {
  if (quote.unknown !== null) {
    return onUnknown === 'allow'
      ? { kind: 'allow', by: 'policy', reason: 'on-unknown-allow' }
      : { kind: 'block', by: 'policy', reason: 'unknown-cost', decision: 'policy' };
  }
  if (onCharge === 'deny') return { kind: 'block', by: 'policy', reason: 'on-charge-deny', decision: 'policy' };
  switch (judgeLeft(quote)) {
    case 'fits':
      return { kind: 'allow', by: 'policy', reason: 'within-allowance' };
    // Calls in flight may settle lower than reserved.
    case 'may-fit':
      return { kind: 'wait' };
    case 'over':
      return { kind: 'block', by: 'policy', reason: 'over-limit', decision: 'over-limit' };
  }
};
