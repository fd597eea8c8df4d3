import { sayNumber } from '../../shared/words/locale.ts';
import type { Say } from '../words.ts';

/** A plan as people call it: "200 once", "100 each month"; as it is written where it has another form. */
export const planName = (plan: string, say: Say): string => {
  const [, units, period] = /^(\d+)-(once|monthly)$/.exec(plan) ?? [];
  if (units === undefined) return plan;
  return say(period === 'once' ? 'planOnce' : 'planMonthly', { n: sayNumber(Number(units), say.locale) });
};

/** True for a plan that stands for any number of units. */
export const isAnyPlan = (plan: string): boolean => plan.startsWith('N-');

/** The plan with this many units. */
export const planOf = (anyPlan: string, units: string): string => anyPlan.replace('N', units.trim());
