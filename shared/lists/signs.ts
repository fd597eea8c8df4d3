/** The kinds of characters that a cell is made of, a bit each. */
export const DIGIT = 1;
export const LETTER = 2;
const DASH = 4;
export const BLANK = 8;
/** Commas and what else stands between the numbers of a cell. */
export const COMMA = 16;
/** Line ends and tabs. */
export const BREAK = 32;
export const POINT = 64;
export const COLON = 128;
export const SLASH = 256;
/** What spreadsheets and programs put in front of a text. */
export const QUOTE = 512;
/** Any other character of ASCII that is seen. */
const MARK = 1024;
/** Controls, and all that is not ASCII. */
export const ODD = 2048;

const KINDS: readonly (readonly [number, string])[] = [
  [DIGIT, '0123456789'],
  [LETTER, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'],
  [DASH, '-'],
  [BLANK, ' '],
  [COMMA, ',;|&+'],
  [BREAK, '\n\r\t'],
  [POINT, '.'],
  [COLON, ':'],
  [SLASH, '/'],
  [QUOTE, '="\'`[<'],
  [MARK, '!#$%()*>?@\\]^_{}~'],
];

const kindOf: readonly number[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return KINDS.find(([, characters]) => characters.includes(character))?.[0] ?? ODD;
});

/** Which kinds of characters a text has. One walk over it answers most of what is asked of a cell. */
export const signsOf = (text: string): number => {
  let signs = 0;
  for (let at = 0; at < text.length; at++) signs |= kindOf[text.charCodeAt(at)] ?? ODD;
  return signs;
};

/** True where a text has some of these kinds and no other. */
export const isOnly = (signs: number, kinds: number): boolean => signs !== 0 && (signs & ~kinds) === 0;

/** True where it has one of these kinds at least. */
export const hasSome = (signs: number, kinds: number): boolean => (signs & kinds) !== 0;

/** True for a text of letters, digits and dashes: a number needs no more. */
export const isPlain = (signs: number): boolean => isOnly(signs, DIGIT | LETTER | DASH);
