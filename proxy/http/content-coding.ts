import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { type HeaderList, tokensOf } from './header-list.ts';

interface Options {
  readonly maxOutputLength: number;
  /** Asks for the engine beside the bytes, which knows how much it read. */
  readonly info: true;
}
type Inflater = (bytes: Buffer, options: Options, done: (error: Error | null, result: unknown) => void) => void;
type Decode = (bytes: Buffer, limit: number) => Promise<Buffer>;

interface Decoded {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

const isDecoded = (value: unknown): value is Decoded =>
  typeof value === 'object' &&
  value !== null &&
  'buffer' in value &&
  'engine' in value &&
  Buffer.isBuffer(value.buffer);

/** Decodes all of the bytes. What follows the end of the coded stream is not passed over: another reader may go on with it. */
const decodeAll =
  (inflater: Inflater): Decode =>
  (bytes, limit) =>
    new Promise((resolve, reject) => {
      inflater(bytes, { maxOutputLength: limit, info: true }, (error, result) => {
        if (error !== null) reject(error);
        else if (isDecoded(result) && result.engine.bytesWritten === bytes.length) resolve(result.buffer);
        else reject(new TypeError('bytes follow the end of the coded body'));
      });
    });

const zlibInflate = decodeAll(inflate);
const rawInflate = decodeAll(inflateRaw);

/** Some servers send bare deflate where the standard asks for the zlib form. */
const anyInflate: Decode = (bytes, limit) => zlibInflate(bytes, limit).catch(() => rawInflate(bytes, limit));

const DECODERS: Readonly<Record<string, Decode>> = {
  gzip: decodeAll(gunzip),
  'x-gzip': decodeAll(gunzip),
  deflate: anyInflate,
  br: decodeAll(brotliDecompress),
  zstd: decodeAll(zstdDecompress),
};

/**
 * Undoes a message's content codings on a copy, for reading. Null when a coding is not known, the bytes are cut or broken, or more than `limit` bytes
 * would come out.
 */
export const decodeContent = async (bytes: Buffer, headers: HeaderList, limit: number): Promise<Buffer | null> => {
  let plain = bytes;
  for (const coding of tokensOf(headers, 'content-encoding').toReversed()) {
    if (coding === 'identity') continue;
    const decode = DECODERS[coding];
    if (decode === undefined) return null;
    try {
      plain = await decode(plain, limit);
    } catch {
      return null;
    }
  }
  return plain.length > limit ? null : plain;
};
