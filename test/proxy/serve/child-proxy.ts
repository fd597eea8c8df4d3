import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LedgerLine, UsageRow } from './proxy-desk.ts';

/** A proxy in a process of its own. */
export interface ChildProxy {
  readonly url: string;
  readonly register: (items: readonly object[], token: string) => Promise<Response>;
  readonly usage: () => Promise<readonly UsageRow[]>;
  readonly ledger: () => Promise<readonly LedgerLine[]>;
  /** Sends a signal; resolves with the exit code (null after a kill) once the process is gone. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT') => Promise<number | null>;
  readonly errors: () => string;
}

const listeningUrl = (child: ChildProcess, errors: () => string): Promise<string> =>
  new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('the child has no standard output');
    createInterface(child.stdout).on('line', (line) => {
      const url = /^listening on (http:\S+)$/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', () => reject(new Error(`the proxy ended before it listened: ${errors()}`)));
  });

/** Starts a proxy on a data folder, before a provider. */
export const startChildProxy = async (data: string, origin: string, graceMs = 2000): Promise<ChildProxy> => {
  const entry = fileURLToPath(new URL('./serve-child.ts', import.meta.url));
  const child = spawn(process.execPath, [entry, data, origin, String(graceMs)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const url = await listeningUrl(child, () => said);
  const control = (path: string): Promise<Response> => {
    const token = readFileSync(join(data, 'token'), 'utf8').trim();
    return fetch(`${url}/_tollgate/v1/${path}`, { headers: { authorization: `Bearer ${token}` } });
  };
  return {
    url,
    register: (items, token) =>
      fetch(`${url}/17track/track/v2.4/register`, {
        method: 'POST',
        headers: { '17token': token },
        body: JSON.stringify(items),
      }),
    usage: async () => JSON.parse(await (await control('usage')).text()).usage,
    ledger: async () => {
      const text = await (await control('ledger')).text();
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
    },
    end: (signal) => {
      child.kill(signal);
      return gone;
    },
    errors: () => said,
  };
};
