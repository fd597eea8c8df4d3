import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openShell } from './run-tollgate.ts';

const recorded = async () => {
  const shell = openShell();
  await shell.run('record', '17track', 'register', 'RR100000001CN,3011', 'RR100000002CN,3011');
  await shell.run('record', 'safecube', 'add', 'MSCU6639870');
  const file = join(shell.folder, 'data', 'ledger.sqlite');
  const change = (sql: string): void => {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  };
  const books = async (...options: readonly string[]): Promise<string | undefined> =>
    (await shell.run('doctor', '--deep', ...options)).out.split('\n').find((line) => line.includes(' books '));
  return { shell, file, change, books };
};

test('doctor --deep proves that what is kept of the books follows from the entries', async () => {
  const { books } = await recorded();
  expect(await books()).toMatch(/^ok +books +all \d+ rows follow from 2 postings/);
});

test.each([
  [
    'another sum',
    "UPDATE rows SET body = '[9000,0,0,0,[[0,9000]]]' WHERE key LIKE 't|17track|%'",
    /t\|17track\|none\|tracking\|\S+ for one is not what follows/,
  ],
  ['a number that is gone', "DELETE FROM rows WHERE key LIKE '%RR100000001CN'", /RR100000001CN for one is missing/],
  [
    'a number that nobody entered',
    `INSERT INTO rows VALUES ('a|17track|none|n|RR9', '[[["3011",1,1,1,1,[]]]]')`,
    /RR9 for one is there and follows from no posting/,
  ],
])('it says where they are broken (%s), and --repair makes them anew', async (_, sql, broken) => {
  const { shell, change, books } = await recorded();
  change(sql);
  expect(await books()).toMatch(broken);
  expect((await shell.run('doctor', '--deep')).code).toBe(1);
  expect(await books('--repair')).toMatch(/^ok/);
});

test('a row that cannot be read is named with what to do', async () => {
  const { shell, change } = await recorded();
  change("UPDATE rows SET body = '[[' WHERE key LIKE '%RR100000001CN'");
  const quoted = await shell.run('quote', 'RR100000001CN,3011', '--provider', '17track');
  expect(quoted.err).toContain('is damaged at a|17track|none|n|RR100000001CN: run tollgate doctor --deep --repair');
  await shell.run('doctor', '--deep', '--repair');
  expect((await shell.run('quote', 'RR100000001CN,3011', '--provider', '17track')).out).toContain('already registered');
});

test('rows that lag behind the entries, or are of another layout, are made anew before anything is read', async () => {
  const { shell, file, change } = await recorded();
  copyFileSync(file, `${file}.copy`);
  const before = (await shell.run('usage')).out;
  change("UPDATE rows SET body = '[0,2]' WHERE key = 'v'; DELETE FROM rows WHERE key LIKE 't|%'");
  expect((await shell.run('usage')).out).toBe(before);
  change("DELETE FROM rows WHERE key = 'v' OR key LIKE 'h|%'");
  expect((await shell.run('usage')).out).toBe(before);
});
