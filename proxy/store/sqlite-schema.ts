import { dirname } from 'node:path';
import { LedgerError } from '../../shared/ledger/store.ts';
import { CHAIN_START, linkOf } from './chain.ts';
import { makePrivateDir } from './private-dir.ts';
import { isOwnFile, makePrivateFile, takeOthersRights } from './private-file.ts';
import { BESIDE, type Database, openDatabase } from './sqlite.ts';
import { explainingErrors } from './sqlite-error.ts';

/** Marks a file as a ledger of Tollgate's: "toll". */
const APPLICATION_ID = 0x746f6c6c;
const VERSION = 3;

/** At the start there is nothing else to do than to wait; later the lock is waited for with pauses. */
const OPENING_MS = 5000;
const WORKING_MS = 20;

const POSTINGS =
  'CREATE TABLE postings (seq INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, body TEXT NOT NULL, link TEXT NOT NULL) STRICT;';

/** What follows from the postings, as the books keep it. */
const ROWS = 'CREATE TABLE IF NOT EXISTS rows (key TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;';

const TABLES = `
  ${POSTINGS}
  ${ROWS}
  CREATE TABLE packs (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE holds (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${VERSION};
`;

/** Opens a ledger's file; makes it, with its folder, where there is none. Only this user may read it. Messages call it `named`. Throws LedgerError. */
export function openLedgerFile(file: string, named: string): Database {
  makePrivateDir(dirname(file));
  makePrivateFile(file);
  for (const beside of BESIDE) isOwnFile(`${file}${beside}`);
  return explainingErrors(named, () => {
    const database = openDatabase(file, OPENING_MS);
    try {
      prepareFile(database, file, named);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

function prepareFile(database: Database, file: string, named: string): void {
  const before = requireOurs(database, named);
  // FULL: the log is synced at every commit, so what is durable outlives a loss of power, too; on macOS only fullfsync reaches the disk.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON');
  // Who only looks waits for no writer: the lock is taken where there is something to make.
  if (before < VERSION) makeTables(database, named);
  database.exec(`PRAGMA busy_timeout = ${WORKING_MS}`);
  // SQLite gives them the rights of the file, except where they were there before.
  for (const beside of BESIDE) takeOthersRights(`${file}${beside}`);
}

function makeTables(database: Database, named: string): void {
  database.exec('BEGIN IMMEDIATE');
  // Another process may have made them in the meantime.
  const found = requireOurs(database, named);
  if (found === 0) database.exec(TABLES);
  if (found === 1) chainPostings(database);
  // Its rows are made from its postings by whoever reads them first. A program of that time can write no more, for it would leave them behind.
  if (found === 1 || found === 2) database.exec(`${ROWS} PRAGMA user_version = ${VERSION}`);
  database.exec('COMMIT');
}

/** Takes over a ledger whose postings have no links yet. A program of that time that still runs can write no more, for its postings would have none. */
function chainPostings(database: Database): void {
  database.exec(`ALTER TABLE postings RENAME TO unlinked; ${POSTINGS}`);
  const append = database.prepare('INSERT INTO postings VALUES (?, ?, ?, ?)');
  let link = CHAIN_START;
  for (const row of database.prepare('SELECT seq, id, body FROM unlinked ORDER BY seq').iterate()) {
    const body = String(row['body']);
    link = linkOf(link, body);
    append.run(Number(row['seq']), String(row['id']), body, link);
  }
  database.exec('DROP TABLE unlinked');
}

function numberOf(database: Database, sql: string): number {
  const [value] = Object.values(database.prepare(sql).get() ?? {});
  return Number(value);
}

/** The version of a ledger; 0 for an empty file. Nothing of another program's file, or of a newer Tollgate's, is touched. */
function requireOurs(database: Database, file: string): number {
  const tables = numberOf(database, 'SELECT count(*) FROM sqlite_schema');
  if (tables === 0) return 0;
  if (numberOf(database, 'PRAGMA application_id') !== APPLICATION_ID) {
    throw new LedgerError(`${file} is a database of another program: name another file for the ledger`);
  }
  const version = numberOf(database, 'PRAGMA user_version');
  if (version > VERSION) {
    throw new LedgerError(
      `${file} was written by a newer Tollgate (ledger version ${version}, this one knows ${VERSION}): update Tollgate`,
    );
  }
  return version;
}
