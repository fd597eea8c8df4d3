import { type DecideEdges, finishBlocks } from './decide-calls.ts';
import type { Caller, LiveCall, LiveCalls } from './live-calls.ts';
import type { WaitingStep } from './waiting-call.ts';

/** Blocks undecided calls: at once for those who look at them, before anything else happens; then on record, in one step of the ledger, in their turn. */
export const blockNow = <C extends Caller>(
  edges: DecideEdges & { readonly calls: Pick<LiveCalls<C>, 'stepAll' | 'inTurnOfAll' | 'stepUnseen' | 'save'> },
  lives: readonly LiveCall[],
  step: Extract<WaitingStep, { readonly do: 'block' | 'expire' }>,
): Promise<void> => {
  edges.calls.stepAll(lives, step);
  const ids = lives.map(({ id }) => id);
  return edges.calls.inTurnOfAll(ids, () => finishBlocks(edges, lives));
};
