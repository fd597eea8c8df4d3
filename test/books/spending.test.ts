import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Amount, fromUnits } from '../../shared/amount.ts';
import { periodNamed, periodOf } from '../../shared/books/account.ts';
import { allowanceOf, leftOf, takenOf } from '../../shared/books/allowance.ts';
import { type LedgerDesk, openLedgerDesk } from '../rules/ledger-desk.ts';
import { accept, at, POST, pair, readQuota, register, registered } from '../rules/parcels.ts';
import { trials } from '../trials.ts';
import { atOnce, type Step } from './history-steps.ts';

const DAY = 86_400_000;
const START = at('2026-11-10T12:00:00Z');

const QUARTER = 900_000;

/**
 * What is left, worked out from all holds at once: month after month the plan's allowance first, then the grant that expires first. Between two expiries the
 * order of use says nothing. Null when nobody knows.
 */
const leftByHand = (desk: LedgerDesk, now: number): number | null => {
  const account = desk.books.accounts.get('17track|acc');
  if (account === undefined) throw new TypeError('no account');
  const allowanceIn = (period: string): number => allowanceOf(account, 'tracking', periodNamed(account, period)) ?? 0;
  const grants = account.settings.grants
    .map(({ expires, units }) => ({ expires, left: Number(units) }))
    .sort((a, b) => a.expires - b.expires);
  const takenIn = new Map([...(account.totals.get('tracking') ?? [])].map(([id, totals]) => [id, takenOf(totals)]));
  const over = (account.holds ?? []).filter(
    (hold) =>
      hold.meter === 'tracking' &&
      hold.state !== 'released' &&
      (takenIn.get(hold.period) ?? 0) > allowanceIn(hold.period),
  );
  const expired = (at: number) =>
    grants.filter(({ expires }) => Math.floor(expires / QUARTER) <= Math.floor(at / QUARTER));
  const uses = new Map<string, { readonly period: string; readonly gone: number; units: number }>();
  for (const hold of over) {
    const gone = expired(hold.at).length;
    const use = uses.get(`${hold.period} ${gone}`) ?? { period: hold.period, gone, units: 0 };
    uses.set(`${hold.period} ${gone}`, use);
    use.units += hold.units;
  }
  const inOrder = [...uses.values()].sort((a, b) =>
    a.period === b.period ? a.gone - b.gone : a.period < b.period ? -1 : 1,
  );
  const spent = new Map<string, { used: number; drawn: number; debt: number; last: { left: number } | null }>();
  for (const use of inOrder) {
    const month = spent.get(use.period) ?? { used: 0, drawn: 0, debt: 0, last: null };
    spent.set(use.period, month);
    month.used += use.units;
    let more = Math.max(0, month.used - allowanceIn(use.period)) - month.drawn - month.debt;
    for (const grant of grants.slice(use.gone)) {
      const drawn = Math.min(Math.max(0, more), grant.left);
      if (drawn === 0) continue;
      grant.left -= drawn;
      month.drawn += drawn;
      month.last = grant;
      more -= drawn;
    }
    if (more > 0) month.debt += more;
    const back = Math.min(Math.max(0, -more), month.debt);
    month.debt -= back;
    const returned = Math.min(Math.max(0, -more) - back, month.drawn);
    month.drawn -= returned;
    if (month.last !== null) month.last.left += returned;
  }
  const period = periodOf(account, now);
  const allowance = allowanceOf(account, 'tracking', period);
  if (allowance === null) return null;
  const left = grants.reduce((sum, grant) => (grant.expires > now ? sum + grant.left : sum), 0);
  const ofPlan = allowance - (takenIn.get(period.id) ?? 0);
  return grants.length === 0 ? ofPlan : Math.max(0, ofPlan) + left - (spent.get(period.id)?.debt ?? 0);
};

const flying: ReturnType<LedgerDesk['send']>[] = [];

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    ...[0, 1, 2].map((kind) =>
      fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(60)).map(([count, from]) => {
        const pairs = Array.from({ length: count }, (_, nth) => pair(`NN${200_000_000 + from + nth}CN`, POST));
        return atOnce((desk) => {
          if (kind === 0) registered(desk, ...pairs);
          else if (kind === 1) desk.pass(register(...pairs), 'lost');
          else flying.push(desk.send(register(...pairs)));
        });
      }),
    ),
    fc.constant(
      atOnce((desk) => {
        const pass = flying.shift();
        if (pass !== undefined) desk.answer(pass, accept());
      }),
    ),
    fc.integer({ min: 1, max: 40 }).map(
      (days): Step =>
        (_, now) =>
          now + days * DAY,
    ),
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.nat(90))
      .map(([units, days]) =>
        atOnce((desk, now) =>
          desk.set('17track', { grant: { units: fromUnits(units), expires: now + days * DAY + 5000 } }),
        ),
      ),
    fc
      .constantFrom({ plan: '2-monthly' }, { plan: '5-monthly' }, { plan: '200-once' }, { zone: 'Pacific/Auckland' })
      .map((settings) => atOnce((desk) => desk.set('17track', settings))),
    fc.tuple(fc.nat(9), fc.nat(9)).map(([total, used]) => atOnce((desk) => readQuota(desk, total, used))),
  ),
  { minLength: 1, maxLength: 30 },
);

describe('what is left with grants', () => {
  it('is worked out as uses come and go, and is what all of them together give', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const desk = openLedgerDesk('2026-11-10T12:00:00Z');
        flying.length = 0;
        desk.set('17track', { plan: '5-monthly' });
        let now = START;
        for (const take of history) {
          now = take(desk, now);
          desk.goTo(now);
          const account = desk.books.accounts.get('17track|acc');
          if (account !== undefined)
            expect<Amount | number | null>(leftOf(account, 'tracking', now)).toBe(leftByHand(desk, now));
        }
      }),
      trials(300),
    );
  });
});
