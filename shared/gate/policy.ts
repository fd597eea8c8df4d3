import { periodOf, totalsOf } from '../books/account.ts';
import { allowanceOf } from '../books/allowance.ts';
import type { Quote } from '../rules/quote.ts';
import type { Judgement } from './ports.ts';

export interface Policy {
  readonly onCharge: 'allow' | 'deny';
  readonly onUnknown: 'allow' | 'block';
}

/** True when every meter is left with at least `max`, once `freed` thousandths held by calls in flight came back. */
const fits = (quote: Quote, countInFlight: boolean): boolean =>
  quote.meters.every(({ meter, max, before }) => {
    if (max === null || max === 0) return true;
    if (before === null) return !isMetered(quote, meter);
    const inFlight = totalsOf(quote.account, meter, periodOf(quote.account, quote.at).id).reserved;
    return max <= before + (countInFlight ? 0 : inFlight);
  });

/** A meter that the plan gives an allowance, though it may not be known at present. */
const isMetered = (quote: Quote, meter: string): boolean => {
  const refuses = quote.account.pack.document.meters.some((one) => one.id === meter && one.refusesPastAllowance);
  return refuses && allowanceOf(quote.account, meter, periodOf(quote.account, quote.at)) === null;
};

/** What a policy says of a call (contract §3, `--on-charge` and `--on-unknown`). Never in the hope that the provider refuses. */
export const judgeByPolicy = (quote: Quote, policy: Policy): Judgement => {
  if (quote.unknown !== null) {
    return policy.onUnknown === 'allow'
      ? { kind: 'allow', by: 'policy', reason: 'on-unknown-allow' }
      : { kind: 'block', by: 'policy', reason: 'unknown-cost', decision: 'policy' };
  }
  if (policy.onCharge === 'deny') return { kind: 'block', by: 'policy', reason: 'on-charge-deny', decision: 'policy' };
  if (fits(quote, true)) return { kind: 'allow', by: 'policy', reason: 'within-allowance' };
  if (fits(quote, false)) return { kind: 'wait' };
  return { kind: 'block', by: 'policy', reason: 'over-limit', decision: 'over-limit' };
};
