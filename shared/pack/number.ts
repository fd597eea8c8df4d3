/** How a provider writes its numbers. */
export interface NumberForm {
  readonly least: number;
  readonly most: number;
  /** Characters allowed beside A-Z and 0-9. */
  readonly also: string;
}

const isPlainCode = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 65 && code <= 90);

/** No number is as long: of what is, the ledger keeps the beginning. */
const MOST_CHARACTERS = 200;

const shorten = (text: string): string => (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text);

/** True for A-Z and 0-9 alone, as numbers mostly are, and as keys hold them. */
export const isPlain = (text: string): boolean => {
  if (text.length > MOST_CHARACTERS) return false;
  for (let at = 0; at < text.length; at++) if (!isPlainCode(text.charCodeAt(at))) return false;
  return true;
};

/** Trimmed and in upper case; of what is too long only the beginning is looked at. */
const plainOf = (value: string): string =>
  shorten(
    value
      .trim()
      .slice(0, MOST_CHARACTERS + 1)
      .toUpperCase(),
  );

/** A number as keys hold it: trimmed and in upper case. Empty for what is neither text nor a number. */
export const normaliseNumber = (value: unknown): string => {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value !== 'string') return '';
  return isPlain(value) ? value : plainOf(value);
};

/** What some readers drop and others keep: controls, half letters, marks without a width, fillers, and blanks other than ASCII's. */
const UNSEEN = /[\p{C}\p{M}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * True for a text that two readers may take for two numbers: with letters that stand for ASCII's (fullwidth, in circles), or with something in it that has no
 * width.
 */
const hasTwoReadings = (text: string): boolean => {
  const upper = text.toUpperCase();
  const folded = upper.normalize('NFKC').replace(UNSEEN, '');
  // Blanks of ASCII are the same to everybody. Some letters have a capital of ASCII: the dotless i, the long s.
  return folded !== upper.replace(/[ \t\r\n]/g, '') || asciiOf(upper).length !== asciiOf(text).length;
};

const asciiOf = (text: string): string => text.replace(/[^ -~]/g, '');

const ASCII = /^[\t\n\r -~]*$/;

/** Printable ASCII, and the blanks that everybody trims. */
const isAscii = (code: number): boolean =>
  (code >= 0x20 && code <= 0x7e) || code === 0x09 || code === 0x0a || code === 0x0d;

/**
 * True when nobody can say which number a value is: a list, an object, true; a JSON number that is no whole one; a text in two readings. Absent, null and
 * empty are none, which is clear.
 */
export const isUnclear = (value: unknown): boolean => {
  if (value === undefined || value === null) return false;
  if (typeof value === 'number') return !Number.isSafeInteger(value) || value < 0;
  if (typeof value !== 'string') return true;
  // Nobody folds megabytes to see what is left of them.
  if (value.length > MOST_CHARACTERS) return !ASCII.test(value);
  for (let at = 0; at < value.length; at++) if (!isAscii(value.charCodeAt(at))) return hasTwoReadings(value);
  return false;
};

/** True when a number of A-Z and 0-9 alone is as long as the provider takes them. An empty one is none, whatever the form. */
export const isLongEnough = ({ length }: string, form: NumberForm | undefined): boolean =>
  length > 0 && (form === undefined || (length >= form.least && length <= form.most));

/** True when a normalised number has the form that the provider takes. */
export const isNumber = (number: string, form: NumberForm | undefined): boolean => {
  if (!isLongEnough(number, form)) return false;
  for (let at = 0; form !== undefined && at < number.length; at++) {
    if (!isPlainCode(number.charCodeAt(at)) && !form.also.includes(number.charAt(at))) return false;
  }
  return true;
};

/** The letters and digits of a number, by which two spellings of one number are recognised. */
export const bareNumber = (number: string): string => (isPlain(number) ? number : number.replace(/[^A-Z0-9]/g, ''));

/** A carrier as keys hold it. Absent, null, 0, "" and -1 all mean that none was given: ''. A table's `21051.0` is 21051. */
export const normaliseVariant = (value: unknown): string => {
  if (typeof value === 'number') return value === 0 || value === -1 || !Number.isFinite(value) ? '' : String(value);
  if (typeof value !== 'string') return '';
  const text = plainOf(value).replace(/^(-?\d+)\.0+$/, '$1');
  return text === '0' || text === '-1' ? '' : text;
};
