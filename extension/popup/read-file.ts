import { openFile } from '../../shared/files/open-file.ts';
import { fileNoteSay, fileTroubleSay } from '../../shared/words/file-say.ts';
import { sayNumber } from '../../shared/words/locale.ts';
import type { CheckList } from '../messages.ts';
import type { Say } from '../words.ts';

/** A file that a person dropped or chose. */
export type FileRead =
  | {
      readonly kind: 'read';
      readonly list: CheckList;
      /** The list as text, to be seen. */
      readonly text: string;
      /** How the file was read, a sentence; null where there is nothing to say. */
      readonly note: string | null;
    }
  | { readonly kind: 'trouble'; readonly say: string };

const MEGABYTE = 1_048_576;
const MOST_MEGABYTES = 4;
const MOST_UNPACKED = 64 * MEGABYTE;

/** Reads a file on this computer: a text in any usual encoding, or the first sheet of a workbook. */
export const readFile = async (file: File, say: Say): Promise<FileRead> => {
  const tooLarge: FileRead = {
    kind: 'trouble',
    say: say('fileTooLarge', { name: file.name, n: sayNumber(MOST_MEGABYTES, say.locale) }),
  };
  if (file.size > MOST_MEGABYTES * MEGABYTE) return tooLarge;
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { kind: 'trouble', say: say('fileUnreadable', { name: file.name }) };
  }
  const opened = openFile(bytes, { sheet: null, mostBytes: MOST_UNPACKED });
  if (opened.kind === 'trouble')
    return {
      kind: 'trouble',
      say: say('fileIs', { name: file.name, what: fileTroubleSay(opened.trouble, say.locale) }),
    };
  const how = opened.notes.map((note) => say('fileNote', { name: file.name, what: fileNoteSay(note, say.locale) }));
  const note = how.length === 0 ? null : how.join(' ');
  const text = opened.kind === 'text' ? opened.text : opened.rows.map(({ cells }) => cells.join('\t')).join('\n');
  if (text.length > MOST_MEGABYTES * MEGABYTE) return tooLarge;
  const list: CheckList = opened.kind === 'text' ? { kind: 'text', text } : { kind: 'rows', rows: opened.rows };
  return { kind: 'read', list, text, note };
};
