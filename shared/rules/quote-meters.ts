import { type Amount, add, most, subtract, ZERO } from '../amount.ts';
import { type AccountBooks, periodOf } from '../books/account.ts';
import { allowanceOf, type Basis, basisOf, leftOf } from '../books/allowance.ts';
import type { CompiledCall } from '../pack/compiled.ts';
import { isEndless } from '../period.ts';
import type { Line } from './line.ts';

/** What a call will charge on one meter, and what that leaves of it. */
export interface MeterQuote {
  readonly meter: string;
  readonly min: Amount;
  readonly likely: Amount;
  /** Null: nobody knows. */
  readonly max: Amount | null;
  readonly before: Amount | null;
  readonly after: Amount | null;
  readonly allowance: Amount | null;
  /** What `allowance`, `before` and `after` rest on; null for a meter that has no allowance. */
  readonly basis: Basis | null;
  /** When the allowance comes back, or null. */
  readonly resets: number | null;
}

interface Cap {
  min: Amount;
  likely: Amount;
}

/** What is left of each meter whose provider refuses past it. Nothing for meters whose allowance is not known. */
const capsOf = (account: AccountBooks, call: CompiledCall, at: number): Map<string, Cap> => {
  const caps = new Map<string, Cap>();
  for (const { meter } of call.charges) {
    const refuses = account.pack.document.meters.some((one) => one.id === meter && one.refusesPastAllowance);
    const left = !refuses || caps.has(meter) ? null : leftOf(account, meter, at);
    if (left !== null) caps.set(meter, { min: most(ZERO, left), likely: most(ZERO, left) });
  }
  return caps;
};

/** Stops `min` and `likely` at what is left, in the order of the items: a charge that does not fit is refused whole. `max` stays. */
export const capLines = (account: AccountBooks, call: CompiledCall, lines: readonly Line[], at: number): void => {
  const caps = capsOf(account, call, at);
  if (caps.size === 0) return;
  for (const line of lines) {
    const cap = line.charge === null ? undefined : caps.get(line.charge.meter);
    if (cap === undefined || line.max === ZERO) continue;
    if (line.min > cap.min) line.min = ZERO;
    if (line.likely > cap.likely) {
      line.likely = ZERO;
      line.capped = true;
    }
    cap.min = subtract(cap.min, line.min);
    cap.likely = subtract(cap.likely, line.likely);
  }
};

/** The meters that a call may charge; for one that no rule describes, the provider's main one. */
const metersOf = (
  account: AccountBooks,
  call: CompiledCall | null,
  lines: readonly Line[] | null,
): ReadonlySet<string> => {
  const charged = call?.charges.map((charge) => charge.meter) ?? [];
  return new Set(charged.length === 0 && lines === null ? [account.pack.mainMeter] : charged);
};

/** Sums the lines of a quote by meter, with what is left before and after. No lines (null): nobody knows what it costs. */
export const sumMeters = (
  account: AccountBooks,
  call: CompiledCall | null,
  lines: readonly Line[] | null,
  at: number,
): readonly MeterQuote[] => {
  const period = periodOf(account, at);
  return [...metersOf(account, call, lines)].map((meter): MeterQuote => {
    let min = ZERO;
    let likely = ZERO;
    let max = ZERO;
    for (const line of lines ?? []) {
      if (line.charge?.meter !== meter) continue;
      min = add(min, line.min);
      likely = add(likely, line.likely);
      max = add(max, line.max);
    }
    const before = leftOf(account, meter, at);
    return {
      meter,
      min,
      likely,
      max: lines === null ? null : max,
      before,
      after: before === null ? null : subtract(before, likely),
      allowance: allowanceOf(account, meter, period),
      basis: basisOf(account, meter, period),
      resets: before === null || isEndless(period) ? null : period.to,
    };
  });
};
