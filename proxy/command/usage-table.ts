import { USAGE_COLUMNS, type UsageRow } from '../../shared/books/usage.ts';
import { NOT_KNOWN_YET, tableText } from './table.ts';
import type { Terminal } from './terminal.ts';

/** What is left of a row, for people: nobody is told what only an assumed allowance says. */
const remainingOf = ({ basis, remaining }: UsageRow): number | string | null => {
  if (basis === null) return null;
  return basis === 'assumed' || remaining === null ? NOT_KNOWN_YET : remaining;
};

/** Usage rows as a table. */
export const usageTable = (terminal: Terminal, rows: readonly UsageRow[]): string =>
  tableText(
    terminal,
    USAGE_COLUMNS,
    rows.map((row) => USAGE_COLUMNS.map((column) => (column === 'remaining' ? remainingOf(row) : row[column]))),
  );
