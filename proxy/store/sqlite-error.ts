import { dirname } from 'node:path';
import { LedgerError } from '../../shared/ledger/store.ts';
import { isCode, READ_ONLY, whyNotWritable } from './path-trouble.ts';
import { codeOf } from './sqlite.ts';

/** What happened and what to do, by SQLite's primary result code. */
const REMEDIES: ReadonlyMap<number, string> = new Map([
  [
    5,
    'is locked by another program: close what holds it (a backup, a database viewer, a stopped tollgate) and try again',
  ],
  [6, 'is locked by another program: close what holds it and try again'],
  [8, 'may not be written: make the file and its folder writable for this user'],
  [10, 'could not be read or written: see whether its disk is full, damaged or gone'],
  [11, 'is damaged: put back a copy, or move it away with all that lies beside it to begin an empty ledger'],
  [13, 'could not grow: its disk is full, so free some space'],
  [14, 'could not be opened: see whether it is a file, and whether this user may read and write it and its folder'],
  [23, 'may not be written by this user: change its owner or choose another folder with --data'],
  [26, 'is no ledger: name another file, or move it away with all that lies beside it to begin an empty ledger'],
]);

/** A LedgerError in one line for what went wrong with `file`. What is not SQLite's comes back as it is. */
export function sqliteErrorOf(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (code === null || !(error instanceof Error)) return error;
  const remedy = isReadOnly(file)
    ? `may not be written. ${READ_ONLY}`
    : (REMEDIES.get(code) ?? 'could not be used: see what SQLite says');
  return new LedgerError(`${file} ${remedy} (SQLite: ${error.message})`, { cause: error });
}

/** Whatever SQLite calls it: a disk that fails is often mounted read-only while it is in use. */
const isReadOnly = (file: string): boolean => isCode(whyNotWritable(dirname(file)), 'EROFS');

/** Runs `use`, so that what SQLite throws about `file` comes as a LedgerError. */
export function explainingErrors<T>(file: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw sqliteErrorOf(error, file);
  }
}
