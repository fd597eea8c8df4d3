import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { getResponse } from 'msw';
import { handle17track, handleSafecube } from '../../../proxy/practice/handlers.ts';
import { createSimulated17track, type Simulated17track } from '../../../proxy/practice/simulated-17track.ts';
import { createSimulatedSafecube, type SimulatedSafecube } from '../../../proxy/practice/simulated-safecube.ts';
import { type ServeOptions, startServe } from '../../../proxy/serve/serve.ts';
import { type LocalProvider, type LocalProviderOptions, startLocalProvider } from '../../practice/local-provider.ts';

export interface UsageRow {
  readonly provider: string;
  readonly account: string;
  readonly meter: string;
  readonly period: string;
  readonly charged: number;
  readonly expected: number;
  readonly unresolved: number;
  readonly allowance: number | null;
  readonly grants: number | null;
  readonly remaining: number | null;
}

export interface LedgerLine {
  readonly id: string;
  readonly call: string | null;
  readonly account: string;
  readonly action: string;
  readonly item: string | null;
  readonly units: number;
  readonly state: string;
  readonly rule: string | null;
  readonly tag: string | null;
  readonly road: string;
}

/** A proxy before a local provider, both on this machine and of this process. */
export interface ProxyDesk {
  readonly url: string;
  readonly port: number;
  readonly dir: string;
  readonly provider: LocalProvider;
  readonly seventeenTrack: Simulated17track;
  readonly safecube: SimulatedSafecube;
  readonly log: readonly string[];
  /** Calls the proxy by path. */
  readonly call: (path: string, init?: RequestInit) => Promise<Response>;
  /** Registers numbers at 17TRACK, version 2.4, with the key "key". */
  readonly register: (items: readonly object[], headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly control: (path: string, init?: RequestInit) => Promise<Response>;
  readonly usage: () => Promise<readonly UsageRow[]>;
  readonly ledger: () => Promise<readonly LedgerLine[]>;
  /** Resolves when the sums of the ledger are as said: what a client that left no longer sees. */
  readonly settledTo: (sums: Partial<UsageRow>) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface DeskOptions extends ServeOptions {
  readonly respond?: LocalProviderOptions['respond'];
  readonly units?: number;
}

export const NOON = Date.parse('2026-11-24T12:00:00Z');

/** Opens a proxy with --on-charge allow on a folder of its own, at noon of 24 November 2026, before simulated providers (or what `respond` says). */
export const openProxyDesk = async (options: DeskOptions = {}): Promise<ProxyDesk> => {
  const dir = options.data ?? mkdtempSync(join(tmpdir(), 'tollgate-serve-'));
  const now = options.now ?? (() => NOON);
  const seventeenTrack = createSimulated17track({ now, plan: { kind: 'monthly', units: options.units ?? 100 } });
  const safecube = createSimulatedSafecube({ now });
  const track = handle17track(seventeenTrack, 'https://api.17track.net');
  const ship = handleSafecube(safecube, 'https://api.17track.net');
  const provider = await startLocalProvider({
    origin: 'https://api.17track.net',
    respond:
      options.respond ??
      ((request) => getResponse([new URL(request.url).pathname.startsWith('/track/') ? track : ship], request)),
  });
  const address = { origin: provider.url, base: '' };
  const log: string[] = [];
  const serving = await startServe({
    port: 0,
    data: dir,
    policy: { onCharge: 'allow', onUnknown: 'block' },
    upstreams: new Map([
      ['17track', address],
      ['safecube', address],
    ]),
    log: (line) => log.push(line),
    graceMs: 2000,
    now,
    ...options,
  });
  const { url } = serving;
  const call = (path: string, init: RequestInit = {}): Promise<Response> => fetch(url + path, init);
  const control = (path: string, init: RequestInit = {}): Promise<Response> => {
    const token = readFileSync(join(dir, 'token'), 'utf8').trim();
    return call(`/_tollgate/v1/${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  };
  const usage = async (): Promise<readonly UsageRow[]> => JSON.parse(await (await control('usage')).text()).usage;
  return {
    url,
    port: Number(new URL(url).port),
    dir,
    provider,
    seventeenTrack,
    safecube,
    log,
    call,
    register: (items, headers = {}) =>
      call('/17track/track/v2.4/register', {
        method: 'POST',
        headers: { '17token': 'key', 'content-type': 'application/json', ...headers },
        body: JSON.stringify(items),
      }),
    control,
    usage,
    ledger: async () => {
      const text = await (await control('ledger')).text();
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
    },
    settledTo: async (sums) => {
      for (;;) {
        const [row] = await usage();
        if (row !== undefined && Object.entries(sums).every(([name, value]) => Reflect.get(row, name) === value))
          return;
        await wait(10);
      }
    },
    close: async () => {
      await serving.close();
      await provider.close();
      if (options.data === undefined) rmSync(dir, { recursive: true, force: true });
    },
  };
};

/** So many registrations of numbers of their own, with a carrier. */
export const parcels = (count: number, series = 1): readonly { readonly number: string; readonly carrier: number }[] =>
  Array.from({ length: count }, (_, index) => ({
    number: `RR${String(series * 1000 + index).padStart(9, '0')}CN`,
    carrier: 3011,
  }));
