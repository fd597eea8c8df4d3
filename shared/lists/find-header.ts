import type { TableRow } from './list.ts';
import { type HeaderSays, readHeader } from './read-header.ts';
import { isStrong as isStrongNumber } from './shapes.ts';

/** Where the names of the columns stand. */
export interface FoundHeader {
  /** Which row of the table it is. */
  readonly at: number;
  readonly names: readonly string[];
  /** What each name says; null for a word that is not known. */
  readonly says: readonly (HeaderSays | null)[];
}

/** Reports begin with a title, a date, who made them. */
const ROWS_LOOKED_AT = 25;

const MOST_OF_CELL = 200;

const isStrong = (text: string): boolean => isStrongNumber(text.toUpperCase());

/** A number that its form alone tells from names, with or without words around it. */
const hasNumber = (cell: string): boolean =>
  cell.length <= MOST_OF_CELL &&
  (isStrong(cell.replace(/[\s="'-]/g, '')) || cell.split(/[^A-Za-z0-9]+/).some(isStrong));

const isDigits = (cell: string): boolean => /^\d+$/.test(cell);
const hasDigit = (cell: string): boolean => /\d/.test(cell);
const filledOf = ({ cells }: TableRow): number => cells.reduce((count, cell) => (cell === '' ? count : count + 1), 0);

const headerAt = (table: readonly TableRow[], at: number): FoundHeader => {
  const names = (table[at]?.cells ?? []).map((cell) =>
    cell
      .slice(0, MOST_OF_CELL)
      .replace(/^(?:=?"+|')|"+$/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return { at, names, says: names.map((name) => (name === '' ? null : readHeader(name))) };
};

const wordsIn = (header: FoundHeader): number => header.says.filter((one) => one !== null).length;

/** A row without a digit above rows with some: names, in words that are not known here. */
const isAbove = (table: readonly TableRow[], at: number): boolean => {
  const row = table[at];
  const next = table[at + 1];
  return (
    row !== undefined &&
    next !== undefined &&
    filledOf(row) > 1 &&
    filledOf(next) > 1 &&
    filledOf(row) >= filledOf(next) - 1 &&
    !row.cells.some(hasDigit) &&
    next.cells.some((cell, column) => hasDigit(cell) && (row.cells[column] ?? '') !== '')
  );
};

/** The names of a table's columns: the row of the first few that has most words of headers, before the first with a number to track; names that stand in no line are told by that. Null for a table without. */
export const findHeader = (table: readonly TableRow[]): FoundHeader | null => {
  if (table[0]?.line === 0 && !table[0].cells.some(hasNumber)) return headerAt(table, 0);
  const rows = table.slice(0, ROWS_LOOKED_AT);
  const first = rows.findIndex(({ cells }) => cells.some(hasNumber));
  const above = first < 0 ? rows : rows.slice(0, first);
  const widest = Math.max(0, ...rows.map(filledOf));
  let best: FoundHeader | null = null;
  for (const [at, row] of above.entries()) {
    if (row.unclosed || row.cells.some(isDigits)) continue;
    const header = headerAt(table, at);
    // A single cell above a table is its title, unless it stands right above a list that is written side by side.
    const isTitle = filledOf(row) === 1 && widest > 1;
    if (isTitle && !(at === above.length - 1 && header.says[0]?.sure === true)) continue;
    if (wordsIn(header) > (best === null ? 0 : wordsIn(best))) best = header;
  }
  if (best !== null) return best;
  const words = above.findIndex((_, at) => isAbove(table, at));
  return words < 0 ? null : headerAt(table, words);
};
