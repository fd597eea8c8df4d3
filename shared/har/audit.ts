import { type Amount, add, toUnits, ZERO } from '../amount.ts';
import type { Books } from '../books/books.ts';
import { type UsageRow, usageRows } from '../books/usage.ts';
import type { Hold } from '../model/history.ts';
import type { Posting } from '../model/posting.ts';
import { PROVIDER_COUNT } from '../rules/count.ts';
import type { Quote } from '../rules/quote.ts';
import { turnMonths } from '../rules/turn.ts';
import type { BookedCalls } from './booked-calls.ts';
import { type Known, knownCalls } from './known-calls.ts';
import { type Player, playCall } from './play.ts';
import type { RecordedEntry } from './recording.ts';

/** What a call was quoted on one meter, in units. */
export interface QuotedUnits {
  readonly min: number;
  readonly likely: number;
  /** Null: nobody knows. */
  readonly max: number | null;
}

/** Where the units of a call stand, in units. */
export interface SettledUnits {
  readonly charged: number;
  readonly expected: number;
  readonly unresolved: number;
}

/** One entry of a recording as the audit reports it (contract §3). `provider` null: it went to no provider, and nothing else is said. */
export interface AuditCall {
  readonly index: number;
  readonly provider: string | null;
  readonly account?: string;
  readonly action?: string;
  /** What its sender said that it was for (`Tollgate-Tag`). */
  readonly tag?: string;
  readonly quoted?: Readonly<Record<string, QuotedUnits>>;
  readonly settled?: Readonly<Record<string, SettledUnits>>;
  readonly problem?: string;
}

export interface Audit {
  readonly calls: readonly AuditCall[];
  readonly usage: readonly UsageRow[];
}

export interface Audited {
  readonly audit: Audit;
  /** What the calls and the turns of months between them add to the ledger, in order, already applied to the books. */
  readonly append: readonly Posting[];
  /** How many calls added something, and how many the books knew already. */
  readonly played: number;
  readonly known: number;
}

type Quoted = Readonly<Record<string, QuotedUnits>>;

const inUnits = (min: Amount, likely: Amount, max: Amount | null): QuotedUnits => ({
  min: toUnits(min),
  likely: toUnits(likely),
  max: max === null ? null : toUnits(max),
});

const quotedOf = (quote: Quote): Quoted =>
  Object.fromEntries(quote.meters.map(({ meter, min, likely, max }) => [meter, inUnits(min, likely, max)]));

/** Quoted units as a reservation recorded them. */
export const quotedIn = (posting: Posting): Quoted =>
  Object.fromEntries(Object.entries(posting.quoted ?? {}).map(([meter, amounts]) => [meter, inUnits(...amounts)]));

type Sum = Readonly<Record<keyof SettledUnits, Amount>>;

const unitsOf = (meters: ReadonlyMap<string, Sum>): Record<string, SettledUnits> =>
  Object.fromEntries(
    [...meters].map(([meter, { charged, expected, unresolved }]) => [
      meter,
      { charged: toUnits(charged), expected: toUnits(expected), unresolved: toUnits(unresolved) },
    ]),
  );

/** Where the units of each call stand now, on the call that first held them. Adjustments to the provider's own count belong to no call. */
const settledByCall = (holds: Iterable<Hold>): ReadonlyMap<string, Record<string, SettledUnits>> => {
  const sums = new Map<string, Map<string, Sum>>();
  for (const hold of holds) {
    if (hold.call === null || hold.rule === PROVIDER_COUNT || hold.state === 'reserved' || hold.state === 'released')
      continue;
    const meters = sums.get(hold.call) ?? new Map<string, Sum>();
    sums.set(hold.call, meters);
    const sum = meters.get(hold.meter) ?? { charged: ZERO, expected: ZERO, unresolved: ZERO };
    meters.set(hold.meter, { ...sum, [hold.state]: add(sum[hold.state], hold.units) });
  }
  return new Map([...sums].map(([call, meters]) => [call, unitsOf(meters)]));
};

const closeOf = (entries: readonly RecordedEntry[]): number =>
  (entries.findLast((entry) => entry.call !== null) ?? entries.at(-1))?.at ?? 0;

const KNOWN: Readonly<Record<Known['by'], string | null>> = {
  same: null,
  tool: 'recorded by another tool too: the ledger holds it, and nothing is added',
  tollgate: 'it went through Tollgate: the ledger holds it, and nothing is added',
};
const LATER = 'it was sent after the books were closed, and is not counted';

const rowOf = (
  entry: RecordedEntry,
  quoted: Quoted | null,
  known: Known | null,
  settled: ReadonlyMap<string, Record<string, SettledUnits>>,
): AuditCall => {
  const { index, call } = entry;
  const isLater = call !== null && quoted === null;
  const holes = [entry.problem, known === null ? null : KNOWN[known.by], isLater ? LATER : null].filter(
    (one) => one !== null,
  );
  const problem = holes.length === 0 ? {} : { problem: holes.join('; ') };
  if (call === null) return { index, provider: null, ...problem };
  const named = {
    index,
    provider: call.recognised.pack.id,
    account: call.account,
    action: call.recognised.action,
    ...(call.tag === null ? {} : { tag: call.tag }),
  };
  if (quoted === null) return { ...named, ...problem };
  const zeros = Object.fromEntries(
    Object.keys(quoted).map((meter) => [meter, { charged: 0, expected: 0, unresolved: 0 }]),
  );
  return { ...named, quoted, settled: { ...zeros, ...settled.get(known?.id ?? call.id) }, ...problem };
};

/**
 * Plays the entries of a recording into books, in their order and each at its own time, with the turns of months between, and closes the books at an
 * instant (null: the last call's). Says of every entry what it was quoted and what became of its units by the close. `earlier` gives what was quoted
 * for calls that the books hold already, `booked` finds those that went through Tollgate.
 */
export const auditEntries = (
  books: Books,
  entries: readonly RecordedEntry[],
  player: Player,
  closeAt: number | null,
  earlier: (id: string) => Quoted | null,
  booked: BookedCalls = () => [],
): Audited => {
  const close = closeAt ?? closeOf(entries);
  const append: Posting[] = [];
  const quotes = new Map<RecordedEntry, Quoted>();
  let known = 0;
  let playedCalls = 0;
  const found = knownCalls(books, entries, booked);
  const knownOf = ({ call }: RecordedEntry): Known | null => (call === null ? null : (found.get(call) ?? null));
  for (const entry of entries) {
    const { call } = entry;
    if (call === null || call.at > close) continue;
    if (entry.copyOf !== undefined) {
      quotes.set(entry, {});
      continue;
    }
    const there = knownOf(entry);
    if (there !== null) {
      quotes.set(entry, earlier(there.id) ?? {});
      known += 1;
      continue;
    }
    append.push(...turnMonths(books, call.at, player.nextOrder, player.origin));
    const played = playCall(books, call, player);
    append.push(...played.append);
    if (played.append.length > 0) playedCalls += 1;
    quotes.set(entry, quotedOf(played.quote));
  }
  append.push(...turnMonths(books, close, player.nextOrder, player.origin));
  const settled = settledByCall([...books.accounts.values()].flatMap(({ holds }) => holds ?? []));
  const calls = entries.map((entry) => rowOf(entry, quotes.get(entry) ?? null, knownOf(entry), settled));
  return { audit: { calls, usage: usageRows(books, close) }, append, played: playedCalls, known };
};
