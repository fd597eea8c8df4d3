import type { Column, ListFound, ListNote, ListRead, RowProblem } from '../lists/list.ts';
import { fill, plural, sayNumber } from './locale.ts';
import { shortText } from './plain-text.ts';
import type { Locale } from './views.ts';

const words = {
  en: {
    problems: {
      'no-number': 'there is no number in this row',
      'unclosed-quote': 'a quotation mark is never closed',
      rounded: 'a spreadsheet rounded {cells}: format the column as text and export it again',
      address: '{cells} is an address, and nobody can tell which part of it is the number',
    },
    named: '“{header}” (column {letter})',
    unnamed: 'column {letter}',
    also: ' and ',
    list: ', ',
    read: { one: 'Numbers read from {numbers}.', other: 'Numbers read from {numbers}.' },
    readCarrier: 'Numbers read from {numbers}, carriers from {carriers}.',
    which: 'It is not clear which column holds the tracking numbers',
    candidate: '{letter} {header}: {samples}',
    nameless: '(no name)',
    noColumn: 'There is no column “{named}”',
    unwrapped: {
      wrapped: {
        one: '{n} number was taken out of what a spreadsheet had put around it ({was} → {number}).',
        other: '{n} numbers were taken out of what a spreadsheet had put around them, such as {was} → {number}.',
      },
      blanks: {
        one: '{n} number was written with gaps; they were closed ({was} → {number}).',
        other: '{n} numbers were written with gaps; they were closed, such as {was} → {number}.',
      },
      several: {
        one: '{n} number stood in one cell with others ({was}).',
        other: '{n} numbers stood in one cell with others, such as {was}.',
      },
      address: {
        one: '{n} number was taken out of an address ({number}).',
        other: '{n} numbers were taken out of addresses, such as {number}.',
      },
      words: {
        one: '{n} number had words around it ({was} → {number}).',
        other: '{n} numbers had words around them, such as {was} → {number}.',
      },
      characters: {
        one: '{n} number was written with unusual characters; it was read as {number}.',
        other: '{n} numbers were written with unusual characters, and read plainly, such as {number}.',
      },
    },
    skipped: {
      title: {
        one: 'Line {lines} stands above the table and was left out.',
        other: 'Lines {lines} stand above the table and were left out.',
      },
      total: { one: 'Line {lines} is a total and was left out.', other: 'Lines {lines} are totals and were left out.' },
      header: {
        one: 'Line {lines} repeats the header and was left out.',
        other: 'Lines {lines} repeat the header and were left out.',
      },
      text: {
        one: 'Line {lines} holds only words and was left out.',
        other: 'Lines {lines} hold only words and were left out.',
      },
    },
    more: ', …',
    andMore: ' and {n} more',
    leftOut: {
      one: '{columns} looks like numbers to track, too, and was not read: choose it if it is meant.',
      other: '{columns} look like numbers to track, too, and were not read: choose them if they are meant.',
    },
    repeated: {
      one: '{n} row repeats a bill or container that was read before; it counts once.',
      other: '{n} rows repeat a bill or container that was read before; each counts once.',
    },
    carrierUnknown: {
      one: 'The carrier “{written}” is not known here: the number is priced as if no carrier were given.',
      other: 'The carrier “{written}” is not known here: {n} numbers are priced as if no carrier were given.',
    },
    carrierSeveral: {
      one: '“{written}” is the name of several carriers: the number is priced as if no carrier were given.',
      other: '“{written}” is the name of several carriers: {n} numbers are priced as if no carrier were given.',
    },
    carrierUnlisted: {
      one: 'The carrier {written} is not in the list of {date}; it is taken as it is.',
      other: 'The carrier {written} of {n} numbers is not in the list of {date}; it is taken as it is.',
    },
  },
  zh: {
    problems: {
      'no-number': '此行没有单号',
      'unclosed-quote': '引号没有结束',
      rounded: '电子表格把 {cells} 四舍五入了：请将该列设为文本格式后重新导出',
      address: '{cells} 是网址，无法确定其中哪一部分是单号',
    },
    named: '“{header}”（{letter} 列）',
    unnamed: '{letter} 列',
    also: '和',
    list: '、',
    read: { other: '单号取自{numbers}。' },
    readCarrier: '单号取自{numbers}，运输商取自{carriers}。',
    which: '无法确定哪一列是运单号',
    candidate: '{letter} {header}：{samples}',
    nameless: '（无名称）',
    noColumn: '没有名为“{named}”的列',
    unwrapped: {
      wrapped: { other: '{n} 个单号去掉了电子表格添加的符号，例如 {was} → {number}。' },
      blanks: { other: '{n} 个单号中间有空格，已去除，例如 {was} → {number}。' },
      several: { other: '{n} 个单号与其他单号写在同一格，例如 {was}。' },
      address: { other: '{n} 个单号取自网址，例如 {number}。' },
      words: { other: '{n} 个单号前后有文字，已去除，例如 {was} → {number}。' },
      characters: { other: '{n} 个单号含有特殊字符，已按普通字符读取，例如 {number}。' },
    },
    skipped: {
      title: { other: '第 {lines} 行在表格上方，已略过。' },
      total: { other: '第 {lines} 行是合计，已略过。' },
      header: { other: '第 {lines} 行重复表头，已略过。' },
      text: { other: '第 {lines} 行只有文字，已略过。' },
    },
    more: '、…',
    andMore: '等 {n} 个',
    leftOut: { other: '{columns}看起来也是单号，未读取：如需读取请选择该列。' },
    repeated: { other: '{n} 行重复了已读取的提单或集装箱，每个只计一次。' },
    carrierUnknown: { other: '不认识运输商“{written}”：{n} 个单号按未指定运输商计价。' },
    carrierSeveral: { other: '“{written}”是多个运输商的名称：{n} 个单号按未指定运输商计价。' },
    carrierUnlisted: { other: '运输商 {written} 不在 {date} 的列表中（{n} 个单号），按原样使用。' },
  },
} as const;

