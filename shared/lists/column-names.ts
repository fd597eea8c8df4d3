import type { SeenColumn } from './choose-columns.ts';

/** The letter that a spreadsheet shows above a column, counted from 0: A, B, … Z, AA. */
export const letterOf = (at: number): string =>
  (at < 26 ? '' : letterOf(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

const plain = (name: string): string => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/** The columns of one name: by header, else by letter or position. */
const oneNamed = (columns: readonly SeenColumn[], named: string): readonly SeenColumn[] => {
  const name = plain(named);
  if (name === '') return [];
  const found = columns.filter((column) => plain(column.name) === name);
  if (found.length > 0) return found;
  return columns.filter(({ at }) => letterOf(at).toLowerCase() === name || String(at + 1) === name);
};

/** The columns that a person named, several with commas between them; null where one of them is not there. */
export const namedColumns = (columns: readonly SeenColumn[], named: string): readonly SeenColumn[] | null => {
  const whole = oneNamed(columns, named);
  if (whole.length > 0) return whole;
  const parts = named.split(',').map((part) => oneNamed(columns, part));
  return parts.every((part) => part.length > 0) ? [...new Set(parts.flat())] : null;
};
