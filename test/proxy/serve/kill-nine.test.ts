import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { checkDeeply } from '../../../proxy/command/deep-check.ts';
import { handle17track } from '../../../proxy/practice/handlers.ts';
import { createSimulated17track } from '../../../proxy/practice/simulated-17track.ts';
import { ledgerPlace } from '../../../proxy/store/ledger-place.ts';
import { answerAfter, type Move, neverAnswer, serveSilently } from '../../practice/local-move.ts';
import { type LocalProvider, startLocalProvider } from '../../practice/local-provider.ts';
import { startChildProxy } from './child-proxy.ts';
import { type LedgerLine, parcels } from './proxy-desk.ts';

const KILLS = 10;
const SILENT = 10;

/** What the provider does with the calls of one round: some it answers, some it serves and never answers, some it never serves. */
const movesOf = (round: number): readonly Move[] => {
  const moves: Move[] = Array.from({ length: 14 }, (_, nth) => answerAfter((nth * 7 + round * 3) % 40));
  for (let nth = 0; nth < SILENT; nth++) moves.splice(nth * 2, 0, nth % 4 === 3 ? neverAnswer : serveSilently);
  return moves;
};

/** Units of each item that count: charged, expected or unresolved. */
const countedUnits = (lines: readonly LedgerLine[]): ReadonlyMap<string, number> => {
  const units = new Map<string, number>();
  for (const { item, state, units: moved } of lines) {
    if (item === null || !['charged', 'expected', 'unresolved'].includes(state)) continue;
    units.set(item, (units.get(item) ?? 0) + moved);
  }
  return units;
};

it('has every unit that the provider counted in the ledger when the proxy is killed ten times with calls at the provider', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'tollgate-kill-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const track = createSimulated17track({ now: Date.now });
  const startProvider = async (): Promise<LocalProvider> => {
    const provider = await startLocalProvider({
      handlers: [handle17track(track, 'https://api.17track.net')],
      origin: 'https://api.17track.net',
    });
    onTestFinished(provider.close);
    return provider;
  };

  for (let round = 0; round < KILLS; round++) {
    const provider = await startProvider();
    const proxy = await startChildProxy(dir, provider.url);
    const send = (items: readonly object[]): Promise<number | 'lost'>[] =>
      items.map((item) =>
        proxy.register([item], `key ${round}`).then(
          ({ status }) => status,
          () => 'lost',
        ),
      );
    const moves = movesOf(round);
    provider.script(...moves);
    const calls = send(parcels(moves.length, 2 * round + 1));
    await provider.whenSeen(moves.length);
    // The knife falls on these at any point of their way, in every round at another moment.
    const last = send(parcels(10, 2 * round + 2));
    await wait(round);
    await proxy.end('SIGKILL');
    const ends = await Promise.all([...calls, ...last]);
    expect(ends.filter((end) => end === 'lost').length).toBeGreaterThanOrEqual(SILENT);
  }

  // What is kept of the books follows from the entries, at whatever moment they were cut off.
  expect(await checkDeeply(ledgerPlace(dir, undefined), () => {})).toMatchObject({ state: 'ok' });
  const proxy = await startChildProxy(dir, 'http://127.0.0.1:1');
  const counted = countedUnits(await proxy.ledger());
  const usage = await proxy.usage();
  await proxy.end('SIGTERM');
  for (let round = 0; round < KILLS; round++) {
    for (const { number, units } of track.trueCount(`key ${round}`).deductions) {
      expect(counted.get(number ?? ''), `${number} of round ${round}`).toBe(units);
    }
  }
  // No more than was sent is counted, and nothing is left in flight.
  expect([...counted.values()].every((units) => units === 1)).toBe(true);
  expect(usage).toHaveLength(KILLS);
  expect(usage.every((row) => row.unresolved >= SILENT)).toBe(true);
  expect(track.trueCount('key 0').deductions.length).toBeGreaterThan(SILENT / 2);
});
