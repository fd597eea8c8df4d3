import { dirname } from 'node:path';
import { LedgerError } from '../../shared/ledger/store.ts';
import { makePrivateDir, makePrivateFile, takeOthersRights } from './private-file.ts';
import { type Database, openDatabase } from './sqlite.ts';
import { explainingErrors } from './sqlite-error.ts';

/** Marks a file as a ledger of Tollgate's: "toll". */
const APPLICATION_ID = 0x746f6c6c;
const VERSION = 1;

/** At the start there is nothing else to do than to wait; later the lock is waited for with pauses. */
const OPENING_MS = 5000;
const WORKING_MS = 20;

const TABLES = `
  CREATE TABLE postings (seq INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE TABLE packs (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE holds (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${VERSION};
`;

/** Opens a ledger's file; makes it, with its folder, where there is none. Only this user may read it. Throws LedgerError. */
export function openLedgerFile(file: string): Database {
  makePrivateDir(dirname(file));
  makePrivateFile(file);
  return explainingErrors(file, () => {
    const database = openDatabase(file, OPENING_MS);
    try {
      prepareFile(database, file);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

function prepareFile(database: Database, file: string): void {
  requireOurs(database, file);
  // FULL: the log is synced at every commit, so what is durable outlives a loss of power, too.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('BEGIN IMMEDIATE');
  // Another process may have made the tables in the meantime.
  if (requireOurs(database, file) === 'empty') database.exec(TABLES);
  database.exec(`COMMIT; PRAGMA busy_timeout = ${WORKING_MS}`);
  // SQLite gives them the rights of the file, except where they were there before.
  for (const beside of ['-wal', '-shm']) takeOthersRights(`${file}${beside}`);
}

function numberOf(database: Database, sql: string): number {
  const [value] = Object.values(database.prepare(sql).get() ?? {});
  return Number(value);
}

/** Nothing of another program's file, or of a newer Tollgate's, is touched. */
function requireOurs(database: Database, file: string): 'empty' | 'ledger' {
  const tables = numberOf(database, 'SELECT count(*) FROM sqlite_schema');
  if (tables === 0) return 'empty';
  if (numberOf(database, 'PRAGMA application_id') !== APPLICATION_ID) {
    throw new LedgerError(`${file} is a database of another program: name another file for the ledger`);
  }
  const version = numberOf(database, 'PRAGMA user_version');
  if (version > VERSION) {
    throw new LedgerError(
      `${file} was written by a newer Tollgate (ledger version ${version}, this one knows ${VERSION}): update Tollgate`,
    );
  }
  return 'ledger';
}
