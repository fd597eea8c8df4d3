import { textOf } from '../bag.ts';
import { findItem, type Hold, type ItemHistory, isHeld, isLive, isOpen, type NumberHistory } from '../model/history.ts';
import type { Ask } from '../model/posting.ts';
import { isFilled } from './paths.ts';
import type { Condition } from './schema.ts';

/** What a condition may look at: one item of one call, and what the ledger knows of it. One object is reused for a whole call. */
export interface Case {
  ask: Ask;
  params: Readonly<Record<string, string>>;
  item: ItemHistory | null;
  number: NumberHistory | null;
  at: number;
  period: string;
}

export type Test = (about: Case) => boolean;

/** What conditions of one call may name. */
export interface ConditionNames {
  readonly fields: readonly string[];
  readonly params: readonly string[];
  readonly facts: readonly string[];
  /** Slots with how long one unit of theirs lasts. */
  readonly slots: ReadonlyMap<string, 'registration' | 'period' | 'each'>;
  /** The slot of a registration: an open one there means that a number may be registered already. */
  readonly registration: string | null;
}

const DAY_MS = 86_400_000;

/** A hold of a slot that counts now, or null: of this registration, or of this period (null: whatever its period). */
const holdOf = (
  item: ItemHistory | null,
  slot: string,
  period: string | null,
  which: (hold: Hold) => boolean,
): Hold | null => {
  if (item === null) return null;
  for (const hold of item.holds) {
    if (hold.slot === slot && (period === null || hold.period === period) && which(hold)) return hold;
  }
  return null;
};

/** Tells names apart. Most are one or two, which are compared faster than looked up. */
const among = (names: readonly string[]): ((name: string) => boolean) => {
  const [first, second = first] = names;
  if (names.length <= 2) return (name) => name === first || name === second;
  const all = new Set(names);
  return (name) => all.has(name);
};

/** Which items of a number a condition is about: those in these lives, or (`open`) with a registration in doubt. */
interface Standing {
  readonly isLife: (life: string) => boolean;
  readonly orOpen: boolean;
}

const standingOf = (states: readonly string[]): Standing => ({
  isLife: among(states),
  orOpen: states.includes('open'),
});

const stands = (item: ItemHistory, { isLife, orOpen }: Standing, registration: string | null): boolean =>
  isLife(item.life) ||
  (registration !== null && orOpen && item.holds.length > 0 && holdOf(item, registration, null, isOpen) !== null);

const oneOf = (names: readonly string[], name: string, what: string): string => {
  if (!names.includes(name)) throw new RangeError(`there is no ${what} named "${name}"`);
  return name;
};

/** The fields that a condition compares with a value. */
export const comparedIn = (condition: Condition): readonly string[] => {
  if ('equals' in condition) return [condition.equals[0]];
  if ('not' in condition) return comparedIn(condition.not);
  if ('all' in condition) return condition.all.flatMap(comparedIn);
  return 'any' in condition ? condition.any.flatMap(comparedIn) : [];
};

/** Turns a condition into a function. Throws RangeError when it names a field, fact, parameter or slot that the pack does not have. */
export const compileCondition = (condition: Condition, names: ConditionNames): Test => {
  if ('set' in condition) {
    const field = oneOf(names.fields, condition.set, 'field');
    return (about) => isFilled(about.ask.fields[field]);
  }
  if ('equals' in condition) {
    const field = oneOf(names.fields, condition.equals[0], 'field');
    const wanted = condition.equals[1];
    return (about) => textOf(about.ask.fields[field]) === wanted;
  }
  if ('param' in condition) {
    const name = oneOf(names.params, condition.param[0], 'part of the path');
    const wanted = condition.param[1].toLowerCase();
    return (about) => about.params[name]?.toLowerCase() === wanted;
  }
  if ('variant' in condition) {
    const given = condition.variant === 'given';
    return (about) => (about.ask.variant !== '') === given;
  }
  if ('life' in condition) {
    const isLife = among(condition.life);
    return (about) => isLife(about.item === null ? 'unknown' : about.item.life);
  }
  if ('quietDays' in condition) {
    const quietMs = condition.quietDays * DAY_MS;
    return (about) => about.item !== null && isLive(about.item) && about.at - about.item.seenAt >= quietMs;
  }
  if ('slot' in condition) {
    const [slot, state] = condition.slot;
    const once = names.slots.get(slot);
    if (once === undefined) throw new RangeError(`there is no slot named "${slot}"`);
    const which = state === 'open' ? isOpen : isHeld;
    return (about) => holdOf(about.item, slot, once === 'period' ? about.period : null, which) !== null;
  }
  if ('fact' in condition) {
    const fact = oneOf(names.facts, condition.fact[0], 'fact');
    const least = condition.fact[1];
    return (about) => (about.item?.facts[fact] ?? 0) >= least;
  }
  if ('sibling' in condition) {
    const states = standingOf(condition.sibling);
    return (about) => about.number?.items.some((item) => stands(item, states, names.registration)) ?? false;
  }
  if ('bareSibling' in condition) {
    const states = standingOf(condition.bareSibling);
    return (about) => {
      const bare = about.number === null ? null : findItem(about.number, '');
      return bare !== null && stands(bare, states, names.registration);
    };
  }
  if ('not' in condition) {
    const test = compileCondition(condition.not, names);
    return (about) => !test(about);
  }
  if ('all' in condition) {
    const tests = condition.all.map((one) => compileCondition(one, names));
    const [first, second] = tests;
    // Most are pairs: two calls are several times faster than a loop over closures.
    if (tests.length === 2 && first !== undefined && second !== undefined)
      return (about) => first(about) && second(about);
    return (about) => {
      for (const test of tests) if (!test(about)) return false;
      return true;
    };
  }
  const tests = condition.any.map((one) => compileCondition(one, names));
  return (about) => tests.some((test) => test(about));
};
