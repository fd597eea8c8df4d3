import { type ByteCopy, newByteCopy } from '../http/byte-copy.ts';
import type { AnswerHead, Client } from '../http/client.ts';
import { headersToClient } from '../http/forward-headers.ts';
import { firstOf, type HeaderList } from '../http/header-list.ts';
import type { UpstreamResult } from '../http/upstream-exchange.ts';
import { MOST_BYTES } from './call-ports.ts';

type UpstreamAnswer = Extract<UpstreamResult, { kind: 'answer' }>;

/** Writes the provider's status and headers, and Tollgate's own after them. */
export const passHead = (client: Client, head: AnswerHead, more: HeaderList): void =>
  client.writeHead({ ...head, headers: [...headersToClient(head.headers), ...more] });

/** What became of passing an answer on. */
export interface Passed {
  /** All that came, up to 8 MB; null when it was more or is not whole. */
  readonly bytes: Buffer | null;
  readonly isWhole: boolean;
}

const announcedLength = (head: AnswerHead): number => {
  const length = firstOf(head.headers, 'content-length');
  return length === null ? Number.POSITIVE_INFINITY : Number(length);
};

/**
 * Passes an answer on while it comes. `finish` is told what came before the client gets the last of it: what the client does next then meets books that know
 * this answer. A client that leaves ends the exchange, unless there is something to finish.
 */
export const passAnswer = async (
  client: Client,
  answer: UpstreamAnswer,
  more: HeaderList,
  finish: ((passed: Passed) => Promise<unknown>) | null,
): Promise<void> => {
  const copy: ByteCopy | null = finish === null ? null : newByteCopy(MOST_BYTES);
  passHead(client, answer.head, more);
  let missing = announcedLength(answer.head);
  let last: Buffer | undefined;
  let isWhole = true;
  try {
    for await (const chunk of answer.body) {
      if (client.isGone() && (copy === null || copy.isOver())) {
        isWhole = false;
        break;
      }
      copy?.add(chunk);
      missing -= chunk.length;
      if (missing === 0 && finish !== null) last = chunk;
      else await client.write(chunk);
    }
  } catch {
    isWhole = false;
  }
  await finish?.({ bytes: isWhole ? (copy?.bytes() ?? null) : null, isWhole });
  if (isWhole) client.end(last, answer.trailers());
  else client.breakOff();
};
