import { readHeader } from './read-header.ts';
import { isStrong as isStrongNumber } from './shapes.ts';
import { BLANK, BREAK, COLON, COMMA, DIGIT, hasSome, isOnly, isPlain, ODD, POINT, SLASH, signsOf } from './signs.ts';
import type { CellNumber, CellRead } from './unwrap.ts';

const FOUR_DIGITS = /^(?:[^0-9]*[0-9]){4}/;
const FIVE_DIGITS = /^(?:[^0-9]*[0-9]){5}/;
/** What is shorter holds no number that anything stands around. */
const SHORTEST = 5;
/** What is shorter is no number among words. */
const SHORTEST_AMONG_WORDS = 8;

/** By its form alone, of a text of letters, digits and dashes. */
const isStrong = (text: string): boolean =>
  text.length >= SHORTEST_AMONG_WORDS && text.length <= 60 && isStrongNumber(text.toUpperCase().replaceAll('-', ''));
const isLong = (text: string): boolean =>
  text.length >= SHORTEST_AMONG_WORDS && text.length <= 50 && FOUR_DIGITS.test(text);

const BETWEEN = /[,;|\n\r\t，；、&+]+/;

/** "中通快递:777000000001": the left side is the carrier, unless it is a word for number. */
const NAMED = /^([^:：\d]{1,40})[:：]\s*(\S.*)$/s;

/** What one piece without commas and their kin holds. */
interface PieceRead {
  readonly numbers: readonly string[];
  readonly carrier: string;
  readonly how: 'blanks' | 'several' | 'words' | null;
}

const read = (numbers: readonly string[], how: PieceRead['how']): PieceRead => ({ numbers, carrier: '', how });

/** Digits in groups as labels print them: all groups but the last are as long as the first, and short. */
const isGrouped = (words: readonly string[], joined: string): boolean => {
  const [first = ''] = words;
  return (
    first.length >= 2 &&
    first.length <= 5 &&
    joined.length >= 8 &&
    joined.length <= 34 &&
    signsOf(joined) === DIGIT &&
    words.every((word, at) => (at < words.length - 1 ? word.length === first.length : word.length <= first.length))
  );
};

const MARKS = '()[]{}<>（）【】"\'.!?:*_~`';

/** A word without the brackets and marks around it. */
const withoutMarks = (word: string): string => {
  let from = 0;
  let to = word.length;
  while (from < to && MARKS.includes(word.charAt(from))) from += 1;
  while (to > from && MARKS.includes(word.charAt(to - 1))) to -= 1;
  return word.slice(from, to);
};

/** One number that was written with gaps or points in it; null for several words. */
const closedGaps = (words: readonly string[]): string | null => {
  const joined = words.join('');
  if (joined.length < SHORTEST_AMONG_WORDS) return null;
  const signs = signsOf(joined);
  if (isPlain(signs) && isStrong(joined)) return joined;
  if (words.length > 1) return isGrouped(words, joined) ? joined : null;
  if (!isOnly(signs, DIGIT | POINT)) return null;
  const groups = joined.split('.');
  const closed = groups.join('');
  return groups.length > 1 && isGrouped(groups, closed) ? closed : null;
};

const slashedIn = (piece: string): readonly string[] | null => {
  const parts = piece.split('/').map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => isPlain(signsOf(part)) && isLong(part)) ? parts : null;
};

/** The words of a piece that are numbers, and how many others have a digit. */
const lookAtWords = (words: readonly string[]) => {
  const strong: string[] = [];
  const long: string[] = [];
  let unclear = 0;
  for (const word of words) {
    const signs = signsOf(word);
    if (!hasSome(signs, DIGIT)) continue;
    const bare = isPlain(signs) ? word : withoutMarks(word);
    const isBare = isPlain(signs) || isPlain(signsOf(bare));
    if (isBare && isStrong(bare)) strong.push(bare);
    if (isBare && isLong(bare)) long.push(bare);
    else unclear += 1;
  }
  return { strong, long, unclear };
};

/** Null where nobody can tell what a piece holds. */
const readPiece = (piece: string, signs: number): PieceRead | null => {
  if (!hasSome(signs, DIGIT) || piece.length < SHORTEST) return null;
  if (isPlain(signs)) return read([piece], null);
  const words = hasSome(signs, BLANK | ODD) ? piece.split(/\s+/) : [piece];
  const { strong, long, unclear } = lookAtWords(words);
  const closed = strong.length === 0 ? closedGaps(words) : null;
  if (closed !== null) return read([closed], 'blanks');
  const slashed = hasSome(signs, SLASH) ? slashedIn(piece) : null;
  if (slashed !== null) return read(slashed, 'several');
  if (words.length > 1 && long.length === words.length) return read(long, 'several');
  if (strong.length > 0) return read(strong, 'words');
  return long.length === 1 && unclear === 0 ? read(long, 'words') : null;
};

/** A piece with a name before a colon. */
const readNamed = (piece: string): PieceRead | null => {
  const named = NAMED.exec(piece);
  if (named === null) return null;
  const [, name = '', rest = ''] = named;
  const inside = rest.trim();
  const found = readPiece(inside, signsOf(inside));
  if (found === null) return null;
  const says = readHeader(name)?.role;
  const carrier = says === undefined || says === 'carrier' ? name.trim() : '';
  return { numbers: found.numbers, carrier, how: found.how ?? 'words' };
};

const readEither = (piece: string, signs: number): PieceRead | null =>
  (hasSome(signs, COLON | ODD) ? readNamed(piece) : null) ?? readPiece(piece, signs);

/** What is certain of the pieces of a cell. What has a digit and is not read may be a number: the others must be numbers by their form then. */
const readPieces = (pieces: readonly string[]): CellRead | null => {
  const numbers: CellNumber[] = [];
  let how: PieceRead['how'] = null;
  let isLost = false;
  for (const piece of pieces) {
    const signs = signsOf(piece);
    const found = readEither(piece, signs);
    if (found === null) {
      isLost ||= hasSome(signs, DIGIT);
      continue;
    }
    how ??= found.how;
    for (const number of found.numbers) numbers.push({ number, carrier: found.carrier });
  }
  if (numbers.length === 0 || (isLost && !numbers.every(({ number }) => isStrong(number)))) return null;
  return { kind: 'numbers', numbers, how: numbers.length > 1 ? 'several' : (how ?? 'words') };
};

const piecesOf = (text: string): readonly string[] =>
  text
    .split(BETWEEN)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

const bad: CellRead = { kind: 'bad', problem: 'no-number' };

/** The numbers of a cell that holds more than one number: several of them, gaps, a carrier's name, or words around. */
export const splitCell = (text: string, signs: number): CellRead => {
  if (text.length < SHORTEST) return bad;
  const found = readPieces(hasSome(signs, COMMA | BREAK | ODD) ? piecesOf(text) : [text]);
  if (found !== null) return found;
  const inside = text.length < SHORTEST_AMONG_WORDS ? [] : text.split(/[^A-Za-z0-9-]+/).filter(isStrong);
  if (inside.length > 0) {
    return { kind: 'numbers', numbers: inside.map((number) => ({ number, carrier: '' })), how: 'words' };
  }
  // One word that is no number of a known kind: the provider's rules say what becomes of it.
  if (!/\s/.test(text) && FIVE_DIGITS.test(text)) {
    return { kind: 'numbers', numbers: [{ number: text, carrier: '' }], how: null };
  }
  return bad;
};
