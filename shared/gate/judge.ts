import type { Quote } from '../rules/quote.ts';
import { ceilingOf, covers } from './ceiling.ts';
import type { Verdict } from './ports.ts';
import type { Judge } from './way.ts';

/** True when it is certain that a call charges nothing. */
export const cannotCharge = (quote: Quote): boolean =>
  quote.unknown === null && quote.meters.every(({ max }) => max === 0);

/** What cannot charge passes by rule; about all else `judge` decides. */
export const unlessFree =
  (judge: Judge): Judge =>
  (quote, books) =>
    cannotCharge(quote) ? { kind: 'allow', by: 'rule', reason: 'cannot-charge' } : judge(quote, books);

/** A verdict on a quote that was seen. An allow counts while it covers what the call may charge: if that has grown past it, the question is asked again. */
export const asSeen =
  (seen: Quote, verdict: Verdict): Judge =>
  (quote) =>
    verdict.kind === 'allow' && !covers(ceilingOf(seen), ceilingOf(quote)) ? { kind: 'ask' } : verdict;

/** The time to wait is over: what would wait longer is blocked. */
export const waitingNoMore =
  (judge: Judge): Judge =>
  (quote, books) => {
    const verdict = judge(quote, books);
    return verdict.kind === 'wait'
      ? { kind: 'block', by: 'policy', reason: 'over-limit', decision: 'over-limit' }
      : verdict;
  };
