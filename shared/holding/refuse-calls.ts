import type { Asking } from '../gate/asking.ts';
import { tooLongProblem } from '../gate/problem.ts';
import type { Quote } from '../rules/quote.ts';
import { type DecideEdges, problemOf, recordBlocks } from './decide-calls.ts';
import type { Caller } from './live-calls.ts';

/** Blocks calls that are not even held. */
export interface Refusals {
  /** Resolves once the caller was told. What comes while the ledger writes goes into its next step, all of it together. */
  readonly refuse: (caller: Caller, asking: Asking, reason: RefusalReason) => Promise<void>;
  /** Tells a caller that its call is blocked, with this problem document, where there is nothing to put on record. */
  readonly tell: (caller: Caller, id: string, body: string) => void;
  /** The same verdict once more, for a call that was refused already: it is not held afterwards. False when it was not. */
  readonly tellAgain: (caller: Caller, id: string) => boolean;
}

/** So many refusals are remembered: who asks again does so at once. */
const MOST_TOLD = 1000;

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
  const told = new Map<string, string>();

  const tell: Refusals['tell'] = (caller, id, body) => {
    told.set(id, body);
    for (const oldest of told.keys()) {
      if (told.size <= MOST_TOLD) break;
      told.delete(oldest);
    }
    caller.tell({ kind: 'verdict', id, verdict: { kind: 'block', body } });
  };

  const refuseAll = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    next = null;
    const quotes = await recordBlocks(edges, batch);
    for (const [at, refused] of batch.entries()) {
      tell(refused.caller, refused.asking.id, documentOf(edges, refused, quotes[at] ?? null));
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
    tell,
    tellAgain: (caller, id) => {
      const body = told.get(id);
      if (body !== undefined) tell(caller, id, body);
      return body !== undefined;
    },
  };
};
