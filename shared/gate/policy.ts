import { periodOf, totalsOf } from '../books/account.ts';
import type { Quote } from '../rules/quote.ts';
import type { Judgement } from './ports.ts';

/** What becomes of calls when nobody is asked. */
export interface Policy {
  readonly onCharge: 'allow' | 'deny';
  readonly onUnknown: 'allow' | 'block';
}

/** True when what is left of every meter covers `max`; `comesBack` gives what of a meter may come back besides, in thousandths. */
const fits = (quote: Quote, comesBack: (meter: string) => number): boolean =>
  quote.meters.every(({ meter, max, before }) => {
    if (max === null || max === 0) return true;
    return before === null ? !hasLimit(quote, meter) : max <= before + comesBack(meter);
  });

/** True for a meter whose provider refuses past an allowance, though it may not be known at present. */
const hasLimit = (quote: Quote, meter: string): boolean =>
  quote.account.pack.document.meters.some((one) => one.id === meter && one.refusesPastAllowance);

/** What a policy says of a call (contract §3, `--on-charge` and `--on-unknown`). Never in the hope that the provider refuses. */
export const judgeByPolicy = (quote: Quote, policy: Policy): Judgement => {
  if (quote.unknown !== null) {
    return policy.onUnknown === 'allow'
      ? { kind: 'allow', by: 'policy', reason: 'on-unknown-allow' }
      : { kind: 'block', by: 'policy', reason: 'unknown-cost', decision: 'policy' };
  }
  if (policy.onCharge === 'deny') return { kind: 'block', by: 'policy', reason: 'on-charge-deny', decision: 'policy' };
  if (fits(quote, () => 0)) return { kind: 'allow', by: 'policy', reason: 'within-allowance' };
  const period = periodOf(quote.account, quote.at).id;
  // Calls in flight may settle lower than reserved.
  if (fits(quote, (meter) => totalsOf(quote.account, meter, period).reserved)) return { kind: 'wait' };
  return { kind: 'block', by: 'policy', reason: 'over-limit', decision: 'over-limit' };
};
