import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { FileOpened } from '../../shared/files/file.ts';
import { openFile } from '../../shared/files/open-file.ts';
import { sayJsonFault } from '../../shared/json-fault.ts';
import { fileTroubleSay } from '../../shared/words/file-say.ts';
import { UsageError } from '../usage-error.ts';

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

/** What a file may unpack to. */
const MOST_BYTES = 256 * 1_048_576;

/** A file that was read: its text, or the rows of a sheet. */
export type InputFile = Exclude<FileOpened, { readonly kind: 'trouble' }>;

const readBytes = async (file: string): Promise<Uint8Array> => {
  try {
    return file === '-' ? await buffer(process.stdin) : await readFile(file);
  } catch (error) {
    throw new UsageError(`${file} ${why(error)}`, { cause: error });
  }
};

/** What a command is given a file as; `-` is standard input. Rejects with UsageError for what cannot be read, named for what it is. */
export const readInputFile = async (file: string, sheet: string | null): Promise<InputFile> => {
  const bytes = await readBytes(file);
  let opened: FileOpened;
  try {
    opened = openFile(bytes, { sheet, mostBytes: MOST_BYTES });
  } catch (error) {
    // A text may be no longer in Node.
    throw new UsageError(`${file} is longer than a text may be in Node (512 MB): split it`, { cause: error });
  }
  if (opened.kind === 'trouble') throw new UsageError(`${file} ${fileTroubleSay(opened.trouble, 'en')}`);
  return opened;
};

/** The text of a file, also of one packed in gzip or zip. Rejects with UsageError. */
export const readTextFile = async (file: string): Promise<string> => {
  const opened = await readInputFile(file, null);
  if (opened.kind === 'sheet')
    throw new UsageError(`${file} is a sheet of numbers: "tollgate quote" prices such lists`);
  return opened.text;
};

/** Parses JSON that came from a file. Throws UsageError with the place of the first fault. */
export const parseJsonOf = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} ${sayJsonFault(text)}`, { cause: error });
  }
};
