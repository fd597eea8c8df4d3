import type { BadRow, ListedNumber } from './list.ts';

/** One number of sixteen digits ends with a zero by chance; eight of eight do not. */
const FEWEST = 8;

const isLong = ({ number, was }: ListedNumber): boolean => was === undefined && /^[1-9]\d{15,16}$/.test(number);
const isZeroed = ({ number }: ListedNumber): boolean => /^0+$/.test(number.slice(15));

/** A spreadsheet keeps fifteen digits. Of numbers with one or two more, a single one does not show what was lost, a column does: hands them all back. */
export const giveBackRounded = (
  rows: readonly ListedNumber[],
  bad: readonly BadRow[],
): { readonly rows: readonly ListedNumber[]; readonly bad: readonly BadRow[] } => {
  const long = rows.filter(isLong);
  if (long.length < FEWEST || !long.every(isZeroed)) return { rows, bad };
  const rounded = long.map(({ line, number }): BadRow => ({ line, text: number, problem: 'rounded', cell: number }));
  return { rows: rows.filter((row) => !isLong(row)), bad: [...bad, ...rounded].sort((a, b) => a.line - b.line) };
};
