import { decodeText } from './decode-text.ts';
import type { FileOpened } from './file.ts';
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

/** Opens one sheet of an .xlsx workbook. `entries` are the names in its zip file, `most` the bytes that it may unpack to. */
export const openWorkbook = (
  bytes: Uint8Array,
  entries: readonly string[],
  named: string | null,
  most: number,
): FileOpened => {
  const unpacked = unzip(bytes, new Set(entries.filter((name) => /\.(xml|rels)$/i.test(name))), most);
  if (unpacked.kind === 'too-large') return { kind: 'trouble', trouble: { kind: 'too-large', mostBytes: most } };
  if (unpacked.kind === 'broken') return { kind: 'trouble', trouble: { kind: 'broken', what: 'workbook' } };
  const parts = new Map([...unpacked.value].map(([name, part]) => [name.replaceAll('\\', '/').toLowerCase(), part]));
  const read = (path: string): string | null => {
    const part = parts.get(path.toLowerCase());
    return part === undefined ? null : decodeText(part).text;
  };
  const workbook = readWorkbook(read);
  if (workbook === null) return { kind: 'trouble', trouble: { kind: 'broken', what: 'workbook' } };
  const { sheets } = workbook;
  const sheet = sheetNamed(sheets, named);
  if (sheet === undefined) {
    return {
      kind: 'trouble',
      trouble:
        named === null
          ? { kind: 'no-sheets' }
          : { kind: 'no-such-sheet', named, sheets: sheets.map(({ name }) => name) },
    };
  }
  const xml = read(sheet.path);
  if (xml === null) return { kind: 'trouble', trouble: { kind: 'broken', what: 'workbook' } };
  const rows = readSheet(xml, {
    strings: readStrings(read(workbook.stringsPath) ?? ''),
    looks: readLooks(read(workbook.stylesPath) ?? ''),
    from1904: workbook.from1904,
  });
  if (rows === null) return { kind: 'trouble', trouble: { kind: 'too-large', mostBytes: most } };
  const others = sheets.filter((one) => one !== sheet).map(({ name }) => name);
  return { kind: 'sheet', rows, notes: others.length === 0 ? [] : [{ kind: 'sheet', name: sheet.name, others }] };
};
