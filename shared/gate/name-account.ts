import type { Recognised } from '../recognise/recognise.ts';
import type { Gate } from './gate.ts';

/** Whose call it is, with its credential forgotten: from here on nothing that is kept of the call has it. Rejects with LedgerError. */
export const nameAccount = async (
  gate: Gate,
  recognised: Recognised,
): Promise<{ readonly recognised: Recognised; readonly account: string }> => ({
  account: await gate.accountOf(recognised),
  recognised: { ...recognised, credential: null },
});
