import type { BarView } from '../../shared/words/views.ts';

/** One stretch of a bar: its share of the whole length, in percent. */
export interface BarPart {
  readonly kind: 'used' | 'sure' | 'maybe' | 'over' | 'left';
  readonly percent: number;
}

/** Of a bar without a known end, what is used and asked for takes a third, however much it is. */
const OPEN_LENGTH = 3;

/**
 * Cuts a bar into its stretches, first to last. What does not fit into the allowance is `over`; the bar then is as long
 * as all that is asked for. The shares add up to 100.
 */
export const barParts = ({ used, sure, maybe, allowance: known }: BarView): readonly BarPart[] => {
  const asked = Math.max(0, used) + Math.max(0, sure) + Math.max(0, maybe);
  const allowance = known ?? asked * OPEN_LENGTH;
  const whole = Math.max(asked, allowance);
  if (whole <= 0) return [{ kind: 'left', percent: 100 }];
  let taken = 0;
  const fit = (units: number): number => {
    const fits = Math.max(0, Math.min(units, allowance - taken));
    taken += fits;
    return fits;
  };
  const parts: readonly (readonly [BarPart['kind'], number])[] = [
    ['used', fit(used)],
    ['sure', fit(sure)],
    ['maybe', fit(maybe)],
    ['over', Math.max(0, asked - Math.max(0, allowance))],
    ['left', Math.max(0, allowance - asked)],
  ];
  return parts.filter(([, units]) => units > 0).map(([kind, units]) => ({ kind, percent: (units / whole) * 100 }));
};
