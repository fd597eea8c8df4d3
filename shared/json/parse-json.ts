import { endOfString, isDigit } from './scan.ts';

/** What a JSON text holds. Whole numbers that a JavaScript number cannot hold are texts of their own digits. */
export type JsonRead =
  | { readonly kind: 'json'; readonly value: unknown }
  /** It holds more values than any call or answer needs: reading them would only cost time and memory. */
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken' };

/** The most signs of structure (a comma, a colon, an opening bracket) that are read of a call: 5,000 items with twenty fields each. */
export const MOST_OF_CALL = 200_000;
/** The same of an answer, which holds long stories of each item. */
export const MOST_OF_ANSWER = 2_000_000;
/** Up to fifteen digits are safe in a number, whichever they are. */
const SAFE_DIGITS = 15;

const MAY_BE_LONG = /(?:^|[:[,])\s*\d{16}/;

/** True when sixteen digits stand in a row: one of them stands at a place that sixteen divides, so only those are looked at. */
const hasLongDigits = (text: string): boolean => {
  const length = SAFE_DIGITS + 1;
  for (let at = SAFE_DIGITS; at < text.length; at += length) {
    if (!isDigit(text.charCodeAt(at))) continue;
    let from = at;
    while (isDigit(text.charCodeAt(from - 1))) from -= 1;
    let end = at + 1;
    while (isDigit(text.charCodeAt(end))) end += 1;
    if (end - from >= length) return true;
  }
  return false;
};

/** True when a text has no more signs of structure than this, those within texts among them: found by the platform's own search. */
const hasAtMost = (text: string, most: number): boolean => {
  let count = 0;
  if (text.length <= most) return true;
  for (const sign of [',', ':', '[', '{']) {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
      count += 1;
      if (count > most) return false;
    }
  }
  return true;
};

/** A number, as far as it goes: digits, and then what follows a dot or an exponent. */
const NUMBER = /(\d+)[\d.eE+-]*/y;

/** Where the number that begins at `from` ends, and whether it is a whole one that a JavaScript number may not hold. */
const scanNumber = (text: string, from: number): { readonly end: number; readonly isLong: boolean } => {
  NUMBER.lastIndex = from;
  const digits = NUMBER.exec(text)?.[1]?.length ?? 0;
  const end = NUMBER.lastIndex;
  const isWhole = end - from === digits && text.charCodeAt(from - 1) !== 0x2d && text.charCodeAt(from) !== 0x30;
  return { end, isLong: isWhole && digits > SAFE_DIGITS };
};

/** What no value begins or ends with. */
const BETWEEN = /[^"\d,:[{]*/y;
/** So many letters that say nothing are passed one by one; a longer run at once. */
const SHORT_RUN = 16;

/** True for what comes before or between values: a comma, a colon, an opening bracket. */
const isBeforeValue = (code: number): boolean => code === 0x2c || code === 0x3a || code === 0x5b || code === 0x7b;

/** The text with long whole numbers in quotation marks; null when it holds more than so many values. One pass, whatever the text is. */
const keepDigits = (text: string, most: number): string | null => {
  const kept: string[] = [];
  let from = 0;
  let values = 0;
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (isBeforeValue(code)) values += 1;
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
    if (values > most) return null;
  }
  return from === 0 ? text : kept.join('') + text.slice(from);
};

/**
 * Parses JSON without losing digits: `{"number":9200190000000000000001}` has the text `9200190000000000000001`, as if it had been sent as one. JSON.parse
 * alone makes 9200190000000000000000 of it, another number. `most`: how many signs of structure it may have. Never throws; takes time in proportion to the text's length. A byte order mark is passed over.
 */
export const parseJson = (given: string, most: number): JsonRead => {
  const text = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given;
  const isPlain = hasAtMost(text, most) && !(hasLongDigits(text) && MAY_BE_LONG.test(text));
  const exact = isPlain ? text : keepDigits(text, most);
  if (exact === null) return { kind: 'too-large' };
  try {
    return { kind: 'json', value: JSON.parse(exact) };
  } catch {
    return { kind: 'broken' };
  }
};
