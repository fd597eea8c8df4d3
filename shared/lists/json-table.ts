import type { TableRow } from './list.ts';
import { readHeader } from './read-header.ts';

/** Where a text in quotation marks ends whose first mark stands at `from`. */
const endOfText = (source: string, from: number): number => {
  for (let at = source.indexOf('"', from + 1); at >= 0; at = source.indexOf('"', at + 1)) {
    let before = at - 1;
    while (source[before] === '\\') before -= 1;
    if ((at - before) % 2 === 1) return at + 1;
  }
  return source.length;
};

/** JSON whose numbers are texts: their digits are kept, however many there are. */
const numbersAsTexts = (source: string): string => {
  const next = /"|-?\d[\d.eE+-]*/g;
  const pieces: string[] = [];
  let kept = 0;
  for (let found = next.exec(source); found !== null; found = next.exec(source)) {
    const [text] = found;
    if (text === '"') {
      next.lastIndex = endOfText(source, found.index);
      continue;
    }
    pieces.push(source.slice(kept, found.index), `"${text}"`);
    kept = next.lastIndex;
  }
  pieces.push(source.slice(kept));
  return pieces.join('');
};

const parse = (source: string): unknown => {
  if (!source.endsWith(']') && !source.endsWith('}')) return undefined;
  try {
    return JSON.parse(numbersAsTexts(source));
  } catch {
    return undefined;
  }
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const DEEPEST = 6;

interface NamedList {
  readonly name: string;
  readonly records: readonly unknown[];
}

/** The lists of a value, however it wraps them, by the names that they have there. */
const listsIn = (value: unknown, name: string, depth: number): readonly NamedList[] => {
  if (Array.isArray(value)) return value.length === 0 ? [] : [{ name, records: value }];
  if (!isObject(value) || depth > DEEPEST) return [];
  return Object.entries(value).flatMap(([key, one]) => listsIn(one, key, depth + 1));
};

const arePlain = (records: readonly unknown[]): boolean =>
  records.every((one) => !isObject(one) && !Array.isArray(one));
const isPlain = ({ records }: NamedList): boolean => arePlain(records);

/** Lists of mere values side by side are columns. */
const sideBySide = (lists: readonly NamedList[]): readonly unknown[] => {
  const fields: [string, unknown][][] = [];
  for (const { name, records } of lists) {
    for (const [at, one] of records.entries()) {
      const row = fields[at] ?? [];
      if (row.length === 0) fields[at] = row;
      row.push([name, one]);
    }
  }
  return fields.map((row) => Object.fromEntries(row));
};

/** The records of the lists, with the names of the lists where those say what they hold: mere values under a word for numbers, and one list among others. */
const recordsOf = (lists: readonly NamedList[]): readonly unknown[] => {
  const [only] = lists;
  if (lists.length === 1 && only !== undefined && !(isPlain(only) && readHeader(only.name) !== null))
    return only.records;
  if (lists.every(isPlain) && new Set(lists.map(({ name }) => name)).size === lists.length) return sideBySide(lists);
  return lists.flatMap(({ name, records }) => records.map((one) => (Array.isArray(one) ? one : { [name]: one })));
};

/** The records of a value: what its lists hold; objects by their numbers; an object without either is a record itself. */
const recordsIn = (value: unknown): readonly unknown[] => {
  const lists = listsIn(value, '', 0);
  if (lists.length > 0) return recordsOf(lists);
  if (!isObject(value)) return [value];
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([, one]) => isObject(one))
    ? entries.map(([number, one]) => ({ number, ...Object(one) }))
    : [value];
};

type Field = readonly [name: string, value: string];

/** A record's plain values by their names, those of objects inside with the names on the way. What a list inside holds under one name is one cell. */
const fieldsOf = (record: unknown, path: string, depth: number): readonly Field[] => {
  if (typeof record === 'string') return [[path, record.trim()]];
  if (depth > DEEPEST) return [];
  if (Array.isArray(record)) return record.flatMap((one) => fieldsOf(one, path, depth + 1));
  if (!isObject(record)) return [];
  return Object.entries(record).flatMap(([name, value]) =>
    fieldsOf(value, path === '' ? name : `${path} ${name}`, depth + 1),
  );
};

/** The values by their names, several of one name in one cell. */
const cellsOf = (fields: readonly Field[]): ReadonlyMap<string, string> => {
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) {
    const known = values.get(name);
    if (known === undefined) values.set(name, [value]);
    else known.push(value);
  }
  return new Map([...values].map(([name, all]) => [name, all.join('\n')]));
};

/** A record that is a list itself: its values by their places. */
const placesOf = (record: readonly unknown[]): readonly Field[] =>
  record.map((value, at) => [String(at), typeof value === 'string' ? value.trim() : ''] as const);

const MOST_HOLES = 20;

const plainTable = (records: readonly unknown[]): readonly TableRow[] => {
  const rows: TableRow[] = [];
  for (const [at, record] of records.entries()) {
    const cell = typeof record === 'string' ? record.trim() : '';
    if (cell !== '') rows.push({ line: at + 1, cells: [cell], unclosed: false });
  }
  return rows;
};

const tableOf = (value: unknown): readonly TableRow[] => {
  const records = recordsIn(value);
  if (arePlain(records)) return plainTable(records);
  const fields = records.map((record) => cellsOf(Array.isArray(record) ? placesOf(record) : fieldsOf(record, '', 0)));
  const names = [...new Set(fields.flatMap((one) => [...one.keys()]))];
  const filled = fields.reduce((sum, one) => sum + one.size, 0);
  // Records that share no fields make no columns: a table of them would be nearly all holes, and as large as their number squared.
  if (names.length * fields.length > MOST_HOLES * (filled + 100)) {
    return fields.map((one, at) => ({ line: at + 1, cells: [...one.values()], unclosed: false }));
  }
  const rows = fields.map((one, at) => ({
    line: at + 1,
    cells: names.map((name) => one.get(name) ?? ''),
    unclosed: false,
  }));
  const isNamed = records.some(isObject);
  const header = isNamed ? [{ line: 0, cells: names, unclosed: false }] : [];
  return [...header, ...rows.filter((row) => row.cells.some((cell) => cell !== ''))];
};

/** A list that only looks like JSON, as programs print one: ['A', 'B',]. Its brackets go; its quotes are taken off cell by cell. */
const printedList = (text: string): string | null =>
  text.startsWith('[') && text.endsWith(']') && !text.includes('{') ? text.slice(1, -1) : null;

/**
 * A JSON list as a table: texts, numbers by their own digits, records with their fields as columns; wrapped in objects, or a record a line. Null for what is
 * no JSON. The line of a row is its place in the list; the names, where there are any, stand in line 0.
 */
export const jsonTable = (source: string): readonly TableRow[] | null => {
  const text = source.trim();
  if (!text.startsWith('[') && !text.startsWith('{')) return null;
  const value =
    parse(text) ??
    (text.startsWith('{')
      ? parse(
          `[${text
            .split(/\r\n|\r|\n/)
            .filter((line) => line.trim() !== '')
            .join(',')}]`,
        )
      : undefined);
  if (value !== undefined) return tableOf(value);
  const printed = printedList(text);
  if (printed === null) return null;
  const cells = printed
    .split(/[,\r\n]+/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
  return cells.map((cell, at) => ({ line: at + 1, cells: [cell], unclosed: false }));
};
