import { behind } from '../../shared/books/row-keys.ts';
import { readPosted } from '../../shared/ledger/posting-text.ts';
import { LedgerError } from '../../shared/ledger/store.ts';
import { addedRow, type Changes, type Found, type Read, type Row } from '../../shared/model/rows.ts';
import { NO_POSTINGS } from './chain.ts';
import { readLinked } from './linked-postings.ts';
import type { Database } from './sqlite.ts';

/** The rows beside the postings of a ledger, and its postings where a step names them. Runs inside a transaction. */
export interface SqliteRows {
  readonly find: (read: Read) => Found;
  readonly change: (changes: Changes) => void;
}

/** Prepares what reads and writes rows. `linkOf` reads the link of a posting. */
export function sqliteRows(database: Database, file: string, linkOf: (seq: number) => unknown): SqliteRows {
  const getRow = database.prepare('SELECT body FROM rows WHERE key = ?');
  const getStretch = database.prepare('SELECT key, body FROM rows WHERE key >= ? AND key < ? ORDER BY key LIMIT ?');
  const getPosting = database.prepare('SELECT seq, body FROM postings WHERE seq = ?');
  const getPostings = database.prepare('SELECT seq, body, link FROM postings WHERE seq > ? ORDER BY seq LIMIT ?');
  const getId = database.prepare('SELECT seq FROM postings WHERE id = ?');
  const put = database.prepare('INSERT INTO rows VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body');
  const remove = database.prepare('DELETE FROM rows WHERE key = ?');
  const clear = database.prepare('DELETE FROM rows WHERE key >= ? AND key < ?');

  const textOf = (key: string): string | null => {
    const row = getRow.get(key);
    return row === undefined ? null : String(row['body']);
  };
  const write = (key: string, text: string | null): void => {
    if (text === null) remove.run(key);
    else put.run(key, text);
  };

  const stretch = (from: string, to: string, most: number | null): readonly Row[] =>
    getStretch.all(from, to, most ?? -1).map((row) => ({ key: String(row['key']), text: String(row['body']) }));

  return {
    find: (read) => {
      switch (read.kind) {
        case 'row':
          return { kind: 'row', text: textOf(read.key) };
        case 'stretch':
          return { kind: 'stretch', rows: stretch(read.from, read.to, read.most) };
        case 'posting': {
          const row = getPosting.get(read.seq);
          if (row === undefined)
            throw new LedgerError(`${file} has no posting ${read.seq}: it is damaged, so put back a copy`);
          return { kind: 'posting', posted: readPosted(row['seq'], row['body'], file) };
        }
        case 'postings': {
          const found = getPostings.all(read.after, read.most);
          const link = read.after === 0 ? NO_POSTINGS.link : String(linkOf(read.after));
          return { kind: 'postings', posted: readLinked({ seq: read.after, link, at: 0 }, found, file).posted };
        }
        case 'id': {
          const row = getId.get(read.id);
          return { kind: 'id', seq: row === undefined ? null : Number(row['seq']) };
        }
      }
    },
    change: ({ cleared, rows, sums }) => {
      for (const prefix of cleared) clear.run(prefix, behind(prefix));
      for (const [key, text] of rows) write(key, text);
      for (const [key, more] of sums) write(key, addedRow(textOf(key), more));
    },
  };
}
