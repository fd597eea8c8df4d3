import type { PageCall, PageVerdict } from '../../shared/messages/page-port.ts';
import type { Asker } from './asker.ts';
import type { Guess } from './find-call.ts';
import {
  bare,
  bufferOf,
  define,
  getter,
  listen,
  method,
  NativeRequest,
  NativeResponse,
  unlisten,
  utf8,
} from './natives.ts';
import { copyBytes, toldWith } from './read-body.ts';
import { cancelBody, mayHaveBody, readRequest, streamOf } from './request-body.ts';
import { bytesToSend } from './send-chosen.ts';
import { headerBag, headerPairs } from './watch-response.ts';

const methodOf = getter<string>(Request.prototype, 'method');
const signalOf = getter<AbortSignal>(Request.prototype, 'signal');
const headersOf = getter<Headers>(Request.prototype, 'headers');
const credentialsOf = getter<RequestCredentials>(Request.prototype, 'credentials');
/** What a request is made anew of, with its method, headers, credentials and signal. Its priority alone cannot be read. */
const REST = ['mode', 'cache', 'redirect', 'referrer', 'referrerPolicy', 'integrity', 'keepalive'] as const;
const restOf = REST.map((name) => ({ name, read: getter<unknown>(Request.prototype, name) }));
const bodyOfResponse = getter<ReadableStream | null>(Response.prototype, 'body');
const cloneRequest = method(Request.prototype.clone);
const abortedOf = getter<boolean>(AbortSignal.prototype, 'aborted');
const reasonOf = getter<unknown>(AbortSignal.prototype, 'reason');

/** What the page set of a request's headers. */
export const headersIn = (request: Request): [string, string][] => headerPairs(headersOf(request));

export const isAborted = (request: Request): boolean => abortedOf(signalOf(request));

/** Ends a call that the page gave up before it was sent, as the platform does: its body is cancelled. What the page gets is the reason. */
export const abandon = (request: Request): unknown => {
  const reason = reasonOf(signalOf(request));
  cancelBody(request, reason);
  return reason;
};

/**
 * Describes the call, to be asked about or only noted, and returns how to have it told. Its body is the text that it was given as; any other is read from a clone, so
 * that the request itself can still be sent.
 */
export const describeFetch = (
  request: Request,
  url: string,
  told: 'asked' | 'noted',
  text: string | null,
): ((done: (call: PageCall) => void) => void) => {
  const call = {
    url,
    method: methodOf(request),
    headers: headersIn(request),
    credentials: credentialsOf(request),
    via: 'fetch',
    free: told === 'noted',
  } as const;
  if (text !== null) return (done) => done(toldWith(call, copyBytes(bufferOf(utf8(text)))));
  // Cloned before anything is waited for: a request that was sent can no longer be.
  const copy = mayHaveBody(request) ? cloneRequest(request) : null;
  if (copy === null) return (done) => done({ ...call, body: null });
  return (done) =>
    readRequest(copy, signalOf(copy), (read) => done(read === null ? { ...call, body: null } : toldWith(call, read)));
};

/** How a body is sent: a stream without its length. */
type Sends = 'bytes' | 'stream';

/** A body as the page gave it. `text`: null where it was not given as one. */
export interface GivenBody {
  readonly sends: Sends;
  readonly text: string | null;
}

/**
 * The request with the very bytes that were asked about, those of a stream being the page's own, which may have changed since; and with an address that ends
 * in this fragment. A body that could not be read to its end was not asked about, and is sent as it is: where the browser has no streams, by the request
 * itself, which has no fragment.
 */
const made = (request: Request, url: string, told: PageCall | null, sends: Sends): Request => {
  const bytes = told?.body ?? null;
  const sent = sends === 'stream' && bytes !== null ? bodyOfResponse(new NativeResponse(bytes)) : bytes;
  const body = sent ?? streamOf(request);
  if (body === null && told?.bodyTrouble !== undefined) return request;
  const init: { [name: string]: unknown } = bare({
    method: methodOf(request),
    headers: headerBag(headersIn(request)),
    credentials: credentialsOf(request),
    signal: signalOf(request),
    duplex: 'half',
  });
  if (body !== null) define(init, 'body', body);
  for (let at = 0; at < restOf.length; at += 1) {
    const field = restOf[at];
    if (field !== undefined) define(init, field.name, field.read(request));
  }
  return new NativeRequest(url, init);
};

/** What goes out of what was told: where only some items were allowed, these in the place of its body. */
const sentOf = (told: PageCall | null, verdict: PageVerdict | null): PageCall | null =>
  told !== null && verdict?.kind === 'pass' && verdict.only !== undefined
    ? { ...told, body: bytesToSend(verdict.only) }
    : told;

/** Makes the request that was asked about, with this fragment at the end of its address. */
export type Ready = (fragment: string) => Request;

/** Asks, and waits for the verdict or for the page to give up (null). */
export const decide = (
  asker: Asker,
  id: string,
  request: Request,
  url: string,
  guess: Guess,
  given: GivenBody,
  done: (verdict: PageVerdict | null, ready: Ready) => void,
): void => {
  const signal = signalOf(request);
  let isOver = false;
  const end = (verdict: PageVerdict | null, told: PageCall | null): void => {
    if (isOver) return;
    isOver = true;
    unlisten(signal, 'abort', giveUp);
    done(verdict, (fragment) => made(request, `${url}${fragment}`, sentOf(told, verdict), given.sends));
  };
  const giveUp = (): void => {
    asker.withdraw(id);
    end(null, null);
  };
  listen(signal, 'abort', giveUp);
  describeFetch(
    request,
    url,
    'asked',
    given.text,
  )((call) => {
    if (!isOver && !abortedOf(signal)) asker.ask(id, call, guess, (verdict) => end(verdict, call));
  });
};
