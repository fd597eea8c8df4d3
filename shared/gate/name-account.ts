import { LedgerError } from '../ledger/store.ts';
import type { Recognised } from '../recognise/recognise.ts';
import { type Asking, needsOpening } from './asking.ts';
import type { Gate } from './gate.ts';

/**
 * The books' order now, for a call that may teach and that no reservation will hold a place of. Nothing where the books cannot be read: then nothing will be learned of it either.
 */
const orderNow = async (gate: Gate, recognised: Recognised): Promise<Pick<Asking, 'since'>> => {
  if (recognised.call === null || needsOpening(recognised)) return {};
  try {
    return { since: await gate.look((_books, _now, { last }) => last) };
  } catch (error) {
    if (error instanceof LedgerError) return {};
    throw error;
  }
};

/** Whose call it is and when it came, with its credential forgotten: from here on nothing that is kept of the call has it. Rejects with LedgerError. */
export const nameAccount = async (
  gate: Gate,
  recognised: Recognised,
): Promise<Pick<Asking, 'recognised' | 'account' | 'since'>> => ({
  ...(await orderNow(gate, recognised)),
  account: await gate.accountOf(recognised),
  recognised: { ...recognised, credential: null },
});
