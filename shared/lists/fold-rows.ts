import type { TableRow } from './list.ts';
import { unwrapCell } from './unwrap.ts';

/**
 * Rows that are longer than the names above them, with what is beyond in the last cell: a file without quotes puts there the rest of several numbers, or of one
 * that was grouped by commas. A row whose last cell would hold no number so stays as it is.
 */
export const foldRows = (table: readonly TableRow[], headerAt: number, width: number): readonly TableRow[] =>
  table.map((row, at) => {
    if (at <= headerAt || row.cells.length <= width) return row;
    const rest = row.cells.slice(width - 1).filter((cell) => cell !== '');
    if (rest.length < 2) return row;
    const folded = rest.join(',');
    return unwrapCell(folded).kind === 'bad' ? row : { ...row, cells: [...row.cells.slice(0, width - 1), folded] };
  });
