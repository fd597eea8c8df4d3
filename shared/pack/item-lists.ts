import { elementsOf, type Member, membersOf, type Slot, type Span, valueAt } from '../json/structure.ts';
import { type Step, stepsOf } from './paths.ts';

/** A list in the text of a body, with those of the call's items that stand in it. */
export interface ItemList {
  readonly slots: readonly Slot[];
}

/**
 * Where a call's items stand in the text of its body: list by list, in the order in which they are read, so that the nth of all slots is the nth item. Null where the
 * body is not built as the call's is, or an object on the way names something twice. The text must be valid JSON.
 */
export type FindItemLists = (text: string) => readonly ItemList[] | null;

const nameOf = (text: string): string => {
  const name: unknown = JSON.parse(text);
  return typeof name === 'string' ? name : '';
};

/** The members of an object as a parser gives them, in its order: names that are numbers come first. Null where one stands twice. */
const parsedMembers = (members: readonly Member[]): readonly (readonly [name: string, value: Span])[] | null => {
  const values = new Map(members.map(({ key, value }) => [nameOf(key), value]));
  if (values.size < members.length) return null;
  const order = Object.keys(Object.fromEntries([...values.keys()].map((name) => [name, true])));
  return order.flatMap((name) => {
    const value = values.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
};

const stepInto = (text: string, at: Span, step: Step): readonly Span[] | null => {
  if (step.kind === 'each') return elementsOf(text, at)?.map(({ value }) => value) ?? null;
  const members = membersOf(text, at);
  const parsed = members === null ? null : parsedMembers(members);
  if (parsed === null) return null;
  const found = parsed.filter(([name]) => step.kind === 'keys' || name === step.name);
  return step.kind === 'name' && found.length === 0 ? null : found.map(([, value]) => value);
};

/** Compiles the path of a call's items. Null where it does not end in a list. */
export const compileItemLists = (each: string): FindItemLists | null => {
  const steps = stepsOf(each);
  if (steps.at(-1)?.kind !== 'each') return null;
  return (text) => {
    let found: readonly Span[] = [valueAt(text, 0)];
    for (const step of steps.slice(0, -1)) {
      const next = found.map((at) => stepInto(text, at, step));
      const whole = next.filter((one) => one !== null);
      if (whole.length < next.length) return null;
      found = whole.flat();
    }
    const lists = found.map((at) => elementsOf(text, at));
    const whole = lists.filter((one) => one !== null);
    return whole.length < lists.length ? null : whole.map((slots) => ({ slots }));
  };
};
