import { readHeader } from './read-header.ts';
import { isStrong as isStrongNumber } from './shapes.ts';
import type { CellNumber, CellRead } from './unwrap.ts';

const PLAIN = /^[A-Za-z0-9-]+$/;
const FOUR_DIGITS = /^(?:[^0-9]*[0-9]){4}/;
const FIVE_DIGITS = /^(?:[^0-9]*[0-9]){5}/;
/** What is shorter holds no number that anything stands around. */
const SHORTEST = 5;

const BLANK = /\s/;
const hasDigit = (text: string): boolean => /\d/.test(text);
const isStrong = (text: string): boolean =>
  text.length >= 8 && text.length <= 60 && PLAIN.test(text) && isStrongNumber(text.toUpperCase().replaceAll('-', ''));
const isLong = (text: string): boolean =>
  text.length >= 8 && text.length <= 50 && PLAIN.test(text) && FOUR_DIGITS.test(text);

const BETWEEN = /[,;|\n\r\t，；、&+]+/;

/** "中通快递:777000000001": the left side is the carrier, unless it is a word for number. */
const NAMED = /^([^:：\d]{1,40})[:：]\s*(\S.*)$/s;

const numbersOf = (texts: readonly string[]): readonly CellNumber[] => texts.map((number) => ({ number, carrier: '' }));

/** Digits in groups as labels print them: all groups but the last are as long as the first, and short. */
const isGrouped = (words: readonly string[]): boolean => {
  const [first = ''] = words;
  const joined = words.join('');
  return (
    first.length >= 2 &&
    first.length <= 5 &&
    joined.length >= 8 &&
    joined.length <= 34 &&
    /^\d+$/.test(joined) &&
    words.every((word, at) => (at < words.length - 1 ? word.length === first.length : word.length <= first.length))
  );
};

const MARKS = '()[]{}<>（）【】"\'.!?:*_~`';

/** A word without the brackets and marks around it. */
const withoutMarks = (word: string): string => {
  if (PLAIN.test(word)) return word;
  let from = 0;
  let to = word.length;
  while (from < to && MARKS.includes(word.charAt(from))) from += 1;
  while (to > from && MARKS.includes(word.charAt(to - 1))) to -= 1;
  return word.slice(from, to);
};

/** One number that was written with gaps or points in it; null for several words. */
const closedGaps = (words: readonly string[]): string | null => {
  const joined = words.join('');
  if (isStrong(joined)) return joined;
  const groups = words.length > 1 ? words : joined.split('.');
  return groups.length > 1 && isGrouped(groups) ? groups.join('') : null;
};

/** What one piece without commas and their kin holds; null where nobody can tell. */
const readPiece = (
  piece: string,
): { readonly numbers: readonly CellNumber[]; readonly how: 'blanks' | 'several' | 'words' | null } | null => {
  if (PLAIN.test(piece))
    return hasDigit(piece) && piece.length >= SHORTEST ? { numbers: numbersOf([piece]), how: null } : null;
  const words = BLANK.test(piece) ? piece.split(/\s+/) : [piece];
  const bare = words.map(withoutMarks);
  const strong = bare.filter(isStrong);
  const closed = strong.length === 0 ? closedGaps(words) : null;
  if (closed !== null) return { numbers: numbersOf([closed]), how: 'blanks' };
  const slashed = piece.includes('/') ? piece.split('/').map((part) => part.trim()) : [];
  if (slashed.length > 1 && slashed.every(isLong)) return { numbers: numbersOf(slashed), how: 'several' };
  if (bare.length > 1 && bare.every(isLong)) return { numbers: numbersOf(bare), how: 'several' };
  if (strong.length > 0) return { numbers: numbersOf(strong), how: 'words' };
  const long = bare.filter(isLong);
  return long.length === 1 && bare.every((word) => isLong(word) || !hasDigit(word))
    ? { numbers: numbersOf(long), how: 'words' }
    : null;
};

/** A piece with a name before a colon. */
const readNamed = (piece: string): ReturnType<typeof readPiece> => {
  const named = piece.includes(':') || piece.includes('：') ? NAMED.exec(piece) : null;
  if (named === null) return null;
  const [, name = '', rest = ''] = named;
  const read = readPiece(rest.trim());
  if (read === null) return null;
  const says = readHeader(name)?.role;
  const carrier = says === undefined || says === 'carrier' ? name.trim() : '';
  return { numbers: read.numbers.map(({ number }) => ({ number, carrier })), how: read.how ?? 'words' };
};

/** The numbers of a cell that holds more than one number: several of them, gaps, a carrier's name, or words around. */
export const splitCell = (text: string): CellRead => {
  if (text.length < SHORTEST) return { kind: 'bad', problem: 'no-number' };
  const pieces = BETWEEN.test(text)
    ? text
        .split(BETWEEN)
        .map((piece) => piece.trim())
        .filter((piece) => piece !== '')
    : [text.trim()];
  const read = pieces.map((piece) => readNamed(piece) ?? readPiece(piece));
  const numbers = read.flatMap((one) => one?.numbers ?? []);
  const lost = pieces.some((piece, at) => read[at] === null && hasDigit(piece));
  if (numbers.length > 0 && (!lost || numbers.every(({ number }) => isStrong(number)))) {
    return {
      kind: 'numbers',
      numbers,
      how: numbers.length > 1 ? 'several' : (read.find((one) => one?.how != null)?.how ?? 'words'),
    };
  }
  const inside = text.split(/[^A-Za-z0-9-]+/).filter(isStrong);
  if (inside.length > 0) return { kind: 'numbers', numbers: numbersOf(inside), how: 'words' };
  // One word that is no number of a known kind: the provider's rules say what becomes of it.
  if (!/\s/.test(text) && FIVE_DIGITS.test(text)) return { kind: 'numbers', numbers: numbersOf([text]), how: null };
  return { kind: 'bad', problem: 'no-number' };
};
