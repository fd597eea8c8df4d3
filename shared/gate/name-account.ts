import { LedgerError } from '../ledger/store.ts';
import type { Recognised } from '../recognise/recognise.ts';
import type { Asking } from './asking.ts';
import type { Gate } from './gate.ts';

/** The books' order now. Nothing where they cannot be read: then nothing will be learned of the call either. */
const orderNow = async (gate: Gate): Promise<Pick<Asking, 'since'>> => {
  try {
    return { since: await gate.position() };
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
  ...(await orderNow(gate)),
  account: await gate.accountOf(recognised),
  recognised: { ...recognised, credential: null },
});
