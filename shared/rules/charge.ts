import type { Amount } from '../amount.ts';
import type { Charge } from '../pack/compiled.ts';
import type { Case } from '../pack/condition.ts';

/** What one charge costs for one item: by the first condition that holds, else its plain units. */
export const unitsOf = (charge: Charge, about: Case): Amount => {
  for (const one of charge.unitsWhen) if (one.test(about)) return one.units;
  return charge.units;
};
