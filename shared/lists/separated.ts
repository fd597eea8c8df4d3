import type { TableRow } from './list.ts';

const LINE_END = /\r\n|\r|\n/;

/** From the surest down: a comma stands in many cells, a tab in hardly any. */
const SEPARATORS = ['\t', ';', '|', ','] as const;
const LINES_LOOKED_AT = 100;
const MOST_OF_LINE = 2000;

/** How often the separator stands in each line that has any. */
const countsOf = (lines: readonly string[], separator: string): readonly number[] =>
  lines.map((line) => line.split(separator).length - 1).filter((count) => count > 0);

/** In how many lines it stands as often as in most: tables repeat, sentences do not. */
const steadyLines = (counts: readonly number[]): number => {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return Math.max(0, ...times.values());
};

/** What separates the cells: what stands equally often outside of quotes in most lines. A comma when there is none. */
const separatorOf = (text: string): string => {
  const lines = text
    .slice(0, LINES_LOOKED_AT * MOST_OF_LINE)
    .split(LINE_END, LINES_LOOKED_AT)
    .map((line) => line.slice(0, MOST_OF_LINE).replace(/"[^"]*"/g, ''));
  let best: { readonly separator: string; readonly lines: number } = { separator: ',', lines: 0 };
  for (const separator of SEPARATORS) {
    const steady = steadyLines(countsOf(lines, separator));
    if (steady > best.lines) best = { separator, lines: steady };
  }
  return best.separator;
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
  const said = /^sep=([,;\t|])(?:\r\n|\r|\n|$)/.exec(text);
  if (said === null) return { separator: separatorOf(text), from: 0, line: 1 };
  return { separator: said[1] ?? ',', from: said[0].length, line: 2 };
};

interface CellRead {
  readonly text: string;
  /** Where it ends: at a separator, a line end, or the end of all. */
  readonly end: number;
  readonly unclosed: boolean;
}

const LF = 10;
const CR = 13;
const TAB = 9;
const BLANK = 32;
const QUOTE = 34;
const EQUALS = 61;

/** Where the cell ends that has no more quotes after `from`. */
const plainEnd = (text: string, from: number, separator: number): number => {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === separator || code === LF || code === CR) break;
    at += 1;
  }
  return at;
};

/** True where a quoted cell may begin: most begin with what they say. */
const mayBeQuoted = (code: number): boolean => code === QUOTE || code === EQUALS || code === BLANK || code === TAB;

/** Where the quotation mark of a cell stands, past blanks; -1 where it has none. `="…"` is a spreadsheet's way to keep digits: its mark counts, too. */
const markOf = (text: string, from: number, separator: string): number => {
  let at = from;
  while (separator !== '\t' && (text[at] === ' ' || text[at] === '\t')) at += 1;
  if (text[at] === '"') return at;
  return text[at] === '=' && text[at + 1] === '"' ? at + 1 : -1;
};

/** Reads the cell that begins at `from`. */
const readCell = (text: string, from: number, separator: string): CellRead => {
  const mark = markOf(text, from, separator);
  if (mark < 0) {
    const end = plainEnd(text, from, separator.charCodeAt(0));
    return { text: text.slice(from, end).trim(), end, unclosed: false };
  }
  const closed = endOfQuoted(text, mark);
  if (closed < 0) {
    const rest = text.slice(mark, plainEnd(text, mark, LF));
    return { text: rest, end: mark + rest.length, unclosed: true };
  }
  const end = plainEnd(text, closed, separator.charCodeAt(0));
  const inside = text.slice(mark + 1, closed - 1).replaceAll('""', '"');
  const after = text.slice(closed, end);
  const isFormula = text[mark - 1] === '=';
  return { text: (isFormula ? `="${inside}"${after}` : `${inside}${after}`).trim(), end, unclosed: false };
};

/** A line of a drawn table that only rules it off: |---|---|. */
const isRule = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell.includes('--')) && cells.every((cell) => /^[-+:=\s]*$/.test(cell));

/** The cells of a drawn table's row, whose first and last pipe stand outside. */
const withoutFrame = (cells: readonly string[]): readonly string[] =>
  cells.length > 2 && cells[0] === '' && cells.at(-1) === '' ? cells.slice(1, -1) : cells;

/** Reads text whose cells are separated by one character. */
export const readSeparated = (text: string): readonly TableRow[] => {
  const { separator, from, line: first } = layoutOf(text);
  const rows: TableRow[] = [];
  const code = separator.charCodeAt(0);
  // One array for all rows: a row gets its cells when their number is known, and no room that it does not need.
  const cells: string[] = [];
  let count = 0;
  let says = false;
  let unclosed = false;
  let line = first;
  let begins = first;
  const endRow = (): void => {
    if (unclosed || says) {
      const row = separator === '|' ? withoutFrame(cells.slice(0, count)) : cells.slice(0, count);
      if (!(separator === '|' && isRule(row))) rows.push({ line: begins, cells: row, unclosed });
    }
    count = 0;
    says = false;
    unclosed = false;
  };
  let at = from;
  while (at < text.length) {
    let end: number;
    if (mayBeQuoted(text.charCodeAt(at))) {
      const cell = readCell(text, at, separator);
      cells[count] = cell.text;
      says ||= cell.text !== '';
      unclosed ||= cell.unclosed;
      if (cell.text.includes('\n') || cell.text.includes('\r'))
        line += text.slice(at, cell.end).split(LINE_END).length - 1;
      end = cell.end;
    } else {
      end = plainEnd(text, at, code);
      const cell = end === at ? '' : text.slice(at, end).trim();
      cells[count] = cell;
      says ||= cell !== '';
    }
    count += 1;
    const closing = text.charCodeAt(end);
    at = end + 1;
    if (closing === code) {
      // Nothing is a cell, too, at the end of a text.
      if (at === text.length) {
        cells[count] = '';
        count += 1;
      }
      continue;
    }
    endRow();
    if (closing === CR && text.charCodeAt(at) === LF) at += 1;
    line += 1;
    begins = line;
  }
  endRow();
  return rows;
};
