import { LedgerError } from '../ledger/store.ts';

/** Waits for what goes into the ledger. When that fails the caller gets no acknowledgement, and says it again on its next connection. */
export const recorded = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
  }
};
