import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDB } from 'idb';
import { openDatabase } from '../../proxy/store/sqlite.ts';

/** A ledger as an earlier version left it, row by row. */
export interface Found {
  readonly application_id: number;
  readonly user_version: number;
  readonly schema: readonly string[];
  readonly postings: readonly { readonly seq: number; readonly id: string; readonly body: string }[];
  readonly settings: readonly { readonly key: string; readonly value: string }[];
}

const folder = fileURLToPath(new URL('.', import.meta.url));

/** The path of a file that was kept of a version. */
export const keptFile = (version: string, name: string): string => join(folder, version, name);

export const readKept = (version: string, name: string): string => readFileSync(keptFile(version, name), 'utf8');

/** The rows of the version's ledger. */
export const foundRows = (version: string): Found => JSON.parse(readKept(version, 'rows.json'));

/** Writes the rows into a SQLite file in `dir`, exactly as they were found. */
export const layIntoSqlite = (dir: string, found: Found): void => {
  mkdirSync(dir, { mode: 0o700 });
  const database = openDatabase(join(dir, 'ledger.sqlite'), 0);
  for (const sql of found.schema) database.exec(sql);
  database.exec(`PRAGMA application_id = ${found.application_id}; PRAGMA user_version = ${found.user_version}`);
  const posting = database.prepare('INSERT INTO postings VALUES (?, ?, ?)');
  for (const { seq, id, body } of found.postings) posting.run(seq, id, body);
  const setting = database.prepare('INSERT INTO settings VALUES (?, ?)');
  for (const { key, value } of found.settings) setting.run(key, value);
  database.close();
};

/** Writes the postings into an IndexedDB database as the extension of that version laid it out. */
export const layIntoIdb = async (name: string, found: Found): Promise<void> => {
  const database = await openDB(name, 1, {
    upgrade: (made) => {
      made.createObjectStore('postings', { keyPath: 'seq' }).createIndex('id', 'id', { unique: true });
      for (const shelf of ['packs', 'settings', 'holds']) made.createObjectStore(shelf);
    },
  });
  for (const row of found.postings) await database.put('postings', row);
  database.close();
};
