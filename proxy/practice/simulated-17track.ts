import {
  type Account,
  type CallContext,
  type Deduction,
  deduct,
  newAccount,
  trackingLeft,
  trackingUsed,
} from './17track/account.ts';
import { changeCarrier } from './17track/change-carrier.ts';
import { changeInfo } from './17track/change-info.ts';
import { readDetailsOf } from './17track/details.ts';
import { type Batch, illegal, refused, served } from './17track/envelope.ts';
import { push, remove, restart, stop } from './17track/life-cycle.ts';
import { list } from './17track/list.ts';
import { type KeyState, rulesOf, type Simulated17trackOptions } from './17track/options.ts';
import { readQuota } from './17track/quota.ts';
import { queryRealTime } from './17track/real-time.ts';
import { register } from './17track/register.ts';
import { parseJson } from './json-value.ts';
import type { SimulatedAnswer, SimulatedCall } from './simulated-call.ts';
import { isoSeconds, monthOf, nextMonthStart } from './utc-month.ts';

/** What 17TRACK truly took: units by calendar month (UTC), and every deduction in order. */
export interface TrueCount17track {
  readonly months: Readonly<Record<string, { readonly tracking: number; readonly email: number }>>;
  readonly deductions: readonly Deduction[];
}

/** What an account's plan says now; `resets` is null for a plan that never comes back. */
export interface PlanState {
  readonly allowance: number;
  readonly used: number;
  readonly left: number;
  readonly resets: string | null;
}

/** A simulated 17TRACK: one independent account for each value of the header `17token`. */
export interface Simulated17track {
  readonly answer: (call: SimulatedCall) => SimulatedAnswer;
  readonly trueCount: (token: string) => TrueCount17track;
  readonly planState: (token: string) => PlanState;
  /** Sends `count` e-mail notifications. Past the free ones every second one takes a tracking unit, whatever is left. */
  readonly sendEmail: (token: string, count: number) => void;
}

type ItemsCall = (items: readonly unknown[], context: CallContext) => SimulatedAnswer;

const mostItems = 40;
const versions: ReadonlySet<number> = new Set([1, 2, 2.1, 2.2, 2.4]);
const pathFormat = /^\/track\/v(\d(?:\.\d)?)\/([a-z]+)\/?$/;

const itemCalls: ReadonlyMap<string, ItemsCall> = new Map([
  ['register', batched(register)],
  ['gettrackinfo', batched(readDetailsOf)],
  ['changecarrier', batched(changeCarrier)],
  ['changeinfo', batched(changeInfo)],
  ['stoptrack', batched(stop)],
  ['retrack', batched(restart)],
  ['deletetrack', batched(remove)],
  ['push', batched(push)],
  ['getrealtimetrackinfo', queryRealTime],
]);

const keyRefusals = {
  unknown: 'invalidKey',
  disabled: 'accountDisabled',
  'address-not-allowed': 'addressNotAllowed',
  'not-authorised': 'notAuthorised',
} as const satisfies Readonly<Record<Exclude<KeyState, 'ok'>, string>>;

/** Starts a simulated 17TRACK with no accounts. It reads the time from `options.now` and does nothing by itself. */
export function createSimulated17track(options: Simulated17trackOptions): Simulated17track {
  const rules = rulesOf(options);
  const accounts = new Map<string, Account>();
  const accountOf = (token: string): Account => {
    const account = accounts.get(token) ?? newAccount();
    accounts.set(token, account);
    return account;
  };

  return {
    answer(call) {
      const token = call.headers.get('17token')?.trim() ?? '';
      const route = pathFormat.exec(call.path.toLowerCase());
      const version = Number(route?.[1]);
      if (route === null || !versions.has(version)) return { status: 404, body: null };
      if (call.method === 'OPTIONS') return { status: 204, body: null };
      if (call.method !== 'POST') return { status: 405, body: null };
      const keyState = rules.keyState(token);
      if (keyState !== 'ok') return refused(keyRefusals[keyState], 401);
      const context: CallContext = { account: accountOf(token), rules, at: rules.now(), version };
      if (isTooFast(context)) return { status: 429, body: null };
      return serve(route[2] ?? '', call.body, context);
    },
    trueCount: (token) => countOf(accountOf(token)),
    planState(token) {
      const account = accountOf(token);
      const at = rules.now();
      return {
        allowance: rules.plan.units,
        used: trackingUsed(account, rules, at),
        left: trackingLeft(account, rules, at),
        resets: rules.plan.kind === 'monthly' ? isoSeconds(nextMonthStart(at)) : null,
      };
    },
    sendEmail(token, count) {
      const account = accountOf(token);
      const at = rules.now();
      const before = account.emailsByMonth.get(monthOf(at)) ?? 0;
      const pairsPast = (sent: number): number => Math.floor(Math.max(0, sent - rules.emailAllowance) / 2);
      const units = pairsPast(before + count) - pairsPast(before);
      const entry = { at, number: null, carrier: null, why: 'email' } as const;
      if (count > 0) deduct(account, { ...entry, meter: 'email', units: count });
      if (units > 0) deduct(account, { ...entry, meter: 'tracking', units });
    },
  };
}

function batched(serveItems: (items: readonly unknown[], context: CallContext) => Batch): ItemsCall {
  return (items, context) => served(serveItems(items, context));
}

function serve(name: string, body: string, context: CallContext): SimulatedAnswer {
  if (name === 'getquota') return readQuota(context);
  if (name === 'gettracklist') return list(body, context);
  const call = itemCalls.get(name);
  if (call === undefined) return { status: 404, body: null };
  const items = parseJson(body);
  if (!Array.isArray(items) || items.length === 0) return illegal('dataInvalid');
  return items.length > mostItems ? illegal('tooManyNumbers') : call(items, context);
}

function isTooFast(context: CallContext): boolean {
  const second = Math.floor(context.at / 1000);
  const window = context.account.callsInSecond;
  const calls = window.second === second ? window.calls + 1 : 1;
  context.account.callsInSecond = { second, calls };
  return context.rules.callsPerSecond > 0 && calls > context.rules.callsPerSecond;
}

function countOf(account: Account): TrueCount17track {
  const months = [...new Set([...account.trackingByMonth.keys(), ...account.emailsByMonth.keys()])].sort();
  return {
    months: Object.fromEntries(
      months.map((month) => [
        month,
        { tracking: account.trackingByMonth.get(month) ?? 0, email: account.emailsByMonth.get(month) ?? 0 },
      ]),
    ),
    deductions: [...account.deductions],
  };
}
