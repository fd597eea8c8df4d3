import { isBag } from '../../shared/bag.ts';
import { MOST_BODY_BYTES, type PageCall } from '../../shared/messages/page-port.ts';
import {
  accepts,
  bufferOf,
  cutBytes,
  getter,
  largest,
  lengthOf,
  listen,
  method,
  NativeArrayBuffer,
  NativeUint8Array,
  putBytes,
  quietly,
  settle,
  smallest,
  viewLength,
} from './natives.ts';

export interface BodyRead {
  readonly bytes: ArrayBuffer;
  /** Why the bytes are not all there were. */
  readonly trouble: 'too-large' | 'unreadable' | null;
}

/** A call as it is told, with the body that was read; without it, and why, where it is not whole. */
export const toldWith = (
  call: Omit<PageCall, 'body' | 'bodyTrouble'>,
  { bytes, trouble }: Pick<BodyRead, 'bytes' | 'trouble'>,
): PageCall => (trouble === null ? { ...call, body: bytes } : { ...call, body: null, bodyTrouble: trouble });

const isChunk = accepts<Uint8Array<ArrayBuffer>>(viewLength);
const NO_STEP = { done: false, value: null };
const part = method(Uint8Array.prototype.subarray);
const readerOf = method<[], ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>>(ReadableStream.prototype.getReader);
const read = method(ReadableStreamDefaultReader.prototype.read);
const cancel = method<[reason?: unknown], Promise<void>>(ReadableStreamDefaultReader.prototype.cancel);
const reasonOf = getter<unknown>(AbortSignal.prototype, 'reason');

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
 * Reads a stream of bytes up to the limit, or until the signal, and lets go of the rest. A page can see what is read, and change it: the platform
 * asks it for `then`, which may be a getter on Object.prototype. So only what was read is sent, never the same stream again.
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
  const reader = readerOf(stream);
  if (signal !== null) listen(signal, 'abort', () => quietly(cancel(reader, reasonOf(signal))));
  let bytes = new NativeUint8Array(16 * 1024);
  let length = 0;
  const end = (trouble: BodyRead['trouble']): void => done({ bytes: cutBytes(bufferOf(bytes), 0, length), trouble });
  /** False when the chunk is more than may be read. */
  const add = (chunk: Uint8Array<ArrayBuffer>): boolean => {
    const size = viewLength(chunk);
    const taken = smallest(size, MOST_BODY_BYTES - length);
    bytes = grown(bytes, length, length + taken);
    putBytes(bytes, part(chunk, 0, taken), length);
    length += taken;
    return taken === size;
  };
  const take = (step: unknown): (() => void) => {
    try {
      const { done: isDone, value } = isBag(step) ? step : NO_STEP;
      if (isDone === true) return () => end(null);
      if (!isChunk(value)) return () => end('unreadable');
      if (add(value)) return next;
    } catch {
      return () => end('unreadable');
    }
    // Not waited for: a source may take its time to hear of it.
    quietly(cancel(reader));
    return () => end('too-large');
  };
  const next = (): void =>
    settle(
      read(reader),
      (step) => take(step)(),
      () => end('unreadable'),
    );
  next();
};
