import { MOST_BODY_BYTES } from '../../shared/messages/page-port.ts';
import {
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
  viewLength,
} from './natives.ts';

export interface BodyRead {
  readonly bytes: ArrayBuffer;
  /** Why the bytes are not all there were. */
  readonly trouble: 'too-large' | 'unreadable' | null;
}

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

/** Reads a stream of bytes up to the limit, or until the signal, and lets go of the rest. Never rejects. */
export const readBody = async (
  stream: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  signal: AbortSignal | null = null,
): Promise<BodyRead> => {
  if (stream === null) return { bytes: new NativeArrayBuffer(0), trouble: null };
  const reader = readerOf(stream);
  if (signal !== null) listen(signal, 'abort', () => quietly(cancel(reader, reasonOf(signal))));
  let bytes = new NativeUint8Array(16 * 1024);
  let length = 0;
  let trouble: BodyRead['trouble'] = null;
  try {
    while (trouble === null) {
      const step = await read(reader);
      if (step.done) break;
      const { value } = step;
      const size = viewLength(value);
      if (length + size > MOST_BODY_BYTES) {
        trouble = 'too-large';
        bytes = grown(bytes, length, MOST_BODY_BYTES);
        putBytes(bytes, part(value, 0, MOST_BODY_BYTES - length), length);
        length = MOST_BODY_BYTES;
        // Not awaited: a source may take its time to hear of it.
        void quietly(cancel(reader));
        break;
      }
      bytes = grown(bytes, length, length + size);
      putBytes(bytes, value, length);
      length += size;
    }
  } catch {
    trouble = 'unreadable';
  }
  return { bytes: cutBytes(bufferOf(bytes), 0, length), trouble };
};
