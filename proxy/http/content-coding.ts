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

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

const zlibInflate = decodeAll(inflate);
const rawInflate = decodeAll(inflateRaw);

/** Some servers send bare deflate where the standard asks for the zlib form. */
const anyInflate: Decode = (bytes, limit) =>
  zlibInflate(bytes, limit).catch((error: unknown) => {
    if (isTooLarge(error)) throw error;
    return rawInflate(bytes, limit);
  });

const DECODERS: Readonly<Record<string, Decode>> = {
  gzip: decodeAll(gunzip),
  'x-gzip': decodeAll(gunzip),
  deflate: anyInflate,
  br: decodeAll(brotliDecompress),
  zstd: decodeAll(zstdDecompress),
};

/** A message without its codings. */
export type DecodedContent =
  | { readonly kind: 'plain'; readonly bytes: Buffer }
  /** More than the limit would come out: it was not unpacked to its end. */
  | { readonly kind: 'too-large' }
  /** A coding is not known, or the bytes are cut or broken. */
  | { readonly kind: 'broken' };

/** One inside the other: nobody packs as often as this. */
const MOST_CODINGS = 4;

/** Undoes a message's content codings on a copy, for reading, as far as no more than `limit` bytes come out. */
export const decodeContent = async (bytes: Buffer, headers: HeaderList, limit: number): Promise<DecodedContent> => {
  const codings = tokensOf(headers, 'content-encoding').filter((coding) => coding !== 'identity');
  if (codings.length > MOST_CODINGS) return { kind: 'broken' };
  let plain = bytes;
  for (const coding of codings.toReversed()) {
    const decode = DECODERS[coding];
    if (decode === undefined) return { kind: 'broken' };
    try {
      plain = await decode(plain, limit);
    } catch (error) {
      return { kind: isTooLarge(error) ? 'too-large' : 'broken' };
    }
  }
  return plain.length > limit ? { kind: 'too-large' } : { kind: 'plain', bytes: plain };
};
