import { endOfString, isDigit } from './scan.ts';

/** What a JSON text holds. Whole numbers that a JavaScript number cannot hold are texts of their own digits. */
export type JsonRead =
  | { readonly kind: 'json'; readonly value: unknown }
  /** It holds more values than any call or answer needs: reading them would only cost time and memory. */
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken' };

/** The most values that are read of one text: 5,000 items with eighty fields each. */
const MOST_VALUES = 400_000;
/** A value takes two characters and more, so a shorter text cannot hold too many. */
const SHORT = 2 * MOST_VALUES;
/** Up to fifteen digits are safe in a number, whichever they are. */
const SAFE_DIGITS = 15;

const MAY_BE_LONG = /(?:^|[:[,])\s*\d{16}/;

/** A number, as far as it goes: digits, and then what follows a dot or an exponent. */
const NUMBER = /(\d+)[\d.eE+-]*/y;

/** Where the number that begins at `from` ends, and whether it is a whole one that a JavaScript number may not hold. */
const scanNumber = (text: string, from: number): { readonly end: number; readonly isLong: boolean } => {
  NUMBER.lastIndex = from;
  const digits = NUMBER.exec(text)?.[1]?.length ?? 0;
  const end = NUMBER.lastIndex;
  const isWhole = end - from === digits && text.charCodeAt(from - 1) !== 0x2d;
  return { end, isLong: isWhole && digits > SAFE_DIGITS };
};

/** What no value begins or ends with. */
const BETWEEN = /[^"\d,:[{]*/y;
/** So many letters that say nothing are passed one by one; a longer run at once. */
const SHORT_RUN = 16;

/** True for what comes before or between values: a comma, a colon, an opening bracket. */
const isBeforeValue = (code: number): boolean => code === 0x2c || code === 0x3a || code === 0x5b || code === 0x7b;

/** The text with long whole numbers in quotation marks; null when it holds too many values. One pass, whatever the text is. */
const keepDigits = (text: string): string | null => {
  const kept: string[] = [];
  let from = 0;
  let values = 0;
  let texts = 0;
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(text, at);
      texts += 1;
    } else if (isBeforeValue(code)) values += 1;
    else if (isDigit(code)) {
      const { end, isLong } = scanNumber(text, at);
      if (isLong) {
        kept.push(text.slice(from, at), '"', text.slice(at, end), '"');
        from = end;
      }
      at = end - 1;
    } else {
      run += 1;
      if (run < SHORT_RUN) continue;
      BETWEEN.lastIndex = at;
      BETWEEN.test(text);
      at = Math.max(at, BETWEEN.lastIndex - 1);
    }
    run = 0;
    // Each value may have a key.
    if (values > MOST_VALUES || texts > 2 * MOST_VALUES) return null;
  }
  return from === 0 ? text : kept.join('') + text.slice(from);
};

/**
 * Parses JSON without losing digits: `{"number":9200190000000000000001}` has the text `9200190000000000000001`, as if it had been sent as one. JSON.parse
 * alone makes 9200190000000000000000 of it, another number. Never throws; takes time in proportion to the text's length. A byte order mark is passed over.
 */
export const parseJson = (given: string): JsonRead => {
  const text = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given;
  const exact = text.length <= SHORT && !MAY_BE_LONG.test(text) ? text : keepDigits(text);
  if (exact === null) return { kind: 'too-large' };
  try {
    return { kind: 'json', value: JSON.parse(exact) };
  } catch {
    return { kind: 'broken' };
  }
};
