import { lostProblem } from '../../shared/gate/problem.ts';
import type { HeaderList } from '../http/header-list.ts';
import { takeBody } from '../http/take-body.ts';
import { UpstreamError, type UpstreamResult } from '../http/upstream-exchange.ts';
import { type CallPorts, MOST_BYTES, type Passage } from './call-ports.ts';
import type { Taken } from './lessons.ts';
import { sendDocument } from './own-answer.ts';
import { type Passed, passAnswer, passHead } from './pass-answer.ts';

/**
 * Passes on an answer that tells the provider's own count: it is read and learned first, so that its `headers` say what is left by it. One that is too
 * long to be read streams on as it comes.
 */
export const passCount = async (
  { answerMs }: CallPorts,
  { client, pack }: Passage,
  answer: Extract<UpstreamResult, { kind: 'answer' }>,
  headers: () => Promise<HeaderList>,
  learn: (passed: Passed) => Promise<Taken>,
): Promise<void> => {
  const taken = await takeBody(answer.body, MOST_BYTES).catch((error: unknown) => ({ kind: 'broken', error }) as const);
  switch (taken.kind) {
    case 'whole': {
      const learned = await learn({ bytes: taken.bytes, isWhole: true });
      // What was left before it is not what it says: where it waits to be written, nothing is said.
      passHead(client, answer.head, learned === 'written' ? await headers() : []);
      client.end(taken.bytes, answer.trailers());
      return;
    }
    case 'longer':
      return passAnswer(client, { ...answer, body: taken.all }, await headers(), learn);
    case 'broken': {
      await learn({ bytes: null, isWhole: false });
      const error = taken.error instanceof UpstreamError ? taken.error : new UpstreamError('hung-up', taken.error);
      sendDocument(client, lostProblem(error.because, pack.document.title, answerMs, 'nothing-held'));
    }
  }
};
