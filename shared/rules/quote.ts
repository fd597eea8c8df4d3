import { type Amount, add, ZERO } from '../amount.ts';
import { type AccountBooks, periodOf } from '../books/account.ts';
import { allowanceOf, leftOf } from '../books/allowance.ts';
import { findItem, isLive, isOpen, type ItemHistory, type NumberHistory } from '../books/history.ts';
import type { Ask } from '../ledger/posting.ts';
import type { Charge, CompiledCall, Rule } from '../pack/compile.ts';
import type { Case } from '../pack/condition.ts';
import type { Bounds } from '../pack/schema.ts';
import type { Recognised } from '../recognise/recognise.ts';
import { newBatch } from './batch.ts';
import { boundsOf, unitsOf } from './charge.ts';

/** What one item of a call will be charged by one rule. Sentences are made when they are read (rules/describe.ts). */
export interface Line {
  /** Index of the item in the call. */
  readonly ask: number;
  /** The key's variant: the carrier asked for, or the one that the ledger knows. */
  readonly variant: string;
  readonly rule: Rule;
  readonly charge: Charge | null;
  readonly bounds: Bounds;
  min: Amount;
  likely: Amount;
  readonly max: Amount;
  /** True when nothing is left for it: the provider will refuse. */
  capped: boolean;
  /** When what the rule speaks of happened (a deletion), or 0. */
  readonly since: number;
}

export interface MeterQuote {
  readonly meter: string;
  readonly min: Amount;
  readonly likely: Amount;
  /** Null: nobody knows. */
  readonly max: Amount | null;
  readonly before: Amount | null;
  readonly after: Amount | null;
  readonly allowance: Amount | null;
  /** When the allowance comes back, or null. */
  readonly resets: number | null;
}

/** What a call will charge, before it leaves. */
export interface Quote {
  readonly recognised: Recognised;
  readonly account: AccountBooks;
  readonly at: number;
  readonly lines: readonly Line[];
  readonly meters: readonly MeterQuote[];
  /** Why nobody knows what it costs, or null. */
  readonly unknown: string | null;
}

const lineOf = (index: number, about: Case, rule: Rule, charge: Charge | null, bounds: Bounds, range: readonly [Amount, Amount, Amount]): Line => ({
  ask: index,
  variant: about.item === null ? about.ask.variant : about.item.variant,
  rule,
  charge,
  bounds,
  min: range[0],
  likely: range[1],
  max: range[2],
  capped: false,
  since: about.item === null ? 0 : about.item.lifeAt,
});

const NOTHING: readonly [Amount, Amount, Amount] = [ZERO, ZERO, ZERO];

/** Prices one item and adds its lines. False when the provider is predicted to refuse it. */
const priceItem = (call: CompiledCall, about: Case, index: number, lines: Line[]): boolean => {
  for (const refusal of call.refusals) {
    if (refusal.test(about)) {
      lines.push(lineOf(index, about, refusal.rule, null, 'refused', NOTHING));
      return false;
    }
  }
  const before = lines.length;
  const priced: (Line | null)[] = [];
  for (const charge of call.charges) {
    const parent = charge.ridesOn < 0 ? null : (priced[charge.ridesOn] ?? null);
    if ((charge.ridesOn >= 0 && (parent === null || parent.max === ZERO)) || (charge.onlyWhen !== null && !charge.onlyWhen(about))) {
      priced.push(null);
      continue;
    }
    const found = charge.cases.find((one) => one.test === null || one.test(about));
    if (found === undefined) {
      priced.push(null);
      continue;
    }
    const bounds = parent !== null && parent.likely === ZERO && found.bounds === 'likely' ? 'maybe' : found.bounds;
    const line = lineOf(index, about, found.rule, charge, bounds, boundsOf(bounds, unitsOf(charge, about)));
    lines.push(line);
    priced.push(line);
    if (found.bounds === 'refused') return false;
  }
  if (lines.length === before) lines.push(lineOf(index, about, call.free, null, 'free', NOTHING));
  return true;
};

/** True for an item that a call without a carrier may mean. */
const mayBeMeant = (item: ItemHistory): boolean => isLive(item) || item.life === 'unsure' || item.holds.some(isOpen);

/** Of the items of a number that a call without a carrier may mean, the one that would be charged most. */
const priceResolved = (call: CompiledCall, about: Case, index: number, number: NumberHistory, lines: Line[]): boolean => {
  let best: { lines: Line[]; accepted: boolean; max: number } | null = null;
  for (const item of number.items) {
    if (!mayBeMeant(item)) continue;
    about.item = item;
    const tried: Line[] = [];
    const accepted = priceItem(call, about, index, tried);
    const max = tried.reduce((sum, line) => sum + line.max, 0);
    if (best === null || max > best.max) best = { lines: tried, accepted, max };
  }
  if (best === null) return priceItem(call, about, index, lines);
  lines.push(...best.lines);
  about.item = findItem(number, best.lines[0]?.variant ?? '');
  return best.accepted;
};

