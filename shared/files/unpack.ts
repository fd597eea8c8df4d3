import { Gunzip, unzipSync } from 'fflate/browser';

/** What a zip file says that it holds; folders and what systems put beside files are left out. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
}

export type UnpackedFile<Value> =
  | { readonly kind: 'unpacked'; readonly value: Value }
  /** It would be longer than the limit. */
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken' };

/** More files than this are no recording and no workbook: the list may say that there are billions. */
const MOST_ENTRIES = 20_000;

const counted = (): (() => void) => {
  let entries = 0;
  return () => {
    entries += 1;
    if (entries > MOST_ENTRIES) throw new RangeError(`more than ${MOST_ENTRIES} files`);
  };
};

const isFile = (name: string): boolean => !/(^|[\\/])(__MACOSX[\\/]|\.DS_Store$|Thumbs\.db$|\._)|[\\/]$/.test(name);

/** The files in a zip file, unpacking none; null when its list cannot be read. */
export const zipEntries = (bytes: Uint8Array): readonly ZipEntry[] | null => {
  const entries: ZipEntry[] = [];
  const count = counted();
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        count();
        if (isFile(name)) entries.push({ name, bytes: originalSize });
        return false;
      },
    });
    return entries;
  } catch {
    return null;
  }
};

/** Unpacks the files of these names, all of them together up to `most` bytes. What a zip file says of its sizes bounds what is unpacked. */
export const unzip = (
  bytes: Uint8Array,
  names: ReadonlySet<string>,
  most: number,
): UnpackedFile<ReadonlyMap<string, Uint8Array>> => {
  let total = 0;
  const count = counted();
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        count();
        if (!names.has(name)) return false;
        total += originalSize;
        return total <= most;
      },
    });
    return total > most ? { kind: 'too-large' } : { kind: 'unpacked', value: new Map(Object.entries(files)) };
  } catch {
    return { kind: 'broken' };
  }
};

/** A piece this long unpacks to 17 MB at most. */
const PIECE = 16_384;

const joined = (pieces: readonly Uint8Array[], length: number): Uint8Array => {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
};

/** Unpacks a gzip file, up to `most` bytes. */
export const gunzip = (bytes: Uint8Array, most: number): UnpackedFile<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  const stream = new Gunzip((piece, final) => {
    pieces.push(piece);
    length += piece.length;
    isWhole = final;
  });
  try {
    for (let at = 0; at < bytes.length && length <= most; at += PIECE) {
      stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    }
  } catch {
    return { kind: 'broken' };
  }
  if (length > most) return { kind: 'too-large' };
  return isWhole ? { kind: 'unpacked', value: joined(pieces, length) } : { kind: 'broken' };
};
