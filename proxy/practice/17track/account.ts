import { dayOf, monthOf } from '../utc-month.ts';
import type { Rules } from './options.ts';
import type { Registration } from './registration.ts';

/** Why 17TRACK took units. */
export type DeductionReason = 'register' | 'translation' | 'real-time' | 'email';

/** One deduction of the provider's true count. */
export interface Deduction {
  readonly at: number;
  readonly meter: 'tracking' | 'email';
  readonly units: number;
  readonly number: string | null;
  readonly carrier: number | null;
  readonly why: DeductionReason;
}

/** One customer's state. Accounts share nothing. */
export interface Account {
  readonly byNumber: Map<string, Registration[]>;
  readonly deductions: Deduction[];
  readonly trackingByMonth: Map<string, number>;
  readonly trackingByDay: Map<string, number>;
  readonly registrationsByDay: Map<string, number>;
  readonly emailsByMonth: Map<string, number>;
  trackingEver: number;
  callsInSecond: { second: number; calls: number };
}

/** A call being served: the account, the rules, the instant and the version of the API. */
export interface CallContext {
  readonly account: Account;
  readonly rules: Rules;
  readonly at: number;
  readonly version: number;
}

/** An account that has done nothing yet. */
export function newAccount(): Account {
  return {
    byNumber: new Map(),
    deductions: [],
    trackingByMonth: new Map(),
    trackingByDay: new Map(),
    registrationsByDay: new Map(),
    emailsByMonth: new Map(),
    trackingEver: 0,
    callsInSecond: { second: 0, calls: 0 },
  };
}

/** Adds to a counter in a map. */
export function countUp(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}

/** Tracking units used in the plan's running period. */
export function trackingUsed(account: Account, rules: Rules, at: number): number {
  return rules.plan.kind === 'once' ? account.trackingEver : (account.trackingByMonth.get(monthOf(at)) ?? 0);
}

/** Tracking units left; negative when e-mails went past the allowance. */
export function trackingLeft(account: Account, rules: Rules, at: number): number {
  return rules.plan.units - trackingUsed(account, rules, at);
}

/** Writes a deduction down. */
export function deduct(account: Account, deduction: Deduction): void {
  account.deductions.push(deduction);
  if (deduction.meter === 'email') {
    countUp(account.emailsByMonth, monthOf(deduction.at), deduction.units);
    return;
  }
  account.trackingEver += deduction.units;
  countUp(account.trackingByMonth, monthOf(deduction.at), deduction.units);
  countUp(account.trackingByDay, dayOf(deduction.at), deduction.units);
}
