import {
  accepts,
  getOwnPropertyDescriptor,
  getter,
  isBuffer,
  lengthOf,
  method,
  NativeArrayBuffer,
  quietly,
  settle,
} from './natives.ts';
import { type BodyRead, copyBytes, readBody } from './read-body.ts';

type Stream = ReadableStream<Uint8Array<ArrayBuffer>>;

/** Firefox has no streams in requests: a body is all there when the request is made, and is read whole. */
const bodyOf =
  getOwnPropertyDescriptor(Request.prototype, 'body') === undefined
    ? null
    : getter<Stream | null>(Request.prototype, 'body');
const methodOf = getter<string>(Request.prototype, 'method');
const bytesOf = method(Request.prototype.arrayBuffer);
const cancelStream = method<[reason: unknown], Promise<void>>(ReadableStream.prototype.cancel);
const isStreamObject = accepts<ReadableStream>(getter<unknown>(ReadableStream.prototype, 'locked'));

/** Whether a value is sent as a stream, where it is given as a body. */
export const isStream = (value: unknown): boolean => bodyOf !== null && isStreamObject(value);

/** Whether a request may have a body. Where the browser has no streams only its method and the reading tell. */
export const mayHaveBody = (request: Request): boolean =>
  bodyOf === null ? methodOf(request) !== 'GET' && methodOf(request) !== 'HEAD' : bodyOf(request) !== null;

/** The body as a stream; null where there is none, or the browser has no streams. */
export const streamOf = (request: Request): Stream | null => bodyOf?.(request) ?? null;

/** Lets go of the body of a request that is not sent. */
export const cancelBody = (request: Request, reason: unknown): void => {
  const body = streamOf(request);
  if (body !== null) quietly(cancelStream(body, reason));
};

/** Reads the body of a request that is used for nothing else, up to the limit. Null where there turns out to be none. */
export const readRequest = (request: Request, signal: AbortSignal, done: (read: BodyRead | null) => void): void => {
  if (bodyOf !== null) {
    readBody(bodyOf(request), signal, done);
    return;
  }
  settle(
    bytesOf(request),
    (bytes) => done(isBuffer(bytes) && lengthOf(bytes) > 0 ? copyBytes(bytes) : null),
    () => done({ bytes: new NativeArrayBuffer(0), trouble: 'unreadable' }),
  );
};
