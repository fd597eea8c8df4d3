import type { PageAnswer } from '../../shared/messages/page-port.ts';
import type { Asker } from './asker.ts';
import { accepts, append, bare, forEachHeader, getter, method, NativePromise, settle } from './natives.ts';
import { readBody } from './read-body.ts';

const clone = method(Response.prototype.clone);
const statusOf = getter<number>(Response.prototype, 'status');
const headersOf = getter<Headers>(Response.prototype, 'headers');
const bodyOf = getter<ReadableStream<Uint8Array<ArrayBuffer>> | null>(Response.prototype, 'body');

/** Header names and values as a list that the page's own built-ins have no part in. */
export const headerPairs = (headers: Headers): [string, string][] => {
  const pairs: [string, string][] = [];
  forEachHeader(headers, (value, name) => {
    append(pairs, [name, value]);
  });
  return pairs;
};

/** Header names and values as a bag: of a list, or of Headers, the platform asks for the iterator, which the page may have replaced. */
export const headerBag = (
  pairs: readonly (readonly [name: string, value: string])[],
): { readonly [name: string]: string } => {
  const bag: { [name: string]: string } = bare({});
  for (let at = 0; at < pairs.length; at += 1) bag[pairs[at]?.[0] ?? ''] = pairs[at]?.[1] ?? '';
  return bag;
};

const isResponse = accepts<Response>(statusOf);

/** Tells what came of a call that was sent. The copy is read at its own pace. */
const readAnswer = (copy: Response, { owe }: Pick<Asker, 'owe'>, tell: (answer: PageAnswer) => void): void => {
  const headers = headerPairs(headersOf(copy));
  const told = owe();
  readBody(bodyOf(copy), null, ({ bytes, trouble }) => {
    tell({ kind: 'response', status: statusOf(copy), headers, body: bytes, cut: trouble !== null });
    told();
  });
};

/**
 * Hands the page the browser's own response, and `tell` what a clone of it says. The clone is read to its end, or to the limit,
 * whatever the page does with its own; it never waits for the page, and the browser keeps for the page what the clone was faster
 * at. Of a response that scripts may not read (no-cors, redirects left to the page) nothing is told but that the call was sent.
 */
export const watchResponse = (
  sent: unknown,
  asker: Pick<Asker, 'owe'>,
  tell: (answer: PageAnswer) => void,
): Promise<unknown> =>
  new NativePromise((resolve, reject) => {
    settle(
      sent,
      (response) => {
        const copy = isResponse(response) && statusOf(response) !== 0 ? clone(response) : null;
        // The page first: whatever it does with its own, the copy is there.
        resolve(response);
        if (copy === null) tell({ kind: 'failed', sent: 'unknown' });
        else readAnswer(copy, asker, tell);
      },
      (error) => {
        tell({ kind: 'failed', sent: 'unknown' });
        reject(error);
      },
    );
  });
