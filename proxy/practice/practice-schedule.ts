import type { PastCall } from './practice-past.ts';
import { days, monthStart, previousMonthStart } from './utc-month.ts';

/** A past call with its instant in milliseconds. */
export interface ScheduledCall {
  readonly at: number;
  readonly call: PastCall;
}

const writtenDays = 5;

/**
 * Puts the past before `now`, in order of time. This month's calls are written for its first five days; when these
 * are not over, the calls move closer together between the month's first instant and `now`, in the same order.
 */
export function schedulePast(past: readonly PastCall[], now: number): readonly ScheduledCall[] {
  const start = monthStart(now);
  const last = past.filter((call) => call.month === 'last').map((call) => written(call, previousMonthStart(now)));
  const current = past.filter((call) => call.month === 'this').map((call) => written(call, start));
  const inOrder = current.sort((a, b) => a.at - b.at);
  const isOver = now >= start + days(writtenDays);
  const step = (now - start) / inOrder.length;
  const fitted = isOver ? inOrder : inOrder.map(({ call }, index) => ({ at: start + Math.floor(step * index), call }));
  return [...last.sort((a, b) => a.at - b.at), ...fitted];
}

function written(call: PastCall, start: number): ScheduledCall {
  const [hours = 0, minutes = 0] = call.time.split(':').map(Number);
  return { at: start + days(call.day - 1) + (hours * 60 + minutes) * 60_000, call };
}
