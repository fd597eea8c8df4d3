import { accessSync, chmodSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { NO_POSTINGS } from './chain.ts';
import { keptEndFile, openKeptEnd } from './kept-end.ts';
import { requireKept } from './loss.ts';
import { explain, whyNotWritable } from './path-trouble.ts';
import { isPlainFile } from './private-file.ts';
import { openSqliteStore, type SqliteStore } from './sqlite-store.ts';

/** Whether there is a ledger, or there was one: then its loss has to be said. */
export function hasLedgerFile(file: string): boolean {
  return existsSync(file) || existsSync(keptEndFile(file));
}

/**
 * Opens a ledger to read it, where it may not be written, too (a read-only medium, another user's copy): SQLite needs to write beside a ledger even to read what
 * its log holds, so there a copy is read, which goes when the store is closed. Throws LedgerError.
 */
export function openStoreToRead(file: string): SqliteStore {
  if (!existsSync(file)) {
    const kept = openKeptEnd(file).read();
    if (kept !== null) requireKept(kept, NO_POSTINGS, () => null, file);
  }
  return mayWrite(file) ? openSqliteStore(file) : openCopy(file);
}

function mayWrite(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return whyNotWritable(dirname(file)) === null;
  } catch {
    return false;
  }
}

function openCopy(file: string): SqliteStore {
  let folder: string | null = null;
  const remove = (): void => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  };
  try {
    folder = mkdtempSync(join(tmpdir(), 'tollgate-read-'));
    const copy = join(folder, basename(file));
    for (const [from, to] of [
      [file, copy],
      [`${file}-wal`, `${copy}-wal`],
      [keptEndFile(file), keptEndFile(copy)],
    ] as const) {
      if (!isPlainFile(from)) continue;
      copyFileSync(from, to);
      chmodSync(to, 0o600);
    }
    const store = openSqliteStore(copy, { named: file });
    return { ...store, close: () => store.close().finally(remove) };
  } catch (error) {
    remove();
    throw explain('could not be copied for reading', file, error);
  }
}
