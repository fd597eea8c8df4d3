import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../proxy/store/sqlite-store.ts';
import { gateOn, numberNamed, register } from './bench-gate.ts';
import { type Timing, timeEach } from './timing.ts';

// What books cost however large they are: a ledger of a few items beside one of many.

const PROGRAM = fileURLToPath(new URL('../../dist/proxy/tollgate.js', import.meta.url));
const AT_ONCE = 40;

/** A ledger of so many registered items, in calls of 40. */
const fill = async (file: string, items: number): Promise<void> => {
  const store = openSqliteStore(file);
  const gate = gateOn(store.ledger);
  const calls: (readonly string[])[] = [];
  for (let from = 0; from < items; from += AT_ONCE)
    calls.push(Array.from({ length: AT_ONCE }, (_, nth) => numberNamed(from + nth)));
  // Some at a time, which are made durable together.
  for (let from = 0; from < calls.length; from += 50)
    await Promise.all(calls.slice(from, from + 50).map((numbers) => register(gate, numbers)));
  await store.close();
};

const command = (dir: string, ...args: readonly string[]): void => {
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...args, '--data', dir]);
  if (status !== 0) throw new Error(String(stderr));
};

interface Served {
  readonly ms: number;
  readonly megabytes: number;
}

/** Starts a proxy, waits until it answers, and says how long that took and the most memory that it had. */
const serveOnce = async (dir: string): Promise<Served> => {
  const begun = performance.now();
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--data', dir, '--port', '0']);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer): void => {
      said += String(text);
      if (said.includes('http://')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => reject(new Error(said)));
  });
  const ms = performance.now() - begun;
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  child.removeAllListeners('exit');
  child.kill('SIGTERM');
  await new Promise((resolve) => child.on('exit', resolve));
  return { ms, megabytes: Number(kilobytes) / 1024 };
};

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

interface Cost {
  readonly bytes: number;
  readonly command: Timing;
  readonly start: number;
  readonly memory: number;
  readonly one: Timing;
  readonly forty: Timing;
}

const costOf = async (items: number): Promise<Cost> => {
  const dir = mkdtempSync(join(tmpdir(), 'tollgate-large-'));
  const file = join(dir, 'ledger.sqlite');
  try {
    await fill(file, items);
    const bytes = statSync(file).size / items;
    const usage = await timeEach(9, 2, async () => command(dir, 'usage'));
    const served: Served[] = [];
    for (let nth = 0; nth < 5; nth++) served.push(await serveOnce(dir));
    const store = openSqliteStore(file);
    let next = items;
    const gate = gateOn(store.ledger);
    const one = await timeEach(400, 50, () => register(gate, [numberNamed(next++)]));
    // A gate of its own each time: nothing is kept from the one before.
    const forty = await timeEach(200, 30, () => {
      const known = Array.from({ length: 20 }, () => numberNamed(Math.floor(Math.random() * items)));
      const fresh = Array.from({ length: 20 }, () => numberNamed(next++));
      return register(gateOn(store.ledger), [...known, ...fresh]);
    });
    await store.close();
    return {
      bytes,
      command: usage,
      start: medianOf(served.map(({ ms }) => ms)),
      memory: Math.max(...served.map(({ megabytes }) => megabytes)),
      one,
      forty,
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

const ms = (micros: number): string => `${(micros / 1000).toFixed(2)} ms`;

/** Lines of a table: what costs what in a small and in a large ledger. */
export const benchLargeBooks = async (few: number, many: number): Promise<readonly string[]> => {
  const small = await costOf(few);
  const large = await costOf(many);
  const line = (what: string, a: string, b: string, ratio: number | null, aim: string): string =>
    `| ${what.padEnd(64)} | ${a.padStart(10)} | ${b.padStart(10)} | ${(ratio === null ? '–' : ratio.toFixed(2)).padStart(5)} | ${aim.padEnd(18)} |`;
  const timed = (what: string, of: (cost: Cost) => Timing, aim: string): string =>
    line(what, ms(of(small).median), ms(of(large).median), of(large).median / of(small).median, aim);
  return [
    line('what', few.toLocaleString('en'), many.toLocaleString('en'), null, 'aim'),
    timed('tollgate usage', ({ command: one }) => one, '≤ 1.2 times'),
    line(
      'tollgate serve, until it answers',
      `${small.start.toFixed(0)} ms`,
      `${large.start.toFixed(0)} ms`,
      large.start / small.start,
      '≤ 1.2 times',
    ),
    line(
      'the most memory of serve',
      `${small.memory.toFixed(0)} MB`,
      `${large.memory.toFixed(0)} MB`,
      large.memory / small.memory,
      '< 200 MB',
    ),
    timed('one item: quoted, reserved, settled durably', ({ one }) => one, '≤ 1.2 times'),
    timed('40 items, rows not cached: quoted, reserved, settled durably', ({ forty }) => forty, '≤ 1.5 ms'),
    line(
      'bytes on disk for an item, registered 40 at a time',
      small.bytes.toFixed(0),
      large.bytes.toFixed(0),
      large.bytes / small.bytes,
      '≤ 700',
    ),
  ];
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [few = 10_000, many = 1_000_000] = process.argv.slice(2).map(Number);
  for (const line of await benchLargeBooks(few, many)) console.log(line);
}
