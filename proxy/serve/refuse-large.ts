import type { Asking } from '../../shared/gate/asking.ts';
import { blockCalls } from '../../shared/gate/block-call.ts';
import { tooLongProblem } from '../../shared/gate/problem.ts';
import type { Client } from '../http/client.ts';
import type { CallPorts } from './call-ports.ts';
import { sayCall } from './log-line.ts';
import { sendDocument } from './own-answer.ts';

/** Refuses a call that is larger than any call needs, with one line in the ledger and its count of items. */
export const refuseLarge = async (ports: CallPorts, client: Client, asking: Asking, why: string): Promise<void> => {
  const decision = { by: 'rule', verdict: 'block', reason: 'too-large' } as const;
  await blockCalls(ports.gate, [{ asking, decision }]);
  ports.log(`${sayCall(asking)}: refused, ${why}`);
  sendDocument(client, tooLongProblem(why));
};
