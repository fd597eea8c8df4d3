import { fromUnits } from '../amount.ts';
import { type Assumed, assume } from './assume.ts';
import type { Charge, ChargeCase } from './compiled.ts';
import { type ConditionNames, compileCondition } from './condition.ts';
import { within } from './pack-error.ts';
import type { PackNames } from './pack-names.ts';
import type { PackCharge } from './schema.ts';

/** The place of the charge that another rides on: an earlier one of the same call, or -1 for none. */
const parentOf = (charge: PackCharge, at: number, all: readonly PackCharge[]): number => {
  if (charge.ridesOn === undefined) return -1;
  const parent = all.findIndex((one) => one.slot === charge.ridesOn);
  if (parent < 0 || parent >= at) throw new RangeError(`ridesOn names no earlier charge: "${charge.ridesOn}"`);
  return parent;
};

/** The cases that can decide when so much is known, with what is left to ask of each. */
const casesUnder = (
  cases: PackCharge['cases'],
  assumed: Assumed,
  { ruleOf }: PackNames,
  names: ConditionNames,
): readonly ChargeCase[] => {
  const open: ChargeCase[] = [];
  for (const { rule, when, bounds } of cases) {
    const then = when === undefined || assume(when, assumed);
    if (then === false) continue;
    open.push({ rule: ruleOf(rule), test: then === true ? null : compileCondition(then, names), bounds });
    if (then === true) break;
  }
  return open;
};

/** Compiles one charge of a call. Throws RangeError naming the first thing that the pack does not have. */
export const compileCharge = (
  charge: PackCharge,
  at: number,
  all: readonly PackCharge[],
  pack: PackNames,
  names: ConditionNames,
): Charge => {
  const rules = charge.cases.map(({ rule, when }, nth) =>
    within(`cases.${nth}`, () => {
      // Also what no call will ever ask must name what the pack has.
      if (when !== undefined) compileCondition(when, names);
      return pack.ruleOf(rule);
    }),
  );
  const under = (variant: Assumed['variant']): Charge['casesOf'][typeof variant] => ({
    item: casesUnder(charge.cases, { variant, known: 'item' }, pack, names),
    number: casesUnder(charge.cases, { variant, known: 'number' }, pack, names),
    nothing: casesUnder(charge.cases, { variant, known: 'nothing' }, pack, names),
  });
  return {
    slot: charge.slot,
    meter: pack.meterOf(charge.meter),
    units: fromUnits(charge.units),
    unitsWhen: charge.unitsWhen.map((one) => ({
      test: compileCondition(one.when, names),
      units: fromUnits(one.units),
    })),
    once: charge.once,
    onlyWhen: charge.onlyWhen === undefined ? null : compileCondition(charge.onlyWhen, names),
    ridesOn: parentOf(charge, at, all),
    proves: charge.proves,
    plain: rules.at(-1) ?? null,
    casesOf: { given: under('given'), absent: under('absent') },
  };
};