const MOST_SHOWN = 40;
const short = (text: string): string => shortText(text, MOST_SHOWN);

const MOST_CELLS = 3;

/** Why rows give no number, with the cells that are to blame: completes "line 3: …". */
export const rowProblemSay = (problem: RowProblem, cells: readonly string[], locale: Locale): string => {
  const say = words[locale];
  const rest = cells.length - MOST_CELLS;
  const shown = cells.slice(0, MOST_CELLS).map(short).join(say.list);
  const n = sayNumber(locale === 'zh' ? cells.length : rest, locale);
  return fill(say.problems[problem], { cells: rest > 0 ? shown + fill(say.andMore, { n }) : shown });
};

/** "“Tracking Number” (column B)". */
const columnName = ({ header, letter }: Column, locale: Locale): string =>
  header === null
    ? fill(words[locale].unnamed, { letter })
    : fill(words[locale].named, { header: short(header), letter });

const namesOf = (columns: readonly Column[], locale: Locale): string =>
  columns.map((column) => columnName(column, locale)).join(words[locale].also);

const HOLDS_NUMBERS: readonly Column['role'][] = ['number', 'bill', 'container'];

/** Which columns were read, in one sentence; null for a plain list, which has none. */
export const columnsSay = ({ columns }: ListFound, locale: Locale): string | null => {
  const numbers = columns.filter((column) => HOLDS_NUMBERS.includes(column.role));
  const carriers = columns.filter((column) => column.role === 'carrier');
  if (numbers.length === 0) return null;
  const sentence =
    carriers.length === 0 ? plural(numbers.length, locale, words[locale].read) : words[locale].readCarrier;
  return fill(sentence, { numbers: namesOf(numbers, locale), carriers: namesOf(carriers, locale) });
};

const MOST_LINES = 5;

const linesSay = (lines: readonly number[], locale: Locale): string =>
  lines
    .slice(0, MOST_LINES)
    .map((line) => sayNumber(line, locale))
    .join(words[locale].list) + (lines.length > MOST_LINES ? words[locale].more : '');

/** One thing about how a list was read, as a sentence. */
export const noteSay = (note: ListNote, locale: Locale): string => {
  const say = words[locale];
  switch (note.kind) {
    case 'unwrapped':
      return fill(plural(note.count, locale, say.unwrapped[note.how]), {
        n: sayNumber(note.count, locale),
        was: short(note.was),
        number: short(note.number),
      });
    case 'skipped':
      return fill(plural(note.lines.length, locale, say.skipped[note.what]), { lines: linesSay(note.lines, locale) });
    case 'repeated':
      return fill(plural(note.count, locale, say.repeated), { n: sayNumber(note.count, locale) });
    case 'left-out':
      return fill(plural(note.columns.length, locale, say.leftOut), { columns: namesOf(note.columns, locale) });
    case 'carrier-unknown':
    case 'carrier-several':
    case 'carrier-unlisted': {
      const date = note.kind === 'carrier-unlisted' ? note.date : '';
      const forms = {
        'carrier-unknown': say.carrierUnknown,
        'carrier-several': say.carrierSeveral,
        'carrier-unlisted': say.carrierUnlisted,
      };
      const values = { n: sayNumber(note.count, locale), written: short(note.written), date };
      return fill(plural(note.count, locale, forms[note.kind]), values);
    }
  }
};

/** A column as a person chooses among them: "B “Tracking Number”: 1Z1, 1Z2, 1Z3". */
export const columnSay = ({ letter, header, samples }: Column, locale: Locale): string =>
  fill(words[locale].candidate, {
    letter,
    header: header === null ? words[locale].nameless : short(header),
    samples: samples.map(short).join(words[locale].list),
  }).trim();

/** Why no column was read: the beginning of a message that then lists the columns (`columnSay`). No full stop. */
export const noColumnSay = (
  read: Extract<ListRead, { kind: 'which-column' | 'no-such-column' }>,
  locale: Locale,
): string =>
  read.kind === 'which-column' ? words[locale].which : fill(words[locale].noColumn, { named: short(read.named) });
