/** The calendar both simulated providers count in: months and days of UTC, half-open. */

const dayMs = 86_400_000;

/** The month an instant falls in, as `2026-11`. */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}

/** The day an instant falls in, as `2026-11-24`. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** The first instant of the month that `at` falls in, in milliseconds. */
export function monthStart(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

/** The first instant of the month after the one that `at` falls in, in milliseconds. */
export function nextMonthStart(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

/** The first instant of the month before the one that `at` falls in, in milliseconds. */
export function previousMonthStart(at: number): number {
  return monthStart(monthStart(at) - dayMs);
}

/** A number of days in milliseconds. */
export function days(count: number): number {
  return count * dayMs;
}

/** An instant the way the providers write it: ISO 8601 in UTC, whole seconds. */
export function isoSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
