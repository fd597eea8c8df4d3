import { type BlockDecision, type BlockedCall, blockCalls } from '../../shared/gate/block-call.ts';
import type { Asking, Gate } from '../../shared/gate/gate.ts';

/** Blocks a single call. */
export const blockCall = async (
  gate: Gate,
  asking: Asking,
  origin: string,
  decision: BlockDecision,
): Promise<BlockedCall> => {
  const [blocked] = await blockCalls(gate, [{ asking, decision }], origin);
  if (blocked === undefined) throw new TypeError('a call that is blocked has an answer');
  return blocked;
};
