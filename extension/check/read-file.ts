import type { FileNote, FileOpened } from '../../shared/files/file.ts';
import { openFile } from '../../shared/files/open-file.ts';
import { fileNoteSay, fileTroubleSay } from '../../shared/words/file-say.ts';
import { sayNumber } from '../../shared/words/locale.ts';
import type { CheckList } from '../check-messages.ts';
import type { Say } from '../words.ts';
import { readText } from './read-text.ts';

/** A file that a person dropped or chose. */
export type FileRead =
  | {
      readonly kind: 'read';
      readonly list: CheckList;
      /** The list as text, to be seen; nothing of calls, for they hold credentials. */
      readonly text: string;
      /** How the file was read, a sentence; null where there is nothing to say. */
      readonly note: string | null;
      /** The sheets of a workbook that has several, with the one that was read. */
      readonly sheets: readonly CheckSheet[];
    }
  | { readonly kind: 'trouble'; readonly say: string };

/** A sheet of a workbook, for a person to choose. */
export interface CheckSheet {
  readonly name: string;
  readonly isRead: boolean;
}

const MEGABYTE = 1_048_576;
/** A list longer than this is no list that a person made. */
const MOST_LIST = 4;
/** Recordings are long, for they hold whole answers. What a file unpacks to is read in the page, which stands still meanwhile. */
const MOST_FILE = 32;

const wrong = (file: File, what: string, say: Say): FileRead => ({
  kind: 'trouble',
  say: say('fileIs', { name: file.name, what }),
});

const tooLarge = (file: File, megabytes: number, say: Say): FileRead => ({
  kind: 'trouble',
  say: say('fileTooLarge', { name: file.name, n: sayNumber(megabytes, say.locale) }),
});

const sheetsIn = (notes: readonly FileNote[]): readonly CheckSheet[] =>
  notes.flatMap((note) =>
    note.kind === 'sheet'
      ? [{ name: note.name, isRead: true }, ...note.others.map((name) => ({ name, isRead: false }))]
      : [],
  );

type Opened = Exclude<FileOpened, { readonly kind: 'trouble' }>;

const lengthOf = (opened: Opened): number =>
  opened.kind === 'text'
    ? opened.text.length
    : opened.rows.reduce((sum, { cells }) => cells.reduce((all, cell) => all + cell.length + 1, sum), 0);

/** The rows of a sheet; of a text what it says that it is. */
const ofOpened = (file: File, opened: Opened, say: Say): FileRead => {
  const read =
    opened.kind === 'sheet'
      ? ({ kind: 'read', list: { kind: 'rows', rows: opened.rows }, note: null } as const)
      : readText(opened.text, say);
  if (read.kind === 'wrong') return wrong(file, read.what, say);
  const { list } = read;
  if (list.kind !== 'calls' && lengthOf(opened) > MOST_LIST * MEGABYTE) return tooLarge(file, MOST_LIST, say);
  const how = opened.notes.map((note) => fileNoteSay(note, say.locale));
  if (list.kind === 'calls') how.push(say.count('callsRead', list.calls.length + list.untold));
  const said = [
    ...how.map((what) => say('fileNote', { name: file.name, what })),
    ...(read.note === null ? [] : [read.note]),
  ];
  const text =
    list.kind === 'rows'
      ? list.rows.map(({ cells }) => cells.join('\t')).join('\n')
      : list.kind === 'text'
        ? list.text
        : '';
  return { kind: 'read', list, text, note: said.length === 0 ? null : said.join(' '), sheets: sheetsIn(opened.notes) };
};

/** Reads a file on this computer, whatever its name says: a text in any usual encoding, a workbook's sheet (`sheet` names another than the first), calls. */
export const readFile = async (file: File, sheet: string | null, say: Say): Promise<FileRead> => {
  if (file.size > MOST_FILE * MEGABYTE) return tooLarge(file, MOST_FILE, say);
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { kind: 'trouble', say: say('fileUnreadable', { name: file.name }) };
  }
  const opened = openFile(bytes, { sheet, mostBytes: MOST_FILE * MEGABYTE });
  return opened.kind === 'trouble'
    ? wrong(file, fileTroubleSay(opened.trouble, say.locale), say)
    : ofOpened(file, opened, say);
};
