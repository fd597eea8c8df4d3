import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { type HeaderList, tokensOf } from './header-list.ts';

type Decode = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const zlibInflate: Decode = promisify(inflate);
const rawInflate: Decode = promisify(inflateRaw);

/** Some servers send bare deflate where the standard asks for the zlib form. */
const anyInflate: Decode = (bytes, options) => zlibInflate(bytes, options).catch(() => rawInflate(bytes, options));

const DECODERS: Readonly<Record<string, Decode>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: anyInflate,
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
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
      plain = await decode(plain, { maxOutputLength: limit });
    } catch {
      return null;
    }
  }
  return plain.length > limit ? null : plain;
};
