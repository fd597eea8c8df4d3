import { plainText } from './plain-text.ts';

/** What one cell of a table file may hold. Null is an empty cell. */
export type Cell = string | number | null;

/** A spreadsheet takes text that begins so for a formula, and runs it. */
const FORMULA = /^\s*[=+\-@]/;

const cellText = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  // First what cannot be seen, which could hide the beginning of a formula.
  const plain = plainText(cell);
  const safe = FORMULA.test(plain) ? `'${plain}` : plain;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows as a CSV file (RFC 4180: commas, CRLF, quotes doubled), the first row the names. Text is one plain line, and what a spreadsheet would run as a formula gets a `'` in front. */
export const csvText = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
