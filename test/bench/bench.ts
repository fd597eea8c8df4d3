import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../proxy/store/sqlite-store.ts';
import { openGate } from '../../shared/gate/gate.ts';
import type { Decider } from '../../shared/gate/ports.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { type HttpCall, recognise } from '../../shared/recognise/recognise.ts';
import { answerBody } from '../../shared/rules/answer.ts';
import { quoteCall } from '../../shared/rules/quote.ts';
import { booksOfMany, numberNamed } from './books-of-many.ts';
import { benchBrowserBooks } from './browser-books.ts';
import { quoteByHand } from './hand-written.ts';
import { benchLargeBooks } from './large-books.ts';
import { benchLists } from './lists.ts';
import { mixedBodies } from './quote-bodies.ts';
import { type Timing, timeEach, timePair } from './timing.ts';

const HISTORIES = 100_000;
const AT = Date.parse('2026-11-20T00:00:00Z');

const callOf = (text: string): HttpCall => ({
  method: 'POST',
  url: 'https://api.17track.net/track/v2.4/register',
  headers: [],
  body: { kind: 'text', text },
});

const row = (what: string, timing: Timing, unit: 'µs' | 'ms', target: string): string => {
  const by = unit === 'ms' ? 1000 : 1;
  const digits = unit === 'ms' ? 3 : 1;
  return `| ${what.padEnd(74)} | ${(timing.median / by).toFixed(digits).padStart(8)} ${unit} | ${(timing.p99 / by).toFixed(digits).padStart(8)} ${unit} | ${target.padEnd(24)} |`;
};

const { books, account } = booksOfMany(HISTORIES);

/** Quotes so many different calls in turn, beside the same by hand. One call stays in the processor's caches; thousands come from memory. */
const benchQuote = (different: number): readonly string[] => {
  const bodies = mixedBodies(different);
  const bodyOf = (nth: number): string => bodies[nth % bodies.length] ?? '';
  let sink = 0;
  const [packs, hand] = timePair(
    20_000,
    5000,
    (nth) => {
      const recognised = recognise(books.packs, callOf(bodyOf(nth)));
      if (recognised !== null) sink += quoteCall(recognised, account, AT).lines.length;
    },
    (nth) => {
      sink += quoteByHand(bodyOf(nth + Math.floor(different / 2)), account).lines.length;
    },
  );
  if (sink === 0) throw new Error('nothing was quoted');
  const which = different === 1 ? 'one call again and again' : `${different} calls in turn`;
  return [
    row(`40 mixed items, quoted and explained by packs: ${which}`, packs, 'µs', '40 µs, 100 µs at p99'),
    row(`the same by hand, without packs (the peer): ${which}`, hand, 'µs', '–'),
  ];
};

const allowAll: Decider = {
  judge: () => ({ kind: 'allow', by: 'policy', reason: 'bench' }),
  ask: () => Promise.resolve({ kind: 'allow', by: 'policy', reason: 'bench' }),
  waitMs: 0,
};

const benchStore = async (items: number, runs: number, target: string): Promise<string> => {
  const dir = mkdtempSync(join(tmpdir(), 'tollgate-bench-'));
  const store = openSqliteStore(join(dir, 'ledger.sqlite'));
  const gate = openGate({
    store: store.ledger,
    packs: bundledPacks,
    packOf: () => null,
    now: () => Date.now(),
    fingerprint: () => Promise.resolve('acc'),
    origin: 'bench',
    sleep: () => ({ done: Promise.resolve(), cancel: () => undefined }),
  });
  let number = 0;
  const timing = await timeEach(runs, 50, async () => {
    const asked = Array.from({ length: items }, () => ({ number: numberNamed(number++), carrier: 3011 }));
    const recognised = gate.recognise(callOf(JSON.stringify(asked)));
    if (recognised === null) throw new Error('not recognised');
    const id = randomUUID();
    const from = { road: 'proxy', tag: null, user: null, site: null } as const;
    await gate.open({ id, recognised, account: 'acc', from }, allowAll, () => false);
    const answer = answerBody(JSON.stringify({ code: 0, data: { accepted: asked, rejected: [] } }));
    await gate.settle(id, { kind: 'response', status: 200, body: answer });
  });
  await store.close();
  rmSync(dir, { recursive: true });
  const what = items === 1 ? '1 item' : `${items} items`;
  return row(`${what}: quoted, reserved, settled durably (SQLite, FULL)`, timing, 'ms', target);
};

console.log(
  `Node ${process.version}, histories of ${HISTORIES.toLocaleString('en')} items in memory; medians and 99th percentiles`,
);
console.log(`| ${'what'.padEnd(74)} | ${'median'.padStart(11)} | ${'p99'.padStart(11)} | ${'aim'.padEnd(24)} |`);
console.log(`| ${'-'.repeat(74)} | ${'-'.repeat(10)}: | ${'-'.repeat(10)}: | ${'-'.repeat(24)} |`);
for (const different of [1, 2000]) for (const line of benchQuote(different)) console.log(line);
console.log(await benchStore(1, 2000, '0.8 ms'));
console.log(await benchStore(40, 1000, '2 ms'));
for (const line of benchLists()) console.log(line);
for (const line of await benchLargeBooks(10_000, 1_000_000)) console.log(line);
for (const line of await benchBrowserBooks([0, 10_000, 200_000, 1_000_000])) console.log(line);
