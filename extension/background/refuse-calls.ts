import type { Asking } from '../../shared/gate/gate.ts';
import { type HoldEdges, problemOf, recordBlocks } from './hold-ledger.ts';
import type { Bridge } from './live-holds.ts';

/** Blocks calls that are not even held. */
export interface Refusals {
  /** Resolves once the page was told. What comes while the ledger writes goes into its next step, all of it together. */
  readonly refuse: (bridge: Bridge, asking: Asking) => Promise<void>;
}

/** A document may have so many calls wait for a decision: nobody reads more, and a page must not bury the one that matters. */
export const MOST_UNDECIDED = 500;

const REASON = 'too-many';

/** Opens the desk that blocks what a document asks past the most it may. */
export const openRefusals = (edges: HoldEdges): Refusals => {
  let waiting: { readonly bridge: Bridge; readonly asking: Asking }[] = [];
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  const refuseAll = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    next = null;
    const calls = batch.map(({ asking }) => ({ asking, reason: REASON }));
    const quotes = await recordBlocks(edges, calls);
    for (const [at, { bridge, asking }] of batch.entries()) {
      const body = problemOf(edges, REASON, quotes[at] ?? null);
      bridge.tell({ kind: 'verdict', id: asking.id, verdict: { kind: 'block', body } });
    }
  };

  return {
    refuse: (bridge, asking) => {
      waiting.push({ bridge, asking });
      if (next === null) {
        next = last.then(refuseAll);
        last = next.catch(() => undefined);
      }
      return next;
    },
  };
};
