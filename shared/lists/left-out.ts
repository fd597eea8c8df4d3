import type { SeenColumn } from './choose-columns.ts';
import type { ColumnCells } from './column-cells.ts';
import type { TableRow } from './list.ts';

/** What a list is of: in one of freight, a number of a bill's form may be a bill. */
export type ListOf = 'freight' | 'parcels';

const isLong = ({ samples }: ColumnCells): boolean => samples.every((sample) => sample.length >= 8);

/** True for a column that a provider could count, by its cells or by its name with cells that agree. */
const looksLikeNumbers = ({ says, cells }: SeenColumn, list: ListOf): boolean => {
  if (cells.strength === 'no') return false;
  if (cells.strength === 'proved') return true;
  if (says?.role === 'number' || says?.role === 'bill' || says?.role === 'container' || says?.role === 'booking')
    return true;
  if (says !== null) return false;
  if (list === 'freight' && cells.shape === 'bill') return true;
  return cells.strength === 'checked' || (isLong(cells) && cells.shape !== null && cells.shape !== 'bill');
};

/** True when the column says in each row what a column that is read says there: nothing is left out then. */
const repeats = (body: readonly TableRow[], at: number, read: readonly number[]): boolean =>
  body.every(({ cells }) => {
    const cell = cells[at] ?? '';
    return cell === '' || read.some((other) => cells[other] === cell);
  });

/**
 * The columns that look like numbers to track, too, and are not read. A second number that a provider counts costs money: it is never dropped in silence.
 */
export const leftOut = (
  columns: readonly SeenColumn[],
  body: readonly TableRow[],
  read: readonly number[],
  list: ListOf,
): readonly SeenColumn[] =>
  columns.filter((seen) => !read.includes(seen.at) && looksLikeNumbers(seen, list) && !repeats(body, seen.at, read));
