import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../proxy/store/sqlite-store.ts';
import { registering } from '../har/build-har.ts';
import { followed } from '../ledger/news-ledger.ts';
import { openShell, type Ran, type Shell } from './run-tollgate.ts';

const ENTRY = fileURLToPath(new URL('run-as-another.ts', import.meta.url));
const FILES = ['ledger.sqlite', 'ledger.sqlite-wal', 'ledger.sqlite.last'];

/** A folder that nobody may write, with a ledger of one registration that is still in the log. */
const readOnlyFolder = async (shell: Shell): Promise<string> => {
  const first = join(shell.folder, 'data', 'ledger.sqlite');
  await shell.run('accounts', 'set', '17track', 'plan=100-monthly');
  const open = openSqliteStore(first);
  await followed(open.ledger).write(() => ({ append: [], result: null }));
  await shell.run('import', shell.har('a.har', [registering('RR100000001CN', '2026-11-03T10:00:00Z')]));
  const folder = join(shell.folder, 'medium');
  mkdirSync(folder);
  for (const name of FILES) copyFileSync(join(shell.folder, 'data', name), join(folder, name));
  await open.close();
  for (const name of FILES) chmodSync(join(folder, name), 0o444);
  chmodSync(folder, 0o555);
  chmodSync(shell.folder, 0o755);
  onTestFinished(() => chmodSync(folder, 0o755));
  return folder;
};

const runAsAnother = (...args: readonly string[]): Ran =>
  JSON.parse(execFileSync(process.execPath, [ENTRY, ...args], { encoding: 'utf8' }));

describe('a data folder that may not be written', () => {
  it('can be read, with what its log holds, and nothing is left in it or beside it', async () => {
    const shell = openShell();
    const folder = await readOnlyFolder(shell);
    const before = FILES.map((name) => readFileSync(join(folder, name)));
    const usage = runAsAnother('usage', '--data', folder, '--json');
    expect(usage).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(usage.out)).toMatchObject({ usage: [{ period: '2026-11', charged: 1 }] });
    expect(runAsAnother('ledger', '--data', folder)).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('RR100000001CN'),
    });
    expect(runAsAnother('accounts', '--data', folder)).toMatchObject({ code: 0, err: '' });
    const har = join(shell.folder, 'a.har');
    expect(runAsAnother('audit', har, '--data', folder)).toMatchObject({ code: 0, err: '' });
    expect(runAsAnother('quote', har, '--data', folder, '--json')).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(folder).toSorted()).toEqual(FILES);
    expect(FILES.map((name) => readFileSync(join(folder, name)))).toEqual(before);
  });

  it('says that postings are missing, as any other', async () => {
    const shell = openShell();
    const folder = await readOnlyFolder(shell);
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'ledger.sqlite-wal'), 0o644);
    writeFileSync(join(folder, 'ledger.sqlite-wal'), '');
    chmodSync(folder, 0o555);
    const { code, err } = runAsAnother('usage', '--data', folder);
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringMatching(
        new RegExp(`^tollgate: ${folder}/ledger\\.sqlite has lost its last \\d+ postings: .*\n$`),
      ),
    });
  });

  it.each([
    ['serve', '--port', '0'],
    ['accounts', 'set', '17track', 'plan=200-once'],
    ['record', '17track', 'register', 'RR1000'],
  ])('takes no %s, and says so in one line', async (...command) => {
    const folder = await readOnlyFolder(openShell());
    const { code, out, err } = runAsAnother(...command, '--data', folder);
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^tollgate: \S+medium may not be written: EACCES.*\n$/),
    });
  });
});
