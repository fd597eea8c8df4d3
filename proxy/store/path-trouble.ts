import { LedgerError } from '../../shared/ledger/store.ts';

/** True for an error of the file system with one of these codes. */
export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => error.code === code);
}

/** A LedgerError in one line for what went wrong with a path. */
export function explain(what: string, path: string, error: unknown): LedgerError {
  if (error instanceof LedgerError) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new LedgerError(`${path} ${what}: ${why}. ${remedyOf(error)}`, { cause: error });
}

function remedyOf(error: unknown): string {
  if (isCode(error, 'EROFS'))
    return 'It lies on a read-only file system: choose another place with --data, or mount that one for writing';
  if (isCode(error, 'ENOSPC')) return 'The disk is full: free some space, or choose another place with --data';
  return 'Make it accessible for this user, or choose another place with --data';
}
