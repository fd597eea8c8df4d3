import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../proxy/store/sqlite-store.ts';
import { recognise } from '../../shared/recognise/recognise.ts';
import { quoteCall } from '../../shared/rules/quote.ts';
import { benchExtension } from './bench-extension.ts';
import { gateOn, numberNamed, register, registerCall } from './bench-gate.ts';
import { booksOfMany } from './books-of-many.ts';
import { benchBrowserBooks } from './browser-books.ts';
import { quoteByHand } from './hand-written.ts';
import { benchLargeBooks } from './large-books.ts';
import { benchLists } from './lists.ts';
import { mixedBodies } from './quote-bodies.ts';
import { type Timing, timeEach, timePair } from './timing.ts';

const HISTORIES = 100_000;
const AT = Date.parse('2026-11-20T00:00:00Z');

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
      const recognised = recognise(books.packs, registerCall(bodyOf(nth)));
      if (recognised !== null) sink += quoteCall(recognised, account, AT).lines.length;
    },
    (nth) => {
      sink += quoteByHand(bodyOf(nth + Math.floor(different / 2)), account).lines.length;
    },
  );
  if (sink === 0) throw new Error('nothing was quoted');
  const which = different === 1 ? 'one call again and again' : `${different} calls in turn`;
  const aim = `≤ ${different === 1 ? 1.6 : 1.2} × the peer, now ${(packs.median / hand.median).toFixed(2)}`;
  return [
    row(`40 mixed items, quoted and explained by packs: ${which}`, packs, 'µs', aim),
    row(`the same by hand, without packs (the peer): ${which}`, hand, 'µs', '–'),
  ];
};

const benchStore = async (items: number, runs: number, target: string): Promise<string> => {
  const dir = mkdtempSync(join(tmpdir(), 'tollgate-bench-'));
  const store = openSqliteStore(join(dir, 'ledger.sqlite'));
  const gate = gateOn(store.ledger);
  let number = 0;
  const timing = await timeEach(runs, 50, () =>
    register(
      gate,
      Array.from({ length: items }, () => numberNamed(number++)),
    ),
  );
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
for (const line of await benchExtension()) console.log(line);
