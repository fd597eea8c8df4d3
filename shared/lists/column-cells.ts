import type { CarrierTable } from './carriers.ts';
import type { Check } from './check-digits.ts';
import type { TableRow } from './list.ts';
import { plainCell } from './plain-cell.ts';
import { shapeOf } from './shapes.ts';
import { unwrapCell } from './unwrap.ts';

/**
 * How sure the cells of a column make it that they are numbers to track: `proved` by forms that nothing else has, `checked` by check digits that hold, `possible`
 * where they could be anything with digits.
 */
export type Strength = 'proved' | 'checked' | 'possible' | 'no';

/** What the cells of a column look like, from a sample of them. */
export interface ColumnCells {
  readonly filled: number;
  readonly strength: Strength;
  /** Some cell gives a number. */
  readonly hasNumbers: boolean;
  /** Some cell gives a number, and most do not look like orders. */
  readonly isUsable: boolean;
  /** The form that most cells have; null where no form has most. */
  readonly shape: string | null;
  /** Nearly every filled cell is a carrier that the table knows, or says that there is none. */
  readonly areCarriers: boolean;
  /** The cells that the table of carriers knows, of those filled. */
  readonly knownCarriers: number;
  readonly areLangs: boolean;
  readonly samples: readonly string[];
}

/** Forms of order numbers that no parcel has, looked for in the cell as it is written: without its dashes an order looks like a parcel. */
const ORDERS: readonly RegExp[] = [
  /^\d{3}-\d{7}-\d{7}$/,
  /^#[A-Z]{0,5}\d+(?:[.-][A-Z]?\d+)?$/i,
  /^\d{2}-\d{5}-\d{5}$/,
  /^5[78]\d{16}$/,
  /^\d{2}[01]\d[0-3]\d(?=[A-Z0-9]{0,7}[A-Z])[A-Z0-9]{8}$/,
  /^\d{5,12}-\d{4}-\d$/,
  /^TQ\d+$/,
  /^\d{6}-\d{8}-\d{10}$/,
  /^(?:SO|PO|INV|WH|ORD|ORDER|RMA|REF|BEST|RE|AB)[-/ #_]?\d[\d/-]*$/i,
  /^se-\d+$/,
  /^\d{44}$/,
];

/** Dates and times. */
const DATE = /^\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?(?:[T ].*)?$/;

const LANG = /^[a-z]{2}(?:-[A-Za-z]{2,4})?$/;

const MOST_SAMPLED = 400;
const ENOUGH = 0.6;
const NEARLY_ALL = 0.8;
/** A long list in one cell looks like its beginning. */
const MOST_OF_CELL = 5000;
const FEWEST_CHECKED = 8;
const SHOWN = 3;

interface Tally {
  filled: number;
  looks: number;
  strong: number;
  orders: number;
  carriers: number;
  known: number;
  langs: number;
  readonly shapes: Map<string, number>;
  readonly checks: Map<Check, number>;
  readonly distinct: Set<string>;
  readonly samples: string[];
}

const isLong = (number: string): boolean => number.length >= 5 && number.length <= 50;

const countNumbers = (tally: Tally, cell: string): void => {
  const read = unwrapCell(cell);
  if (read.kind === 'bad') {
    // What a spreadsheet rounded was a number.
    if (read.problem === 'rounded') tally.looks += 1;
    return;
  }
  const numbers = read.numbers.map(({ number }) => number.toUpperCase().replaceAll('-', ''));
  if (!numbers.every(isLong)) return;
  tally.looks += 1;
  const [first = ''] = numbers;
  const shape = shapeOf(first);
  if (shape === null) return;
  if (shape.strong) tally.strong += 1;
  tally.shapes.set(shape.id, (tally.shapes.get(shape.id) ?? 0) + 1);
  for (const check of shape.checks) if (check(first)) tally.checks.set(check, (tally.checks.get(check) ?? 0) + 1);
};

const countCell = (tally: Tally, cell: string, carriers: CarrierTable | null): void => {
  if (cell === '') return;
  tally.filled += 1;
  if (tally.samples.length < SHOWN) tally.samples.push(cell);
  tally.distinct.add(cell.slice(0, MOST_OF_CELL));
  if (ORDERS.some((form) => form.test(cell.trim()))) tally.orders += 1;
  const found = carriers?.find(plainCell(cell)).kind ?? 'unknown';
  if (found === 'key') tally.known += 1;
  if (found === 'key' || found === 'none' || found === 'several') tally.carriers += 1;
  if (LANG.test(plainCell(cell))) tally.langs += 1;
  if (!DATE.test(cell)) countNumbers(tally, cell.slice(0, MOST_OF_CELL));
};

const mostOf = <Key>(counts: ReadonlyMap<Key, number>): readonly [Key | null, number] => {
  let most: readonly [Key | null, number] = [null, 0];
  for (const [key, count] of counts) if (count > most[1]) most = [key, count];
  return most;
};

const strengthOf = (tally: Tally): Strength => {
  const enough = tally.filled * ENOUGH;
  if (tally.filled === 0 || tally.looks < enough || tally.orders * 2 > tally.filled) return 'no';
  if (tally.strong >= enough) return 'proved';
  if (tally.filled >= FEWEST_CHECKED && mostOf(tally.checks)[1] >= enough) return 'checked';
  // The same few values again and again are kinds or places, not parcels.
  return tally.filled >= 10 && tally.distinct.size * 5 <= tally.filled ? 'no' : 'possible';
};

const cellsOf = (tally: Tally): ColumnCells => {
  const [shape, count] = mostOf(tally.shapes);
  return {
    filled: tally.filled,
    strength: strengthOf(tally),
    hasNumbers: tally.looks > 0,
    isUsable: tally.looks > 0 && tally.orders * 2 <= tally.filled,
    shape: count >= tally.filled * ENOUGH ? shape : null,
    areCarriers: tally.known > 0 && tally.carriers >= tally.filled * NEARLY_ALL,
    knownCarriers: tally.known,
    areLangs: tally.filled > 0 && tally.langs === tally.filled,
    samples: tally.samples,
  };
};

const newTally = (): Tally => ({
  filled: 0,
  looks: 0,
  strong: 0,
  orders: 0,
  carriers: 0,
  known: 0,
  langs: 0,
  shapes: new Map(),
  checks: new Map(),
  distinct: new Set(),
  samples: [],
});

/**
 * Looks at the cells of each of the first `width` columns: the first few hundred that are filled, and then at some all the way down. A column that is filled in
 * few rows is not missed.
 */
export const lookAtColumns = (
  rows: readonly TableRow[],
  width: number,
  carriers: CarrierTable | null,
): readonly ColumnCells[] => {
  const tallies = Array.from({ length: width }, newTally);
  const step = Math.ceil(rows.length / MOST_SAMPLED);
  let open = tallies.map((_, column) => column);
  for (const [at, { cells }] of rows.entries()) {
    if (at % step === 0) {
      for (const [column, tally] of tallies.entries()) countCell(tally, cells[column] ?? '', carriers);
      open = open.filter((column) => (tallies[column]?.filled ?? 0) < MOST_SAMPLED);
      continue;
    }
    for (const column of open) {
      const tally = tallies[column];
      const cell = cells[column];
      if (tally !== undefined && cell !== undefined && cell !== '' && tally.filled < MOST_SAMPLED)
        countCell(tally, cell, carriers);
    }
  }
  return tallies.map(cellsOf);
};
