import 'fake-indexeddb/auto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openIdbStore } from '../../extension/store/idb-store.ts';
import { applyPosting } from '../../shared/books/apply.ts';
import { newBooks } from '../../shared/books/books.ts';
import { usageRows } from '../../shared/books/usage.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { linesOf } from '../command/imported-shell.ts';
import { openShell, runHere } from '../command/run-tollgate.ts';
import { followed } from '../ledger/news-ledger.ts';
import { foundRows, keptFile, layIntoIdb, layIntoSqlite, readKept } from './found.ts';

const VERSION = '0.1.0';
/** When version 0.1.0 was asked what is kept in said.json. */
const ASKED = Date.parse('2026-12-03T00:00:00Z');
const said = JSON.parse(readKept(VERSION, 'said.json'));

/** A folder with the ledger in SQLite, and a way to run commands on it. */
const openFound = (): ((...args: readonly string[]) => Promise<string>) => {
  const dir = join(openShell().folder, 'found');
  layIntoSqlite(dir, foundRows(VERSION));
  return async (...args) => {
    const { code, out, err } = await runHere([...args, '--data', dir], () => ASKED);
    if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${err}`);
    return out;
  };
};

describe('a ledger that version 0.1.0 wrote', () => {
  it('gives the usage that 0.1.0 gave', async () => {
    const run = openFound();
    expect(JSON.parse(await run('usage', '--json')).usage).toMatchObject(said.usage);
  });

  it('gives the lines that 0.1.0 gave', async () => {
    const run = openFound();
    expect(linesOf(await run('ledger', '--format', 'ndjson'))).toEqual(linesOf(readKept(VERSION, 'ledger.ndjson')));
  });

  it('gives the accounts with what was set for them', async () => {
    const run = openFound();
    expect(JSON.parse(await run('accounts', '--json')).accounts).toMatchObject(said.accounts);
  });

  it('prices and settles what comes after it as 0.1.0 did', async () => {
    const run = openFound();
    const audit = JSON.parse(await run('audit', keptFile(VERSION, 'follow.har'), '--json'));
    expect(audit.calls).toMatchObject(said.audit.calls);
    expect(audit.usage).toMatchObject(said.audit.usage);
  });

  it('gives the same usage from IndexedDB', async () => {
    await layIntoIdb('found', foundRows(VERSION));
    const { ledger, close } = openIdbStore('found');
    const news = await followed(ledger).write((posted) => ({ append: [], result: posted }));
    await close();
    const books = newBooks(bundledPacks);
    for (const posted of news) applyPosting(books, posted);
    expect(usageRows(books, ASKED)).toMatchObject(said.usage);
  });
});
