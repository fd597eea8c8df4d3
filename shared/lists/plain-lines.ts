import { firstLines } from './first-lines.ts';

/** A mark in front of a line of a list: -, *, •, 1., 1), [ ]. A blank follows it, but before letters and after Chinese marks. */
const POINT =
  /^\s*(?:(?:[-*+•‣◦▪●·–—]|\d{1,4}[.)．])[ \t\u00A0]+(?:\[[ xX]?\][ \t]+)?|\d{1,4}[.)．](?=[A-Za-z])|\d{1,4}[、）])/;

/** A long number that a spreadsheet or a person grouped by commas, alone on its line: its commas separate nothing. */
const GROUPED = /^\s*\d{1,3}(?:,\d{3}){2,}(?:\.0+)?\s*$/;

const LINE = /[^\r\n]+/g;
const LINES_LOOKED_AT = 500;
const MOST_OF_LINE = 1000;

/**
 * Text without what chats and documents put in front of the points of a list, every line in its place. Only where most lines that say something begin so: a
 * single one may be a number that begins with a digit and a dot.
 */
export const plainLines = (text: string): string => {
  const points = firstLines(text, LINES_LOOKED_AT, LINES_LOOKED_AT * MOST_OF_LINE);
  const marked = points.filter((line) => POINT.test(line)).length;
  const isList = marked * 2 >= points.length && marked > 0;
  if (!isList && !points.some((line) => GROUPED.test(line))) return text;
  return text.replace(LINE, (line) => {
    const bare = isList ? line.replace(POINT, '') : line;
    return GROUPED.test(bare) ? `"${bare.trim()}"` : bare;
  });
};
