import type { Asking } from '../../shared/gate/asking.ts';
import { type BlockedCall, blockCalls } from '../../shared/gate/block-call.ts';
import type { Gate } from '../../shared/gate/gate.ts';
import type { BlockDecision } from '../../shared/gate/way.ts';

/** Blocks a single call. */
export const blockCall = async (gate: Gate, asking: Asking, decision: BlockDecision): Promise<BlockedCall> => {
  const [blocked] = await blockCalls(gate, [{ asking, decision }]);
  if (blocked === undefined) throw new TypeError('a call that is blocked has an answer');
  return blocked;
};
