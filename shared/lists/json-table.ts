import type { TableRow } from './list.ts';

/** Where a text in quotation marks ends that begins at `from`, past its mark. */
const endOfText = (source: string, from: number): number => {
  let at = from + 1;
  while (at < source.length && source[at] !== '"') at += source[at] === '\\' ? 2 : 1;
  return at + 1;
};

const NUMBER = /-?\d[\d.eE+-]*/y;

/** JSON whose numbers are texts: their digits are kept, however many there are. */
const numbersAsTexts = (source: string): string => {
  const pieces: string[] = [];
  let kept = 0;
  let at = 0;
  while (at < source.length) {
    if (source[at] === '"') {
      at = endOfText(source, at);
      continue;
    }
    NUMBER.lastIndex = at;
    if (!NUMBER.test(source)) {
      at += 1;
      continue;
    }
    pieces.push(source.slice(kept, at), '"', source.slice(at, NUMBER.lastIndex), '"');
    at = NUMBER.lastIndex;
    kept = at;
  }
  pieces.push(source.slice(kept));
  return pieces.join('');
};

const parse = (source: string): unknown => {
  try {
    return JSON.parse(numbersAsTexts(source));
  } catch {
    return undefined;
  }
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const DEEPEST = 6;

/** The records of a value: what its lists hold, however it wraps them; an object without lists is a record itself. */
const recordsIn = (value: unknown, depth: number): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  if (!isObject(value) || depth > DEEPEST) return [value];
  const inner = Object.values(value).flatMap((one) =>
    Array.isArray(one) ? one : isObject(one) ? recordsIn(one, depth + 1).filter((record) => record !== one) : [],
  );
  return inner.length > 0 ? inner : [value];
};

/** A record's plain values by their names, those of objects inside with the names on the way. Lists of plain values are one cell. */
const fieldsOf = (record: unknown, path: string, depth: number): readonly (readonly [string, string])[] => {
  if (typeof record === 'string') return [[path, record.trim()]];
  if (Array.isArray(record)) return [[path, record.filter((one) => typeof one === 'string').join('\n')]];
  if (!isObject(record) || depth > DEEPEST) return [];
  return Object.entries(record).flatMap(([name, value]) =>
    fieldsOf(value, path === '' ? name : `${path} ${name}`, depth + 1),
  );
};

const MOST_HOLES = 20;

const tableOf = (value: unknown): readonly TableRow[] => {
  const records = recordsIn(value, 0);
  const fields = records.map(
    (record) =>
      new Map(
        Array.isArray(record) ? record.map((one, at) => [String(at), String(one)] as const) : fieldsOf(record, '', 0),
      ),
  );
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
