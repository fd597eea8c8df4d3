import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toUnits, ZERO } from '../../shared/amount.ts';
import { newBooks } from '../../shared/books/books.ts';
import { scopeOf } from '../../shared/gate/asking.ts';
import { quoteNow } from '../../shared/gate/way.ts';
import { takesIn } from '../../shared/limits/scope.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { judgeByPolicies } from '../../shared/policies/judge-policies.ts';
import type { Policy } from '../../shared/policies/policy.ts';
import { acceptedAll } from '../gate/gate-desk.ts';
import { trials } from '../trials.ts';
import { NOON, openPolicyDesk, passing, policiesOf, policyOf } from './policy-desk.ts';

const HOUR = 3_600_000;
const PLAN = 100;

const scope = fc.record({
  account: fc.constantFrom(null, null, 'main', 'outlet'),
  site: fc.constantFrom(null, 'shop.example', 'erp.example'),
  action: fc.constantFrom(null, null, 'register'),
});

const bound = (most: number) => fc.option(fc.integer({ min: 0, max: most }));
const does = fc.oneof(
  { arbitrary: fc.record({ call: bound(12), day: bound(30), keep: bound(60) }).map(passing), weight: 6 },
  { arbitrary: fc.constantFrom({ kind: 'ask' } as const, { kind: 'observe' } as const), weight: 2 },
  { arbitrary: fc.constant({ kind: 'block' } as const), weight: 1 },
);

const policy = fc.tuple(does, scope, fc.constantFrom(null, NOON + 2 * HOUR));
const policies = fc
  .array(policy, { maxLength: 5 })
  .map((all) => all.map(([doing, about, until], nth) => policyOf(`p${nth}`, doing, about, until)));

const call = fc.record({
  numbers: fc.integer({ min: 1, max: 15 }),
  site: fc.constantFrom('shop.example', 'erp.example'),
  account: fc.constantFrom('main', 'main', 'outlet'),
  fate: fc.constantFrom('accepted', 'refused', 'lost', 'open'),
  writer: fc.constantFrom('one', 'other'),
});

test('policies in another order say the same, and one that blocks blocks whatever the others say', () =>
  fc.assert(
    fc.property(policies, call, fc.func(fc.integer()), (all, { numbers, site, account }, shuffle) => {
      const asking = openPolicyDesk().registering('call', numbers, { site, account });
      const books = newBooks(bundledPacks);
      const quote = quoteNow({ books, now: NOON }, asking);
      const say = (some: readonly Policy[]) => judgeByPolicies(policiesOf(...some), scopeOf(asking), quote, books);
      expect(say(all.toSorted((a, b) => shuffle(a.id) - shuffle(b.id)))).toEqual(say(all));
      const blocks = all.some((one) => one.does.kind === 'block' && takesIn(one.scope, scopeOf(asking)));
      expect(say(all).kind === 'block').toBe(blocks);
    }),
    trials(300),
  ));

interface Held {
  readonly account: string;
  readonly site: string | null;
  readonly action: string;
  readonly at: number;
  readonly units: number;
}

const DAY = 24 * HOUR;

/** What stands of the ledger's units, by itself: no roll-ups, no books. */
const standing = (kept: readonly Posted[]): readonly Held[] => {
  const held = new Map<string, Held>();
  for (const { posting } of kept)
    for (const { hold, to, units } of posting.moves) {
      const { account, site, action, sent: at } = posting;
      if (to === 'released') held.delete(hold);
      else if (!held.has(hold)) held.set(hold, { account, site, action, at, units: toUnits(units) });
    }
  return [...held.values()];
};

const sum = (held: readonly Held[]): number => held.reduce((total, { units }) => total + units, 0);

/** Every call that passed kept to what the policy named says, with what stood at that moment. */
const requireKept = (kept: readonly Posted[], all: readonly Policy[]): void => {
  for (const [nth, { posting }] of kept.entries()) {
    const { kind, decision, account, sent } = posting;
    if (kind !== 'reserve' || decision?.by !== 'policy') continue;
    const by = all.find(({ id }) => id === decision.policy);
    const held = standing(kept.slice(0, nth + 1));
    const left = PLAN - sum(held.filter((one) => one.account === account));
    const keeps = all.flatMap((one) =>
      one.does.kind === 'pass' &&
      takesIn(one.scope, { ...posting, user: null }) &&
      (one.until === null || sent < one.until)
        ? [toUnits(one.does.keep ?? ZERO)]
        : [],
    );
    expect(left, 'left').toBeGreaterThanOrEqual(Math.max(0, ...keeps));
    if (by?.does.kind !== 'pass') continue;
    const { call: most, day } = by.does;
    const max = toUnits(posting.quoted?.['tracking']?.[2] ?? ZERO);
    if (most !== null) expect(max, 'a call').toBeLessThanOrEqual(toUnits(most));
    const today = held.filter(
      (one) =>
        Math.floor(one.at / DAY) === Math.floor(sent / DAY) &&
        takesIn(by.scope, { ...one, provider: '17track', tag: null, user: null }),
    );
    if (day !== null) expect(sum(today), 'a day').toBeLessThanOrEqual(toUnits(day));
  }
};

test('whatever passes at once, by whatever writer, and however it settles: together it keeps to every limit', () =>
  fc.assert(
    fc.asyncProperty(
      policies,
      fc.array(fc.array(call, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
      async (all, rounds) => {
        const desk = openPolicyDesk();
        const said = policiesOf(...all);
        for (const [round, calls] of rounds.entries()) {
          // At once: the ledger puts their steps in an order.
          const attempts = calls.map(async ({ numbers, site, account, fate, writer }, nth) => {
            const gate = writer === 'one' ? desk.gate : desk.other;
            const asking = desk.registering(`call-${round}-${nth}`, numbers, { site, account });
            const { kind } = await desk.attempt(asking, said, gate);
            if (kind !== 'allowed' || fate === 'open') return;
            const named = asking.recognised.asks.map(({ number }) => number);
            if (fate === 'accepted') await gate.settle(asking.id, acceptedAll(...named));
            else await gate.settle(asking.id, { kind: 'none', sent: fate === 'lost' ? 'unknown' : 'no' });
          });
          await Promise.all(attempts);
          desk.now += 5 * HOUR;
        }
        requireKept(desk.kept, all);
      },
    ),
    trials(120),
  ));
