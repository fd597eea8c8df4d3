import type { Column, ListFound, ListNote, ListRead, RowProblem } from '../lists/list.ts';
import { fill, sayCount, sayFirst, sayList, sayNumber } from './locale.ts';
import { shortText } from './plain-text.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

const MOST_SHOWN = 40;
const short = (text: string): string => shortText(text, MOST_SHOWN);

const MOST_CELLS = 3;

/** Why rows give no number, with the cells that are to blame: completes "line 3: …". */
export const rowProblemSay = (problem: RowProblem, cells: readonly string[], locale: Locale): string => {
  const shown = sayFirst(cells.map(short), MOST_CELLS, locale);
  return fill(wordsOf('listProblems', locale)[problem], { cells: shown });
};

/** "“Tracking Number” (column B)". */
const columnName = ({ header, letter }: Column, locale: Locale): string =>
  header === null
    ? fill(wordsOf('list', locale).unnamed, { letter })
    : fill(wordsOf('list', locale).named, { header: short(header), letter });

const namesOf = (columns: readonly Column[], locale: Locale): string =>
  sayList(
    columns.map((column) => columnName(column, locale)),
    locale,
  );

const HOLDS_NUMBERS: readonly Column['role'][] = ['number', 'bill', 'container'];

/** Which columns were read, in one sentence; null for a plain list, which has none. */
export const columnsSay = ({ columns }: ListFound, locale: Locale): string | null => {
  const numbers = columns.filter((column) => HOLDS_NUMBERS.includes(column.role));
  const carriers = columns.filter((column) => column.role === 'carrier');
  if (numbers.length === 0) return null;
  const { read, readCarrier } = wordsOf('list', locale);
  return fill(carriers.length === 0 ? read : readCarrier, {
    numbers: namesOf(numbers, locale),
    carriers: namesOf(carriers, locale),
  });
};

const MOST_LINES = 5;

const linesSay = (lines: readonly number[], locale: Locale): string =>
  lines
    .slice(0, MOST_LINES)
    .map((line) => sayNumber(line, locale))
    .join(wordsOf('text', locale).list) + (lines.length > MOST_LINES ? wordsOf('list', locale).more : '');

/** One thing about how a list was read, as a sentence. */
export const noteSay = (note: ListNote, locale: Locale): string => {
  const say = wordsOf('list', locale);
  switch (note.kind) {
    case 'unwrapped':
      return sayCount(wordsOf('listUnwrapped', locale)[note.how], note.count, locale, {
        was: short(note.was),
        number: short(note.number),
      });
    case 'skipped':
      return sayCount(wordsOf('listSkipped', locale)[note.what], note.lines.length, locale, {
        lines: linesSay(note.lines, locale),
      });
    case 'repeated':
      return sayCount(say.repeated, note.count, locale);
    case 'delivered':
      return sayCount(say.delivered, note.lines.length, locale, { column: columnName(note.column, locale) });
    case 'left-out':
      return sayCount(say.leftOut, note.columns.length, locale, { columns: namesOf(note.columns, locale) });
    case 'carrier-unknown':
    case 'carrier-several':
    case 'carrier-unlisted': {
      const date = note.kind === 'carrier-unlisted' ? note.date : '';
      const forms = {
        'carrier-unknown': say.carrierUnknown,
        'carrier-several': say.carrierSeveral,
        'carrier-unlisted': say.carrierUnlisted,
      };
      return sayCount(forms[note.kind], note.count, locale, { written: short(note.written), date });
    }
  }
};

/** A column as a person chooses among them: "B “Tracking Number”: 1Z1, 1Z2, 1Z3". */
export const columnSay = ({ letter, header, samples }: Column, locale: Locale): string =>
  fill(wordsOf('list', locale).candidate, {
    letter,
    header: header === null ? wordsOf('list', locale).nameless : short(header),
    samples: samples.map(short).join(wordsOf('text', locale).list),
  }).trim();

/** Why no column was read: the beginning of a message that then lists the columns (`columnSay`). No full stop. */
export const noColumnSay = (
  read: Extract<ListRead, { kind: 'which-column' | 'no-such-column' }>,
  locale: Locale,
): string =>
  read.kind === 'which-column'
    ? wordsOf('list', locale).which
    : fill(wordsOf('list', locale).noColumn, { named: short(read.named) });
