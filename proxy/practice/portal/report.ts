import { isObject } from '../json-value.ts';
import type { Outcome } from './outcome.ts';

/** What came of a button: what the provider took, and what it refused in its own words. */
export type Report =
  | { readonly kind: 'served'; readonly accepted: number; readonly refusals: readonly string[] }
  | Exclude<Outcome, { readonly kind: 'answered' }>;

/** Reads 17TRACK's answer to a call with items. */
export function report17track(outcome: Outcome): Report {
  if (outcome.kind !== 'answered') return outcome;
  const data = isObject(outcome.body) ? outcome.body['data'] : undefined;
  if (!isObject(data)) return { kind: 'served', accepted: 0, refusals: [] };
  const rejected = listOf(data['rejected']).map((item) => messageOf(isObject(item) ? item['error'] : undefined));
  const errors = listOf(data['errors']).map(messageOf);
  return { kind: 'served', accepted: listOf(data['accepted']).length, refusals: [...errors, ...rejected] };
}

/** Reads Safecube's answer to a call about `count` numbers. */
export function reportSafecube(outcome: Outcome, count: number): Report {
  if (outcome.kind === 'failed' && outcome.status >= 400 && outcome.message !== '') {
    return { kind: 'served', accepted: 0, refusals: [outcome.message] };
  }
  if (outcome.kind !== 'answered') return outcome;
  const refused = isObject(outcome.body) && Number(outcome.body['errorCode']) >= 400;
  return refused
    ? { kind: 'served', accepted: 0, refusals: [messageOf(outcome.body)] }
    : { kind: 'served', accepted: count, refusals: [] };
}

/** Adds up what several calls for one button brought; ends with the first that was not served. */
export async function inTurn(calls: readonly (() => Promise<Report>)[]): Promise<Report> {
  let accepted = 0;
  const refusals: string[] = [];
  for (const call of calls) {
    const report = await call();
    if (report.kind !== 'served') return report;
    accepted += report.accepted;
    refusals.push(...report.refusals);
  }
  return { kind: 'served', accepted, refusals };
}

function messageOf(error: unknown): string {
  return isObject(error) && typeof error['message'] === 'string' ? error['message'] : '';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
