import { blockCalls } from '../../shared/gate/block-call.ts';
import type { Asking } from '../../shared/gate/gate.ts';
import type { Client } from '../http/client.ts';
import type { CallPorts } from './call-ports.ts';
import { sayCall } from './log-line.ts';
import { type Problem, sendProblem } from './own-answer.ts';

const tooLong = (why: string): Problem => ({
  kind: 'too-long',
  status: 413,
  title: 'The call is too large',
  detail: `Nothing was sent: ${why}. Split the call: at most 5,000 items, 8 MB and, unpacked, 16 MB are read of one.`,
});

/** Refuses a call that is larger than any call needs, with one line in the ledger and its count of items. */
export const refuseLarge = async (ports: CallPorts, client: Client, asking: Asking, why: string): Promise<void> => {
  const decision = { by: 'rule', verdict: 'block', reason: 'too-large' } as const;
  await blockCalls(ports.gate, [{ asking, decision }], ports.origin);
  ports.log(`${sayCall(asking)}: refused, ${why}`);
  sendProblem(client, tooLong(why));
};
