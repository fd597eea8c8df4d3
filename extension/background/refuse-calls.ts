import type { Asking } from '../../shared/gate/asking.ts';
import { tooLongProblem } from '../../shared/gate/problem.ts';
import type { Quote } from '../../shared/rules/quote.ts';
import { type HoldEdges, problemOf, recordBlocks } from './hold-ledger.ts';
import type { Bridge } from './live-holds.ts';

/** Blocks calls that are not even held. */
export interface Refusals {
  /** Resolves once the page was told. What comes while the ledger writes goes into its next step, all of it together. */
  readonly refuse: (bridge: Bridge, asking: Asking, reason: RefusalReason) => Promise<void>;
}

/** A document may have so many calls wait for a decision: nobody reads more, and a page must not bury the one that matters. */
export const MOST_UNDECIDED = 500;

/** Its document has too many calls waiting; or it is larger than any call needs. */
export type RefusalReason = 'too-many' | 'too-large';

interface Refused {
  readonly bridge: Bridge;
  readonly asking: Asking;
  readonly reason: RefusalReason;
}

const documentOf = (edges: HoldEdges, { asking, reason }: Refused, quote: Quote | null): string =>
  reason === 'too-large'
    ? JSON.stringify(tooLongProblem(asking.recognised.unreadable ?? ''))
    : problemOf(edges, reason, quote);

/** Opens the desk that blocks what a document asks past the most it may. */
export const openRefusals = (edges: HoldEdges): Refusals => {
  let waiting: Refused[] = [];
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  const refuseAll = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    next = null;
    const quotes = await recordBlocks(edges, batch);
    for (const [at, refused] of batch.entries()) {
      const body = documentOf(edges, refused, quotes[at] ?? null);
      refused.bridge.tell({ kind: 'verdict', id: refused.asking.id, verdict: { kind: 'block', body } });
    }
  };

  return {
    refuse: (bridge, asking, reason) => {
      waiting.push({ bridge, asking, reason });
      if (next === null) {
        next = last.then(refuseAll);
        last = next.catch(() => undefined);
      }
      return next;
    },
  };
};
