import { type Amount, fromUnits } from '../amount.ts';
import type { Hold, NumberHistory } from '../model/history.ts';
import type { Grant, Posting } from '../model/posting.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { type CountingWindow, type Period, periodIn, periodWithId } from '../period.ts';
import { type Counting, type LastRollup, NO_UNITS, type Rollup } from './rollups.ts';
import type { Rows } from './rows.ts';
import type { Spending } from './spending.ts';

/** Sums of one meter in one counting window, in thousandths. Used = charged + expected + unresolved. */
export interface Totals extends Record<Counting, Amount> {
  /** All of it by the spans that grants make of the window (books/spending.ts). */
  readonly spans: Map<number, Amount>;
}

export interface AllowanceSet {
  readonly units: Amount | null;
  /** It holds for the period of this instant and those after it. */
  readonly since: number;
  /** When it was last said: no answer to a call sent before proves another. */
  until: number;
  /** What the provider had counted by then; absent where it did not say. */
  used?: Amount;
}

export interface Settings {
  name: string | null;
  /** As the person wrote it (`200-once`, `1000-monthly`), or null for the pack's default. */
  plan: string | null;
  zone: string;
  email: boolean;
  grants: readonly Grant[];
}

/** A call that was sent and has no answer yet. */
export interface Flight {
  readonly call: string;
  readonly reserved: Posting;
  /** Its place in the ledger's order. */
  readonly order: number;
}

/** A call that got no usable answer: what it asked is needed when a later answer decides its units. */
export interface LostCall extends Flight {
  /** Its units that a later answer can still decide, by their ids. Without any it is lost no more. */
  readonly inDoubt: Set<string>;
  /** Given up without any answer: its own may come after all. */
  readonly isAwaited: boolean;
}

/** What one number is counted by in one stretch of time, or in a month by the provider's word. */
export interface Counted {
  readonly number: string;
  /** When its stretch begins; null for a month by the provider's word. */
  readonly at: number | null;
  readonly period: string;
  charged: Amount;
  /** Units that are not decided yet. */
  open: Amount;
}

/** How far somebody looked for what months that turned have to count: all of it up to an instant, and of the next month the numbers up to one. */
export interface TurnsSeen {
  readonly until: number;
  readonly number: string;
}

/** The books of one account at one provider. */
export interface AccountBooks {
  readonly provider: string;
  readonly id: string;
  readonly pack: CompiledPack;
  readonly rows: Rows;
  readonly settings: Settings;
  /** Allowances that the provider's own count or its answers set, by meter, oldest first. */
  readonly allowances: Map<string, AllowanceSet[]>;
  /** Ask `numberIn` (books/numbers.ts). */
  readonly numbers: Map<string, NumberHistory>;
  /** By meter, then counting window. */
  readonly totals: Map<string, Map<string, Totals>>;
  /** Every hold that was ever made, in books that hold their whole ledger; else null. */
  readonly holds: Hold[] | null;
  readonly rollups: Map<string, Rollup>;
  lastRollup: LastRollup | null;
  /** What is counted by number and month, where a provider tells its count by number. */
  readonly counted: Map<string, Counted>;
  /** What uses spent of grants, until something changes; then null. */
  spending: Spending | null;
  /** Holds that may still move, by id. */
  readonly open: Map<string, Hold>;
  /** Those in doubt, and those expected or decided by a bare count: their numbers by their row keys. */
  readonly unresolved: Map<string, string>;
  readonly expected: Map<string, string>;
  /** Calls that were sent and have no answer yet, by their id. */
  readonly inFlight: Map<string, Flight>;
  /** Calls that got no usable answer and still hold units, by their id. */
  readonly lost: Map<string, LostCall>;
  /** Numbers that stand on lists. */
  readonly listed: Set<string>;
  /** How many those are, whether they are here or not. */
  listedCount: number;
  /** Shipments on lists have been counted for every month up to this instant. */
  turnedUntil: number;
  /** The same, as far as somebody looked: where nothing was to be counted, nothing was written. */
  turnsSeen: TurnsSeen;
  /** Place in the ledger's order of the last call that may have touched everything; 0 for none. */
  doubts: number;
  /** Calls in flight that may touch everything. */
  pending: readonly string[];
  /** The place of the posting with which it began anew (the practice account); 0 for all others. */
  begun: number;
  /** Numbers that the posting at hand is about, or only looks at. */
  readonly atHand: Set<NumberHistory>;
  /** Names the holder of units that the posting at hand holds first. */
  by: string;
}

/** A plan as the account has it: what each meter includes, per what. */
export interface Plan {
  readonly id: string;
  readonly period: 'month' | 'once';
  readonly allowance: ReadonlyMap<string, Amount | null>;
}

/** The plan with this name, or null when the pack has none such. `N-monthly` stands for any number of up to nine digits. */
export const planNamed = (pack: CompiledPack, name: string | null): Plan | null => {
  const wanted = name ?? pack.document.plans[0]?.id;
  const parts = /^(\d{1,9})-(monthly|once)$/.exec(wanted ?? '');
  const document =
    pack.document.plans.find((plan) => plan.id === wanted) ??
    (parts === null ? undefined : pack.document.plans.find((plan) => plan.id === `N-${parts[2]}`));
  if (wanted === undefined || document === undefined || (document.id.startsWith('N-') && parts === null)) return null;
  const units = Number(parts?.[1] ?? 0);
  return {
    id: wanted,
    period: document.period,
    allowance: new Map(
      Object.entries(document.allowance).map(([meter, value]) => [
        meter,
        value === null ? null : fromUnits(value === 'N' ? units : value),
      ]),
    ),
  };
};

const plans = new WeakMap<CompiledPack, Map<string, Plan>>();

/** The account's plan; the pack's default when the one named is not in this pack. */
export const planOf = (account: AccountBooks): Plan => {
  let known = plans.get(account.pack);
  if (known === undefined) {
    known = new Map();
    plans.set(account.pack, known);
  }
  const name = account.settings.plan ?? '';
  let plan = known.get(name);
  if (plan === undefined) {
    plan = planNamed(account.pack, account.settings.plan) ??
      planNamed(account.pack, null) ?? { id: 'none', period: 'month', allowance: new Map() };
    known.set(name, plan);
  }
  return plan;
};

/** By what an account's units are counted. */
const windowOf = (account: AccountBooks): CountingWindow =>
  planOf(account).period === 'once' ? { kind: 'once' } : { kind: 'month', zone: account.settings.zone };

/** The period of an account that holds an instant. */
export const periodOf = (account: AccountBooks, at: number): Period => periodIn(windowOf(account), at);

/** The period of an account that its books have under this id. */
export const periodNamed = (account: AccountBooks, id: string): Period =>
  periodWithId({ kind: 'month', zone: account.settings.zone }, id);

const NO_TOTALS: Readonly<Totals> = { ...NO_UNITS, spans: new Map() };

/** The sums of a meter in the counting window with this id; zeros where nothing was held. */
export const totalsOf = (account: AccountBooks, meter: string, window: string): Readonly<Totals> =>
  account.totals.get(meter)?.get(window) ?? NO_TOTALS;

/** The same, begun where there are none yet. */
export const ensureTotals = (account: AccountBooks, meter: string, window: string): Totals => {
  let windows = account.totals.get(meter);
  if (windows === undefined) {
    windows = new Map();
    account.totals.set(meter, windows);
  }
  let totals = windows.get(window);
  if (totals === undefined) {
    totals = { ...NO_UNITS, spans: new Map() };
    windows.set(window, totals);
  }
  return totals;
};
