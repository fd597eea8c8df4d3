const TIME = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(Z|[+-]\d{2}:?\d{2})?)?)?$/i;

const MINUTE_MS = 60_000;

const offsetOf = (zone: string): number => {
  if (zone === '' || zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * MINUTE_MS;
};

/**
 * A time as people and recordings write it, in milliseconds since 1970: `2026-11-01T09:30:00Z`, with an offset, with fractions of a second; a date or a
 * month alone means its first instant. Without an offset it is UTC, on every machine. Null for what names no time (such as 30 February).
 */
export const parseTime = (text: string): number | null => {
  const parts = TIME.exec(text.trim());
  if (parts === null) return null;
  const [, year, month, day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone = ''] = parts;
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number(fraction.slice(0, 3).padEnd(3, '0')),
  );
  // Date.UTC rolls over what does not exist (month 13, 25 o'clock): what comes out must be what went in. A leap second is the second before it.
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  if (new Date(local).toISOString().slice(0, 19) === written) return local - offsetOf(zone);
  return second === '60' ? parseTime(text.replace(':60', ':59')) : null;
};
