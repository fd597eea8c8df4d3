import { lostProblem } from '../../shared/gate/problem.ts';
import { headersToProvider } from '../http/forward-headers.ts';
import type { CallPorts, Passage } from './call-ports.ts';
import { sendDocument } from './own-answer.ts';
import { passAnswer } from './pass-answer.ts';

/** A path of a provider's host that is none of its API: documents, assets. Streams both ways, untouched and not recorded. */
export const passOtherPath = async (
  { answerMs }: CallPorts,
  passage: Passage,
  body: Buffer | AsyncIterable<Buffer> | null,
): Promise<void> => {
  const { client, pack, upstream, target } = passage;
  const exchange = upstream.send({
    method: client.method,
    target,
    headers: headersToProvider(client.headers),
    body,
    limit: { ms: answerMs, of: 'silence' },
  });
  client.onGone(exchange.stop);
  const result = await exchange.result;
  if (result.kind === 'answer') await passAnswer(client, result, [], null);
  else sendDocument(client, lostProblem(result.error.because, pack.document.title, answerMs, 'nothing-held'));
};
