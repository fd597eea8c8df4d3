import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startServe } from '../../../proxy/serve/serve.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';

const folder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'tollgate-planted-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

/** What a start comes to: the line of its failure, or what it logged. */
const start = async (data: string): Promise<{ readonly failed: string | null; readonly log: readonly string[] }> => {
  const log: string[] = [];
  try {
    const serving = await startServe({ port: 0, data, log: (line) => log.push(line) });
    await serving.close();
    return { failed: null, log };
  } catch (error) {
    return { failed: error instanceof LedgerError ? error.message : `another error: ${String(error)}`, log };
  }
};

const REPLACED = ['token', 'serve.json'];
const BESIDE = ['token.new', 'serve.json.new', 'ledger.sqlite.last.new'];
const OPENED = [
  ...['serve.lock', 'serve.lock-journal', 'serve.lock-wal'],
  ...['ledger.sqlite', 'ledger.sqlite-wal', 'ledger.sqlite-shm', 'ledger.sqlite-journal', 'ledger.sqlite.last'],
];

describe('a start on a data folder', () => {
  it.each([...REPLACED, ...BESIDE, ...OPENED])('where %s is a folder or a pipe says so in one line', async (name) => {
    const dir = folder();
    for (const [kind, make] of [
      ['is a folder', (path: string) => mkdirSync(path)],
      ['is a pipe, socket or device', (path: string) => execFileSync('mkfifo', [path])],
    ] as const) {
      rmSync(join(dir, name), { recursive: true, force: true });
      make(join(dir, name));
      const { failed } = await start(dir);
      expect(failed).toContain(`${join(dir, name)} ${kind}`);
      expect(failed).not.toContain('\n');
    }
  });

  it('where the ledger is a socket says so', async () => {
    const dir = folder();
    const server = createServer().listen(join(dir, 'ledger.sqlite'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect((await start(dir)).failed).toContain('ledger.sqlite is a pipe, socket or device');
    await new Promise((resolve) => server.close(resolve));
  });

  it.each(OPENED)('where %s is a link does not follow it, and says so', async (name) => {
    const dir = folder();
    const target = join(folder(), 'target');
    for (const there of [false, true]) {
      if (there) writeFileSync(target, 'precious', { mode: 0o644 });
      rmSync(join(dir, name), { force: true });
      symlinkSync(target, join(dir, name));
      const { failed } = await start(dir);
      expect(failed).toContain(`${join(dir, name)} is a symbolic link, which is not followed`);
      expect(existsSync(target)).toBe(there);
    }
    expect([readFileSync(target, 'utf8'), statSync(target).mode & 0o777]).toEqual(['precious', 0o644]);
  });

  it.each([...REPLACED, ...BESIDE])(
    'where %s is a link puts a file in its place, and follows nothing',
    async (name) => {
      const dir = folder();
      const target = join(folder(), 'target');
      writeFileSync(target, 'precious', { mode: 0o644 });
      symlinkSync(target, join(dir, name));
      expect((await start(dir)).failed).toBe(null);
      expect(readFileSync(target, 'utf8')).toBe('precious');
      expect(lstatSync(join(dir, name), { throwIfNoEntry: false })?.isSymbolicLink()).not.toBe(true);
      expect(statSync(join(dir, 'token')).mode & 0o777).toBe(0o600);
    },
  );

  it('that is itself a link follows it: the user named it', async () => {
    const dir = folder();
    const link = join(folder(), 'link');
    symlinkSync(dir, link);
    expect((await start(link)).failed).toBe(null);
    expect(existsSync(join(dir, 'ledger.sqlite'))).toBe(true);
  });

  it.each([0o777, 0o775, 0o722])('that others may write (%o) is refused, and nothing is put there', async (mode) => {
    const dir = folder();
    chmodSync(dir, mode);
    const { failed } = await start(dir);
    expect(failed).toContain(
      `${dir} may be written by other users, who could replace the ledger: run chmod 700 ${dir}`,
    );
    expect(existsSync(join(dir, 'serve.lock'))).toBe(false);
  });

  it('that others may look into is said, and what is in it is for this user alone', async () => {
    const dir = folder();
    chmodSync(dir, 0o755);
    const { failed, log } = await start(dir);
    expect(failed).toBe(null);
    expect(log).toEqual([expect.stringContaining(`${dir} may be entered by other users`)]);
    for (const name of ['token', 'serve.lock', 'ledger.sqlite', 'ledger.sqlite.last'])
      expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
    chmodSync(dir, 0o700);
    expect((await start(dir)).log).toEqual([]);
  });
});
