import { type Amount, ZERO } from '../amount.ts';
import type { Charge } from '../pack/compiled.ts';
import type { Case } from '../pack/condition.ts';
import type { Bounds } from '../pack/schema.ts';

/** Min, likely and max of a charge of so many units (contract §2: bounds). */
export const boundsOf = (bounds: Bounds, units: Amount): readonly [Amount, Amount, Amount] => {
  switch (bounds) {
    case 'sure':
      return [units, units, units];
    case 'likely':
      return [ZERO, units, units];
    case 'maybe':
      return [ZERO, ZERO, units];
    case 'free':
    case 'refused':
      return [ZERO, ZERO, ZERO];
  }
};

/** What one charge costs for one item: by the first condition that holds, else its plain units. */
export const unitsOf = (charge: Charge, about: Case): Amount => {
  for (const one of charge.unitsWhen) if (one.test(about)) return one.units;
  return charge.units;
};
