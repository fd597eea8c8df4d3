import { type Amount, fromUnits } from '../../shared/amount.ts';
import { type Asking, scopeOf } from '../../shared/gate/asking.ts';
import { type Gate, openGate } from '../../shared/gate/gate.ts';
import type { Attempt, Judge } from '../../shared/gate/way.ts';
import { openMemoryStore } from '../../shared/ledger/memory-store.ts';
import { EVERY_CALL, type Scope } from '../../shared/limits/scope.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { judgeByPolicies, type Policies, policyNames } from '../../shared/policies/judge-policies.ts';
import type { Does, Policy } from '../../shared/policies/policy.ts';

/** Tuesday, 24 November 2026, noon. */
export const NOON = Date.UTC(2026, 10, 24, 12);

const orNone = (units: number | null): Amount | null => (units === null ? null : fromUnits(units));

/** Lets calls pass within these bounds, in units. */
export const passing = (
  bounds: { readonly call?: number | null; readonly day?: number | null; readonly keep?: number | null } = {},
): Does => ({
  kind: 'pass',
  call: orNone(bounds.call ?? null),
  day: orNone(bounds.day ?? null),
  keep: orNone(bounds.keep ?? null),
});

export const policyOf = (id: string, does: Does, scope: Partial<Scope> = {}, until: number | null = null): Policy => ({
  id,
  does,
  scope: { ...EVERY_CALL, ...scope },
  since: NOON - 1000,
  until,
});

export const policiesOf = (...whole: readonly Policy[]): Policies => ({ whole, broken: [] });

export interface PolicyDesk {
  readonly kept: Posted[];
  readonly gate: Gate;
  /** Another writer of the same ledger. */
  readonly other: Gate;
  now: number;
  /** A registration of new numbers by an account, from a site. */
  readonly registering: (
    id: string,
    numbers: number,
    from?: Partial<Pick<Scope, 'site' | 'account' | 'tag'>>,
  ) => Asking;
  /** An attempt that policies decide about. */
  readonly attempt: (asking: Asking, policies: Policies, by?: Gate) => Promise<Attempt>;
}

/** Two writers of one ledger, and a clock. */
export const openPolicyDesk = (): PolicyDesk => {
  const kept: Posted[] = [];
  const rows = new Map<string, string>();
  let serial = 0;
  const open = (): Gate =>
    openGate({
      store: openMemoryStore(kept, rows),
      packs: bundledPacks,
      packOf: () => null,
      now: () => desk.now,
      fingerprint: async () => 'account',
      origin: 'desk',
      sleep: () => ({ done: Promise.resolve(), cancel: () => {} }),
    });
  const desk: PolicyDesk = {
    kept,
    now: NOON,
    gate: open(),
    other: open(),
    registering: (id, numbers, { site = 'shop.example', account = 'main', tag = null } = {}) => {
      const items = Array.from({ length: numbers }, () => {
        serial += 1;
        return { number: `RR${String(serial).padStart(9, '0')}CN`, carrier: 3011 };
      });
      const recognised = desk.gate.recognise({
        method: 'POST',
        url: 'https://api.17track.net/track/v2.4/register',
        headers: [],
        body: { kind: 'text', text: JSON.stringify(items) },
      });
      if (recognised === null) throw new Error('a registration was not recognised');
      return { id, recognised, account: account ?? 'none', from: { road: 'page', tag, user: null, site } };
    },
    attempt: (asking, policies, by = desk.gate) => {
      const call = scopeOf(asking);
      const judge: Judge = (quote, books) => {
        const found = judgeByPolicies(policies, call, quote, books);
        switch (found.kind) {
          case 'ask':
            return { kind: 'ask' };
          case 'block':
            return { kind: 'block', by: 'policy', reason: 'policy-blocks', decision: 'policy', policy: found.policy };
          case 'allow':
          case 'observe':
            return { kind: 'allow', by: 'policy', reason: 'within-policy', policy: found.policy };
        }
      };
      return by.attempt(
        asking,
        judge,
        () => false,
        (names, books, at) => policyNames(names, books, policies, call, at),
      );
    },
  };
  return desk;
};
