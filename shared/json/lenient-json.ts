import { isBlank } from './scan.ts';

const WORDS: Readonly<Record<string, string>> = {
  true: 'true',
  false: 'false',
  null: 'null',
  // As Python prints a list or a dictionary.
  True: 'true',
  False: 'false',
  None: 'null',
};

const NAME = /[A-Za-z_$][\w$]*/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Clients that write by hand send little; longer texts are not worth a slow reading. */
const MOST_CHARACTERS = 1_000_000;
/** An end of line to some readers of comments and not to others, and a comment within a comment. */
const DOUBTFUL_COMMENT = /[\r\u2028\u2029]|\/\*/;

interface Piece {
  /** As strict JSON writes it; empty for blanks and comments. */
  readonly out: string;
  readonly end: number;
}

/** A text in double or single quotation marks, in double ones. */
const quoted = (text: string, from: number): Piece | null => {
  const mark = text.charAt(from);
  let out = '"';
  let copied = from + 1;
  for (let at = from + 1; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === mark) return { out: `${out}${text.slice(copied, at)}"`, end: at + 1 };
    if (letter === '"') {
      out += `${text.slice(copied, at)}\\"`;
      copied = at + 1;
    } else if (letter === '\\') {
      if (text.charAt(at + 1) === "'") {
        out += `${text.slice(copied, at)}'`;
        copied = at + 2;
      }
      at += 1;
    }
  }
  return null;
};

/** A comment to the end of its line, or between its marks. */
const comment = (text: string, from: number): Piece | null => {
  const isLine = text.charAt(from + 1) === '/';
  if (!isLine && text.charAt(from + 1) !== '*') return null;
  const found = text.indexOf(isLine ? '\n' : '*/', from + 2);
  if (found < 0 && !isLine) return null;
  const end = found < 0 ? text.length : found;
  const said = text.slice(from + 2, end).replace(/\r$/, '');
  return DOUBTFUL_COMMENT.test(said) ? null : { out: '', end: isLine ? end : end + 2 };
};

const matched = (pattern: RegExp, text: string, from: number): string => {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0] ?? '';
};

/** A word or a bare name of a field, in quotation marks. */
const word = (text: string, from: number): Piece | null => {
  const name = matched(NAME, text, from);
  if (name === '') return null;
  const end = from + name.length;
  let after = end;
  while (isBlank(text.charCodeAt(after))) after += 1;
  const out = text.charAt(after) === ':' ? `"${name}"` : Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
  return out === undefined ? null : { out, end };
};

const nextPiece = (text: string, from: number): Piece | null => {
  const letter = text.charAt(from);
  if ('[]{},:'.includes(letter)) return { out: letter, end: from + 1 };
  if (letter === '"' || letter === "'") return quoted(text, from);
  if (letter === '/') return comment(text, from);
  const number = matched(NUMBER, text, from);
  return number === '' ? word(text, from) : { out: number, end: from + number.length };
};

/**
 * Rewrites a text that some clients send for JSON (single quotation marks, comments, a comma too many, bare names, Python's words) as the JSON that every
 * reader who takes it at all reads in it. Null where there is none, or where lenient readers would differ. What comes out still has to be parsed.
 */
export const strictJson = (text: string): string | null => {
  if (text.length > MOST_CHARACTERS) return null;
  const out: string[] = [];
  let last = '';
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    if (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 0xa0) {
      at += 1;
      continue;
    }
    const piece = nextPiece(text, at);
    if (piece === null) return null;
    at = piece.end;
    if (piece.out === '') continue;
    if ((piece.out === ']' || piece.out === '}') && last === ',') out.pop();
    out.push(piece.out);
    last = piece.out;
  }
  return out.join('');
};
