import { type Amount, add, fromUnits, ZERO } from '../amount.ts';
import type { Hold, ItemHistory, NumberHistory } from '../model/history.ts';
import type { Grant, Posting, State } from '../model/posting.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { monthNamed, monthOf, ONCE, type Period } from '../period.ts';
import type { Spending } from './spending.ts';

/** Sums of one meter in one period, in thousandths. Used = charged + expected + unresolved. */
export interface Totals {
  reserved: Amount;
  charged: Amount;
  expected: Amount;
  unresolved: Amount;
}

export interface AllowanceSet {
  readonly units: Amount | null;
  /** It holds for the period of this instant and those after it. */
  readonly since: number;
  /** When it was last said: no answer to a call sent before proves another. */
  until: number;
}

export interface Settings {
  name: string | null;
  /** As the person wrote it (`200-once`, `1000-monthly`), or null for the pack's default. */
  plan: string | null;
  zone: string;
  email: boolean;
  grants: readonly Grant[];
}

/** A call that got no usable answer: what it asked is needed when a later answer decides its units. */
export interface LostCall {
  readonly reserved: Posting;
  /** Its units that a later answer can still decide. Without any it is lost no more. */
  readonly inDoubt: Set<Hold>;
  /** Given up without any answer: its own may come after all. */
  readonly isAwaited: boolean;
}

/** The books of one account at one provider. */
export interface AccountBooks {
  readonly provider: string;
  readonly id: string;
  readonly pack: CompiledPack;
  readonly settings: Settings;
  /** Allowances that the provider's own count or its answers set, by meter, oldest first. */
  readonly allowances: Map<string, AllowanceSet[]>;
  readonly numbers: Map<string, NumberHistory>;
  /** Numbers written with more than letters and digits, by their letters and digits: to notice two spellings of one number. */
  readonly spellings: Map<string, string>;
  /** Containers by number, with the bill of lading that named them. */
  readonly billOf: Map<string, string>;
  /** The same, by bill of lading. */
  readonly membersOf: Map<string, Set<string>>;
  /** By meter, then period. */
  readonly totals: Map<string, Map<string, Totals>>;
  /** Every hold ever made that still counts, for allowances that depend on the order of use. */
  readonly uses: Set<Hold>;
  /** What its uses spent of grants; null without grants. */
  spending: Spending | null;
  /** Holds that may still move, by id. */
  readonly open: Map<string, Hold>;
  readonly unresolved: Set<Hold>;
  /** Calls that were sent and have no answer yet, by their id. */
  readonly inFlight: Map<string, Posting>;
  /** Calls that got no usable answer and still hold units, by their id. */
  readonly lost: Map<string, LostCall>;
  readonly listed: Set<ItemHistory>;
  /** Shipments on lists have been counted for every month up to this instant. */
  turnedUntil: number;
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

/** The period of an account that holds an instant. */
export const periodOf = (account: AccountBooks, at: number): Period =>
  planOf(account).period === 'once' ? ONCE : monthOf(at, account.settings.zone);

/** The period of an account that its books have under this id. */
export const periodNamed = (account: AccountBooks, id: string): Period =>
  id === ONCE.id ? ONCE : (monthNamed(id, account.settings.zone) ?? ONCE);

const NO_TOTALS: Readonly<Totals> = { reserved: ZERO, charged: ZERO, expected: ZERO, unresolved: ZERO };

/** The sums of a meter in the period with this id; zeros where nothing was held. */
export const totalsOf = (account: AccountBooks, meter: string, period: string): Readonly<Totals> =>
  account.totals.get(meter)?.get(period) ?? NO_TOTALS;

const ensureTotals = (account: AccountBooks, meter: string, period: string): Totals => {
  let periods = account.totals.get(meter);
  if (periods === undefined) {
    periods = new Map();
    account.totals.set(meter, periods);
  }
  let totals = periods.get(period);
  if (totals === undefined) {
    totals = { ...NO_TOTALS };
    periods.set(period, totals);
  }
  return totals;
};

/** Adds units of a hold to the sums of its meter and period, or takes them away where they are negative; released units are in no sum. */
export const addToTotals = (account: AccountBooks, hold: Hold, state: State, units: Amount): void => {
  if (state === 'released') return;
  const totals = ensureTotals(account, hold.meter, hold.period);
  totals[state] = add(totals[state], units);
};
