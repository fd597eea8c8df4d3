import { judgeOnCharge, type OnCharge } from '../../shared/gate/on-charge.ts';
import type { Decider } from '../../shared/gate/ports.ts';

/** What decides where nobody is asked: whatever would be asked about is decided at once. */
export const deciderOf = (said: OnCharge, waitMs: number): Decider => ({
  judge: (quote) => judgeOnCharge(quote, said),
  ask: async () => ({ kind: 'block', by: 'policy', reason: 'nobody-to-ask', decision: 'policy' }),
  waitMs,
});
