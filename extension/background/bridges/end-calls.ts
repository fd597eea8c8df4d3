import { loseCall, loseCalls } from '../../../shared/gate/lose-call.ts';
import { flightNames } from '../../../shared/gate/way-names.ts';
import { blockAll, type DecideEdges, NOT_SENT } from '../../../shared/holding/decide-calls.ts';
import type { LiveCall, LiveCalls } from '../../../shared/holding/live-calls.ts';
import { recorded } from '../../../shared/holding/recorded.ts';
import { isUndecided } from '../../../shared/holding/waiting-call.ts';
import type { Screen } from '../asking/screen.ts';
import type { Bridge } from './bridge.ts';

export interface EndEdges extends DecideEdges {
  readonly calls: LiveCalls<Bridge>;
  /** Names this ledger's writer in its entries. */
  readonly origin: string;
  readonly screen: Pick<Screen, 'ended'>;
  readonly now: () => number;
  /** False once the tab has closed. */
  readonly isTabOpen: (tab: number) => Promise<boolean>;
  readonly later: (afterMs: number, act: () => void) => void;
}

/** Ends the calls of documents that went away: nothing of them is sent, or no answer will come. */
export interface Endings {
  /** The connection of a document ended. Its calls end with it, unless it is there again in a moment. */
  readonly disconnect: (bridge: Bridge) => void;
  /** At the start of a worker: gives the documents of the one before time to connect again. */
  readonly takeUp: () => void;
}

/** A bridge connects again at once; it is away longer only when its document is gone. */
const PAGE_GRACE_MS = 1000;
/** After a worker ended, all documents connect at the same time, and those in the background are slow. */
const START_GRACE_MS = 5000;

/** A timer may come a little before its time by the clock, and nobody looks again after it. */
const EARLY_MS = 50;

/** Opens what ends the calls of documents that went away. */
export const openEndings = (edges: EndEdges): Endings => {
  const { gate, calls, screen, now } = edges;

  const isOver = (live: LiveCall<Bridge>): boolean => live.caller === null && live.endsAt <= now() + EARLY_MS;

  /** All of them in one step of the ledger each for what was not sent and what was, however many a page had. */
  const endAll = async (lives: readonly LiveCall<Bridge>[], tab: 'open' | 'closed'): Promise<void> => {
    const gone = lives.filter((live) => isOver(live) && calls.get(live.id) === live);
    const held = gone.filter(({ record }) => isUndecided(record));
    const sent = gone.filter(({ record }) => record.standing.kind === 'reserved');
    const sentIds = sent.map(({ id }) => id);
    if (sent.length > 0) await loseCalls(gate, sentIds);
    for (const live of sent) screen.ended(live, 'page-gone-sent');
    calls.stepAll(sent, { do: 'lose' });
    await Promise.all(sent.map((live) => calls.save(live)));
    for (const live of held) {
      // A question of a tab that was closed goes with it; what a person allowed, or sees the page of, is said to have ended.
      if (tab === 'open' || live.record.standing.kind === 'allowed') screen.ended(live, 'page-gone');
    }
    await blockAll(edges, held, 'page-gone');
  };

  const endOver = async (tab: number | null): Promise<void> => {
    const there = tab === null || (await edges.isTabOpen(tab)) ? 'open' : 'closed';
    const over = calls.all().filter(isOver);
    const ids = over.map(({ id }) => id);
    await calls.inTurnOfAll(ids, () => recorded(endAll(over, there)));
  };

  /** What this worker does not live to see, the next one does at its start. `tab`: the one that the document was in. */
  const endAfter = (afterMs: number, tab: number | null): void => {
    edges.later(afterMs, () => void endOver(tab));
  };

  /**
   * What the ledger holds for calls of workers before this one, and no waiting call will end: those that are blocked never left; of those that nothing is known
   * of, no answer will come.
   */
  const endForgotten = async (until: number): Promise<void> => {
    const open = await gate.look((books) => {
      const postings = [...books.accounts.values()].flatMap((account) =>
        [...account.inFlight.values()].map(({ reserved }) => reserved),
      );
      return postings.filter(({ origin, at }) => origin === edges.origin && at <= until);
    }, flightNames);
    for (const { id } of open) {
      await calls.inTurn(id, async () => {
        const live = calls.get(id);
        if (live === null) await loseCall(gate, id);
        else if (live.record.standing.kind === 'blocked') await gate.settle(id, NOT_SENT);
      });
    }
  };

  return {
    disconnect: (bridge) => {
      for (const live of calls.all()) {
        if (live.caller !== bridge) continue;
        live.caller = null;
        live.endsAt = now() + PAGE_GRACE_MS;
      }
      endAfter(PAGE_GRACE_MS, bridge.page.tab);
    },
    takeUp: () => {
      const startedAt = now();
      for (const live of calls.all()) live.endsAt = startedAt + START_GRACE_MS;
      endAfter(START_GRACE_MS, null);
      edges.later(START_GRACE_MS, () => void recorded(endForgotten(startedAt)));
    },
  };
};
