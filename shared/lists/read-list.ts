import type { CarrierTable } from './carriers.ts';
import { carriersBeside, carriersNamed } from './choose-carriers.ts';
import { type Chosen, chooseColumns, type NumberRole, type SeenColumn } from './choose-columns.ts';
import { lookAtColumns } from './column-cells.ts';
import { letterOf, namedColumns } from './column-names.ts';
import { findDelivered } from './find-delivered.ts';
import { type FoundHeader, findHeader } from './find-header.ts';
import { foldRows } from './fold-rows.ts';
import { type ListOf, leftOut } from './left-out.ts';
import type { Column, ColumnRole, ListChoice, ListRead, TableRow } from './list.ts';
import { sortRows } from './sort-rows.ts';
import { type ColumnPlan, takeNumbers } from './take-numbers.ts';

const FIND_OUT: ListChoice = { column: null, carrierColumn: null };

/** A row of more cells than this is a list written side by side: no table is that wide. */
const WIDEST = 300;

const EVERY_CELL: ColumnPlan = { numbers: null, carriers: [], langs: [] };

const widthOf = (table: readonly TableRow[]): number =>
  table.reduce((width, { cells }) => Math.max(width, cells.length), 0);

const seeColumns = (
  body: readonly TableRow[],
  header: FoundHeader | null,
  carriers: CarrierTable | null,
): readonly SeenColumn[] => {
  const width = header?.names.length ?? widthOf(body);
  return lookAtColumns(body, width, carriers).map((cells, at) => ({
    at,
    name: header?.names[at] ?? '',
    says: header?.says[at] ?? null,
    cells,
  }));
};

const asColumn = ({ at, name, cells }: SeenColumn, role: ColumnRole | null): Column => ({
  position: at + 1,
  letter: letterOf(at),
  header: name === '' ? null : name,
  samples: cells.samples,
  role,
});

const roleOf = ({ says }: SeenColumn): NumberRole =>
  says?.role === 'bill' || says?.role === 'container' ? says.role : 'number';

/** The columns that a person named for the numbers; what was named and is not there. */
const namedFor = (columns: readonly SeenColumn[], named: string): Chosen | null => {
  const found = namedColumns(columns, named);
  return found === null ? null : { kind: 'columns', roles: new Map(found.map((seen) => [seen.at, roleOf(seen)])) };
};

/** Columns of languages: named so, or beside the numbers of a table without names. */
const langsOf = (columns: readonly SeenColumn[], numbers: ReadonlyMap<number, NumberRole>): readonly number[] => {
  const first = Math.min(...numbers.keys());
  return columns
    .filter(
      ({ at, name, says, cells }) =>
        (says?.role === 'lang' && cells.strength !== 'proved') || (name === '' && at > first && cells.areLangs),
    )
    .map(({ at }) => at);
};

/** The list, with a note of what another column says has arrived. */
const noteDelivered = (read: ListRead, body: readonly TableRow[], others: readonly SeenColumn[]): ListRead => {
  const delivered = read.kind === 'list' ? findDelivered(body, others) : null;
  if (read.kind !== 'list' || delivered === null) return read;
  const { seen, lines } = delivered;
  return { ...read, notes: [{ kind: 'delivered', column: asColumn(seen, null), lines }, ...read.notes] };
};

/**
 * Reads a table as a list of numbers with their carriers and languages. The columns are found by their names, in the languages that shops and forwarders write
 * them in, and by what their cells look like; where it is not clear which one is meant, nothing is read and the columns are handed back. No row is lost: what
 * gives no number is handed back with its line. Whether a provider takes a number is for its rules to say. `carriers` is null where a carrier is no part of the
 * provider's key. Linear in the table.
 */
export const readList = (
  source: readonly TableRow[],
  carriers: CarrierTable | null,
  choice: ListChoice = FIND_OUT,
): ListRead => {
  if (widthOf(source) > WIDEST) return takeNumbers(sortRows(source, null), EVERY_CELL, carriers, [], []);
  const header = findHeader(source);
  const sorted = sortRows(header === null ? source : foldRows(source, header.at, header.names.length), header);
  const seen = seeColumns(sorted.body, header, carriers);
  const all = seen.map((one) => asColumn(one, null));
  const isWithoutNames = header === null;
  const guessed = isWithoutNames ? carriersBeside(seen, carriers) : carriersNamed(seen, carriers);
  const open = isWithoutNames ? seen.filter(({ at }) => !guessed.includes(at)) : seen;
  const chosen = choice.column === null ? chooseColumns(open, sorted.body.length) : namedFor(seen, choice.column);
  if (chosen === null) return { kind: 'no-such-column', named: choice.column ?? '', columns: all };
  if (chosen.kind === 'ask') {
    return { kind: 'which-column', columns: all, candidates: chosen.candidates.map((one) => asColumn(one, null)) };
  }
  const named = choice.carrierColumn === null ? null : namedColumns(seen, choice.carrierColumn);
  if (choice.carrierColumn !== null && named === null) {
    return { kind: 'no-such-column', named: choice.carrierColumn, columns: all };
  }
  const numbers = chosen.kind === 'none' ? new Map<number, NumberRole>() : chosen.roles;
  const carrierColumns = (named?.map(({ at }) => at) ?? guessed).filter((at) => !numbers.has(at) && carriers !== null);
  const langs = langsOf(seen, numbers).filter((at) => !numbers.has(at) && !carrierColumns.includes(at));
  const roles = (at: number): ColumnRole | null =>
    numbers.get(at) ?? (carrierColumns.includes(at) ? 'carrier' : langs.includes(at) ? 'lang' : null);
  const isPlain = isWithoutNames && seen.every(({ at, cells }) => cells.filled === 0 || numbers.has(at));
  const list: ListOf =
    [...numbers.values()].some((role) => role !== 'number') ||
    seen.some(({ at, cells }) => numbers.has(at) && cells.shape === 'container')
      ? 'freight'
      : 'parcels';
  const missed = choice.column === null ? leftOut(seen, sorted.body, [...numbers.keys()], list) : [];
  const read = takeNumbers(
    sorted,
    { numbers, carriers: carrierColumns, langs },
    carriers,
    isPlain ? [] : seen.map((one) => asColumn(one, roles(one.at))),
    missed.map((one) => asColumn(one, null)),
  );
  return noteDelivered(
    read,
    sorted.body,
    seen.filter(({ at }) => roles(at) === null),
  );
};
