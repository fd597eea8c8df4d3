import { judgeByPolicy, type Policy } from '../../shared/gate/policy.ts';
import type { Decider } from '../../shared/gate/ports.ts';

/** A policy as what decides. It never asks: whatever would be asked about is decided at once. */
export const deciderOf = (policy: Policy, waitMs: number): Decider => ({
  judge: (quote) => judgeByPolicy(quote, policy),
  ask: async () => ({ kind: 'block', by: 'policy', reason: 'nobody-to-ask', decision: 'policy' }),
  waitMs,
});
