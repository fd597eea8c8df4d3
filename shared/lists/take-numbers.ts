import type { CarrierFound, CarrierTable } from './carriers.ts';
import type { NumberRole } from './choose-columns.ts';
import type { BadRow, Column, ListedNumber, ListRead, RowProblem, TableRow } from './list.ts';
import { type NoteBook, noteBook } from './list-notes.ts';
import { plainCell } from './plain-cell.ts';
import { giveBackRounded } from './rounded-column.ts';
import type { SortedRows } from './sort-rows.ts';
import { type CellRead, unwrapCell } from './unwrap.ts';

/** Which columns are read, counted from 0. */
export interface ColumnPlan {
  /** Null: every cell. */
  readonly numbers: ReadonlyMap<number, NumberRole> | null;
  /** The surest first. */
  readonly carriers: readonly number[];
  readonly langs: readonly number[];
}

type Found = CarrierFound & { readonly plain: string };
type CellNumbers = Extract<CellRead, { kind: 'numbers' }>;

interface Taking {
  readonly plan: ColumnPlan;
  readonly carriers: CarrierTable | null;
  readonly notes: NoteBook;
  readonly rows: ListedNumber[];
  readonly bad: BadRow[];
  /** Carriers looked up so far: a list has few. */
  readonly found: Map<string, Found>;
  /** Bills and containers read so far. */
  readonly freight: Set<string>;
}

type CarrierTaken = Pick<ListedNumber, 'carrier' | 'carrierUnknown'>;
const NO_CARRIER: CarrierTaken = { carrier: '' };

const findCarrier = ({ found }: Taking, carriers: CarrierTable, written: string): Found => {
  const known = found.get(written);
  if (known !== undefined) return known;
  const plain = plainCell(written);
  const fresh = { plain, ...carriers.find(plain) };
  found.set(written, fresh);
  return fresh;
};

/** The first cell of a row that says something, of these columns. */
const firstSaid = ({ cells }: TableRow, columns: readonly number[]): string => {
  for (const column of columns) {
    const cell = cells[column];
    if (cell !== undefined && cell !== '') return cell;
  }
  return '';
};

/** The carrier of a number: written with it, else in the first column of carriers that says one that is known. */
const carrierOf = (taking: Taking, row: TableRow, own: string): CarrierTaken => {
  const { carriers, plan, notes } = taking;
  if (carriers === null || (own === '' && plan.carriers.length === 0)) return NO_CARRIER;
  const written = own === '' ? plan.carriers.map((column) => row.cells[column] ?? '') : [own];
  let unknown: Found | null = null;
  for (const one of written) {
    const found = findCarrier(taking, carriers, one);
    if (found.kind === 'key' || found.kind === 'unlisted') {
      notes.carrier(found.kind, found.plain);
      return { carrier: found.key };
    }
    if (found.kind === 'none') continue;
    unknown ??= found;
    // A firm with several carriers is said to be one of them: what another column says need not be.
    if (found.kind === 'several') break;
  }
  if (unknown === null) return NO_CARRIER;
  notes.carrier(unknown.kind, unknown.plain);
  return { carrier: '', carrierUnknown: unknown.plain };
};

/** True for a bill or container that was read before: it is one number. */
const isRepeated = ({ freight, notes }: Taking, number: string, role: NumberRole): boolean => {
  if (role === 'number') return false;
  const key = number.toUpperCase();
  if (!freight.has(key)) {
    freight.add(key);
    return false;
  }
  notes.repeated();
  return true;
};

/** Most rows have nothing more to say than the first four: copying each would be half of the work. */
const listedNumber = (
  line: number,
  number: string,
  lang: string,
  carrier: string,
  carrierUnknown: string | undefined,
  was: string | undefined,
): ListedNumber => {
  if (carrierUnknown === undefined) {
    return was === undefined ? { line, number, carrier, lang } : { line, number, carrier, lang, was };
  }
  return was === undefined
    ? { line, number, carrier, lang, carrierUnknown }
    : { line, number, carrier, lang, carrierUnknown, was };
};

const takeCell = (
  taking: Taking,
  row: TableRow,
  { numbers, how }: CellNumbers,
  was: string,
  role: NumberRole,
): void => {
  const lang = taking.plan.langs.length === 0 ? '' : plainCell(firstSaid(row, taking.plan.langs));
  for (const { number, carrier: own } of numbers) {
    if (isRepeated(taking, number, role)) continue;
    const { carrier, carrierUnknown } = carrierOf(taking, row, own);
    if (how !== null) taking.notes.unwrapped(how, was, number);
    taking.rows.push(listedNumber(row.line, number, lang, carrier, carrierUnknown, how === null ? undefined : was));
  }
};

const giveBack = ({ bad }: Taking, { line, cells }: TableRow, problem: RowProblem, cell: string): void => {
  bad.push({ line, text: cells.join(', '), problem, cell });
};

/** Takes what one cell of a row holds; says what is wrong with it, null where nothing is. */
const takeColumn = (taking: Taking, row: TableRow, column: number, role: NumberRole): RowProblem | null => {
  const cell = row.cells[column] ?? '';
  const read = unwrapCell(cell);
  if (read.kind === 'bad') return read.problem;
  takeCell(taking, row, read, cell, role);
  return null;
};

const takeRow = (taking: Taking, row: TableRow, planned: readonly (readonly [number, NumberRole])[] | null): void => {
  if (row.unclosed) {
    giveBack(taking, row, 'unclosed-quote', '');
    return;
  }
  let found = false;
  let problem: RowProblem = 'no-number';
  let lost = '';
  const count = planned?.length ?? row.cells.length;
  for (let nth = 0; nth < count; nth++) {
    const [column, role] = planned?.[nth] ?? [nth, 'number'];
    const wrong = takeColumn(taking, row, column, role);
    if (wrong === null) found = true;
    else if (wrong !== 'no-number') {
      problem = wrong;
      lost = row.cells[column] ?? '';
    }
  }
  if (!found || problem !== 'no-number') giveBack(taking, row, problem, lost);
};

/** Takes the numbers out of the columns that hold them, row by row. No row is lost: it gives numbers, is handed back, or is named in a note. */
export const takeNumbers = (
  { body, skipped }: SortedRows,
  plan: ColumnPlan,
  carriers: CarrierTable | null,
  columns: readonly Column[],
  missed: readonly Column[],
): ListRead => {
  const notes = noteBook(carriers?.date ?? '');
  const taking: Taking = { plan, carriers, notes, rows: [], bad: [], found: new Map(), freight: new Set() };
  notes.leftOut(missed);
  for (const { what, line } of skipped) notes.skipped(what, line);
  const planned = plan.numbers === null ? null : [...plan.numbers];
  for (const row of body) takeRow(taking, row, planned);
  const { rows, bad } = giveBackRounded(taking.rows, taking.bad);
  return rows.length === 0 ? { kind: 'no-numbers', bad } : { kind: 'list', rows, bad, columns, notes: notes.all() };
};
