import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { LedgerError } from '../../shared/ledger/store.ts';

const OTHERS = 0o077;

function explain(what: string, path: string, error: unknown): LedgerError {
  const why = error instanceof Error ? error.message : String(error);
  return new LedgerError(
    `${path} ${what}: ${why}. Make it accessible for this user, or choose another place with --data`,
    {
      cause: error,
    },
  );
}

/** Makes a folder that only this user may enter, and those above it. One that is there stays as it is. Throws LedgerError. */
export function makePrivateDir(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw explain('could not be made a folder', dir, error);
  }
}

/**
 * Makes an empty file that only this user may read and write; takes others' rights from one that is there. Throws LedgerError.
 *
 * One that is there is never opened: on POSIX systems, closing any handle of a file ends all locks of the process on it, SQLite's included.
 */
export function makePrivateFile(file: string): void {
  try {
    if (existsSync(file)) takeOthersRights(file);
    else closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    // Another process made it between the look and the making: then it did so in the same way.
    if (isCode(error, 'EEXIST')) return;
    throw explain('could not be opened', file, error);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Takes the rights of all others from a file, where there is one. Windows has none of these: there the folder decides. */
export function takeOthersRights(file: string): void {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  if (mode === undefined || process.platform === 'win32' || (mode & OTHERS) === 0) return;
  chmodSync(file, mode & 0o777 & ~OTHERS);
}
