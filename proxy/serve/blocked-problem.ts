import { toUnits } from '../../shared/amount.ts';
import type { BlockedBy } from '../../shared/gate/ports.ts';
import { toInstant } from '../../shared/instant.ts';
import type { Quote } from '../../shared/rules/quote.ts';
import { quoteDocument } from '../../shared/rules/quote-document.ts';
import type { MeterQuote } from '../../shared/rules/quote-meters.ts';
import type { Problem } from './own-answer.ts';

const TITLES: Readonly<Record<BlockedBy, string>> = {
  blocked: 'The call was blocked',
  'timed-out': 'Nobody decided about the call in time',
  'over-limit': 'The call may use more than is left',
  policy: 'The policy blocks the call',
};

const lacks = (meter: MeterQuote): boolean => meter.max !== null && meter.max > 0 && (meter.before ?? 0) < meter.max;

const amountOf = ({ meter, max, before, basis }: MeterQuote): string => {
  const most = max === null ? 'an unknown number of' : `up to ${toUnits(max)}`;
  if (before === null) return `${most} ${meter} units, and it is not known how many are left`;
  const surely = basis === 'assumed' ? ' if the plan is the usual one' : '';
  return `${most} ${meter} units, and ${toUnits(before)} are left${surely}`;
};

/** What to do where only an assumed allowance is in the way, or one that proved wrong; else nothing. */
const remedyOf = ({ account, meters }: Quote): string => {
  const isKnown = meters.filter(lacks).every(({ basis, before }) => basis !== 'assumed' && before !== null);
  return isKnown
    ? ''
    : ` Read the quota, or set the plan: tollgate accounts set ${account.provider}/${account.id} plan=PLAN.`;
};

const detailOf = (quote: Quote, decision: BlockedBy, reason: string): string => {
  switch (decision) {
    case 'blocked':
      return 'A person blocked the call.';
    case 'timed-out':
      return 'The time to decide ran out.';
    case 'over-limit':
      return `The call may use ${quote.meters.filter(lacks).map(amountOf).join('; ')}.${remedyOf(quote)}`;
    case 'policy':
      return reason === 'unknown-cost'
        ? `Nobody can say what the call costs: ${quote.unknown ?? 'no rule describes it'}. The proxy runs with --on-unknown block.`
        : 'The call may charge, and the proxy runs with --on-charge deny. With --on-charge allow it passes such calls while the allowance covers them.';
  }
};

/** When the allowance that is lacking comes back: of several, the last. Null when nothing is lacking, or nothing comes back. */
const comesBackAt = (quote: Quote): string | null => {
  const resets = quote.meters.filter(lacks).map((meter) => meter.resets);
  const last = resets.reduce<number | null>((latest, at) => (at === null ? latest : Math.max(latest ?? at, at)), null);
  return last === null ? null : toInstant(last);
};

/** The 402 of a call that was not let through. */
export const blockedProblem = (quote: Quote, decision: BlockedBy, reason: string): Problem => ({
  kind: 'blocked',
  status: 402,
  title: TITLES[decision],
  detail: `${detailOf(quote, decision, reason)} Nothing was sent.`,
  more: {
    decision,
    quote: quoteDocument(quote, 'en'),
    retryAfter: decision === 'over-limit' ? comesBackAt(quote) : null,
  },
});
