import type { Recognised } from '../recognise/recognise.ts';
import { type Asking, needsOpening } from './asking.ts';
import type { Gate } from './gate.ts';

/**
 * Whose call it is and when it came, with its credential forgotten: from here on nothing that is kept of the call has it. `since`: where the ledger ended when it left; a call that may
 * teach, and that no reservation will hold a place of, has its place from here. Rejects with LedgerError.
 */
export const nameAccount = async (
  gate: Pick<Gate, 'order' | 'accountOf'>,
  recognised: Recognised,
  since = gate.order(),
): Promise<Pick<Asking, 'recognised' | 'account' | 'since'>> => ({
  ...(recognised.call === null || needsOpening(recognised) ? {} : { since }),
  account: await gate.accountOf(recognised),
  recognised: { ...recognised, credential: null },
});
