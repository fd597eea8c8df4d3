import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { type BuiltEntry, buildHar } from '../har/build-har.ts';

const ENTRY = fileURLToPath(new URL('../../proxy/tollgate.ts', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a process of its own. */
export type Run = (...args: readonly string[]) => Promise<Ran>;

/** What a command says on a terminal that it is not on, in a home that is this test's own. */
export interface Shell {
  readonly folder: string;
  readonly run: Run;
  /** The same, with variables of the environment put over. */
  readonly runWith: (env: Readonly<Record<string, string>>, ...args: readonly string[]) => Promise<Ran>;
  /** Its answer as JSON. */
  readonly json: (...args: readonly string[]) => Promise<unknown>;
  /** Writes a file into the folder, and says its path. */
  readonly file: (name: string, text: string | Uint8Array) => string;
  readonly har: (name: string, entries: readonly BuiltEntry[]) => string;
}

/** A folder to run commands in, gone when the test ends. */
export const openShell = (): Shell => {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-command-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const base = { PATH: process.env['PATH'] ?? '', HOME: folder, TOLLGATE_DATA: join(folder, 'data') };
  const runWith: Shell['runWith'] = (env, ...args) =>
    new Promise((resolve, reject) => {
      const options = { cwd: folder, env: { ...base, ...env }, maxBuffer: 64 * 1024 * 1024 };
      execFile(process.execPath, [ENTRY, ...args], options, (error, out, err) => {
        if (error !== null && typeof error.code !== 'number') reject(error);
        else resolve({ code: error === null ? 0 : Number(error.code), out, err });
      });
    });
  const run: Run = (...args) => runWith({}, ...args);
  const file: Shell['file'] = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return {
    folder,
    run,
    runWith,
    json: async (...args) => {
      const { out, err } = await run(...args, '--json');
      if (out === '') throw new TypeError(`no answer: ${err}`);
      return JSON.parse(out);
    },
    file,
    har: (name, entries) => file(name, JSON.stringify(buildHar(entries))),
  };
};
