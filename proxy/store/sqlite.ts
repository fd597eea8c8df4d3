import type { DatabaseSync } from 'node:sqlite';

export type Database = DatabaseSync;

/** What SQLite itself keeps beside a file, by the ends of the names. */
export const BESIDE = ['-wal', '-shm', '-journal'] as const;

/** The one door to node:sqlite. Waits up to `busyMs` for other programs, and blocks this one while it does. Throws what SQLite says. */
export function openDatabase(file: string, busyMs: number): Database {
  const { DatabaseSync } = loadSqlite();
  return new DatabaseSync(file, { timeout: busyMs });
}

function loadSqlite(): typeof import('node:sqlite') {
  const { emitWarning } = process;
  // Earlier releases of Node 24 call the module experimental when it is loaded, on the standard error of every command. Loading is all that runs meanwhile.
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}

const BUSY = 5;

/** SQLite's primary result code, or null where the error is not SQLite's. */
export function codeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return error.errcode & 0xff;
}

/** Whether another program held the lock: what was tried was not begun, and may be tried again. */
export function isBusy(error: unknown): boolean {
  return codeOf(error) === BUSY;
}
