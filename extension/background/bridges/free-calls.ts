import { type Asking, needsOpening } from '../../../shared/gate/asking.ts';
import { decided } from '../../../shared/gate/decided.ts';
import type { Gate } from '../../../shared/gate/gate.ts';
import { loseCall, loseCalls } from '../../../shared/gate/lose-call.ts';
import { mayCharge } from '../../../shared/recognise/recognise.ts';
import type { Answer } from '../../../shared/rules/answer.ts';

/** Calls that wait for no decision: reads, and what a page says has left already. Should the worker end before their answer comes, what it would have taught is not learned. */
export interface FreeCalls {
  /** A read that may leave: its answer teaches. */
  readonly read: (page: string, asking: Asking) => void;
  /** It has left. What it is, and whether it may have charged, is found out here: the page's word for it counts nothing. */
  readonly left: (page: string, asking: Asking) => Promise<void>;
  /**
   * It has left, says somebody in whom nothing is believed, and nothing will be heard of its answer. What changes the price of later calls leaves in doubt
   * what it touched; that another may have charged anybody could say of anybody's account, and is not heard.
   */
  readonly lost: (asking: Asking) => Promise<void>;
  /** Takes the answer to one of them, once, from the document that made it; any other is none. */
  readonly answered: (page: string, id: string, answer: Answer) => Promise<void>;
  /** No answer comes from this document any more: what is on record for it is given up. Rejects with LedgerError. */
  readonly forget: (page: string) => Promise<void>;
}

/** It has left already: it is put on record as it is. */
const SENT = decided({ kind: 'allow', by: 'rule', reason: 'already-sent' });

/** Opens the desk for calls that wait for no decision. `noteRead` hears of each read whose answer came, whatever it taught. */
export const openFreeCalls = (gate: Gate, noteRead: (asking: Asking, answer: Answer) => void): FreeCalls => {
  /** By document, then by id: whose answer teaches, and, null, whose answer settles what is on record. */
  const waiting = new Map<string, Map<string, Asking | null>>();
  const wait = (page: string, id: string, taught: Asking | null): void => {
    const ofPage = waiting.get(page) ?? new Map<string, Asking | null>();
    waiting.set(page, ofPage.set(id, taught));
  };
  const read: FreeCalls['read'] = (page, asking) => wait(page, asking.id, asking);

  return {
    read,
    left: async (page, asking) => {
      if (!needsOpening(asking.recognised)) return read(page, asking);
      await gate.open(asking, SENT, () => false);
      // Nobody let it through, so nothing that is said of its answer is believed: what it may have charged counts until a free read decides.
      if (mayCharge(asking.recognised)) await loseCall(gate, asking.id);
      else wait(page, asking.id, null);
    },
    lost: async (asking) => {
      if (!needsOpening(asking.recognised) || mayCharge(asking.recognised)) return;
      await gate.open(asking, SENT, () => false);
      await loseCall(gate, asking.id);
    },
    answered: async (page, id, answer) => {
      const ofPage = waiting.get(page);
      const taught = ofPage?.get(id);
      if (taught === undefined) return;
      if (taught === null) await gate.settle(id, answer);
      else {
        await gate.learn(taught, answer);
        noteRead(taught, answer);
      }
      if (ofPage?.delete(id) === true && ofPage.size === 0) waiting.delete(page);
    },
    forget: async (page) => {
      const open = [...(waiting.get(page) ?? [])].flatMap(([id, taught]) => (taught === null ? [id] : []));
      waiting.delete(page);
      if (open.length > 0) await loseCalls(gate, open);
    },
  };
};
