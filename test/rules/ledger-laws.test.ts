import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPosting } from '../../shared/books/apply.ts';
import { newBooks } from '../../shared/books/books.ts';
import { usageRows } from '../../shared/books/usage.ts';
import { usageBy } from '../../shared/books/usage-by.ts';
import type { Posting } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { settleCall } from '../../shared/rules/settle.ts';
import { type Held, ledgerLines } from '../../shared/words/lines.ts';
import { history17track, historySafecube, type Step, stepsOf } from '../laws/histories.ts';
import { trials } from '../trials.ts';
import { entriesOf, play, quotesIn, replay } from './replayed.ts';

const forAll = (law: (steps: readonly Step[]) => Promise<void>) =>
  fc.assert(fc.asyncProperty(stepsOf(6), law), trials(100));
const recordedOf = (steps: readonly Step[]) =>
  [...history17track(steps, 12).recorded, ...historySafecube(steps).recorded].sort((a, b) => a.at - b.at);
const DAY = 86_400_000;
const NOTHING = { charged: 0, expected: 0, unresolved: 0 };
const sumOf = (units: Readonly<typeof NOTHING>): number => units.charged + units.expected + units.unresolved;

const played = async (steps: readonly Step[]) => {
  const entries = await entriesOf(recordedOf(steps));
  const books = newBooks(bundledPacks);
  const close = (entries.at(-1)?.at ?? 0) + 40 * DAY;
  return { entries, books, close, audited: play(books, entries, close) };
};

describe('a ledger', () => {
  it('gives equal totals and equal quotes when its postings are applied to fresh books', () =>
    forAll(async (steps) => {
      const { books, close, audited } = await played(steps);
      const again = replay(audited.append);
      expect(usageRows(again, close)).toEqual(usageRows(books, close));
      expect(quotesIn(again, close)).toEqual(quotesIn(books, close));
    }));

  it('goes on the same after any of its postings', () =>
    forAll(async (steps) => {
      const entries = await entriesOf(recordedOf(steps));
      const half = Math.floor(entries.length / 2);
      const books = newBooks(bundledPacks);
      const first = play(books, entries.slice(0, half), null);
      const resumed = replay(first.append);
      const rest = [play(books, entries.slice(half), null), play(resumed, entries.slice(half), null)];
      expect(rest[1]?.audit).toEqual(rest[0]?.audit);
    }));

  it('holds the same for a month as for its two halves', () =>
    forAll(async (steps) => {
      const { entries, books, close } = await played(steps);
      const split = Math.floor(entries.length / 2);
      const halves = newBooks(bundledPacks);
      play(halves, entries.slice(0, split), null);
      play(halves, entries.slice(split), close);
      expect(usageRows(halves, close)).toEqual(usageRows(books, close));
      expect(quotesIn(halves, close)).toEqual(quotesIn(books, close));
    }));

  it('sums a month as the sum of its halves, by every dimension', () =>
    forAll(async (steps) => {
      const { books } = await played(steps);
      const [from, middle, to] = [
        Date.parse('2026-01-01T00:00:00Z'),
        Date.parse('2026-01-16T09:30:00Z'),
        Date.parse('2026-02-01T00:00:00Z'),
      ];
      const sum = (start: number, end: number) => {
        const rows = usageBy(books, { by: ['provider', 'meter'], from: start, to: end });
        return (meter: string) =>
          rows
            .filter((row) => row.by.meter === meter)
            .reduce((all, row) => all + row.charged + row.expected + row.unresolved, 0);
      };
      for (const meter of ['tracking', 'email', 'shipment'])
        expect(sum(from, middle)(meter) + sum(middle, to)(meter)).toBe(sum(from, to)(meter));
    }));

  it('is what every total is a sum over: its lines add up to the usage', () =>
    forAll(async (steps) => {
      const { books, close, audited } = await played(steps);
      const held: Held = new Map();
      const sums = new Map<string, number>();
      for (const line of audited.append.flatMap((posting) => ledgerLines(books, posting, held))) {
        if (line.state === 'released' || line.meter === null) continue;
        const key = [line.account, line.meter, line.period, line.state].join(' ');
        sums.set(key, (sums.get(key) ?? 0) + line.units);
      }
      const rows = new Map<string, number>();
      for (const row of usageRows(books, close))
        for (const state of ['charged', 'expected', 'unresolved'] as const)
          rows.set([row.account, row.meter, row.period, state].join(' '), row[state]);
      const isSome = ([, units]: readonly [string, number]): boolean => units !== 0;
      expect(new Map([...sums].filter(isSome).sort())).toEqual(new Map([...rows].filter(isSome).sort()));
      // And nothing is kept for them but what may still move.
      const open = [...books.accounts.values()].flatMap((account) => [...account.open.keys()]);
      expect([...held.keys()].sort()).toEqual(open.sort());
    }));

  it('stays as it is when a posting is applied twice', () =>
    forAll(async (steps) => {
      const { books, close, audited } = await played(steps);
      const before = [usageRows(books, close), quotesIn(books, close)];
      for (const posting of audited.append) applyPosting(books, { seq: books.order + 1, posting });
      expect([usageRows(books, close), quotesIn(books, close)]).toEqual(before);
    }));

  it('stays as it is when a call is settled twice, with another answer even', () =>
    forAll(async (steps) => {
      const { entries, books, close, audited } = await played(steps);
      const before = [usageRows(books, close), quotesIn(books, close)];
      for (const entry of entries) {
        const settled = audited.append.find((posting) => posting.call === entry.call?.id && posting.kind === 'settle');
        if (settled === undefined || entry.call === null) continue;
        const answers = [entry.call.answer, { kind: 'none', sent: 'no' }, { kind: 'none', sent: 'unknown' }] as const;
        for (const answer of answers)
          expect(settleCall(books, settled, entry.call.recognised, answer, books.order + 1)).toBeNull();
      }
      expect([usageRows(books, close), quotesIn(books, close)]).toEqual(before);
    }));

  it('of two accounts is the same whichever comes first: accounts share nothing', () =>
    forAll(async (steps) => {
      const { close, books, audited } = await played(steps);
      const of = (provider: string): readonly Posting[] =>
        audited.append.filter((posting) => posting.provider === provider);
      for (const order of [
        [...of('17track'), ...of('safecube')],
        [...of('safecube'), ...of('17track')],
      ]) {
        const merged = replay(order);
        expect(usageRows(merged, close)).toEqual(usageRows(books, close));
        expect(quotesIn(merged, close)).toEqual(quotesIn(books, close));
      }
    }));

  it('grows by nothing when a recording is played again, whole or in part', () =>
    forAll(async (steps) => {
      const { entries, books, close } = await played(steps);
      expect(play(books, entries, close).append).toEqual([]);
      expect(play(books, entries.slice(Math.floor(entries.length / 3)), close).append).toEqual([]);
    }));
});

