import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Books, newBooks } from '../../shared/books/books.ts';
import { type UsageRow, usageRows } from '../../shared/books/usage.ts';
import { headerOfRead } from '../../shared/gate/headers.ts';
import type { Move } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { monthOf } from '../../shared/period.ts';
import { answerBody } from '../../shared/rules/answer.ts';
import { settleCall } from '../../shared/rules/settle.ts';
import { history17track, historySafecube, stepsOf } from '../laws/histories.ts';
import { trials } from '../trials.ts';
import { openLedgerDesk, track17 } from './ledger-desk.ts';
import { accept, at, FIRST, left, POST, pair, readQuota, register, registered } from './parcels.ts';
import { entriesOf, play, recogniseCall } from './replayed.ts';

const DAY = 86_400_000;
const FROM = { road: 'import', tag: null, user: null, site: null } as const;

describe('a provider’s statement', () => {
  const statement = fc.record({
    total: fc.nat(40),
    used: fc.nat(40),
    months: fc.dictionary(
      fc.constantFrom('2025-12', '2026-01', '2026-02', '2026-03', '2026-04'),
      fc.uniqueArray(fc.constantFrom('MSCU6639870', 'MEDU4512345', 'TGHU1234567', 'BLX00991', 'NEWU1234567')),
    ),
  });
  type Statement = typeof statement extends fc.Arbitrary<infer T> ? T : never;

  /** Reads a statement of both providers at an instant; what the reads moved. */
  const read = (books: Books, now: number, said: Statement, id: string): readonly Move[] => {
    const quota = { quota_total: said.total, quota_used: said.used, quota_remain: said.total - said.used };
    const lists = Object.entries(said.months).map(([month, list]) => [month, { consumedShipmentList: list }]);
    const reads = [
      [track17('getquota', []), { code: 0, data: quota }],
      [
        { method: 'GET', url: 'https://api.sinay.ai/container-tracking/api/v2/shipment-usage' },
        { apis: { 'container-tracking': { periodicUsages: Object.fromEntries(lists) } } },
      ],
    ] as const;
    return reads.flatMap(([call, body]) => {
      const recognised = recogniseCall(books, call);
      const about = { recognised, account: `${recognised.pack.id}-account`, from: FROM, origin: 'test' };
      const header = headerOfRead(about, `${id}:${recognised.pack.id}`, now, 200);
      const answer = { kind: 'response', status: 200, body: answerBody(JSON.stringify(body)) } as const;
      return settleCall(books, header, recognised, answer, books.order + 1)?.moves ?? [];
    });
  };

  const isOf = (row: UsageRow, meter: string, period: string): boolean => row.meter === meter && row.period === period;

  it('moves nothing the second time, and then the books say what it says', () =>
    fc.assert(
      fc.asyncProperty(stepsOf(6), statement, statement, async (steps, before, said) => {
        const recorded = [...history17track(steps, 12).recorded, ...historySafecube(steps).recorded];
        const entries = await entriesOf(recorded.sort((a, b) => a.at - b.at));
        const books = newBooks(bundledPacks);
        const close = (entries.at(-1)?.at ?? 0) + 40 * DAY;
        play(books, entries, close);
        read(books, close, before, 'before');
        read(books, close + 1000, said, 'first');
        expect(read(books, close + 2000, said, 'second')).toEqual([]);
        const rows = usageRows(books, close + 3000);
        const usedIn = (meter: string, period: string): number =>
          rows
            .filter((row) => isOf(row, meter, period))
            .reduce((sum, row) => sum + row.charged + row.expected + row.unresolved, 0);
        expect(usedIn('tracking', monthOf(close, 'UTC').id)).toBe(said.used);
        for (const [month, list] of Object.entries(said.months)) {
          if (month < monthOf(close, 'UTC').id) expect(usedIn('shipment', month), month).toBe(list.length);
          else expect(usedIn('shipment', month), month).toBeGreaterThanOrEqual(list.length);
        }
      }),
      trials(100),
    ));

  it('of a quota teaches nothing, not even the allowance, when it is read again', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST, { lang: 'en' }));
    const taught = () => {
      const before = desk.postings.length;
      readQuota(desk, 100, 7);
      return desk.postings.slice(before).map(({ moves, changes }) => [moves.length, changes.length]);
    };
    desk.goTo(at('2026-11-11T00:00:00Z'));
    expect(taught()).toEqual([[1, 1]]);
    desk.goTo(at('2026-11-12T00:00:00Z'));
    expect([taught(), taught()]).toEqual([[], []]);
  });

  it('of a quota is what an answer to an earlier call cannot prove wrong, however often it was read', () => {
    const desk = openLedgerDesk();
    readQuota(desk, 1, 1);
    const flying = desk.send(register(pair(FIRST, POST)));
    desk.goTo(at('2026-11-12T00:00:00Z'));
    readQuota(desk, 1, 1);
    desk.answer(flying, accept(pair(FIRST, POST)));
    expect(left(desk)).toBe(-1);
  });
});
