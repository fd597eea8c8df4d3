import type { TableRow } from './list.ts';
import { unwrapCell } from './unwrap.ts';

/** A number of a table, or a row that gave none, with where it is to go. */
export interface Placed {
  /** The row that it was read from. */
  readonly line: number;
  /** As it was read; null for a row without a number. */
  readonly number: string | null;
  readonly goes: 'send' | 'drop';
  readonly why: string;
}

/** How a table is cut in two. */
export interface Split {
  readonly placed: readonly Placed[];
  /** The columns that numbers were read from, counted from 1; empty: every cell. */
  readonly columns: readonly number[];
  /** Rows that belong to neither: totals, repeated headers, mere words. */
  readonly leftOut: ReadonlySet<number>;
  /** What the column that says why is called. */
  readonly whyHead: string;
}

/** The two tables, as cells. */
export interface SplitTables {
  readonly send: readonly (readonly string[])[];
  readonly drop: readonly (readonly string[])[];
}

const BETWEEN = ', ';

const byLine = (placed: readonly Placed[]): ReadonlyMap<number, readonly Placed[]> => {
  const lines = new Map<number, Placed[]>();
  for (const one of placed) {
    const line = lines.get(one.line);
    if (line === undefined) lines.set(one.line, [one]);
    else line.push(one);
  }
  return lines;
};

/** The cell without the numbers that go elsewhere. */
const cellWithout = (cell: string, elsewhere: ReadonlySet<string>): string => {
  const read = unwrapCell(cell);
  if (read.kind === 'bad') return cell;
  const stays = read.numbers.filter(({ number }) => !elsewhere.has(number));
  return stays.length === read.numbers.length ? cell : stays.map(({ number }) => number).join(BETWEEN);
};

const whyOf = (placed: readonly Placed[]): string => {
  const [only, another] = placed;
  if (another === undefined) return only?.why ?? '';
  return placed.map(({ number, why }) => (number === null ? why : `${number}: ${why}`)).join('; ');
};

/**
 * Cuts a table in two: what is to be sent, and what is to be dropped. Columns and order stay as they are; one column more says why. What stands above the list
 * (titles, names of columns) stands above both. A row with numbers of both kinds is in both, in each with its own numbers. Rows without numbers of their own go
 * with the row before them, for they say more about it.
 */
export const splitTable = (rows: readonly TableRow[], { placed, columns, leftOut, whyHead }: Split): SplitTables => {
  const lines = byLine(placed);
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  const read = columns.length === 0 ? null : new Set(columns);
  const padded = (cells: readonly string[], why: string): readonly string[] => [
    ...Array.from({ length: width }, (_, at) => cells[at] ?? ''),
    why,
  ];
  const tables = { send: [] as (readonly string[])[], drop: [] as (readonly string[])[] };
  const first = rows.findIndex(({ line }) => lines.has(line));
  for (const [at, { cells }] of rows.slice(0, first).entries()) {
    const head = padded(cells, at === first - 1 ? whyHead : '');
    tables.send.push(head);
    tables.drop.push(head);
  }
  let before: readonly (keyof SplitTables)[] = [];
  for (const { line, cells } of rows.slice(first)) {
    const here = lines.get(line);
    if (here === undefined) {
      if (!leftOut.has(line)) for (const side of before) tables[side].push(padded(cells, ''));
      continue;
    }
    before = (['send', 'drop'] as const).filter((side) => here.some(({ goes }) => goes === side));
    for (const side of before) {
      const own = here.filter(({ goes }) => goes === side);
      const others = here.flatMap(({ goes, number }) => (goes === side || number === null ? [] : [number]));
      const elsewhere = new Set(others);
      const kept = cells.map((cell, column) =>
        elsewhere.size > 0 && (read === null || read.has(column + 1)) ? cellWithout(cell, elsewhere) : cell,
      );
      tables[side].push(padded(kept, whyOf(own)));
    }
  }
  return tables;
};
