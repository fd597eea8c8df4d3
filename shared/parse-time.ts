const TIME =
  /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2})(?:(?:T| +)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)? *(Z|UTC|GMT|[+−-]\d{1,2}(?::?\d{2})?)?)?)?$/i;

const MINUTE_MS = 60_000;
/** No place on earth is further from UTC. */
const MOST_OFFSET_MS = 14 * 60 * MINUTE_MS;

/** A time as it was written: what the clock on the wall showed, and how far that clock is from UTC. */
export interface WrittenTime {
  /** The wall clock's time as if it were UTC, in milliseconds since 1970. */
  readonly local: number;
  /** In milliseconds, east of UTC positive; null where nothing was written of it. */
  readonly offsetMs: number | null;
}

const offsetOf = (zone: string): number => {
  const parts = /^([+−-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (parts === null) return 0;
  const offsetMs = (Number(parts[2]) * 60 + Number(parts[3] ?? 0)) * MINUTE_MS;
  return parts[1] === '+' ? offsetMs : -offsetMs;
};

/** Reads `2026-11-01T09:30:00Z` and its kin: without zeros, seconds or offset, with fractions of any length. Null for what names no time (30 February). */
export const readWrittenTime = (text: string): WrittenTime | null => {
  const parts = TIME.exec(text.trim());
  if (parts === null) return null;
  const [, year, month = '', day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone] = parts;
  // A leap second is the second before it.
  const shown = second === '60' ? '59' : second;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${hour.padStart(2, '0')}:${minute}:${shown}`;
  const whole = Date.parse(`${written}Z`);
  // Some runtimes roll over what does not exist (30 February): what comes out must be what went in.
  if (Number.isNaN(whole) || new Date(whole).toISOString().slice(0, 19) !== written) return null;
  const offsetMs = zone === undefined ? null : offsetOf(zone);
  if (Math.abs(offsetMs ?? 0) > MOST_OFFSET_MS) return null;
  return { local: whole + Number(fraction.slice(0, 3).padEnd(3, '0')), offsetMs };
};

/**
 * A time as people write it, in milliseconds since 1970: `2026-11-01T09:30:00Z`, with an offset, with fractions of a second; a date or a month alone means
 * its first instant. Without an offset it is UTC, on every machine. Null for what names no time.
 */
export const parseTime = (text: string): number | null => {
  const written = readWrittenTime(text);
  return written === null ? null : written.local - (written.offsetMs ?? 0);
};
