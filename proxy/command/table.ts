import { printable, strong, type Terminal } from './terminal.ts';

export type TableCell = string | number | null;

/** What stands for a figure that rests on an assumption only. */
export const NOT_KNOWN_YET = 'not known yet';

/** Characters that take two columns: Chinese, Japanese and Korean ones. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

const widthOf = (text: string): number => [...text].length + (text.match(WIDE)?.length ?? 0);

const textOf = (cell: TableCell): string =>
  cell === null ? '–' : typeof cell === 'number' ? String(cell) : printable(cell);

/** A table for people: columns as wide as they must be, numbers to the right, "–" where there is nothing. Ends with a line end. */
export const tableText = (
  terminal: Terminal,
  names: readonly string[],
  rows: readonly (readonly TableCell[])[],
): string => {
  const texts = rows.map((row) => row.map(textOf));
  const isNumeric = names.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  const widths = names.map((name, at) =>
    texts.reduce((most, row) => Math.max(most, widthOf(row[at] ?? '')), widthOf(name)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((text, at) => {
        const space = ' '.repeat(Math.max(0, (widths[at] ?? 0) - widthOf(text)));
        return isNumeric[at] ? space + text : text + space;
      })
      .join('  ')
      .trimEnd();
  return `${[strong(terminal, line(names)), ...texts.map(line)].join('\n')}\n`;
};
