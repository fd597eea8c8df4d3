import { fileName, withBodies } from './attached-bodies.ts';
import { decodeText } from './decode-text.ts';
import type { FileNote, FileOpened, WrongFile } from './file.ts';
import { fileKind } from './file-kind.ts';
import { openWorkbook } from './open-workbook.ts';
import { gunzip, unzip, zipEntries } from './unpack.ts';

/** How a file is to be opened. */
export interface OpenChoice {
  /** The sheet of a workbook, by name or by place from 1; null for the first. */
  readonly sheet: string | null;
  /** What it may unpack to, in bytes. */
  readonly mostBytes: number;
}

const wrong = (what: WrongFile): FileOpened => ({ kind: 'trouble', trouble: { kind: 'is', what } });

/** Kinds of zip files, by a file that each holds. */
const ZIPPED: readonly (readonly [RegExp, WrongFile])[] = [
  [/^xl\/workbook\.bin$/, 'binary-workbook'],
  [/^word\/document\.xml$/, 'word-document'],
  [/^ppt\/presentation\.xml$/, 'slides'],
  [/^content\.xml$/, 'open-document'],
  [/^(Index\.zip|Index\/Document\.iwa)$/i, 'numbers-sheet'],
  [/^(classes\.dex|META-INF\/MANIFEST\.MF|AppManifest\.xaml)$/, 'program'],
];

/** Bit 0 of a zip entry's flags: it is locked with a password. */
const isLocked = (bytes: Uint8Array): boolean => ((bytes[6] ?? 0) & 1) === 1;

/** The one file of a zip that is meant: the only recording in it, or else the only thing that can be read. */
const meantIn = (names: readonly string[]): string | null => {
  for (const pattern of [/\.har(\.gz)?$/i, /\.(xlsx|xlsm|csv|tsv|txt|json)$/i]) {
    const [only, another] = names.filter((name) => pattern.test(name));
    if (only !== undefined) return another === undefined ? only : null;
  }
  return names.length === 1 ? (names[0] ?? null) : null;
};

const isWorkbook = (names: readonly string[]): boolean =>
  names.some((name) => /(^|[\\/])workbook\d*\.xml$/i.test(name));

const tooLarge = ({ mostBytes }: OpenChoice): FileOpened => ({
  kind: 'trouble',
  trouble: { kind: 'too-large', mostBytes },
});
const broken = (what: 'zip' | 'gzip'): FileOpened => ({ kind: 'trouble', trouble: { kind: 'broken', what } });

/** Files of a zip by their own names, wherever in it they lie. Null when they are too large. */
const bodiesIn = (
  bytes: Uint8Array,
  names: readonly string[],
  wanted: ReadonlySet<string>,
  most: number,
): ReadonlyMap<string, Uint8Array> | null => {
  const unpacked = unzip(bytes, new Set(names.filter((name) => wanted.has(fileName(name)))), most);
  if (unpacked.kind === 'too-large') return null;
  return new Map(unpacked.kind === 'broken' ? [] : [...unpacked.value].map(([name, file]) => [fileName(name), file]));
};

/** What may still be unpacked within a file that was unpacked itself: each step leaves less, so that it ends. */
type Inside = 'anything' | 'gzip' | 'workbooks';

const openZip = (bytes: Uint8Array, choice: OpenChoice, inside: Inside): FileOpened => {
  const names = zipEntries(bytes)?.map(({ name }) => name);
  if (names === undefined) return broken('zip');
  if (isLocked(bytes)) return wrong('locked');
  const known = ZIPPED.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (known !== undefined) return wrong(known[1]);
  if (isWorkbook(names)) return openWorkbook(bytes, names, choice.sheet, choice.mostBytes);
  const name = inside === 'anything' ? meantIn(names) : null;
  if (name === null) return { kind: 'trouble', trouble: { kind: 'zip-holds', names } };
  const unpacked = unzip(bytes, new Set([name]), choice.mostBytes);
  if (unpacked.kind === 'too-large') return tooLarge(choice);
  const file = unpacked.kind === 'unpacked' ? unpacked.value.get(name) : undefined;
  if (file === undefined) return broken('zip');
  const opened = open(file, choice, 'gzip');
  if (opened.kind === 'trouble') return opened;
  const notes: FileNote[] = [{ kind: 'unpacked', name }, ...opened.notes];
  if (opened.kind === 'sheet') return { ...opened, notes };
  const text = withBodies(opened.text, (wanted) => bodiesIn(bytes, names, wanted, choice.mostBytes), choice.mostBytes);
  return text === null ? tooLarge(choice) : { kind: 'text', text, notes };
};

const openGzip = (bytes: Uint8Array, choice: OpenChoice): FileOpened => {
  const unpacked = gunzip(bytes, choice.mostBytes);
  switch (unpacked.kind) {
    case 'unpacked':
      return open(unpacked.value, choice, 'workbooks');
    case 'too-large':
      return tooLarge(choice);
    case 'broken':
      return broken('gzip');
  }
};

const open = (bytes: Uint8Array, choice: OpenChoice, inside: Inside): FileOpened => {
  const kind = fileKind(bytes);
  if (kind === 'zip') return openZip(bytes, choice, inside);
  if (kind === 'gzip') return inside === 'workbooks' ? wrong('other-archive') : openGzip(bytes, choice);
  if (kind !== 'text') return wrong(kind);
  const { text, guessed } = decodeText(bytes);
  if (/^\s*$/.test(text)) return wrong('empty');
  return { kind: 'text', text, notes: guessed === null ? [] : [{ kind: 'guessed', encoding: guessed }] };
};

/**
 * Opens a file by its bytes, whatever its name says: a text (in UTF-8, UTF-16 or an encoding that is guessed and said), a sheet of an .xlsx workbook, either of
 * them packed in gzip or as the one thing that a zip file holds. Anything else is named for what it is.
 */
export const openFile = (bytes: Uint8Array, choice: OpenChoice): FileOpened => open(bytes, choice, 'anything');
