import { type Amount, ZERO } from '../amount.ts';
import { findItem, type ItemHistory, isLive, isOpen, type NumberHistory } from '../model/history.ts';
import type { Charge, ChargeCase, CompiledCall } from '../pack/compiled.ts';
import type { Case } from '../pack/condition.ts';
import { freeLine, type Line, lineOf } from './line.ts';

/** What one charge costs for one item: by the first condition that holds, else its plain units. */
export const unitsOf = (charge: Charge, about: Case): Amount => {
  for (const one of charge.unitsWhen) if (one.test(about)) return one.units;
  return charge.units;
};

const casesOf = ({ casesOf: { given, absent } }: Charge, { ask, item, number }: Case): readonly ChargeCase[] => {
  const cases = ask.variant === '' ? absent : given;
  if (item !== null) return cases.item;
  return number === null ? cases.nothing : cases.number;
};

/** The case of a charge that decides: the first whose condition holds; null when the charge does not come into question. */
export const decidingCase = (charge: Charge, about: Case): ChargeCase | null => {
  if (charge.onlyWhen !== null && !charge.onlyWhen(about)) return null;
  for (const one of casesOf(charge, about)) if (one.test === null || one.test(about)) return one;
  return null;
};

const priceCharge = (charge: Charge, about: Case, index: number, parent: Line | null): Line | null => {
  if (charge.ridesOn >= 0 && (parent === null || parent.max === ZERO)) return null;
  const found = decidingCase(charge, about);
  if (found === null) return null;
  // What rides on another charge is no likelier than that one.
  const bounds = parent !== null && parent.likely === ZERO && found.bounds === 'likely' ? 'maybe' : found.bounds;
  return lineOf(index, about, found.rule, charge, bounds, unitsOf(charge, about));
};

/** Prices one item and adds its lines. False when the provider is predicted to refuse it. */
export const priceItem = (call: CompiledCall, about: Case, index: number, lines: Line[]): boolean => {
  for (const refusal of call.refusals) {
    if (refusal.test(about)) {
      lines.push(freeLine(index, about, refusal.rule, 'refused'));
      return false;
    }
  }
  const before = lines.length;
  let parent: Line | null = null;
  for (const charge of call.charges) {
    const line = priceCharge(charge, about, index, parent);
    if (charge.ridesOn < 0) parent = line;
    if (line === null) continue;
    lines.push(line);
    if (line.bounds === 'refused') return false;
  }
  if (lines.length === before) lines.push(freeLine(index, about, call.free, 'free'));
  return true;
};

/** True for an item that a call without a carrier may mean. */
const mayBeMeant = (item: ItemHistory): boolean => isLive(item) || item.life === 'unsure' || item.holds.some(isOpen);

const sumOfMax = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + line.max, 0);

/** Of the items of a number that a call without a carrier may mean, prices the one that would be charged most; leaves it in `about`. */
export const priceMostOf = (
  call: CompiledCall,
  about: Case,
  index: number,
  number: NumberHistory,
  lines: Line[],
): boolean => {
  let best: { readonly lines: readonly Line[]; readonly accepted: boolean } | null = null;
  for (const item of number.items) {
    if (!mayBeMeant(item)) continue;
    about.item = item;
    const tried: Line[] = [];
    const accepted = priceItem(call, about, index, tried);
    if (best === null || sumOfMax(tried) > sumOfMax(best.lines)) best = { lines: tried, accepted };
  }
  about.item = findItem(number, best?.lines[0]?.variant ?? '');
  if (best === null) return priceItem(call, about, index, lines);
  lines.push(...best.lines);
  return best.accepted;
};
