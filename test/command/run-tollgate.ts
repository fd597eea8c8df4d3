import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import { runCommand } from '../../proxy/command/run-command.ts';
import { type BuiltEntry, buildHar } from '../har/build-har.ts';

/** The program, as Node runs it from its source. */
export const ENTRY = fileURLToPath(new URL('../../proxy/tollgate.ts', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What a command says on a terminal that it is not on, in a home that is this test's own. */
export interface Shell {
  readonly folder: string;
  /** Runs the command line in this process. */
  readonly run: (...args: readonly string[]) => Promise<Ran>;
  /** Runs it as a process of its own, with variables of the environment put over. */
  readonly spawn: (env: Readonly<Record<string, string>>, ...args: readonly string[]) => Promise<Ran>;
  /** Its answer as JSON. */
  readonly json: (...args: readonly string[]) => Promise<unknown>;
  /** Writes a file into the folder, and says its path. */
  readonly file: (name: string, text: string | Uint8Array) => string;
  readonly har: (name: string, entries: readonly BuiltEntry[]) => string;
}

/** Runs the command line in this process; `now` is what its clock shows. */
export const runHere = async (args: readonly string[], now: () => number = Date.now): Promise<Ran> => {
  let out = '';
  let err = '';
  const code = await runCommand(args, {
    print: (text) => {
      out += text;
    },
    drained: async () => {},
    say: (line) => {
      err += `${line}\n`;
    },
    progress: () => {},
    colour: false,
    locale: 'en',
    now,
  });
  return { code, out, err };
};

/** A folder to run commands in, gone when the test ends. */
export const openShell = (): Shell => {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-command-'));
  const env = { HOME: folder, XDG_DATA_HOME: '', TOLLGATE_DATA: join(folder, 'data') };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  const file: Shell['file'] = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const run: Shell['run'] = (...args) => runHere(args);
  return {
    folder,
    run,
    spawn: (more, ...args) =>
      new Promise((resolve, reject) => {
        const options = { cwd: folder, env: { PATH: process.env['PATH'] ?? '', ...env, ...more } };
        execFile(process.execPath, [ENTRY, ...args], options, (error, out, err) => {
          if (error !== null && typeof error.code !== 'number') reject(error);
          else resolve({ code: error === null ? 0 : Number(error.code), out, err });
        });
      }),
    json: async (...args) => {
      const { out, err } = await run(...args, '--json');
      if (out === '') throw new TypeError(`no answer: ${err}`);
      return JSON.parse(out);
    },
    file,
    har: (name, entries) => file(name, JSON.stringify(buildHar(entries))),
  };
};
