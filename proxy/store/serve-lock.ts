import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makePrivateDir } from './private-dir.ts';
import { isOwnFile, makePrivateFile, readPlainFile, writePrivateFile } from './private-file.ts';
import { BESIDE, type Database, isBusy, openDatabase } from './sqlite.ts';
import { explainingErrors } from './sqlite-error.ts';

export type ServeLock =
  | {
      readonly kind: 'locked';
      /** Says where this `serve` listens, for the one that comes second. */
      announce(url: string): void;
      /** Lets another `serve` have the folder. The end of the process does it, too, however it comes. */
      release(): void;
    }
  /** Another `serve` has it. Its process and its address, as far as it has said them yet. */
  | { readonly kind: 'taken'; readonly pid: number | null; readonly url: string | null };

type Holder = { readonly pid: number | null; readonly url: string | null };

/** Two that begin at the same instant get in each other's way for a moment; the lock itself is held for hours. */
const RACE_MS = 200;

/** Locks of this process. Without this one would end when the garbage collector finds that nobody looks at it any more. */
const held = new Set<Database>();

/**
 * Takes the folder for one `serve`. The lock is the operating system's own, on a file that SQLite holds in an exclusive transaction: it ends with its process,
 * by kill -9 as well, on every platform. A pid in a file would have to be guessed about, because pids come again; here the pid is only told, never trusted. Who
 * holds the lock says so in a file beside it: the locked one cannot be read. Throws LedgerError where the folder cannot be used.
 */
export function lockServe(dir: string): ServeLock {
  makePrivateDir(dir);
  const file = join(dir, 'serve.lock');
  const notice = join(dir, 'serve.json');
  makePrivateFile(file);
  for (const beside of BESIDE) isOwnFile(`${file}${beside}`);
  return explainingErrors(file, () => {
    const database = openDatabase(file, RACE_MS);
    try {
      if (!tryLock(database)) {
        database.close();
        return { kind: 'taken', ...readNotice(notice) };
      }
      writeNotice(notice, { pid: process.pid, url: null });
    } catch (error) {
      database.close();
      throw error;
    }
    held.add(database);
    return {
      kind: 'locked',
      announce: (url) => writeNotice(notice, { pid: process.pid, url }),
      release: () => {
        if (!held.delete(database)) return;
        rmSync(notice, { force: true });
        // The file stays: were it removed, two could hold locks on two files of one name.
        database.close();
      },
    };
  });
}

function tryLock(database: Database): boolean {
  try {
    // Nothing is ever written, so no journal is left behind for the next one.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

function writeNotice(notice: string, holder: Holder): void {
  writePrivateFile(notice, `${JSON.stringify(holder)}\n`);
}

function readNotice(notice: string): Holder {
  try {
    const value: unknown = JSON.parse(readPlainFile(notice) ?? 'null');
    if (typeof value !== 'object' || value === null) return { pid: null, url: null };
    const pid = 'pid' in value && typeof value.pid === 'number' ? value.pid : null;
    const url = 'url' in value && typeof value.url === 'string' ? value.url : null;
    return { pid, url };
  } catch {
    // It has the lock and has not said who it is yet.
    return { pid: null, url: null };
  }
}
