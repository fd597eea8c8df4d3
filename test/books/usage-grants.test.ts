import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Amount } from '../../shared/amount.ts';
import type { UsageRow } from '../../shared/books/usage.ts';
import { type LedgerDesk, openLedgerDesk } from '../rules/ledger-desk.ts';
import { at, POST, pair, readQuota, register, registered } from '../rules/parcels.ts';
import { trials } from '../trials.ts';
import { atOnce, type Step } from './history-steps.ts';

const DAY = 86_400_000;

const grantUntil = (units: number, expires: number) => ({ grant: { units: (units * 1000) as Amount, expires } });
const grant = (units: number, expires: string) => grantUntil(units, at(expires));
const numbered = (count: number, from = 0) =>
  Array.from({ length: count }, (_, nth) => pair(`NN${200_000_000 + from + nth}CN`, POST));
const tracking = (desk: LedgerDesk, period: string): UsageRow | undefined => desk.row('17track', 'tracking', period);

/** Rows with an allowance whose two sides differ. */
const unbalanced = (desk: LedgerDesk): readonly UsageRow[] =>
  desk
    .usage()
    .filter(
      ({ allowance, grants, remaining, charged, expected, unresolved }) =>
        allowance !== null && allowance + (grants ?? Number.NaN) !== charged + expected + unresolved + (remaining ?? 0),
    );

describe('grants in the usage', () => {
  it('are what the period spent of them and what is left at its end, whatever later ones spend', () => {
    const desk = openLedgerDesk('2026-11-10T00:00:00Z');
    desk.set('17track', { plan: '2-monthly', ...grant(10, '2027-06-01T00:00:00Z') });
    registered(desk, ...numbered(5));
    expect(tracking(desk, '2026-11')).toMatchObject({ charged: 5, allowance: 2, grants: 10, remaining: 7 });
    desk.goTo(at('2026-12-05T00:00:00Z'));
    registered(desk, ...numbered(6, 100));
    expect(tracking(desk, '2026-11')).toMatchObject({ charged: 5, allowance: 2, grants: 10, remaining: 7 });
    expect(tracking(desk, '2026-12')).toMatchObject({ charged: 6, allowance: 2, grants: 7, remaining: 3 });
  });

  it('count no longer once they have expired, but for what was spent of them', () => {
    const desk = openLedgerDesk('2026-11-10T00:00:00Z');
    desk.set('17track', { plan: '2-monthly', ...grant(10, '2026-11-20T00:00:00Z') });
    registered(desk, ...numbered(5));
    desk.goTo(at('2026-11-21T00:00:00Z'));
    expect(tracking(desk, '2026-11')).toMatchObject({ charged: 5, allowance: 2, grants: 3, remaining: 0 });
  });

  it('are none for a meter that takes none, and nothing where no allowance is known', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { email: true, ...grant(10, '2027-06-01T00:00:00Z') });
    desk.record('17track', 'email', [], 3);
    desk.record('safecube', 'add', ['MSCU1234566']);
    expect(desk.row('17track', 'email', '2026-11')).toMatchObject({ allowance: 300, grants: 0, remaining: 297 });
    expect(desk.row('safecube', 'shipment', '2026-11')).toMatchObject({ allowance: null, grants: null });
  });

  it('and the allowance are what was used and what remains, in every row of every history', () => {
    const items = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.nat(60)).map(([count, from]) => numbered(count, from));
    const step: fc.Arbitrary<Step> = fc.oneof(
      items.map((pairs) => atOnce((desk) => registered(desk, ...pairs))),
      items.map((pairs) => atOnce((desk) => desk.pass(register(...pairs), 'lost'))),
      items.map((pairs) => atOnce((desk) => desk.send(register(...pairs)))),
      fc.integer({ min: 1, max: 45 }).map(
        (days): Step =>
          (_, now) =>
            now + days * DAY,
      ),
      fc
        .tuple(fc.integer({ min: 1, max: 12 }), fc.nat(90))
        .map(([units, days]) => atOnce((desk, now) => desk.set('17track', grantUntil(units, now + days * DAY + 5000)))),
      fc
        .constantFrom({ plan: '2-monthly' }, { plan: '5-monthly' }, { plan: '200-once' }, { zone: 'Pacific/Auckland' })
        .map((settings) => atOnce((desk) => desk.set('17track', settings))),
      fc.tuple(fc.nat(9), fc.nat(9)).map(([total, spent]) => atOnce((desk) => readQuota(desk, total, spent))),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const desk = openLedgerDesk('2026-11-10T12:00:00Z');
        desk.set('17track', { plan: '5-monthly' });
        let now = at('2026-11-10T12:00:00Z');
        for (const take of steps) {
          now = take(desk, now);
          desk.goTo(now);
          expect(unbalanced(desk)).toEqual([]);
          expect(desk.usage().every(({ grants }) => grants === null || grants >= 0)).toBe(true);
        }
      }),
      trials(100),
    );
  });
});
