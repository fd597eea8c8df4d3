import type { TableRow } from './list.ts';

const LINE_END = /\r\n|\r|\n/;
const SEPARATORS = ['\t', ';', ','] as const;

/** What separates the cells: what stands most often outside of quotes in the first line that has any. A comma when there is none. */
const separatorOf = (text: string): string => {
  for (const line of text.split(LINE_END, 50)) {
    const bare = line.replace(/"[^"]*"/g, '');
    const counts = SEPARATORS.map((separator) => bare.split(separator).length - 1);
    const most = Math.max(...counts);
    if (most > 0) return SEPARATORS[counts.indexOf(most)] ?? ',';
  }
  return ',';
};

/** Where a quoted cell ends that begins at `from`, past its closing mark; -1 when it is never closed. */
const endOfQuoted = (text: string, from: number): number => {
  let at = text.indexOf('"', from + 1);
  while (at >= 0 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? -1 : at + 1;
};

/** How the text is to be read: what separates its cells, and where the first one begins. */
interface Layout {
  readonly separator: string;
  readonly from: number;
  readonly line: number;
}

const layoutOf = (text: string): Layout => {
  const said = /^sep=([,;\t])(?:\r\n|\r|\n|$)/.exec(text);
  if (said === null) return { separator: separatorOf(text), from: 0, line: 1 };
  return { separator: said[1] ?? ',', from: said[0].length, line: 2 };
};

interface CellRead {
  readonly text: string;
  /** Where it ends: at a separator, a line end, or the end of all. */
  readonly end: number;
  readonly unclosed: boolean;
}

/** Reads the cell that begins at `from`. */
const readCell = (text: string, from: number, separator: string): CellRead => {
  let end = from;
  const plainFrom = (start: number): string => {
    end = start;
    while (end < text.length && text.charAt(end) !== separator && !/[\r\n]/.test(text.charAt(end))) end += 1;
    return text.slice(start, end);
  };
  const blank = /[ \t]*"/y;
  blank.lastIndex = from;
  const mark = separator !== '\t' && blank.test(text) ? blank.lastIndex - 1 : text.charAt(from) === '"' ? from : -1;
  if (mark < 0) return { text: plainFrom(from).trim(), end, unclosed: false };
  const closed = endOfQuoted(text, mark);
  if (closed < 0) {
    const rest = text.slice(mark).split(LINE_END, 1)[0] ?? '';
    return { text: rest, end: mark + rest.length, unclosed: true };
  }
  const inside = text.slice(mark + 1, closed - 1).replaceAll('""', '"');
  return { text: `${inside}${plainFrom(closed)}`.trim(), end, unclosed: false };
};

/**
 * Reads a table file: commas, semicolons or tabs (found out from the text, or said by a first line `sep=;`), quoted cells with doubled quotes and line ends
 * inside, any line ends, a byte order mark. Cells are trimmed; rows without any text are left out.
 */
export const readTable = (source: string): readonly TableRow[] => {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const { separator, from, line: first } = layoutOf(text);
  const rows: TableRow[] = [];
  let row = { line: first, cells: [] as string[], unclosed: false };
  let line = first;
  let at = from;
  while (at < text.length) {
    const cell = readCell(text, at, separator);
    row.cells.push(cell.text);
    row.unclosed ||= cell.unclosed;
    line += text.slice(at, cell.end).split(LINE_END).length - 1;
    at = cell.end + 1;
    if (cell.end < text.length && text.charAt(cell.end) === separator) continue;
    if (row.unclosed || row.cells.some((one) => one !== '')) rows.push(row);
    if (text.startsWith('\r\n', cell.end)) at += 1;
    line += 1;
    row = { line, cells: [], unclosed: false };
  }
  if (row.cells.some((one) => one !== '')) rows.push(row);
  return rows;
};
