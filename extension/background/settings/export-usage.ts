import type { UsageRow } from '../../../shared/books/usage.ts';
import { csvText } from '../../../shared/words/csv.ts';
import type { ExportedFile } from '../../messages.ts';

// Not the order of the command's table: sheets that people keep take columns by their place, and this is where they stood.
const COLUMNS = [
  'provider',
  'account',
  'meter',
  'period',
  'charged',
  'expected',
  'unresolved',
  'allowance',
  'basis',
  'grants',
  'remaining',
] as const satisfies readonly (keyof UsageRow)[];

/** The usage summary as a file. */
export const exportUsage = (rows: readonly UsageRow[], format: 'csv' | 'json', now: number): ExportedFile => {
  const name = `tollgate-usage-${new Date(now).toISOString().slice(0, 10)}.${format}`;
  if (format === 'json')
    return { name, type: 'application/json', text: `${JSON.stringify({ usage: rows }, null, 2)}\n` };
  const cells = rows.map((row) => COLUMNS.map((column) => row[column]));
  return { name, type: 'text/csv', text: csvText([[...COLUMNS], ...cells]) };
};
