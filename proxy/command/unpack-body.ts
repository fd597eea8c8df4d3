import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import type { Unpack, Unpacked } from '../../shared/har/content-coding.ts';

/** As much as a call may hold unpacked. */
const MOST_BYTES = 16 * 1024 * 1024;

interface Options {
  readonly maxOutputLength: number;
  /** Asks for the engine beside the bytes, which knows how much it read. */
  readonly info: true;
}
type Inflate = (bytes: Uint8Array, options: Options) => unknown;

interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

const isInflated = (value: unknown): value is Inflated =>
  typeof value === 'object' && value !== null && 'buffer' in value && 'engine' in value;

const INFLATES: Readonly<Record<string, readonly Inflate[]>> = {
  gzip: [gunzipSync],
  'x-gzip': [gunzipSync],
  // Some clients send bare deflate where the standard asks for the zlib form.
  deflate: [inflateSync, inflateRawSync],
  br: [brotliDecompressSync],
  zstd: [zstdDecompressSync],
};

const inflateAll = (inflate: Inflate, bytes: Uint8Array): Unpacked => {
  try {
    const result = inflate(bytes, { maxOutputLength: MOST_BYTES, info: true });
    // What follows the end of the coded stream is not passed over: another reader may go on with it.
    return isInflated(result) && result.engine.bytesWritten === bytes.length
      ? { kind: 'plain', bytes: result.buffer }
      : { kind: 'broken' };
  } catch (error) {
    const isLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return { kind: isLong ? 'too-long' : 'broken' };
  }
};

/** Undoes one content coding of a recorded body, up to 16 MB. */
export const unpackBody: Unpack = (coding, bytes) => {
  let unpacked: Unpacked = { kind: 'broken' };
  for (const inflate of INFLATES[coding] ?? []) {
    unpacked = inflateAll(inflate, bytes);
    if (unpacked.kind !== 'broken') break;
  }
  return unpacked;
};
