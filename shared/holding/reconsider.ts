import { type DecideEdges, tryUnasked } from './decide-calls.ts';
import type { Caller, LiveCalls } from './live-calls.ts';

/** A person said something else of calls: those that wait and need not be asked about any more pass, or are blocked. What is on show of the others stays as it is. */
export const reconsider = async <C extends Caller>(
  edges: DecideEdges & { readonly calls: LiveCalls<C> },
): Promise<void> => {
  const waiting = edges.calls.all().filter(({ record }) => record.standing.kind === 'deciding');
  await Promise.all(
    waiting.map((live) =>
      edges.calls.inTurn(live.id, async () => {
        if (live.record.standing.kind === 'deciding') await tryUnasked(edges, live, null);
      }),
    ),
  );
};
