/** How a number of a sheet is shown, as far as it changes which characters stand there. */
export type NumberLook =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  /** Filled up with zeros and cut by marks: `000-0000`. */
  | { readonly kind: 'digits'; readonly mask: string };

const PLAIN: NumberLook = { kind: 'plain' };

const isDateId = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);

/** Formats are no longer than this in any spreadsheet. */
const LONGEST_CODE = 255;

/** What a number format makes of a number; `id` is that of a built-in one, `code` a workbook's own. */
export const numberLook = (id: number, code: string | null): NumberLook => {
  if (code === null) return isDateId(id) ? { kind: 'date' } : PLAIN;
  const [positive = ''] = code.slice(0, LONGEST_CODE).split(';', 1);
  const bare = positive.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  if (/[ymdhs]/i.test(bare) && !/[0#?]/.test(bare.replace(/\.0+$/, ''))) return { kind: 'date' };
  const mask = positive.replace(/"([^"]*)"|\\(.)/g, '$1$2');
  return /^[0 -]*$/.test(mask) && (mask.match(/0/g)?.length ?? 0) > 1 ? { kind: 'digits', mask } : PLAIN;
};

const DAY_MS = 86_400_000;
const pad = (value: number): string => String(value).padStart(2, '0');

/** A day as it is counted in sheets: from 30 December 1899, or so many days later. */
const dateText = (value: number, firstDay: number): string => {
  const at = new Date(Math.round(((value + firstDay) * DAY_MS - 25_569 * DAY_MS) / 1000) * 1000);
  if (Number.isNaN(at.getTime())) return String(value);
  const day = `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`;
  return Number.isInteger(value) ? day : `${day} ${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`;
};

/** A number as a file writes it, without an exponent or a fraction of nothing where it is a whole number. */
const digitsOf = (raw: string): string => {
  const parts = /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(raw);
  if (parts === null) return raw;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const shift = Number(exponent);
  const significant = fraction.replace(/0+$/, '');
  if (shift === 0) return significant === '' ? `${sign}${whole}` : raw;
  if (shift < significant.length || shift > 40) return raw;
  const digits = `${whole}${significant.padEnd(shift, '0')}`.replace(/^0+(?=\d)/, '');
  return `${sign}${digits}`;
};

/** How many digits a sheet keeps of a number: the rest are zeros, or those of the nearest number that it can hold. */
const KEPT = 15;

const isLong = (digits: string): boolean => /^\d+$/.test(digits) && digits.length > KEPT;

const asDouble = (digits: string): string => digitsOf(Number(digits).toExponential());

const looksRounded = (digits: string): boolean =>
  /^0*$/.test(digits.slice(KEPT)) || (digits.length > 16 && asDouble(digits) === digits);

/** True when this number has more digits than a spreadsheet keeps: whatever wrote it wrote all digits. */
export const provesAllDigits = (raw: string): boolean => {
  const digits = digitsOf(raw);
  return /^\d+$/.test(raw) && isLong(digits) && !looksRounded(digits);
};

/** 9.40011189922310E+21, as a spreadsheet shows a number that it could not keep. */
const rounded = (digits: string): string => `${digits.charAt(0)}.${digits.slice(1, KEPT)}E+${digits.length - 1}`;

const masked = (digits: string, mask: string): string => {
  const places = mask.match(/0/g)?.length ?? 0;
  const filled = digits.padStart(places, '0');
  let left = filled.length;
  let text = '';
  for (const character of [...mask].reverse()) {
    if (character !== '0') text = `${character}${text}`;
    else {
      left -= 1;
      text = `${filled.charAt(left)}${text}`;
    }
  }
  return `${filled.slice(0, left)}${text}`;
};

/** What a whole file says of its numbers. */
export interface NumberFile {
  /** The day that days are counted from, in days after 30 December 1899. */
  readonly firstDay: number;
  /** The file shows that none of its digits were lost. */
  readonly hasAllDigits: boolean;
}

/**
 * A number of a sheet as the text that stands for it: its digits as they were written; the day where it is one; with its zeros in front where the sheet
 * shows them. Digits that a spreadsheet lost are not made up: such a number stays in its rounded form.
 */
export const cellNumber = (raw: string, look: NumberLook, { firstDay, hasAllDigits }: NumberFile): string => {
  if (look.kind === 'date' && raw !== '' && Number.isFinite(Number(raw))) return dateText(Number(raw), firstDay);
  const digits = digitsOf(raw);
  if (isLong(digits) && !hasAllDigits && looksRounded(digits)) return rounded(digits);
  return look.kind === 'digits' && /^\d+$/.test(digits) ? masked(digits, look.mask) : digits;
};

/** A text of a sheet. It may hold line ends and marks that XML cannot: `_x000D_`. */
export const cellText = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).trim();