describe('any history', () => {
  it('quotes min ≤ likely ≤ max, the three equal where min is max', () =>
    forAll(async (steps) => {
      const { audited } = await played(steps);
      for (const call of audited.audit.calls) {
        for (const { min, likely, max } of Object.values(call.quoted ?? {})) {
          if (max === null) continue;
          expect(min).toBeGreaterThanOrEqual(0);
          expect(likely).toBeGreaterThanOrEqual(min);
          expect(max).toBeGreaterThanOrEqual(likely);
        }
      }
    }));

  it('settles no call above its max', () =>
    forAll(async (steps) => {
      const { audited } = await played(steps);
      for (const call of audited.audit.calls) {
        for (const [meter, { charged, expected, unresolved }] of Object.entries(call.settled ?? {}))
          expect(charged + expected + unresolved).toBeLessThanOrEqual(call.quoted?.[meter]?.max ?? 0);
      }
    }));

  it('adds up: calls’ units and the entries with no call are the usage', () =>
    forAll(async (steps) => {
      const { books, audited } = await played(steps);
      const held = [...books.accounts.values()].flatMap(({ holds }) =>
        (holds ?? []).filter(({ state }) => state !== 'released'),
      );
      const withNoCall = held.filter((hold) => hold.call === null || hold.rule === 'provider-count');
      const ofCalls = (meter: string): number =>
        audited.audit.calls.reduce((sum, call) => sum + sumOf(call.settled?.[meter] ?? NOTHING), 0);
      for (const meter of ['tracking', 'email', 'shipment']) {
        const ofOthers = withNoCall
          .filter((hold) => hold.meter === meter)
          .reduce((sum, hold) => sum + hold.units / 1000, 0);
        const rows = audited.audit.usage.filter((row) => row.meter === meter);
        expect(
          rows.reduce((sum, row) => sum + sumOf(row), 0),
          meter,
        ).toBe(ofCalls(meter) + ofOthers);
      }
    }));

  it('charges or expects no shipment twice in a month', () =>
    forAll(async (steps) => {
      const { books } = await played(steps);
      const sums = new Map<string, number>();
      for (const hold of books.accounts.get('safecube|safecube-account')?.holds ?? []) {
        if (hold.state !== 'charged' && hold.state !== 'expected') continue;
        const key = `${hold.item?.number.number ?? ''} ${hold.period}`;
        sums.set(key, (sums.get(key) ?? 0) + hold.units);
      }
      for (const [key, units] of sums) expect(units, key).toBeLessThanOrEqual(1000);
    }));
});
