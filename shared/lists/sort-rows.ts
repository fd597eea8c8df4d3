import type { FoundHeader } from './find-header.ts';
import type { ListNote, TableRow } from './list.ts';
import { isTotal } from './read-header.ts';

export type SkippedAs = Extract<ListNote, { kind: 'skipped' }>['what'];

/** The rows of a table that belong to its list, and those that do not. */
export interface SortedRows {
  readonly body: readonly TableRow[];
  readonly skipped: readonly { readonly what: SkippedAs; readonly line: number }[];
}

/** Fullwidth digits are digits, too. */
const DIGIT = /[\d０-９]/;
const hasDigit = (cells: readonly string[]): boolean => {
  for (const cell of cells) if (DIGIT.test(cell)) return true;
  return false;
};

const firstOf = (cells: readonly string[]): string => {
  for (const cell of cells) if (cell !== '') return cell;
  return '';
};

const isHeader = ({ names }: FoundHeader, cells: readonly string[]): boolean =>
  cells[0] === names[0] && names.every((name, column) => (cells[column] ?? '').trim() === name);

const skippedAs = (header: FoundHeader | null, at: number, { cells, unclosed }: TableRow): SkippedAs | null => {
  if (unclosed) return null;
  if (header !== null && at < header.at) return 'title';
  if (header !== null && isHeader(header, cells)) return 'header';
  if (isTotal(firstOf(cells))) return 'total';
  return header === null && !hasDigit(cells) ? 'text' : null;
};

/** Tells titles, totals, repeated headers and mere words from the rows of a list. */
export const sortRows = (table: readonly TableRow[], header: FoundHeader | null): SortedRows => {
  const body: TableRow[] = [];
  const skipped: { readonly what: SkippedAs; readonly line: number }[] = [];
  for (const [at, row] of table.entries()) {
    if (at === header?.at) continue;
    const what = skippedAs(header, at, row);
    if (what === null) body.push(row);
    else skipped.push({ what, line: row.line });
  }
  return { body, skipped };
};
