import type { PageAnswer } from '../../shared/messages/page-port.ts';
import { accepts, forEachHeader, getter, method } from './natives.ts';
import { readBody } from './read-body.ts';

const clone = method(Response.prototype.clone);
const statusOf = getter<number>(Response.prototype, 'status');
const headersOf = getter<Headers>(Response.prototype, 'headers');
const bodyOf = getter<ReadableStream<Uint8Array<ArrayBuffer>> | null>(Response.prototype, 'body');

/** Header names and values as a list that the page's own built-ins have no part in. */
export const headerPairs = (headers: Headers): [string, string][] => {
  const pairs: [string, string][] = [];
  forEachHeader(headers, (value, name) => {
    pairs[pairs.length] = [name, value];
  });
  return pairs;
};

const isResponse = accepts<Response>(statusOf);

/** Resolves to what came of a call that was sent; never rejects. The copy is read at its own pace. */
const readAnswer = async (copy: Response): Promise<PageAnswer> => {
  const { bytes, trouble } = await readBody(bodyOf(copy));
  const headers = headerPairs(headersOf(copy));
  return { kind: 'response', status: statusOf(copy), headers, body: bytes, cut: trouble !== null };
};

/**
 * Hands the page the browser's own response, and `tell` what a clone of it says. The clone is read to its end, or to the limit,
 * whatever the page does with its own; it never waits for the page, and the browser keeps for the page what the clone was faster
 * at. Of a response that scripts may not read (no-cors, redirects left to the page) nothing is told but that the call was sent.
 */
export const watchResponse = async (sent: unknown, tell: (answer: PageAnswer) => void): Promise<unknown> => {
  let response: unknown;
  try {
    response = await sent;
  } catch (error) {
    tell({ kind: 'failed', sent: 'unknown' });
    throw error;
  }
  if (!isResponse(response) || statusOf(response) === 0) tell({ kind: 'failed', sent: 'unknown' });
  else void tellWhenRead(clone(response), tell);
  return response;
};

const tellWhenRead = async (copy: Response, tell: (answer: PageAnswer) => void): Promise<void> => {
  tell(await readAnswer(copy));
};
