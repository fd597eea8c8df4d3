import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { sayJsonFault } from '../../shared/json-fault.ts';
import { UsageError } from './usage-error.ts';

const why = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'ENOENT':
      return 'is not there: check the name';
    case 'EISDIR':
      return 'is a folder: name a file';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read by this user: change its permissions';
    case 'ERR_FS_FILE_TOO_LARGE':
      return 'is larger than 2 GB: split it';
    default:
      return `could not be read: ${error instanceof Error ? error.message : String(error)}`;
  }
};

const decode = (bytes: Buffer): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  return bytes.toString('utf8');
};

/** The text of a file, in UTF-8 or, with a byte order mark, UTF-16; `-` is standard input. Throws UsageError. */
export const readTextFile = async (file: string): Promise<string> => {
  let bytes: Buffer;
  try {
    bytes = file === '-' ? await buffer(process.stdin) : await readFile(file);
  } catch (error) {
    throw new UsageError(`${file} ${why(error)}`, { cause: error });
  }
  try {
    const text = decode(bytes);
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  } catch (error) {
    throw new UsageError(`${file} is longer than a text may be in Node (512 MB): split it`, { cause: error });
  }
};

/** Parses JSON that came from a file. Throws UsageError with the place of the first fault. */
export const parseJsonOf = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} ${sayJsonFault(text)}`, { cause: error });
  }
};
