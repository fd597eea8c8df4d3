import type { ColumnCells, Strength } from './column-cells.ts';
import type { HeaderRole } from './header-words.ts';
import type { HeaderSays } from './read-header.ts';

/** A column as the choice sees it. */
export interface SeenColumn {
  /** Counted from 0. */
  readonly at: number;
  /** Empty where it has no name. */
  readonly name: string;
  readonly says: HeaderSays | null;
  readonly cells: ColumnCells;
}

export type NumberRole = 'number' | 'bill' | 'container';

/** Which columns hold the numbers; or among which a person is to choose; none where no column holds any. */
export type Chosen =
  | { readonly kind: 'columns'; readonly roles: ReadonlyMap<number, NumberRole> }
  | { readonly kind: 'ask'; readonly candidates: readonly SeenColumn[] }
  | { readonly kind: 'none' };

const RANKS: readonly Strength[] = ['no', 'possible', 'checked', 'proved'];
const rankOf = ({ cells }: SeenColumn): number => RANKS.indexOf(cells.strength);
const isAtLeast = (seen: SeenColumn, strength: Strength): boolean => rankOf(seen) >= RANKS.indexOf(strength);
const isNamed = ({ says }: SeenColumn, role: HeaderRole): boolean => says?.role === role;

const take = (columns: readonly SeenColumn[], role: NumberRole = 'number'): Chosen => ({
  kind: 'columns',
  roles: new Map(columns.map(({ at }) => [at, role])),
});
const ask = (candidates: readonly SeenColumn[]): Chosen => ({
  kind: 'ask',
  candidates: candidates.toSorted((a, b) => a.at - b.at),
});
const NONE: Chosen = { kind: 'none' };

/** "Tracking Number 1", "Tracking Number 2": one list in several columns. */
const isSeries = (columns: readonly SeenColumn[]): boolean => {
  const names = columns.map(({ name }) => name.replace(/\d+/g, '').trim().toLowerCase());
  return new Set(names).size === 1 && new Set(columns.map(({ name }) => name)).size === columns.length;
};

/** Of columns that may all be meant: the only one, one list in several, or the one that its cells prove alone; else a person is to choose. */
const settle = (columns: readonly SeenColumn[]): Chosen => {
  if (columns.length === 1 || isSeries(columns)) return take(columns);
  return ask(columns);
};

/** Bills and their containers: each is a number of its own, so both are read. Bookings only where there are no bills. */
const freightOf = (columns: readonly SeenColumn[]): ReadonlyMap<number, NumberRole> => {
  // Cartons and lockers have numbers, too: a container's form says which it is, whatever word stands above it.
  const isContainer = ({ says, cells }: SeenColumn): boolean =>
    cells.shape === 'container' &&
    (says === null || says.role === 'container' || (says.role === 'number' && !says.sure));
  const boxes = columns.filter(isContainer);
  const isFreight = columns.some(
    (seen) => isNamed(seen, 'bill') || isNamed(seen, 'container') || isNamed(seen, 'booking'),
  );
  const containers = isFreight ? boxes : [];
  const isBill = (seen: SeenColumn, role: HeaderRole): boolean =>
    isNamed(seen, role) &&
    isAtLeast(seen, 'possible') &&
    (seen.says?.sure === true || containers.length > 0 || seen.cells.shape === 'bill');
  const named = columns.filter((seen) => isBill(seen, 'bill'));
  const bills = named.length > 0 ? named : columns.filter((seen) => isBill(seen, 'booking'));
  return new Map([
    ...bills.map(({ at }) => [at, 'bill'] as const),
    ...containers.map(({ at }) => [at, 'container'] as const),
  ]);
};

/** The columns that a header names for parcels, the surest first. */
const parcelsOf = (columns: readonly SeenColumn[]): readonly SeenColumn[] => {
  const named = columns.filter((seen) => isNamed(seen, 'number') && seen.cells.isUsable);
  const sure = named.filter(({ says }) => says?.sure === true);
  if (sure.length > 0) return sure;
  const agreed = named.filter((seen) => isAtLeast(seen, 'possible'));
  // "UPS Tracking", "FedEx Tracking": each may be meant.
  const tracking = agreed.filter(({ name }) => /track|waybill|awb|快递|物流|追跡/i.test(name));
  if (tracking.length > 1) return tracking;
  const best = Math.max(0, ...agreed.map(rankOf));
  return agreed.filter((seen) => rankOf(seen) === best);
};

