import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { makePrivateDir } from './private-dir.ts';

/** What the platform's place for data depends on. */
export type Home = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
};

/** The home that this process runs in. */
export function thisHome(): Home {
  return { platform: process.platform, env: process.env, home: homedir() };
}

/** The folder that ledger, token and lock are in: `--data`, else TOLLGATE_DATA, else the platform's own place. Empty counts as not given. */
export function dataDir(chosen: string | undefined, { platform, env, home }: Home): string {
  const named = chosen || env['TOLLGATE_DATA'];
  if (named) return resolve(named);
  switch (platform) {
    case 'win32':
      return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Tollgate');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Tollgate');
    default: {
      const xdg = env['XDG_DATA_HOME'];
      // The specification says to ignore a relative one.
      return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'tollgate');
    }
  }
}

/** Finds the folder and makes it where it is missing, for this user alone. Throws LedgerError. */
export function openDataDir(chosen: string | undefined): string {
  const dir = dataDir(chosen, thisHome());
  makePrivateDir(dir);
  return dir;
}
