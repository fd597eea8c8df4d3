import { type Asking, needsOpening } from '../../../shared/gate/asking.ts';
import { nameAccount } from '../../../shared/gate/name-account.ts';
import { finishBlocks, NOT_SENT, recordBlock, tellVerdict, tryToOpen } from '../../../shared/holding/decide-calls.ts';
import type { LiveCall } from '../../../shared/holding/live-calls.ts';
import { recorded } from '../../../shared/holding/recorded.ts';
import { openRefusals } from '../../../shared/holding/refuse-calls.ts';
import { isUndecided } from '../../../shared/holding/waiting-call.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';
import type { ToBackground, WireAnswer, WireCall } from '../../../shared/messages/bridge-port.ts';
import { recogniseOnSite } from '../../../shared/recognise/recognise-site.ts';
import type { Answer } from '../../../shared/rules/answer.ts';
import type { Screen } from '../asking/screen.ts';
import { openLull } from '../in-a-moment.ts';
import type { CallSight } from '../traffic/traffic-desk.ts';
import type { Bridge } from './bridge.ts';
import { openFreeCalls } from './free-calls.ts';
import { type Described, type HoldEdges, openHolding } from './hold-call.ts';
import { answerOf, httpCallOf, textOfBody } from './http-call.ts';

type Ask = Extract<ToBackground, { readonly kind: 'ask' }>;
type Left = Extract<ToBackground, { readonly kind: 'left' }>;
/** What bridges say of calls that were held, or need not be. */
export type OfCall = Exclude<ToBackground, { readonly kind: 'refused' }>;

export interface BridgeEdges extends HoldEdges {
  readonly screen: Pick<Screen, 'settled' | 'ended'>;
  readonly sight: CallSight;
  readonly later: (afterMs: number, act: () => void) => void;
  /** The title of a tab, as one plain line; empty when it has none. */
  readonly titleOf: (tab: number) => Promise<string>;
  /** Names the very bytes of a call, and says nothing of them. */
  readonly printOf: (call: WireCall) => Promise<string>;
  /** Hears of each read whose answer came, whatever it taught. */
  readonly noteRead: (asking: Asking, answer: Answer) => void;
  /** Names in the ledger what a document says has left: no name that it can give to any other call. */
  readonly leftIdOf: (bridge: Bridge, id: string) => Promise<string>;
}

/** What bridges say, and what becomes of it. */
export interface BridgeDesk {
  /** A document is there, or there again. */
  readonly connect: (bridge: Bridge) => void;
  readonly disconnect: (bridge: Bridge) => void;
  readonly hear: (bridge: Bridge, message: OfCall) => Promise<void>;
}

/** Only the document that made a call is heard about it. */
const isOf = (bridge: Bridge, live: LiveCall<Bridge>): boolean => live.record.call.page === bridge.page.key;

