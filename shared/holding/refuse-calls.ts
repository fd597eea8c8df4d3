import type { Asking } from '../gate/asking.ts';
import { tooLongProblem } from '../gate/problem.ts';
import type { Quote } from '../rules/quote.ts';
import { type DecideEdges, problemOf, recordBlocks } from './decide-calls.ts';
import type { Caller } from './live-calls.ts';

/** Blocks calls that are not even held. */
export interface Refusals {
  /** Resolves once the caller was told. What comes while the ledger writes goes into its next step, all of it together. */
  readonly refuse: (caller: Caller, asking: Asking, reason: RefusalReason) => Promise<void>;
}

/** A caller may have so many calls wait for a decision: nobody reads more, and none must bury the one that matters. */
export const MOST_UNDECIDED = 500;

/** Its caller has too many calls waiting; or it is larger than any call needs. */
export type RefusalReason = 'too-many' | 'too-large';

interface Refused {
  readonly caller: Caller;
  readonly asking: Asking;
  readonly reason: RefusalReason;
}

const documentOf = (edges: DecideEdges, { asking, reason }: Refused, quote: Quote | null): string =>
  reason === 'too-large'
    ? JSON.stringify(tooLongProblem(asking.recognised.unreadable ?? ''))
    : problemOf(edges, reason, quote);

/** Opens the desk that blocks what a caller asks past the most it may. */
export const openRefusals = (edges: DecideEdges): Refusals => {
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
      refused.caller.tell({ kind: 'verdict', id: refused.asking.id, verdict: { kind: 'block', body } });
    }
  };

  return {
    refuse: (caller, asking, reason) => {
      waiting.push({ caller, asking, reason });
      if (next === null) {
        next = last.then(refuseAll);
        last = next.catch(() => undefined);
      }
      return next;
    },
  };
};
