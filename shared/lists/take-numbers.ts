import type { CarrierTable } from './carriers.ts';
import type { NumberRole } from './choose-columns.ts';
import type { BadRow, Column, ListedNumber, ListRead, RowProblem, TableRow } from './list.ts';
import { type NoteBook, noteBook } from './list-notes.ts';
import { isTotal } from './read-header.ts';
import { giveBackRounded } from './rounded-column.ts';
import { type CellNumber, type CellRead, unwrapCell } from './unwrap.ts';

/** What is read of a table; columns counted from 0. */
export interface Plan {
  /** The row of the names; -1 where there is none. */
  readonly headerAt: number;
  readonly names: readonly string[];
  /** Null: every cell. */
  readonly numbers: ReadonlyMap<number, NumberRole> | null;
  readonly carriers: readonly number[];
  readonly langs: readonly number[];
}

interface Taking {
  readonly plan: Plan;
  readonly carriers: CarrierTable | null;
  readonly notes: NoteBook;
  readonly rows: ListedNumber[];
  readonly bad: BadRow[];
  /** Bills and containers read so far. */
  readonly freight: Set<string>;
}

const hasDigit = (cell: string): boolean => /\d/.test(cell);

/** What a row that holds no number of the list is; null for a row of the list. */
const skippedAs = ({ plan }: Taking, at: number, { cells }: TableRow): 'title' | 'header' | 'total' | 'text' | null => {
  if (at < plan.headerAt) return 'title';
  if (plan.headerAt >= 0 && plan.names.every((name, column) => (cells[column] ?? '').trim() === name)) return 'header';
  if (isTotal(cells.find((cell) => cell !== '') ?? '')) return 'total';
  return plan.headerAt < 0 && !cells.some(hasDigit) ? 'text' : null;
};

/** The carrier of a number: written with it, else in the first column of carriers that says one that is known. */
const carrierOf = (taking: Taking, row: TableRow, own: string): Pick<ListedNumber, 'carrier' | 'carrierUnknown'> => {
  const { carriers, plan, notes } = taking;
  if (carriers === null) return { carrier: '' };
  const written = own === '' ? plan.carriers.map((column) => row.cells[column] ?? '') : [own];
  let unknown = '';
  let why: 'unknown' | 'several' = 'unknown';
  for (const one of written) {
    const found = carriers.find(one);
    if (found.kind === 'key' || found.kind === 'unlisted') {
      notes.carrier(found.kind, one.trim());
      return { carrier: found.key };
    }
    if (found.kind === 'none') continue;
    if (unknown === '') {
      unknown = one.trim();
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
  const lang = taking.plan.langs.map((column) => row.cells[column] ?? '').find((one) => one !== '') ?? '';
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
  const giveBack = (problem: RowProblem): void => {
    taking.bad.push({ line: row.line, text: row.cells.join(', '), problem });
  };
  if (row.unclosed) {
    giveBack('unclosed-quote');
    return;
  }
  const columns = taking.plan.numbers ?? new Map(row.cells.map((_, column) => [column, 'number'] as const));
  let found = false;
  let problem: RowProblem = 'no-number';
  for (const [column, role] of columns) {
    const read = unwrapCell(row.cells[column] ?? '');
    if (read.kind === 'numbers') {
      takeCell(taking, row, read, row.cells[column] ?? '', role);
      found = true;
    } else if (read.problem !== 'no-number') problem = read.problem;
  }
  if (!found || problem !== 'no-number') giveBack(problem);
};

/** Takes the numbers out of the columns that hold them, row by row. No row is lost: it gives numbers, is handed back, or is named in a note. */
export const takeNumbers = (
  table: readonly TableRow[],
  plan: Plan,
  carriers: CarrierTable | null,
  columns: readonly Column[],
): ListRead => {
  const notes = noteBook(carriers?.date ?? '');
  const taking: Taking = { plan, carriers, notes, rows: [], bad: [], freight: new Set() };
  for (const [at, row] of table.entries()) {
    if (at === plan.headerAt) continue;
    const skipped = skippedAs(taking, at, row);
    if (skipped === null) takeRow(taking, row);
    else notes.skipped(skipped, row.line);
  }
  const { rows, bad } = giveBackRounded(taking.rows, taking.bad);
  return rows.length === 0 ? { kind: 'no-numbers', bad } : { kind: 'list', rows, bad, columns, notes: notes.all() };
};
