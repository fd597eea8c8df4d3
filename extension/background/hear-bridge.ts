import { type Asking, needsOpening } from '../../shared/gate/gate.ts';
import { heldCall } from '../../shared/gate/held-call.ts';
import { isUndecided } from '../../shared/gate/hold.ts';
import type { Decider } from '../../shared/gate/ports.ts';
import { blockedProblem } from '../../shared/gate/problem.ts';
import { LedgerError } from '../../shared/ledger/store.ts';
import type { ToBackground, WireAnswer } from '../../shared/messages/bridge-port.ts';
import { mayCharge } from '../../shared/recognise/recognise.ts';
import type { Answer } from '../../shared/rules/answer.ts';
import { shortText } from '../../shared/words/plain-text.ts';
import {
  finishBlocks,
  type HoldEdges,
  NOT_SENT,
  recordBlock,
  recorded,
  tellVerdict,
  tryToOpen,
} from './hold-ledger.ts';
import { answerOf, httpCallOf } from './http-call.ts';
import type { Bridge, LiveHold } from './live-holds.ts';
import { MOST_UNDECIDED, openRefusals } from './refuse-calls.ts';
import type { Screen } from './screen.ts';

type Ask = Extract<ToBackground, { readonly kind: 'ask' }>;

export interface BridgeEdges extends HoldEdges {
  readonly screen: Pick<Screen, 'settled' | 'ended'>;
  readonly now: () => number;
  /** The document at its other end is there, as far as the browser said by now. */
  readonly isConnected: (bridge: Bridge) => boolean;
  /** The title of a tab; empty when it has none. */
  readonly titleOf: (tab: number) => Promise<string>;
}

/** What bridges say, and what becomes of it. */
export interface BridgeDesk {
  /** A document is there, or there again. */
  readonly connect: (bridge: Bridge) => void;
  readonly hear: (bridge: Bridge, message: ToBackground) => Promise<void>;
}

/** A page may give its tab a title of any length, in any writing. */
const LONGEST_TITLE = 80;
/** A blocked call is answered the same when it is asked again; nobody asks again after so long. */
const BLOCKED_KEPT_MS = 10 * 60_000;

/** It has left already, and cannot charge as far as the page's own table goes: it is put on record as it is. */
const SENT: Decider = {
  judge: () => ({ kind: 'allow', by: 'rule', reason: 'already-sent' }),
  ask: async () => ({ kind: 'allow', by: 'rule', reason: 'already-sent' }),
  waitMs: 0,
};

/** Only the document that made a call is heard about it. */
const isOf = (bridge: Bridge, live: LiveHold): boolean => live.hold.call.page === bridge.page.key;

