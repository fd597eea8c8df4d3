import { lostProblem } from '../../shared/gate/problem.ts';
import type { CallPorts, Passage } from './call-ports.ts';
import { sendDocument } from './own-answer.ts';
import { passAnswer } from './pass-answer.ts';
import { sendOn } from './send-on.ts';

/** A path of a provider's host that is none of its API: documents, assets. Streams both ways, untouched and not recorded. */
export const passOtherPath = async (
  { answerMs }: CallPorts,
  passage: Passage,
  body: Buffer | AsyncIterable<Buffer> | null,
): Promise<void> => {
  const { client, pack } = passage;
  const exchange = sendOn(passage, body, { ms: answerMs, of: 'silence' });
  client.onGone(exchange.stop);
  const result = await exchange.result;
  if (result.kind === 'answer') await passAnswer(client, result, [], null);
  else sendDocument(client, lostProblem(result.error.because, pack.document.title, answerMs, 'nothing-held'));
};
