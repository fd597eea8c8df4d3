import type { RowProblem, Unwrapping } from './list.ts';
import { readAddress } from './parcel-address.ts';
import { plainCharacters, unquoted } from './plain-cell.ts';
import { splitCell } from './split-cell.ts';

/** What one cell holds. */
export type CellRead =
  | {
      readonly kind: 'numbers';
      readonly numbers: readonly CellNumber[];
      /** Null where the cell is the number, as it was written. */
      readonly how: Unwrapping | null;
    }
  | { readonly kind: 'bad'; readonly problem: RowProblem };

export interface CellNumber {
  readonly number: string;
  /** The carrier that was written with it; empty where none was. */
  readonly carrier: string;
}

const PLAIN = /^[A-Za-z0-9-]+$/;

/** A spreadsheet shows long numbers as 1.23E+11, and saves them so: the digits are gone. */
const ROUNDED = /^\d(?:[.,]\d+E\+?|E\+)\d+$/i;

/** A spreadsheet keeps fifteen digits of a number and makes the others zeros. A number that begins with a zero was text. */
const ZEROED = /^[1-9]\d{14}0{3,}$/;

/** 777,000,000,001 and its kin, by any mark that people group digits by. */
const GROUPED = /^\d{1,3}(?:,\d{3}){2,}(?:\.0+)?$|^\d{1,3}(?:\.\d{3}){3,}(?:,0+)?$|^\d{1,3}(?:['’ ]\d{3}){3,}$/;

/** A number that was read as a floating one. */
const FLOATING = /^(\d{5,})[.,]0+$/;

const one = (number: string, how: Unwrapping | null): CellRead => ({
  kind: 'numbers',
  numbers: [{ number, carrier: '' }],
  how,
});
const bad = (problem: RowProblem): CellRead => ({ kind: 'bad', problem });
const NO_NUMBER = bad('no-number');
const HAS_DIGIT = /\d/;

const readPlain = (text: string, isText: boolean, how: Unwrapping | null): CellRead => {
  if (!HAS_DIGIT.test(text)) return NO_NUMBER;
  return !isText && ZEROED.test(text) ? bad('rounded') : one(text, how);
};

/**
 * What a cell holds: the number that it is, or the numbers that can be taken out of it for certain; else why there is none. What a provider takes for a number
 * is for its rules to say.
 */
export const unwrapCell = (cell: string): CellRead => {
  if (PLAIN.test(cell)) return readPlain(cell, false, null);
  const plain = plainCharacters(cell);
  if (PLAIN.test(plain)) return readPlain(plain, false, plain === cell.trim() ? null : 'characters');
  if (!HAS_DIGIT.test(plain)) return NO_NUMBER;
  const { text, isQuoted } = unquoted(plain);
  if (text === '') return NO_NUMBER;
  if (PLAIN.test(text)) return ROUNDED.test(text) ? bad('rounded') : readPlain(text, isQuoted, 'wrapped');
  if (ROUNDED.test(text)) return bad('rounded');
  const floating = FLOATING.exec(text)?.[1];
  if (floating !== undefined) return readPlain(floating, false, 'wrapped');
  if (GROUPED.test(text)) return readPlain(text.replace(/[.,]0*$/, '').replace(/\D/g, ''), false, 'wrapped');
  return readAddress(text) ?? splitCell(text);
};
