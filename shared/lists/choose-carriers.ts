import type { CarrierTable } from './carriers.ts';
import type { SeenColumn } from './choose-columns.ts';

const isDigits = ({ cells }: SeenColumn): boolean => cells.samples.every((sample) => /^[\d.,]+$/.test(sample));
/** Most of the cells that are shown are as long as numbers to track. */
const isLong = ({ cells }: SeenColumn): boolean =>
  cells.samples.filter((sample) => sample.length >= 8).length * 2 > cells.samples.length;

/** "std" is a way of sending, and a forwarder in China. */
const isBrief = ({ cells }: SeenColumn): boolean =>
  cells.samples.some((sample) => sample.length < 4 && !/^(?:\d+|ups|tnt|gls|\P{ASCII}+)$/iu.test(sample));

/** Whatever stands above them, numbers to track are no carriers. */
const mayBeCarriers = (columns: readonly SeenColumn[]): readonly SeenColumn[] =>
  columns.filter(({ cells }) => cells.filled > 0 && cells.strength !== 'proved');

/** The column of carriers, by position counted from 0, of a table without names: beside the numbers, and all its cells are carriers. */
export const carriersBeside = (columns: readonly SeenColumn[], carriers: CarrierTable | null): readonly number[] => {
  const first = columns.findIndex(isLong);
  if (carriers === null || first < 0) return [];
  const beside = mayBeCarriers(columns).find(({ at, cells }) => at > first && cells.areCarriers);
  return beside === undefined ? [] : [beside.at];
};

/**
 * The columns of carriers, by position counted from 0, the surest first: what one does not know of a row the next may. Names that say nothing: a column whose
 * cells are all names of carriers.
 */
export const carriersNamed = (columns: readonly SeenColumn[], carriers: CarrierTable | null): readonly number[] => {
  if (carriers === null) return [];
  const filled = mayBeCarriers(columns);
  const known = ({ cells }: SeenColumn): number => cells.knownCarriers / cells.filled;
  const sure = filled.filter(({ says }) => says?.role === 'carrier' && says.sure).sort((a, b) => known(b) - known(a));
  if (sure.length > 0) return sure.map(({ at }) => at);
  const weak = filled.filter((seen) => seen.says?.role === 'carrier' && seen.cells.areCarriers && !isBrief(seen));
  if (weak.length > 0) return weak.map(({ at }) => at);
  return filled.filter((seen) => seen.says === null && seen.cells.areCarriers && !isDigits(seen)).map(({ at }) => at);
};
