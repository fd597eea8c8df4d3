import type { Books } from '../books/books.ts';
import type { Posting } from '../ledger/posting.ts';
import { settleCall } from '../rules/settle.ts';
import type { Gate } from './gate.ts';
import { settleHeader } from './headers.ts';

const inFlight = (books: Books, id: string): Posting | null => {
  for (const account of books.accounts.values()) {
    const reserved = account.inFlight.get(id);
    if (reserved !== undefined) return reserved;
  }
  return null;
};

/**
 * Gives up waiting for the answer to a call that left: what it held is unresolved until its answer comes after all, or a free read decides. False when
 * nothing of it is in flight. Rejects with LedgerError.
 */
export const loseCall = (gate: Gate, id: string): Promise<boolean> =>
  gate.step((books, now, nextOrder) => {
    const reserved = inFlight(books, id);
    if (reserved === null) return { append: [], result: false };
    const call = gate.packs.get(reserved.provider)?.calls.find((one) => one.id === reserved.route) ?? null;
    const sent = { call, asks: reserved.asks, params: reserved.params };
    const header = settleHeader(reserved, now, null, 'recover');
    const posting = settleCall(books, header, sent, { kind: 'none', sent: 'unknown' }, nextOrder());
    return { append: posting === null ? [] : [posting], result: posting !== null };
  });
