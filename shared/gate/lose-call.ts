import type { Gate } from './gate.ts';
import { inFlight } from './reserved-call.ts';
import { giveUp } from './way.ts';
import { giveUpNames } from './way-names.ts';

/** Gives up waiting for the answers to calls that left, in one step. Returns of how many something was in flight. Rejects with LedgerError. */
export const loseCalls = (gate: Gate, ids: readonly string[]): Promise<number> =>
  gate.walk(
    (moment) => {
      const append = ids.flatMap((id) => {
        const reserved = inFlight(moment.books, id);
        return reserved === null ? [] : giveUp(moment, reserved);
      });
      return { append, result: append.length };
    },
    giveUpNames(ids, gate.packOf),
  );

/**
 * Gives up waiting for the answer to a call that left: what it held is unresolved until its answer comes after all, or a free read decides. False when
 * nothing of it is in flight. Rejects with LedgerError.
 */
export const loseCall = async (gate: Gate, id: string): Promise<boolean> => (await loseCalls(gate, [id])) > 0;
