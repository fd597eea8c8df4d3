import type { RowProblem, Unwrapping } from './list.ts';
import { readAddress } from './parcel-address.ts';
import { plainCharacters, unquoted } from './plain-cell.ts';
import { BREAK, COMMA, DIGIT, hasSome, isPlain, LETTER, ODD, POINT, QUOTE, SLASH, signsOf } from './signs.ts';
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

/** A spreadsheet shows long numbers as 1.23E+11, and saves them so: the digits are gone. */
const ROUNDED = /^\d(?:[.,]\d+E\+?|E\+)\d+$/i;

/** A spreadsheet keeps fifteen digits of a number and makes the others zeros. A number that begins with a zero was text. */
const ZEROED = /^[1-9]\d{14}0{3,}$/;
const SHORTEST_ZEROED = 18;

/** 777,000,000,001 and its kin, by any mark that people group digits by. */
const GROUPED = /^\d{1,3}(?:,\d{3}){2,}(?:\.0+)?$|^\d{1,3}(?:\.\d{3}){3,}(?:,0+)?$|^\d{1,3}(?:['’ ]\d{3}){3,}$/;

/** A number that was read as a floating one. */
const FLOATING = /^(\d{5,})[.,]0+$/;

const bad = (problem: RowProblem): CellRead => ({ kind: 'bad', problem });
const NO_NUMBER = bad('no-number');
const IS_ROUNDED = bad('rounded');

/** A number that was written as a text, in quotes: no spreadsheet rounded it. */
const readQuoted = (text: string, signs: number, how: Unwrapping | null): CellRead =>
  hasSome(signs, DIGIT) ? { kind: 'numbers', numbers: [{ number: text, carrier: '' }], how } : NO_NUMBER;

const readPlain = (text: string, signs: number, how: Unwrapping | null): CellRead =>
  text.length >= SHORTEST_ZEROED && ZEROED.test(text) ? IS_ROUNDED : readQuoted(text, signs, how);

/** The digits of a number that was read as a floating one, or grouped; null for what is neither. */
const digitsOf = (text: string): string | null =>
  FLOATING.exec(text)?.[1] ?? (GROUPED.test(text) ? text.replace(/[.,]0*$/, '').replace(/\D/g, '') : null);

/** What stands in a cell of plain characters: the number, or those that can be taken out of it. */
const readText = (text: string, signs: number): CellRead => {
  if (isPlain(signs)) return readPlain(text, signs, 'wrapped');
  if (!hasSome(signs, LETTER)) {
    const digits = digitsOf(text);
    if (digits !== null) return readPlain(digits, DIGIT, 'wrapped');
  } else {
    if (hasSome(signs, POINT | COMMA) && ROUNDED.test(text)) return IS_ROUNDED;
    const address = hasSome(signs, POINT | SLASH) ? readAddress(text) : null;
    if (address !== null) return address;
  }
  return splitCell(text, signs);
};

/**
 * What a cell holds: the number that it is, or the numbers that can be taken out of it for certain; else why there is none. What a provider takes for a number
 * is for its rules to say.
 */
export const unwrapCell = (cell: string): CellRead => {
  const signs = signsOf(cell);
  if (isPlain(signs)) return readPlain(cell, signs, null);
  const isSeen = !hasSome(signs, BREAK | ODD);
  const plain = isSeen ? cell.trim() : plainCharacters(cell);
  const kinds = isSeen && plain.length === cell.length ? signs : signsOf(plain);
  if (isPlain(kinds)) return readPlain(plain, kinds, plain === cell.trim() ? null : 'characters');
  if (!hasSome(kinds, DIGIT)) return NO_NUMBER;
  if (!hasSome(kinds, QUOTE | COMMA | ODD)) return readText(plain, kinds);
  const { text, isQuoted } = unquoted(plain);
  if (text === '') return NO_NUMBER;
  const left = text.length === plain.length ? kinds : signsOf(text);
  return isQuoted && isPlain(left) ? readQuoted(text, left, 'wrapped') : readText(text, left);
};
