import { LedgerError } from '../ledger/store.ts';
import type { Recognised } from '../recognise/recognise.ts';
import { type Asking, needsOpening } from './asking.ts';
import type { Gate } from './gate.ts';

/** The books' order now. Undefined where the books cannot be read: then nothing will be learned of the call either. */
const orderNow = async (gate: Gate): Promise<number | undefined> => {
  try {
    return await gate.look((_books, _now, { last }) => last);
  } catch (error) {
    if (error instanceof LedgerError) return undefined;
    throw error;
  }
};

/**
 * Whose call it is and when it came, with its credential forgotten: from here on nothing that is kept of the call has it. A call that may teach, and that no reservation will hold a place
 * of, has its place in the ledger from here: `since`, where the ledger ended when it left, or as a look finds it now. Rejects with LedgerError.
 */
export const nameAccount = async (
  gate: Gate,
  recognised: Recognised,
  since: number | null = null,
): Promise<Pick<Asking, 'recognised' | 'account' | 'since'>> => {
  const isPlaced = recognised.call !== null && !needsOpening(recognised);
  const place = isPlaced ? (since ?? (await orderNow(gate))) : undefined;
  return {
    ...(place === undefined ? {} : { since: place }),
    account: await gate.accountOf(recognised),
    recognised: { ...recognised, credential: null },
  };
};