/** Another column that could as well be meant: named for numbers less surely, its cells of the same form; or of cells that say what those of the named one do not. */
const rivalsOf = (picked: readonly SeenColumn[], columns: readonly SeenColumn[]): readonly SeenColumn[] => {
  const twins = columns.filter(
    (seen) =>
      !picked.includes(seen) &&
      isNamed(seen, 'number') &&
      isAtLeast(seen, 'possible') &&
      picked.some(({ cells }) => cells.shape === seen.cells.shape),
  );
  if (twins.length > 0) return twins;
  const isSure = picked.some(({ says }) => says?.sure === true);
  const isChecked = picked.some((seen) => isAtLeast(seen, 'checked'));
  if (isSure && isChecked) return [];
  return columns.filter(
    (seen) =>
      !picked.includes(seen) &&
      seen.cells.strength === 'proved' &&
      (isChecked ? seen.says === null : !isNamed(seen, 'carrier') && !isNamed(seen, 'lang')),
  );
};

const chooseByHeader = (columns: readonly SeenColumn[]): Chosen | null => {
  const freight = freightOf(columns);
  const parcels = parcelsOf(columns);
  if (freight.size > 0) {
    const sure = parcels.filter(({ says }) => says?.sure === true);
    const roles = new Set(freight.values());
    // Bills that no word names, next to their containers.
    const bills = roles.has('bill') ? [] : columns.filter(({ says, cells }) => says === null && cells.shape === 'bill');
    if (sure.length === 0 && bills.length === 0) return { kind: 'columns', roles: freight };
    return ask(columns.filter((seen) => sure.includes(seen) || bills.includes(seen) || freight.has(seen.at)));
  }
  if (parcels.length === 0) return null;
  const rivals = rivalsOf(parcels, columns);
  return rivals.length > 0 ? ask([...parcels, ...rivals]) : settle(parcels);
};

/** A list written side by side: one line, or lines of as many numbers as fit, with nothing else and no names. */
const isWritten = (columns: readonly SeenColumn[], rows: number): boolean => {
  if (columns.length < 2 || columns.some(({ name }) => name !== '')) return false;
  if (rows === 1)
    return columns.every((seen) => isAtLeast(seen, 'possible') && (seen.cells.samples[0] ?? '').length >= 8);
  return columns.every((seen) => seen.cells.strength === 'proved') && columns.some(({ cells }) => cells.filled < rows);
};

/** By what the cells look like: a column that is proved, or checked, or the only one that could hold numbers. */
const chooseByCells = (columns: readonly SeenColumn[], rows: number): Chosen => {
  const digits = columns.filter((seen) => isAtLeast(seen, 'possible'));
  if (isWritten(columns, rows)) return take(columns);
  for (const strength of ['proved', 'checked'] as const) {
    const found = digits.filter((seen) => isAtLeast(seen, strength));
    const shapes = new Set(found.map(({ cells }) => cells.shape));
    const [shape = null] = shapes;
    // A list written side by side has one form throughout.
    if (found.length > 1)
      return shapes.size === 1 && shape !== null && columns.every(({ name }) => name === '') ? take(found) : ask(found);
    const others = digits.filter(
      (seen) =>
        !found.includes(seen) && ((shape === 'container' && seen.cells.shape === 'bill') || isAtLeast(seen, 'checked')),
    );
    if (found.length === 1) return others.length > 0 ? ask([...found, ...others]) : take(found);
  }
  const [only] = digits;
  if (only === undefined) return NONE;
  return digits.length === 1 ? take([only]) : ask(digits);
};

/** Which columns hold the numbers to track: by header where one is known, else by cells. Where it is not clear, a person is asked. */
export const chooseColumns = (columns: readonly SeenColumn[], rows: number): Chosen => {
  const filled = columns.filter(({ cells }) => cells.filled > 0);
  const named = chooseByHeader(filled);
  if (named !== null) return named;
  const free = filled.filter(
    ({ says }) => says === null || says.role === 'number' || says.role === 'container' || says.role === 'bill',
  );
  const chosen = chooseByCells(free, rows);
  if (chosen.kind !== 'none') {
    const rivals =
      chosen.kind === 'columns'
        ? rivalsOf(
            free.filter(({ at }) => chosen.roles.has(at)),
            filled,
          )
        : [];
    return rivals.length > 0 ? ask([...free.filter((seen) => isAtLeast(seen, 'possible')), ...rivals]) : chosen;
  }
  // Named for something else, and yet: a column of numbers under "Reference".
  const others = filled.filter((seen) => isNamed(seen, 'other') && isAtLeast(seen, 'possible'));
  const proved = others.filter((seen) => isAtLeast(seen, 'proved'));
  if (proved.length === 1) return take(proved);
  if (others.length > 0) return ask(others);
  // Text in which numbers stand here and there.
  const some = filled.filter(({ cells }) => cells.hasNumbers);
  if (some.length === 0) {
    // Nothing that a provider would take: the one column there is, or that is named for it, is read all the same, and its rules say so.
    const named = filled.filter((seen) => isNamed(seen, 'number'));
    const [only] = named.length > 0 ? named : filled;
    return only !== undefined && (named.length === 1 || filled.length === 1) ? take([only]) : NONE;
  }
  return some.length === 1 && some.every(({ says }) => says === null) ? take(some) : ask(some);
};