/** Opens the desk that hears bridges. */
export const openBridgeDesk = (edges: BridgeEdges): BridgeDesk => {
  const { gate, calls, screen } = edges;
  const free = openFreeCalls(gate, edges.noteRead);
  const lull = openLull(edges.later);
  const refusals = openRefusals(edges);
  const hold = openHolding(edges, refusals);

  const askAgain = async (bridge: Bridge, live: LiveCall<Bridge>, call: WireCall): Promise<void> => {
    if ((await edges.printOf(call)) !== live.record.call.print) {
      refusals.turnAway(bridge, live.id, 'another-call');
      return;
    }
    if (!edges.isConnected(bridge)) return;
    live.caller = bridge;
    if (live.record.call.choosing === 'items') live.text = textOfBody(call);
    const { standing } = live.record;
    // A worker that ended took with it what it held.
    edges.holdKey(live.id, call);
    if (standing.kind === 'allowed') await tryToOpen(edges, live, standing.allowed);
    else if (standing.kind === 'blocked' && standing.problem === null) await finishBlocks(edges, [live]);
    else tellVerdict(edges, live);
  };

  /** Null when it is no provider's call. `since`: where the ledger ended when it was heard of; null where nobody had looked yet. */
  const recogniseFrom = async (
    bridge: Bridge,
    id: string,
    call: WireCall,
    since: number | null,
  ): Promise<Asking | null> => {
    const http = httpCallOf(call);
    const found = gate.recognise(http) ?? recogniseOnSite(gate.packs, http);
    if (found === null) return null;
    const site = bridge.page.site === '' ? null : bridge.page.site;
    // Of one that is told late: whatever was deleted since may have been deleted after it.
    const named = await nameAccount(gate, found, call.late === true ? 0 : since);
    return { id, ...named, from: { road: 'page', tag: null, user: null, site } };
  };

  const hearLeft = async (bridge: Bridge, asking: Asking): Promise<void> => {
    await free.left(bridge.page.key, asking);
    // It went away meanwhile. Is it there again, it says all of it again.
    if (!edges.isConnected(bridge)) await free.forget(bridge.page.key);
  };

  const describe = async ({ page }: Bridge, call: WireCall): Promise<Described> => {
    const [print, title] = await Promise.all([edges.printOf(call), edges.titleOf(page.tab)]);
    return { print, title };
  };

  const askFirst = async (bridge: Bridge, { id, call }: Ask, since: number | null): Promise<void> => {
    const described = call.free ? null : describe(bridge, call);
    const asking = await recogniseFrom(bridge, id, call, since);
    const pass = (answer: 'heard' | 'unheard'): void => {
      const verdict = { kind: 'pass', watch: answer === 'heard' } as const;
      if (!call.free) bridge.tell({ kind: 'verdict', id, verdict });
    };
    const stance = edges.sight.seen(bridge, id, call, asking);
    const isRecorded = edges.sight.isRecording(bridge);
    if (asking === null || stance === 'harmless') return pass(isRecorded ? 'heard' : 'unheard');
    if (isRecorded && asking.recognised.isUndescribed === true) {
      // A person does it once, to teach it: on record before it leaves, like all that may charge.
      await free.left(bridge.page.key, asking);
      return pass('heard');
    }
    if (described === null) return hearLeft(bridge, asking);
    if (stance === 'block') return refusals.refuse(bridge, asking, 'address');
    if (asking.recognised.isTooLarge) return refusals.refuse(bridge, asking, 'too-large');
    if (needsOpening(asking.recognised)) return hold(bridge, asking, call, described);
    free.read(bridge.page.key, asking);
    pass('heard');
  };

  const ask = async (bridge: Bridge, message: Ask, since: number | null): Promise<void> => {
    if (message.call.free && since !== null) await lull.over();
    const live = calls.get(message.id);
    if (live === null && refusals.tellAgain(bridge, message.id)) return;
    try {
      if (live === null) await askFirst(bridge, message, since);
      else await askAgain(bridge, live, message.call);
    } catch (error) {
      const isClosed = error instanceof LedgerError;
      if (!message.call.free) refusals.turnAway(bridge, message.id, isClosed ? 'books-closed' : 'fault');
      if (!isClosed) throw error;
    }
  };

  const takeBack = async (bridge: Bridge, id: string): Promise<void> => {
    const live = calls.get(id);
    if (live !== null && isUndecided(live.record)) {
      screen.ended(live, 'taken-back');
      calls.step(live, { do: 'leave' });
      await recordBlock(edges, live, 'taken-back');
    } else if (live !== null) await gate.settle(id, NOT_SENT);
    if (live?.record.standing.kind === 'reserved') {
      screen.ended(live, 'taken-back');
      calls.step(live, { do: 'leave' });
    }
    if (live !== null) await calls.forget(live);
    bridge.tell({ kind: 'settled', id });
  };

  /** An answer counts only for what this document was let through, or for what teaches. */
  const settle = async (bridge: Bridge, id: string, answer: Answer): Promise<void> => {
    const live = calls.get(id);
    if (live === null) return free.answered(bridge.page.key, id, answer);
    const { kind } = live.record.standing;
    if (kind !== 'reserved' && kind !== 'lost') return;
    const settled = await gate.settle(id, answer);
    if (live.record.standing.kind === 'reserved') screen.settled(live, settled, answer);
    calls.step(live, { do: 'settle' });
    await calls.save(live);
  };

  const takeAnswer = async (bridge: Bridge, id: string, answer: WireAnswer): Promise<void> => {
    edges.sight.answered(id, answer);
    await settle(bridge, id, answerOf(answer));
    bridge.tell({ kind: 'settled', id });
  };

  const takeLeft = async (bridge: Bridge, { id, call }: Left): Promise<void> => {
    const since = gate.order();
    const asking = await recogniseFrom(bridge, await edges.leftIdOf(bridge, id), call, since);
    if (asking !== null) await free.lost(asking);
    bridge.tell({ kind: 'settled', id });
  };

  const act = (bridge: Bridge, message: Exclude<OfCall, Left>, since: number | null): Promise<void> => {
    switch (message.kind) {
      case 'ask':
        return ask(bridge, message, since);
      case 'gone':
        return recorded(takeBack(bridge, message.id));
      case 'answer':
        return recorded(takeAnswer(bridge, message.id, message.answer));
    }
  };

  return {
    connect: (bridge) => {
      // What is undecided is its document's again once it says so: it may have taken it back, and no worker heard.
      for (const live of calls.all()) if (isOf(bridge, live) && !isUndecided(live.record)) live.caller = bridge;
    },
    disconnect: (bridge) => {
      lull.end();
      edges.answers.add(recorded(free.forget(bridge.page.key)));
    },
    hear: (bridge, message) => {
      if (message.kind === 'left') {
        const heard = recorded(takeLeft(bridge, message));
        edges.answers.add(heard);
        return heard;
      }
      const live = calls.get(message.id);
      // At once, and not in its turn: what is under way must see it before it lets the call through.
      if (message.kind === 'gone' && live !== null && isOf(bridge, live)) live.takenBack = true;
      if (message.kind !== 'ask' || !message.call.free) lull.end();
      const since = gate.order();
      return calls.inTurn(message.id, async () => {
        const held = calls.get(message.id);
        if (held !== null && !isOf(bridge, held)) return;
        const acted = act(bridge, message, since);
        // Not while it waits for its turn: what has the turn may wait for all answers.
        if (message.kind === 'answer' || (message.kind === 'ask' && message.call.free)) edges.answers.add(acted);
        await acted;
      });
    },
  };
};
