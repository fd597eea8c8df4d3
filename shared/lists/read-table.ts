import { jsonTable } from './json-table.ts';
import type { TableRow } from './list.ts';
import { plainLines } from './plain-lines.ts';
import { readSeparated } from './separated.ts';

/**
 * Reads text as a table: CSV with commas, semicolons, tabs or pipes (found out, or said by a first line `sep=;`), a JSON list, a table or a list of points as
 * chats and documents show them, or one number a line. Cells are trimmed; rows without any text are left out. Linear in the text.
 */
export const readTable = (source: string): readonly TableRow[] => {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  return jsonTable(text) ?? readSeparated(plainLines(text));
};
