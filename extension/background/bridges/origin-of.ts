import type { KeepingShelf } from '../../../shared/ledger/keeping-shelf.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';
import { ORIGIN } from '../../store/what-stays.ts';

/** Names this ledger's writer in its entries: made once for this store. */
export const originOf = async (settings: KeepingShelf, newId: () => string): Promise<string> => {
  try {
    const kept = await settings.keep(ORIGIN, `extension-${newId()}`);
    return typeof kept === 'string' ? kept : 'extension';
  } catch (error) {
    if (error instanceof LedgerError) return 'extension';
    throw error;
  }
};
