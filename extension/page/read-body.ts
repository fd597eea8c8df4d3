import { MOST_BODY_BYTES } from '../../shared/messages/page-port.ts';
import {
  bare,
  bufferOf,
  cutBytes,
  largest,
  lengthOf,
  method,
  NativeArrayBuffer,
  NativeRangeError,
  NativeUint8Array,
  NativeWritableStream,
  putBytes,
  settle,
  viewLength,
} from './natives.ts';

export interface BodyRead {
  readonly bytes: ArrayBuffer;
  /** Why the bytes are not all there were. */
  readonly trouble: 'too-large' | 'unreadable' | null;
}

const part = method(Uint8Array.prototype.subarray);
const pipe = method<[to: WritableStream<Uint8Array<ArrayBuffer>>, options: StreamPipeOptions], Promise<void>>(
  ReadableStream.prototype.pipeTo,
);

/** The first `MOST_BODY_BYTES` of some bytes, as a buffer of its own. */
export const copyBytes = (buffer: ArrayBuffer): BodyRead => ({
  bytes: cutBytes(buffer, 0, MOST_BODY_BYTES),
  trouble: lengthOf(buffer) > MOST_BODY_BYTES ? 'too-large' : null,
});

/** The bytes so far with room for more: twice as much each time, so that a long body is copied seldom. */
const grown = (bytes: Uint8Array<ArrayBuffer>, used: number, needed: number): Uint8Array<ArrayBuffer> => {
  if (needed <= viewLength(bytes)) return bytes;
  const larger = new NativeUint8Array(largest(viewLength(bytes) * 2, needed));
  putBytes(larger, part(bytes, 0, used), 0);
  return larger;
};

/**
 * Reads a stream of bytes up to the limit, or until the signal, and lets go of the rest. It is piped, because what a reader's promise
 * resolves to is asked for `then` first, in which a page could see the bytes and change them.
 */
export const readBody = (
  stream: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  signal: AbortSignal | null,
  done: (read: BodyRead) => void,
): void => {
  if (stream === null) {
    done({ bytes: new NativeArrayBuffer(0), trouble: null });
    return;
  }
  let bytes = new NativeUint8Array(16 * 1024);
  let length = 0;
  let isTooLarge = false;
  const end = (trouble: BodyRead['trouble']): void => done({ bytes: cutBytes(bufferOf(bytes), 0, length), trouble });
  const take = (chunk: Uint8Array<ArrayBuffer>): void => {
    const size = viewLength(chunk);
    if (isTooLarge) return;
    isTooLarge = length + size > MOST_BODY_BYTES;
    const taken = isTooLarge ? MOST_BODY_BYTES - length : size;
    bytes = grown(bytes, length, length + taken);
    putBytes(bytes, part(chunk, 0, taken), length);
    length += taken;
    if (!isTooLarge) return;
    // Not when the pipe has ended: a source may take its time to hear of it.
    end('too-large');
    throw new NativeRangeError('the body is too large');
  };
  settle(
    pipe(stream, new NativeWritableStream(bare({ write: take })), bare(signal === null ? {} : { signal })),
    () => end(null),
    () => isTooLarge || end('unreadable'),
  );
};
