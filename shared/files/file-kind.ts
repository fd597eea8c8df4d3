/** What a file's first bytes say that it is; `text` when nothing speaks against it. */
export type FileKind = 'text' | 'zip' | 'gzip' | OtherFile;

/** Kinds of files that hold no calls and no list that can be read. */
export type OtherFile =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'picture'
  | 'sound-or-film'
  | '7z'
  | 'rar'
  | 'other-archive'
  | 'sqlite'
  | 'old-office'
  | 'parquet'
  | 'program'
  | 'binary';

/** Signatures, each with the place where it stands. */
const SIGNATURES: readonly (readonly [FileKind, number, string])[] = [
  ['zip', 0, 'PK\x03\x04'],
  ['zip', 0, 'PK\x05\x06'],
  ['gzip', 0, '\x1f\x8b'],
  ['pdf', 0, '%PDF-'],
  ['png', 0, '\x89PNG'],
  ['jpeg', 0, '\xff\xd8\xff'],
  ['gif', 0, 'GIF8'],
  ['picture', 0, 'II*\0'],
  ['picture', 0, 'MM\0*'],
  ['picture', 8, 'WEBP'],
  ['picture', 4, 'ftypheic'],
  ['picture', 4, 'ftypavif'],
  ['sound-or-film', 4, 'ftyp'],
  ['sound-or-film', 0, 'ID3'],
  ['sound-or-film', 0, 'OggS'],
  ['sound-or-film', 0, 'RIFF'],
  ['sound-or-film', 0, '\x1a\x45\xdf\xa3'],
  ['7z', 0, '7z\xbc\xaf\x27\x1c'],
  ['rar', 0, 'Rar!\x1a\x07'],
  ['other-archive', 0, 'BZh'],
  ['other-archive', 0, '\xfd7zXZ\0'],
  ['other-archive', 0, '\x28\xb5\x2f\xfd'],
  ['other-archive', 257, 'ustar'],
  ['sqlite', 0, 'SQLite format 3\0'],
  ['old-office', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['parquet', 0, 'PAR1'],
  ['program', 0, '\x7fELF'],
  ['program', 0, 'MZ\x90\0'],
];

const standsAt = (bytes: Uint8Array, at: number, signature: string): boolean => {
  for (let nth = 0; nth < signature.length; nth++) {
    if (bytes[at + nth] !== signature.charCodeAt(nth)) return false;
  }
  return true;
};

const LOOKED_AT = 4096;

/** Control characters that no text has; several, and more than one byte in fifty, and it is none. */
const isBinary = (bytes: Uint8Array): boolean => {
  const head = bytes.subarray(0, LOOKED_AT);
  if (isUtf16(bytes)) return false;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) controls += 1;
  }
  return controls > 4 && controls * 50 > head.length;
};

/** Which UTF-16 a text without a byte order mark is written in: every other byte of what is mostly ASCII is zero. */
const bareUtf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const head = bytes.subarray(0, LOOKED_AT);
  if (head.length < 4) return null;
  const zeros: [number, number] = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  const half = head.length / 2;
  if (zeros[1] > half * 0.6 && zeros[0] < half * 0.05) return 'utf-16le';
  return zeros[0] > half * 0.6 && zeros[1] < half * 0.05 ? 'utf-16be' : null;
};

/** The UTF-16 that a text is written in, by its byte order mark or by its looks; null when it is none. */
export const utf16Of = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bareUtf16(bytes);
};

const isUtf16 = (bytes: Uint8Array): boolean => utf16Of(bytes) !== null;

/** What a file is, by its bytes: its name may say anything. */
export const fileKind = (bytes: Uint8Array): FileKind => {
  for (const [kind, at, signature] of SIGNATURES) if (standsAt(bytes, at, signature)) return kind;
  return isBinary(bytes) ? 'binary' : 'text';
};
