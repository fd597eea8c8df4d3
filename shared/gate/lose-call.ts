import type { Gate } from './gate.ts';
import { giveUp, inFlight } from './reserved-call.ts';

/**
 * Gives up waiting for the answer to a call that left: what it held is unresolved until its answer comes after all, or a free read decides. False when
 * nothing of it is in flight. Rejects with LedgerError.
 */
export const loseCall = (gate: Gate, id: string): Promise<boolean> =>
  gate.step((books, now, nextOrder) => {
    const reserved = inFlight(books, id);
    const posting = reserved === null ? null : giveUp(books, reserved, now, nextOrder());
    return { append: posting === null ? [] : [posting], result: posting !== null };
  });
