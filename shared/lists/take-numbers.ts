import type { CarrierFound, CarrierTable } from './carriers.ts';
import type { NumberRole } from './choose-columns.ts';
import type { BadRow, Column, ListedNumber, ListRead, RowProblem, TableRow } from './list.ts';
import { type NoteBook, noteBook } from './list-notes.ts';
import { plainCell } from './plain-cell.ts';
import { giveBackRounded } from './rounded-column.ts';
import type { SortedRows } from './sort-rows.ts';
import { type CellNumber, type CellRead, unwrapCell } from './unwrap.ts';

/** Which columns are read, counted from 0. */
export interface Plan {
  /** Null: every cell. */
  readonly numbers: ReadonlyMap<number, NumberRole> | null;
  /** The surest first. */
  readonly carriers: readonly number[];
  readonly langs: readonly number[];
}

interface Taking {
  readonly plan: Plan;
  readonly carriers: CarrierTable | null;
  readonly notes: NoteBook;
  readonly rows: ListedNumber[];
  readonly bad: BadRow[];
  /** Carriers looked up so far: a list has few. */
  readonly found: Map<string, CarrierFound>;
  /** Bills and containers read so far. */
  readonly freight: Set<string>;
}

const findCarrier = ({ found }: Taking, carriers: CarrierTable, written: string): CarrierFound => {
  const known = found.get(written);
  if (known !== undefined) return known;
  const fresh = carriers.find(plainCell(written));
  found.set(written, fresh);
  return fresh;
};

/** The carrier of a number: written with it, else in the first column of carriers that says one that is known. */
const carrierOf = (taking: Taking, row: TableRow, own: string): Pick<ListedNumber, 'carrier' | 'carrierUnknown'> => {
  const { carriers, plan, notes } = taking;
  if (carriers === null) return { carrier: '' };
  const written = own === '' ? plan.carriers.map((column) => row.cells[column] ?? '') : [own];
  let unknown = '';
  let why: 'unknown' | 'several' = 'unknown';
  for (const one of written) {
    const found = findCarrier(taking, carriers, one);
    if (found.kind === 'key' || found.kind === 'unlisted') {
      notes.carrier(found.kind, plainCell(one));
      return { carrier: found.key };
    }
    if (found.kind === 'none') continue;
    if (unknown === '') {
      unknown = plainCell(one);
      why = found.kind;
    }
    // A firm with several carriers is said to be one of them: what another column says need not be.
    if (found.kind === 'several') break;
  }
  if (unknown === '') return { carrier: '' };
  notes.carrier(why, unknown);
  return { carrier: '', carrierUnknown: unknown };
};

const takeCell = (
  taking: Taking,
  row: TableRow,
  read: Extract<CellRead, { kind: 'numbers' }>,
  was: string,
  role: NumberRole,
): void => {
  const lang = taking.plan.langs.map((column) => plainCell(row.cells[column] ?? '')).find((one) => one !== '') ?? '';
  const take = ({ number, carrier }: CellNumber): void => {
    if (role !== 'number') {
      const key = number.toUpperCase();
      if (taking.freight.has(key)) {
        taking.notes.repeated();
        return;
      }
      taking.freight.add(key);
    }
    if (read.how !== null) taking.notes.unwrapped(read.how, was, number);
    taking.rows.push({
      line: row.line,
      number,
      ...carrierOf(taking, row, carrier),
      lang,
      ...(read.how === null ? {} : { was }),
    });
  };
  for (const number of read.numbers) take(number);
};

const takeRow = (taking: Taking, row: TableRow): void => {
  const giveBack = (problem: RowProblem, cell: string): void => {
    taking.bad.push({ line: row.line, text: row.cells.join(', '), problem, cell });
  };
  if (row.unclosed) {
    giveBack('unclosed-quote', '');
    return;
  }
  const columns = taking.plan.numbers ?? new Map(row.cells.map((_, column) => [column, 'number'] as const));
  let found = false;
  let problem: RowProblem = 'no-number';
  let lost = '';
  for (const [column, role] of columns) {
    const read = unwrapCell(row.cells[column] ?? '');
    if (read.kind === 'numbers') {
      takeCell(taking, row, read, row.cells[column] ?? '', role);
      found = true;
    } else if (read.problem !== 'no-number') {
      problem = read.problem;
      lost = row.cells[column] ?? '';
    }
  }
  if (!found || problem !== 'no-number') giveBack(problem, lost);
};

/** Takes the numbers out of the columns that hold them, row by row. No row is lost: it gives numbers, is handed back, or is named in a note. */
export const takeNumbers = (
  { body, skipped }: SortedRows,
  plan: Plan,
  carriers: CarrierTable | null,
  columns: readonly Column[],
  missed: readonly Column[],
): ListRead => {
  const notes = noteBook(carriers?.date ?? '');
  const taking: Taking = { plan, carriers, notes, rows: [], bad: [], found: new Map(), freight: new Set() };
  notes.leftOut(missed);
  for (const { what, line } of skipped) notes.skipped(what, line);
  for (const row of body) takeRow(taking, row);
  const { rows, bad } = giveBackRounded(taking.rows, taking.bad);
  return rows.length === 0 ? { kind: 'no-numbers', bad } : { kind: 'list', rows, bad, columns, notes: notes.all() };
};
