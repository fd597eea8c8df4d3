import type { Asking } from '../gate/asking.ts';
import { tooLongProblem } from '../gate/problem.ts';
import type { Quote } from '../rules/quote.ts';
import { type DecideEdges, problemOf, recordBlocks } from './decide-calls.ts';
import type { Caller } from './live-calls.ts';

/** Blocks calls that are not even held. */
export interface Refusals {
  /** Resolves once the caller was told. What comes while the ledger writes goes into its next step, as much as one takes. */
  readonly refuse: (caller: Caller, asking: Asking, reason: RefusalReason) => Promise<void>;
  /** Tells a caller that its call is blocked, where there is nothing to put on record. */
  readonly turnAway: (caller: Caller, id: string, reason: string) => void;
  /** The same verdict once more, for a call that was refused already: it is not held afterwards. False when it was not. */
  readonly tellAgain: (caller: Caller, id: string) => boolean;
}

/** So many refusals are remembered: who asks again does so at once. */
const MOST_TOLD = 1000;

/** A tab, and a site, may have so many calls wait for a decision: nobody reads more, and none must bury the one that matters. */
export const MOST_UNDECIDED = 500;
/** So many a tab may have all the same where another of its site has taken all: what one tab does keeps no other from being asked about. */
export const TAB_SHARE = 50;
/** So many are put on record in one step: what others wait for comes in between. */
const MOST_AT_ONCE = 50;

/** True when a tab has so many calls waiting that no more of it are held. */
export const isFull = ({ ofTab, ofSite }: { readonly ofTab: number; readonly ofSite: number }): boolean =>
  ofTab >= MOST_UNDECIDED || (ofSite >= MOST_UNDECIDED && ofTab >= TAB_SHARE);

/** Its tab or site has too many calls waiting; a person blocked all of its site, or calls to its address; or it is larger than any call needs. */
export type RefusalReason = 'too-many' | 'site-blocked' | 'address' | 'too-large';

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
  let waiting: { readonly refused: Refused; readonly told: () => void }[] = [];
  let isRefusing = false;
  const told = new Map<string, string>();

  const tell = (caller: Caller, id: string, body: string): void => {
    told.set(id, body);
    for (const oldest of told.keys()) {
      if (told.size <= MOST_TOLD) break;
      told.delete(oldest);
    }
    caller.tell({ kind: 'verdict', id, verdict: { kind: 'block', body } });
  };

  const refuseSome = async (): Promise<void> => {
    const batch = waiting.slice(0, MOST_AT_ONCE);
    waiting = waiting.slice(MOST_AT_ONCE);
    const quotes = await recordBlocks(
      edges,
      batch.map(({ refused }) => refused),
    );
    for (const [at, { refused, told: done }] of batch.entries()) {
      tell(refused.caller, refused.asking.id, documentOf(edges, refused, quotes[at] ?? null));
      done();
    }
  };

  const refuseAll = async (): Promise<void> => {
    if (isRefusing) return;
    isRefusing = true;
    // What is asked in the same moment goes with it.
    await Promise.resolve();
    try {
      while (waiting.length > 0) await refuseSome();
    } finally {
      isRefusing = false;
    }
  };

  return {
    refuse: (caller, asking, reason) =>
      new Promise((resolve, reject) => {
        waiting.push({ refused: { caller, asking, reason }, told: resolve });
        refuseAll().catch(reject);
      }),
    turnAway: (caller, id, reason) => {
      edges.turnedAway(id, reason);
      tell(caller, id, problemOf(edges, reason, null));
    },
    tellAgain: (caller, id) => {
      const body = told.get(id);
      if (body !== undefined) tell(caller, id, body);
      return body !== undefined;
    },
  };
};
