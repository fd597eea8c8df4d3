import type { PageCall, Verdict } from '../../shared/messages/page-port.ts';
import type { Gate } from './gate.ts';
import { getter, listen, method, NativePromise, quietly, unlisten } from './natives.ts';
import { readBody } from './read-body.ts';
import { headerPairs } from './watch-response.ts';

const methodOf = getter<string>(Request.prototype, 'method');
const signalOf = getter<AbortSignal>(Request.prototype, 'signal');
const headersOf = getter<Headers>(Request.prototype, 'headers');
const bodyOf = getter<ReadableStream<Uint8Array<ArrayBuffer>> | null>(Request.prototype, 'body');
const cloneRequest = method(Request.prototype.clone);
const abortedOf = getter<boolean>(AbortSignal.prototype, 'aborted');
const reasonOf = getter<unknown>(AbortSignal.prototype, 'reason');
const cancelStream = method<[reason: unknown], Promise<void>>(ReadableStream.prototype.cancel);

export const isAborted = (request: Request): boolean => abortedOf(signalOf(request));

/** Ends a call that the page gave up before it was sent, as the platform does: its body is cancelled, and the reason is what the page gets. */
export const abandon = (request: Request): never => {
  const reason = reasonOf(signalOf(request));
  const body = bodyOf(request);
  if (body !== null) void quietly(cancelStream(body, reason));
  throw reason;
};

/** The call as it is told. Its body is read from a clone, so that the request itself can still be sent. Never rejects. */
export const describe = (request: Request, url: string, free: boolean): Promise<PageCall> => {
  // Cloned before anything is awaited: a request that was sent can no longer be.
  const copy = bodyOf(request) === null ? null : cloneRequest(request);
  return describeWith(request, copy, url, free);
};

const describeWith = async (request: Request, copy: Request | null, url: string, free: boolean): Promise<PageCall> => {
  const { bytes, trouble } = await readBody(copy === null ? null : bodyOf(copy), copy === null ? null : signalOf(copy));
  const call = {
    url,
    method: methodOf(request),
    headers: headerPairs(headersOf(request)),
    via: 'fetch',
    free,
  } as const;
  if (trouble !== null) return { ...call, body: null, bodyTrouble: trouble };
  return { ...call, body: copy === null ? null : bytes };
};

/** Asks, and waits for the verdict or for the page to give up (null). */
export const decide = async (gate: Gate, id: string, request: Request, url: string): Promise<Verdict | null> => {
  const signal = signalOf(request);
  let giveUp = (): void => {};
  try {
    return await new NativePromise<Verdict | null>((resolve) => {
      giveUp = () => {
        gate.withdraw(id);
        resolve(null);
      };
      listen(signal, 'abort', giveUp);
      const ask = async (): Promise<void> => {
        const call = await describe(request, url, false);
        if (!abortedOf(signal)) resolve(await gate.ask(id, call));
      };
      void quietly(ask());
    });
  } finally {
    unlisten(signal, 'abort', giveUp);
  }
};
