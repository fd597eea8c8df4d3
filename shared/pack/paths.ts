import { type Bag, isRecord } from '../bag.ts';

/** One thing a path found, with the object keys that its `.*` steps went through. */
export interface FoundAt {
  readonly value: unknown;
  readonly keys: readonly string[];
}

export type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'each' }
  | { readonly kind: 'keys' };

/** The steps of a path, in order. */
export const stepsOf = (path: string): readonly Step[] => {
  const steps: Step[] = [];
  for (const part of path.slice(1).match(/\.\*|\[\*\]|\.[A-Za-z0-9_-]+/g) ?? []) {
    if (part === '.*') steps.push({ kind: 'keys' });
    else if (part === '[*]') steps.push({ kind: 'each' });
    else steps.push({ kind: 'name', name: part.slice(1) });
  }
  return steps;
};

/** Reads one value: only names, no `[*]` or `.*`. Missing on the way is undefined; inherited names are never read. */
export const compileGet = (path: string): ((root: unknown) => unknown) => {
  const names = stepsOf(path).map((step) => (step.kind === 'name' ? step.name : ''));
  const only = names[0];
  if (names.length === 1 && only !== undefined) {
    return (root) => (isRecord(root) && Object.hasOwn(root, only) ? root[only] : undefined);
  }
  return (root) => {
    let value = root;
    for (const name of names) {
      if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
      value = value[name];
    }
    return value;
  };
};

/** Puts several values of one parsed object where they belong; keys that it does not read are handed on. Gives the number of keys. */
export type Pick = (root: Bag, into: unknown[], other: (key: string) => void) => number;

/** Compiles paths to one look at an object's keys: values in the order of the paths, as `compileGet` reads them; undefined where no path is given. */
export const compilePick = (paths: readonly (string | undefined)[]): Pick => {
  const places = new Map<string, number>();
  const deep: { readonly at: number; readonly get: (root: unknown) => unknown }[] = [];
  for (const [at, path] of paths.entries()) {
    if (path === undefined) continue;
    const [name] = namesIn(path);
    // A single name is found among the keys; whatever else a path is, it is read as anywhere.
    if (name !== undefined && stepsIn(path) === 1 && !places.has(name)) places.set(name, at);
    else deep.push({ at, get: compileGet(path) });
  }
  return (root, into, other) => {
    let keys = 0;
    for (let at = 0; at < paths.length; at++) into[at] = undefined;
    for (const key in root) {
      const at = places.get(key);
      if (at === undefined) other(key);
      else into[at] = root[key];
      keys += 1;
    }
    for (const { at, get } of deep) into[at] = get(root);
    return keys;
  };
};

const walk = (
  value: unknown,
  steps: readonly Step[],
  from: number,
  keys: readonly string[],
  found: FoundAt[],
): void => {
  const step = steps[from];
  if (step === undefined) {
    found.push({ value, keys });
    return;
  }
  switch (step.kind) {
    case 'name':
      if (isRecord(value) && Object.hasOwn(value, step.name)) walk(value[step.name], steps, from + 1, keys, found);
      return;
    case 'each':
      if (Array.isArray(value)) for (const one of value) walk(one, steps, from + 1, keys, found);
      return;
    case 'keys':
      if (isRecord(value))
        for (const key of Object.keys(value)) walk(value[key], steps, from + 1, [...keys, key], found);
  }
};

/** Finds all values of a path in document order. */
export const compileFind = (path: string): ((root: unknown) => readonly FoundAt[]) => {
  const steps = stepsOf(path);
  return (root) => {
    const found: FoundAt[] = [];
    walk(root, steps, 0, [], found);
    return found;
  };
};

/** True for what says something: text that is not blank, a number other than 0, true, a list that is not empty. */
export const isFilled = (value: unknown): boolean => {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value === 'number') return value !== 0;
  if (Array.isArray(value)) return value.length > 0;
  return value === true;
};

/** The names in a path, each with its place among the steps. */
export const namesAt = (path: string): readonly { readonly name: string; readonly at: number }[] =>
  stepsOf(path).flatMap((step, at) => (step.kind === 'name' ? [{ name: step.name, at }] : []));

/** The names in a path, in order. */
export const namesIn = (path: string): readonly string[] =>
  stepsOf(path).flatMap((step) => (step.kind === 'name' ? [step.name] : []));

/** How many steps a path has. */
export const stepsIn = (path: string): number => stepsOf(path).length;

/** What one step finds in one value; null when the value is not what the step expects. */
const stepInto = ({ value, keys }: FoundAt, step: Step): readonly FoundAt[] | null => {
  if (step.kind === 'each') return Array.isArray(value) ? value.map((one: unknown) => ({ value: one, keys })) : null;
  if (!isRecord(value)) return null;
  if (step.kind === 'keys') return Object.keys(value).map((key) => ({ value: value[key], keys: [...keys, key] }));
  return Object.hasOwn(value, step.name) ? [{ value: value[step.name], keys }] : null;
};

/** As `compileFind`, but null when anything on the way is not what the path expects: nothing may be passed over. */
export const compileFindAll = (path: string): ((root: unknown) => readonly FoundAt[] | null) => {
  const steps = stepsOf(path);
  return (root) => {
    let found: readonly FoundAt[] = [{ value: root, keys: [] }];
    for (const step of steps) {
      const next = found.map((one) => stepInto(one, step));
      const whole = next.filter((one) => one !== null);
      if (whole.length < next.length) return null;
      found = whole.flat();
    }
    return found;
  };
};
