import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Books, newBooks } from '../../shared/books/books.ts';
import { DIMENSIONS, type Dimension, type UsageSum, usageBy } from '../../shared/books/usage-by.ts';
import { auditEntries } from '../../shared/har/audit.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { listing, pulling, registering } from '../har/build-har.ts';
import { entriesOf } from '../har/play-har.ts';

const played = async (): Promise<Books> => {
  const books = newBooks(bundledPacks);
  const entries = await entriesOf([
    listing('POST', ['MSCU1234567', 'TGHU7654321'], '2026-09-10T00:00:00Z'),
    pulling('MSCU1234567', '2026-10-02T00:00:00Z'),
    registering('RR100000001CN', '2026-10-31T23:30:00Z'),
    registering('RR100000002CN', '2026-11-01T00:30:00Z', { token: 'other' }),
    registering('RR100000003CN', '2026-11-02T00:30:00Z', { status: 0, answer: undefined }),
  ]);
  const player = {
    from: { road: 'import', tag: 'batch-7', user: null, site: null },
    origin: 'test',
    nextOrder: () => books.order + 1,
  } as const;
  auditEntries(books, entries, player, null, () => null);
  return books;
};

const ALWAYS = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
const totalOf = (sums: readonly UsageSum[]): number =>
  sums.reduce((sum, one) => sum + one.charged + one.expected + one.unresolved, 0);

describe('usage', () => {
  it('is summed by any dimensions, entries with no call among them', async () => {
    const books = await played();
    expect(usageBy(books, { ...ALWAYS, by: ['meter', 'tag', 'period'] })).toEqual([
      { by: { meter: 'shipment', tag: 'batch-7', period: '2026-09' }, charged: 0, expected: 2, unresolved: 0 },
      // Still listed at the turns of the months: entries with no call, one of them proved by a pull.
      { by: { meter: 'shipment', tag: null, period: '2026-10' }, charged: 1, expected: 1, unresolved: 0 },
      { by: { meter: 'shipment', tag: null, period: '2026-11' }, charged: 0, expected: 2, unresolved: 0 },
      { by: { meter: 'tracking', tag: 'batch-7', period: '2026-10' }, charged: 1, expected: 0, unresolved: 0 },
      { by: { meter: 'tracking', tag: 'batch-7', period: '2026-11' }, charged: 1, expected: 0, unresolved: 1 },
    ]);
  });

  it('counts calls that were sent from one instant up to, and without, another', async () => {
    const books = await played();
    const from = Date.parse('2026-10-31T23:30:00Z');
    const to = Date.parse('2026-11-02T00:30:00Z');
    expect(
      usageBy(books, { by: ['account', 'day'], from, to }).filter((sum) => sum.by.account !== 'key' || sum.charged > 0),
    ).toEqual([
      { by: { account: 'key', day: '2026-10-31' }, charged: 1, expected: 0, unresolved: 0 },
      { by: { account: 'other', day: '2026-11-01' }, charged: 1, expected: 0, unresolved: 0 },
    ]);
  });

  it('is exact to the millisecond, though sums are kept by the quarter of an hour', async () => {
    const books = await played();
    const sent = Date.parse('2026-11-01T00:30:00Z');
    const used = (from: number, to: number) => totalOf(usageBy(books, { by: ['account'], from, to }));
    expect([used(sent, sent + 1), used(sent - 1, sent), used(sent + 1, sent + 900_000)]).toEqual([1, 0, 0]);
  });

  it('adds up to the same, whatever it is summed by', async () => {
    const books = await played();
    const all = totalOf(usageBy(books, { ...ALWAYS, by: [] }));
    expect(all).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.subarray<Dimension>([...DIMENSIONS]), (by) => {
        expect(totalOf(usageBy(books, { ...ALWAYS, by }))).toBe(all);
      }),
    );
  });
});
