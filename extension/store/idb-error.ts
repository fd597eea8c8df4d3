import { LedgerError } from '../../shared/ledger/store.ts';

/** What happened and what to do, by the name of the browser's error. */
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['QuotaExceededError', 'cannot grow: the disk or the browser’s share of it is full, so free some space'],
  ['VersionError', 'was written by a newer Tollgate: update the extension'],
  ['InvalidStateError', 'was closed by the browser in the meantime: try again'],
  ['AbortError', 'was closed by the browser in the meantime: try again'],
  ['SecurityError', 'may not be kept by this browser: allow the extension to store data'],
  ['ConstraintError', 'is damaged: remove the extension’s data to begin an empty ledger'],
  ['NotFoundError', 'is damaged: remove the extension’s data to begin an empty ledger'],
  ['DataError', 'is damaged: remove the extension’s data to begin an empty ledger'],
]);

const otherwise = 'could not be read or written: see whether the disk is full, and restart the browser';

/** A LedgerError in one line for what the browser says about a database. What is not the browser's comes back as it is. */
export const idbErrorOf = (error: unknown, database: string): unknown => {
  if (!(error instanceof DOMException)) return error;
  const remedy = REMEDIES.get(error.name) ?? otherwise;
  return new LedgerError(`the database ${database} ${remedy} (${error.name}: ${error.message})`, { cause: error });
};
