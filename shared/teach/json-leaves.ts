import { isRecord } from '../bag.ts';

/** A step to a value: the name of a field, or into a list. */
export type Step = { readonly kind: 'name'; readonly name: string } | { readonly kind: 'each' };

/** A text, a number, or true or false, with the way to it and what holds it. */
export interface Leaf {
  readonly steps: readonly Step[];
  readonly value: string | number | boolean;
}

const MOST = 20_000;
const DEEPEST = 30;
const NAME = /^[A-Za-z0-9_-]+$/;

/** True for a name that the path of a pack can say. */
export const isPathName = (name: string): boolean => NAME.test(name);

/** All plain values of a document, in its order; those under names that no path can say are passed over. */
export const leavesOf = (root: unknown): readonly Leaf[] => {
  const found: Leaf[] = [];
  const walk = (value: unknown, steps: readonly Step[]): void => {
    if (found.length >= MOST || steps.length > DEEPEST) return;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      found.push({ steps, value });
    else if (Array.isArray(value)) for (const one of value) walk(one, [...steps, { kind: 'each' }]);
    else if (isRecord(value))
      for (const [name, one] of Object.entries(value))
        if (isPathName(name)) walk(one, [...steps, { kind: 'name', name }]);
  };
  walk(root, []);
  return found;
};

/** The way as a path of a pack. */
export const pathOf = (steps: readonly Step[]): string =>
  `$${steps.map((step) => (step.kind === 'each' ? '[*]' : `.${step.name}`)).join('')}`;

/** The way as people read it. */
export const trailOf = (steps: readonly Step[]): readonly string[] =>
  steps.map((step) => (step.kind === 'each' ? 'each' : step.name));

/** The way in two parts: to the last list on it, and from there on. */
export const splitAtList = (steps: readonly Step[]): readonly [readonly Step[], readonly Step[]] => {
  const last = steps.findLastIndex((step) => step.kind === 'each');
  return [steps.slice(0, last + 1), steps.slice(last + 1)];
};
