import type { Condition } from './schema.ts';

/** What is known beforehand of a case that is to be decided. */
export interface Assumed {
  readonly variant: 'given' | 'absent';
  /** The item is known, or only others of its number, or nothing. */
  readonly known: 'item' | 'number' | 'nothing';
}

const ofSeveral = (of: 'all' | 'any', conditions: readonly Condition[], assumed: Assumed): Condition | boolean => {
  // One that fails decides for all of them, one that holds for any.
  const decides = of === 'any';
  const left: Condition[] = [];
  for (const one of conditions) {
    const then = assume(one, assumed);
    if (then === decides) return decides;
    if (typeof then !== 'boolean') left.push(then);
  }
  const [first, second] = left;
  if (first === undefined) return !decides;
  if (second === undefined) return first;
  return of === 'all' ? { all: left } : { any: left };
};

/** What is left to ask of a condition when so much is known: true or false when nothing is. Law: for every case of this kind the answer is the same. */
export const assume = (condition: Condition, assumed: Assumed): Condition | boolean => {
  if ('all' in condition) return ofSeveral('all', condition.all, assumed);
  if ('any' in condition) return ofSeveral('any', condition.any, assumed);
  if ('not' in condition) {
    const then = assume(condition.not, assumed);
    return typeof then === 'boolean' ? !then : { not: then };
  }
  if ('variant' in condition) return condition.variant === assumed.variant;
  if (assumed.known === 'item') return condition;
  if ('life' in condition) return condition.life.includes('unknown');
  if ('quietDays' in condition || 'slot' in condition || 'fact' in condition) return false;
  if ('sibling' in condition || 'bareSibling' in condition) return assumed.known === 'nothing' ? false : condition;
  return condition;
};
