import type { Posting } from '../model/posting.ts';
import type { Quote } from '../rules/quote.ts';
import type { Asking } from './asking.ts';
import type { Gate } from './gate.ts';
import { type BlockDecision, blockNow } from './way.ts';
import { allOf, attemptNames } from './way-names.ts';

export type BlockedCall =
  /** It is on record as blocked; `quote` is what it would have charged. */
  | { readonly kind: 'blocked'; readonly quote: Quote }
  /** Too late: it is on record as one that may leave. */
  | { readonly kind: 'reserved' };

/** Puts on record, in one step, that calls were not let through, once each, whatever they would have charged. The answers are in the order of the calls. Rejects with LedgerError. */
export const blockCalls = (
  gate: Gate,
  calls: readonly { readonly asking: Asking; readonly decision: BlockDecision }[],
): Promise<readonly BlockedCall[]> =>
  gate.walk(
    (moment) => {
      const append: Posting[] = [];
      const result = calls.map(({ asking, decision }): BlockedCall => {
        const blocked = blockNow(moment, asking, decision);
        append.push(...blocked.append);
        return blocked.result === null ? { kind: 'reserved' } : { kind: 'blocked', quote: blocked.result };
      });
      return { append, result };
    },
    allOf(calls.map(({ asking }) => attemptNames(asking))),
  );
