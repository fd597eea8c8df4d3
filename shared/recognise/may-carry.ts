import { decodeOnce } from './read-path.ts';
import { has } from './rewriting.ts';

// By index and operators alone, as the page hook needs it.

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
/** No fewer than `carriedNumbers` takes for a number. */
const LEAST = 5;
const LEAST_DIGITS = 4;

const hasRun = (text: string): boolean => {
  let length = 0;
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    const isDigit = has(DIGITS, letter);
    if (!isDigit && letter !== '-' && !has(LETTERS, letter)) {
      length = 0;
      digits = 0;
      continue;
    }
    length += 1;
    if (isDigit) digits += 1;
    if (length >= LEAST && digits >= LEAST_DIGITS) return true;
  }
  return false;
};

/**
 * False for an address that cannot carry a tracking number, by a quick look that costs a page nothing. Law: never false where `carriedNumbers` finds one in the path or
 * the query. Of a host it must be told nothing: `text` begins with the path.
 */
export const mayCarry = (text: string): boolean => hasRun(text) || hasRun(decodeOnce(text));

/**
 * The source of a pattern, whatever the letter case, that finds what most likely is a tracking number in the text of a body: for the one who cannot ask, and must not
 * stop all that a page sends. A postal number, a container, a parcel of UPS, or digits in a field that is named for a number.
 */
export const LIKELY_NUMBER =
  '(?:^|[^a-z0-9])(?:[a-z]{2}[0-9]{9}[a-z]{2}|[a-z]{3}[ujz][0-9]{7}|1z[a-z0-9]{15}[0-9])(?![a-z0-9])' +
  '|(?:num(?:ber)?s?|track(?:ing)?_?(?:no|id|code)?s?|container(?:_?no)?|waybill|awb|mbl|hbl)"?[:=]\\[?"?[a-z0-9-]{0,20}[0-9]{4}';
