import { isUndecided } from '../../shared/gate/hold.ts';
import { loseCall } from '../../shared/gate/lose-call.ts';
import { block, type HoldEdges, NOT_SENT, recorded } from './hold-ledger.ts';
import type { Bridge, LiveHold } from './live-holds.ts';
import type { Screen } from './screen.ts';

export interface EndEdges extends HoldEdges {
  readonly screen: Pick<Screen, 'ended'>;
  readonly now: () => number;
  readonly later: (afterMs: number, act: () => void) => void;
}

/** Ends the holds of documents that went away: nothing of them is sent, or no answer will come. */
export interface Endings {
  /** The connection of a document ended. Its holds end with it, unless it is there again in a moment. */
  readonly disconnect: (bridge: Bridge) => void;
  /** At the start of a worker: gives the documents of the one before time to connect again. */
  readonly takeUp: () => void;
}

/** A bridge connects again at once; it is away longer only when its document is gone. */
const PAGE_GRACE_MS = 1000;
/** After a worker ended, all documents connect at the same time, and those in the background are slow. */
const START_GRACE_MS = 5000;

export const openEndings = (edges: EndEdges): Endings => {
  const { gate, holds, screen, now } = edges;

  const endOne = async (live: LiveHold): Promise<void> => {
    if (live.bridge !== null || live.endsAt > now()) return;
    if (isUndecided(live.hold)) {
      screen.ended(live, 'page-gone');
      await block(edges, live, 'page-gone');
    } else if (live.hold.standing.kind === 'reserved') {
      await loseCall(gate, live.id);
      screen.ended(live, 'page-gone-sent');
      holds.step(live, { do: 'lose' });
      await holds.save(live);
    }
  };

  /** What this worker does not live to see, the next one does at its start. */
  const endAfter = (afterMs: number): void => {
    edges.later(afterMs, () => {
      for (const { id } of holds.all().filter((live) => live.bridge === null)) {
        void holds.inTurn(id, async () => {
          const live = holds.get(id);
          if (live !== null) await recorded(endOne(live));
        });
      }
    });
  };

  /**
   * What the ledger holds for calls of workers before this one, and no hold will end: those that are blocked never left; of those that nothing is known
   * of, no answer will come.
   */
  const endForgotten = async (until: number): Promise<void> => {
    const open = await gate.step((books) => {
      const postings = [...books.accounts.values()].flatMap((account) => [...account.inFlight.values()]);
      return { append: [], result: postings.filter(({ origin, at }) => origin === edges.origin && at <= until) };
    });
    for (const { id } of open) {
      await holds.inTurn(id, async () => {
        const live = holds.get(id);
        if (live === null) await loseCall(gate, id);
        else if (live.hold.standing.kind === 'blocked') await gate.settle(id, NOT_SENT);
      });
    }
  };

  return {
    disconnect: (bridge) => {
      for (const live of holds.all()) {
        if (live.bridge !== bridge) continue;
        live.bridge = null;
        live.endsAt = now() + PAGE_GRACE_MS;
      }
      endAfter(PAGE_GRACE_MS);
    },
    takeUp: () => {
      const startedAt = now();
      for (const live of holds.all()) live.endsAt = startedAt + START_GRACE_MS;
      endAfter(START_GRACE_MS);
      edges.later(START_GRACE_MS, () => void recorded(endForgotten(startedAt)));
    },
  };
};
