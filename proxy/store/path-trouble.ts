import { accessSync, constants } from 'node:fs';
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

/** What to do about a read-only file system. */
export const READ_ONLY =
  'It lies on a read-only file system: choose another place with --data, or mount that one for writing';

function remedyOf(error: unknown): string {
  if (isCode(error, 'EROFS')) return READ_ONLY;
  if (isCode(error, 'ENOSPC')) return 'The disk is full: free some space, or choose another place with --data';
  return 'Make it accessible for this user, or choose another place with --data';
}

/** What keeps this user from making and changing files in a folder, or null. */
export function whyNotWritable(dir: string): unknown {
  try {
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return error;
  }
}