/** Opens the desk that hears bridges. */
export const openBridgeDesk = (edges: BridgeEdges): BridgeDesk => {
  const { gate, holds, screen, now } = edges;
  /** Calls that only teach, until their answer comes. Should the worker end meanwhile, what they would have taught is not learned. */
  const reads = new Map<string, Asking>();

  const refusals = openRefusals(edges);

  const dropOldBlocked = (): void => {
    for (const live of holds.all()) {
      const { call, standing } = live.hold;
      if (call.place >= now() - BLOCKED_KEPT_MS) return;
      if (standing.kind === 'blocked' && standing.problem !== null) void holds.forget(live);
    }
  };

  const askAgain = async (bridge: Bridge, live: LiveHold): Promise<void> => {
    if (!edges.isConnected(bridge)) return;
    live.bridge = bridge;
    const { standing } = live.hold;
    if (standing.kind === 'allowed') await tryToOpen(edges, live, standing.allowed);
    else if (standing.kind === 'blocked' && standing.problem === null) await finishBlocks(edges, [live]);
    else tellVerdict(live);
  };

  const hold = async (bridge: Bridge, asking: Asking): Promise<void> => {
    dropOldBlocked();
    const { key, tab } = bridge.page;
    const isFull = (): boolean => mayCharge(asking.recognised) && holds.line.undecidedOf(key) >= MOST_UNDECIDED;
    const title = isFull() ? '' : shortText(await edges.titleOf(tab), LONGEST_TITLE);
    // It went away meanwhile, and its calls with it: nobody is asked about them. Is it there again, it asks again.
    if (!edges.isConnected(bridge)) return;
    if (isFull()) return refusals.refuse(bridge, asking);
    const call = heldCall(asking, { title, page: key, place: holds.nextPlace() });
    const live = holds.add({ call, standing: { kind: 'asked' } }, bridge);
    await tryToOpen(edges, live, null);
  };

  const askFirst = async (bridge: Bridge, { id, call }: Ask): Promise<void> => {
    const recognised = gate.recognise(httpCallOf(call));
    const pass = (watch: boolean): void => {
      if (!call.free) bridge.tell({ kind: 'verdict', id, verdict: { kind: 'pass', watch } });
    };
    if (recognised === null) return pass(false);
    const site = bridge.page.site === '' ? null : bridge.page.site;
    const from = { road: 'page', tag: null, user: null, site } as const;
    const asking = { id, recognised, account: await gate.accountOf(recognised), from };
    if (!needsOpening(recognised)) {
      reads.set(id, asking);
      pass(true);
    } else if (call.free) await gate.open(asking, SENT, () => false);
    else await hold(bridge, asking);
  };

  const ask = async (bridge: Bridge, message: Ask): Promise<void> => {
    const live = holds.get(message.id);
    if (live !== null) return askAgain(bridge, live);
    try {
      await askFirst(bridge, message);
    } catch (error) {
      const isClosed = error instanceof LedgerError;
      const reason = isClosed ? 'books-closed' : 'fault';
      const body = JSON.stringify(blockedProblem({ decision: 'blocked', reason, quote: null }));
      if (!message.call.free) bridge.tell({ kind: 'verdict', id: message.id, verdict: { kind: 'block', body } });
      if (!isClosed) throw error;
    }
  };

  const takeBack = async (bridge: Bridge, id: string): Promise<void> => {
    const live = holds.get(id);
    if (live !== null && isUndecided(live.hold)) {
      screen.ended(live, 'taken-back');
      holds.step(live, { do: 'leave' });
      await recordBlock(edges, live, 'taken-back');
    } else await gate.settle(id, NOT_SENT);
    if (live?.hold.standing.kind === 'reserved') holds.step(live, { do: 'leave' });
    if (live !== null) await holds.forget(live);
    bridge.tell({ kind: 'settled', id });
  };

  const settle = async (id: string, answer: Answer): Promise<void> => {
    const read = reads.get(id);
    if (read !== undefined) {
      await gate.learn(read, answer);
      reads.delete(id);
      return;
    }
    const settled = await gate.settle(id, answer);
    const live = holds.get(id);
    if (live === null || live.hold.standing.kind !== 'reserved') return;
    screen.settled(live, settled, answer);
    holds.step(live, { do: 'settle' });
    await holds.save(live);
  };

  const takeAnswer = async (bridge: Bridge, id: string, answer: WireAnswer): Promise<void> => {
    await settle(id, answerOf(answer));
    bridge.tell({ kind: 'settled', id });
  };

  const act = (bridge: Bridge, message: ToBackground): Promise<void> => {
    switch (message.kind) {
      case 'ask':
        return ask(bridge, message);
      case 'gone':
        return recorded(takeBack(bridge, message.id));
      case 'answer':
        return recorded(takeAnswer(bridge, message.id, message.answer));
    }
  };

  return {
    connect: (bridge) => {
      for (const live of holds.all()) if (isOf(bridge, live)) live.bridge = bridge;
    },
    hear: (bridge, message) => {
      const live = holds.get(message.id);
      // At once, and not in its turn: what is under way must see it before it lets the call through.
      if (message.kind === 'gone' && live !== null && isOf(bridge, live)) live.takenBack = true;
      const heard = holds.inTurn(message.id, async () => {
        const held = holds.get(message.id);
        if (held === null || isOf(bridge, held)) await act(bridge, message);
      });
      if (message.kind === 'answer') edges.answers.add(heard);
      return heard;
    },
  };
};
