import { readWrittenTime } from '../parse-time.ts';
import { instantIn } from '../period.ts';

/** When an entry says that it was sent. */
export interface RecordedTime {
  readonly at: number;
  /** What the clock on the wall showed (as if it were UTC) where the recording does not say in which zone; else null. */
  readonly local: number | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const CLOCK = String.raw`(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)`;
const ZONE = String.raw`(?:(?:GMT|UTC)?([+-]\d{2}:?\d{2})|(Z|GMT|UTC))?`;
/** `Tue, 03 Nov 2026 10:00:00 GMT`, as HTTP writes it. */
const HTTP_DATE = new RegExp(
  String.raw`^(?:[a-z]{3,9},? +)?(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{4}) +${CLOCK} *${ZONE}$`,
  'i',
);
/** `Tue Nov 03 2026 10:00:00 GMT+0800`, as a JavaScript Date says itself. */
const DATE_TEXT = new RegExp(
  String.raw`^(?:[a-z]{3,9},? +)?([a-z]{3})[a-z]* +(\d{1,2}),? +(\d{4}) +${CLOCK} *${ZONE}$`,
  'i',
);

/** What comes after the time in brackets only repeats its zone by a name: `[Asia/Shanghai]`, `(China Standard Time)`. */
const NAMED = / *(?:\[[^\]]*\]|\([^)]*\))$/;

const monthOf = (name = ''): string => String(MONTHS.indexOf(name.toLowerCase()) + 1);

/** A date with the name of its month in the order of ISO 8601; any other text as it stands. */
const inOrder = (text: string): string => {
  const http = HTTP_DATE.exec(text);
  if (http !== null) return `${http[3]}-${monthOf(http[2])}-${http[1]}T${http[4]}${http[5] ?? http[6] ?? ''}`;
  const said = DATE_TEXT.exec(text);
  return said === null ? text : `${said[3]}-${monthOf(said[1])}-${said[2]}T${said[4]}${said[5] ?? said[6] ?? ''}`;
};

/** Longer text is no time, and not worth looking at twice. */
const MOST_CHARACTERS = 200;

/** From 2001 to 2286, in seconds; a thousand times that is milliseconds, and so on. */
const LEAST_SECONDS = 1e9;
const MOST_SECONDS = 1e10;

/** A count since 1970, in whatever unit puts it into our days. */
const sinceEpoch = (count: number): number | null => {
  for (const perSecond of [1, 1e3, 1e6, 1e9]) {
    const seconds = count / perSecond;
    if (seconds >= LEAST_SECONDS && seconds < MOST_SECONDS) return Math.floor(seconds * 1000 + 1e-6);
  }
  return null;
};

/** A number, as one or as text (also `/Date(1793700000000)/`). */
const countOf = (value: unknown): number | null => {
  if (typeof value === 'number') return value;
  const digits = typeof value === 'string' ? /^\s*(?:\/Date\()?(\d{10,19}(?:\.\d+)?)(?:\)\/)?\s*$/.exec(value) : null;
  return digits === null ? null : Number(digits[1]);
};

/**
 * Reads the time of an entry as recorders write it: ISO 8601 with or without its zeros and its zone, dates of HTTP and of JavaScript, and counts since 1970.
 * A time without a zone is read in `zone`, an IANA name. Null for what names no time.
 */
export const readRecordedTime = (value: unknown, zone: string): RecordedTime | null => {
  const count = countOf(value);
  if (count !== null) {
    const at = sinceEpoch(count);
    return at === null ? null : { at, local: null };
  }
  if (typeof value !== 'string' || value.length > MOST_CHARACTERS) return null;
  const written = readWrittenTime(inOrder(value.trim().replace(NAMED, '')));
  if (written === null) return null;
  const { local, offsetMs } = written;
  return offsetMs === null ? { at: instantIn(zone, local), local } : { at: local - offsetMs, local: null };
};