const capLines = (lines: readonly Line[], left: Map<string, { min: number; likely: number }>): void => {
  for (const line of lines) {
    const cap = line.charge === null ? undefined : left.get(line.charge.meter);
    if (cap === undefined || line.max === ZERO) continue;
    if (line.min > cap.min) line.min = ZERO;
    if (line.likely > cap.likely) {
      line.likely = ZERO;
      line.capped = true;
    }
    cap.min -= line.min;
    cap.likely -= line.likely;
  }
};

const sumMeters = (account: AccountBooks, call: CompiledCall | null, lines: readonly Line[], at: number, unknown: boolean): MeterQuote[] => {
  const meters = new Set(call === null || (unknown && call.charges.length === 0) ? account.pack.document.meters.slice(0, unknown ? 1 : 0).map((meter) => meter.id) : call.charges.map((charge) => charge.meter));
  const period = periodOf(account, at);
  const quotes: MeterQuote[] = [];
  for (const meter of meters) {
    let min = ZERO;
    let likely = ZERO;
    let max = ZERO;
    for (const line of lines) {
      if (line.charge?.meter !== meter) continue;
      min = add(min, line.min);
      likely = add(likely, line.likely);
      max = add(max, line.max);
    }
    const before = leftOf(account, meter, at);
    quotes.push({
      meter,
      min,
      likely,
      max: unknown ? null : max,
      before,
      after: before === null ? null : ((before - likely) as Amount),
      allowance: allowanceOf(account, meter, period),
      resets: before === null || period.to === Number.POSITIVE_INFINITY ? null : period.to,
    });
  }
  return quotes;
};

const isLeftKnown = (account: AccountBooks, call: CompiledCall, at: number): Map<string, { min: number; likely: number }> => {
  const caps = new Map<string, { min: number; likely: number }>();
  for (const charge of call.charges) {
    if (caps.has(charge.meter)) continue;
    const refuses = account.pack.document.meters.some((meter) => meter.id === charge.meter && meter.refusesPastAllowance);
    const left = refuses ? leftOf(account, charge.meter, at) : null;
    if (left !== null) caps.set(charge.meter, { min: Math.max(0, left), likely: Math.max(0, left) });
  }
  return caps;
};

/**
 * What a call will charge if it is sent at this time: bounds per meter and a line per item and rule. Changes nothing. The bounds hold if the
 * provider serves the call and refuses only what the rules predict (contract §2).
 */
export const quoteCall = (recognised: Recognised, account: AccountBooks, at: number): Quote => {
  const { call, asks } = recognised;
  const unknown =
    recognised.action === 'unknown'
      ? 'no rule describes this call'
      : recognised.unreadable !== null && call !== null && call.charges.length > 0
        ? recognised.unreadable
        : null;
  const lines: Line[] = [];
  if (call !== null && unknown === null) {
    priceAll(call, asks, recognised, account, at, lines);
    if (call.charges.length > 0) capLines(lines, isLeftKnown(account, call, at));
  }
  return { recognised, account, at, lines, meters: sumMeters(account, call, lines, at, unknown !== null), unknown };
};

const priceAll = (call: CompiledCall, asks: readonly Ask[], recognised: Recognised, account: AccountBooks, at: number, lines: Line[]): void => {
  const first = asks[0];
  if (first === undefined) return;
  const about: Case = { ask: first, params: recognised.params, item: null, number: null, at, period: periodOf(account, at).id };
  const tooMany = call.most !== null && asks.length > call.most.items ? call.most.rule : null;
  const batch = newBatch(account, call, about, asks.length);
  for (let index = 0; index < asks.length; index++) {
    const ask = asks[index];
    if (ask === undefined) continue;
    about.ask = ask;
    about.item = null;
    const refused = tooMany ?? (ask.valid ? null : call.malformed);
    if (refused !== null) {
      lines.push(lineOf(index, about, refused, null, 'refused', NOTHING));
      continue;
    }
    const number: NumberHistory | null = batch.numberOf(ask);
    about.number = number;
    let accepted: boolean;
    if (number !== null && call.resolve && ask.variant === '') {
      about.item = findItem(number, '');
      accepted = priceResolved(call, about, index, number, lines);
    } else {
      const item: ItemHistory | null = number === null ? null : findItem(number, ask.variant);
      about.item = item;
      accepted = priceItem(call, about, index, lines);
    }
    if (accepted) batch.accept(ask, about.item === null ? ask.variant : about.item.variant);
  }
};
