import { LedgerError } from '../../shared/ledger/store.ts';
import { patiently } from './patience.ts';
import type { Database } from './sqlite.ts';
import { sqliteErrorOf } from './sqlite-error.ts';

/**
 * How single statements are run: one is done or not, so while another program holds the lock it is tried again, for so long. Failures come as LedgerError that
 * names the file.
 */
export const askDatabase =
  (database: Database, file: string, patienceMs: number) =>
  async <T>(statement: () => T): Promise<T> => {
    if (!database.isOpen) throw new LedgerError(`${file} is closed`);
    try {
      return await patiently({ forMs: patienceMs }, statement, (answer) => answer);
    } catch (error) {
      throw sqliteErrorOf(error, file);
    }
  };
