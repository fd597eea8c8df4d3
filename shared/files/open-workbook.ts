import { decodeText } from './decode-text.ts';
import type { FileOpened, FileTrouble } from './file.ts';
import { readSheet } from './read-sheet.ts';
import { readLooks, readStrings, readWorkbook, type SheetPlace } from './read-workbook.ts';
import { unzip } from './unpack.ts';

/** The sheet that is meant: by its name, or by its place from 1; the first where none is named. A name goes before a place. */
const sheetNamed = (sheets: readonly SheetPlace[], named: string | null): SheetPlace | undefined => {
  if (named === null) return sheets[0];
  const wanted = named.trim().toLowerCase();
  return (
    sheets.find(({ name }) => name === named) ??
    sheets.find(({ name }) => name.trim().toLowerCase() === wanted) ??
    (/^\d+$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined)
  );
};

/** Reads files of the workbook one by one, each only when it is asked for; `trouble` is what went wrong since. */
interface Parts {
  readonly read: (path: string) => string | null;
  readonly trouble: () => FileTrouble | null;
}

const partsOf = (bytes: Uint8Array, entries: readonly string[], most: number): Parts => {
  const names = new Map(entries.map((name) => [name.replaceAll('\\', '/').toLowerCase(), name]));
  let left = most;
  let trouble: FileTrouble | null = null;
  return {
    read: (path) => {
      const name = names.get(path.toLowerCase());
      if (name === undefined) return null;
      const unpacked = unzip(bytes, new Set([name]), left);
      const part = unpacked.kind === 'unpacked' ? unpacked.value.get(name) : undefined;
      if (unpacked.kind === 'too-large') trouble = { kind: 'too-large', mostBytes: most };
      else if (part === undefined) trouble = { kind: 'broken', what: 'workbook' };
      if (part === undefined) return null;
      left -= part.length;
      return decodeText(part).text;
    },
    trouble: () => trouble,
  };
};

/** Opens one sheet of an .xlsx workbook. `entries` are the names in its zip file, `most` the bytes that it may unpack to. */
export const openWorkbook = (
  bytes: Uint8Array,
  entries: readonly string[],
  named: string | null,
  most: number,
): FileOpened => {
  const parts = partsOf(bytes, entries, most);
  const refuse = (trouble: FileTrouble): FileOpened => ({ kind: 'trouble', trouble: parts.trouble() ?? trouble });
  const workbook = readWorkbook(parts.read);
  if (workbook === null) return refuse({ kind: 'broken', what: 'workbook' });
  const { sheets, firstDay } = workbook;
  const sheet = sheetNamed(sheets, named);
  if (sheet === undefined && named !== null)
    return refuse({ kind: 'no-such-sheet', named, sheets: sheets.map(({ name }) => name) });
  if (sheet === undefined) return refuse({ kind: 'no-sheets' });
  const strings = readStrings(parts.read(workbook.stringsPath) ?? '');
  const looks = readLooks(parts.read(workbook.stylesPath) ?? '');
  const xml = parts.read(sheet.path);
  if (xml === null || parts.trouble() !== null) return refuse({ kind: 'broken', what: 'workbook' });
  const rows = readSheet(xml, { most, strings, looks, firstDay });
  if (rows === null) return refuse({ kind: 'too-large', mostBytes: most });
  const others = sheets.filter((one) => one !== sheet).map(({ name }) => name);
  return { kind: 'sheet', rows, notes: others.length === 0 ? [] : [{ kind: 'sheet', name: sheet.name, others }] };
};
