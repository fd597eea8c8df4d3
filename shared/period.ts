/** One counting period of a provider: half-open `[from, to)` in milliseconds since 1970, and its name in the books. */
export interface Period {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** The only period of a plan that is given once. */
export const ONCE: Period = { id: 'once', from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** True for a period that never turns: what it includes never comes back. */
export const isEndless = (period: Period): boolean => period.to === Number.POSITIVE_INFINITY;

interface ZoneClock {
  readonly offsetAt: (at: number) => number;
  last: Period | null;
}

const clocks = new Map<string, ZoneClock>();

const offsetReader = (zone: string): ((at: number) => number) => {
  if (zone === 'UTC') return () => 0;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const field: Record<string, number> = {};
    for (const part of format.formatToParts(at)) field[part.type] = Number(part.value);
    const local = Date.UTC(
      field['year'] ?? 0,
      (field['month'] ?? 1) - 1,
      field['day'],
      field['hour'],
      field['minute'],
      field['second'],
    );
    return local - Math.floor(at / 1000) * 1000;
  };
};

const clockOf = (zone: string): ZoneClock => {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = { offsetAt: offsetReader(zone), last: null };
    clocks.set(zone, clock);
  }
  return clock;
};

const DAY_MS = 86_400_000;

/** The instant at which the wall clock of a zone first shows this local time (given as if it were UTC); where clocks go forward over it, as much later. */
const instantOf = (clock: ZoneClock, local: number): number => {
  const shows = (at: number): boolean => at + clock.offsetAt(at) === local;
  const early = local - clock.offsetAt(local - DAY_MS);
  const late = local - clock.offsetAt(early);
  return shows(early) || !shows(late) ? early : late;
};

/** The calendar month, in the given IANA zone, that holds an instant. Throws RangeError for a zone that does not exist. */
export const monthOf = (at: number, zone: string): Period => {
  const clock = clockOf(zone);
  if (clock.last !== null && at >= clock.last.from && at < clock.last.to) return clock.last;
  const local = new Date(at + clock.offsetAt(at));
  const year = local.getUTCFullYear();
  const month = local.getUTCMonth();
  const period = {
    id: `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}`,
    from: instantOf(clock, Date.UTC(year, month, 1)),
    to: instantOf(clock, Date.UTC(year, month + 1, 1)),
  };
  clock.last = period;
  return period;
};

/** The calendar day, in the given IANA zone, that holds an instant. Throws RangeError for a zone that does not exist. */
export const dayOf = (at: number, zone: string): Period => {
  const clock = clockOf(zone);
  const local = new Date(at + clock.offsetAt(at));
  const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate());
  return {
    id: new Date(midnight).toISOString().slice(0, 10),
    from: instantOf(clock, midnight),
    to: instantOf(clock, midnight + DAY_MS),
  };
};

/** The month with a name such as `2026-11`, or null when the text names none. */
export const monthNamed = (id: string, zone: string): Period | null => {
  const parts = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(id);
  if (parts === null) return null;
  return monthOf(instantOf(clockOf(zone), Date.UTC(Number(parts[1]), Number(parts[2]) - 1, 1)), zone);
};

/**
 * By what a provider counts units together: each kind says in which period an instant is, and what the period of an id is. What is counted once for a
 * registration, or each time, is in the window of its account all the same: that is where its units are summed.
 */
export type CountingWindow =
  | { readonly kind: 'once' }
  /** Calendar months of an IANA zone. */
  | { readonly kind: 'month'; readonly zone: string };

/** The period of a window that holds an instant. */
export const periodIn = (window: CountingWindow, at: number): Period => {
  switch (window.kind) {
    case 'once':
      return ONCE;
    case 'month':
      return monthOf(at, window.zone);
  }
};

/** The period of a window that books have under this id; the endless one where the id is of another window. */
export const periodWithId = (window: CountingWindow, id: string): Period => {
  switch (window.kind) {
    case 'once':
      return ONCE;
    case 'month':
      return id === ONCE.id ? ONCE : (monthNamed(id, window.zone) ?? ONCE);
  }
};

/** The instant at which the wall clock of a zone first shows a local time (given as if it were UTC). Throws RangeError for a zone that does not exist. */
export const instantIn = (zone: string, local: number): number => instantOf(clockOf(zone), local);

/** True when the runtime knows this IANA time zone. */
export const isZone = (zone: string): boolean => {
  try {
    clockOf(zone);
    return true;
  } catch {
    return false;
  }
};
