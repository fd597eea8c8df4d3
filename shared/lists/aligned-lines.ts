import { firstLines } from './first-lines.ts';

const LINE = /[^\r\n]+/g;
const LINES_LOOKED_AT = 200;
const MOST_LOOKED_AT = 100_000;
const GAP = / {2,}/;

/**
 * Text whose columns are aligned by blanks, as terminals and mails show tables, with tabs between them. Only where all of the first lines have the same number of
 * wide gaps and none of the marks that separate cells.
 */
export const alignedLines = (text: string): string => {
  const looked = firstLines(text, LINES_LOOKED_AT, MOST_LOOKED_AT).map((line) => line.trim());
  const widths = new Set(looked.map((line) => line.split(GAP).length));
  const isAligned =
    looked.length > 1 && widths.size === 1 && !widths.has(1) && !looked.some((line) => /[\t;|,"]/.test(line));
  return isAligned ? text.replace(LINE, (line) => line.trim().split(GAP).join('\t')) : text;
};
