import { type Case, findOf } from './find-case.ts';

const { defineProperty, getOwnPropertyDescriptors } = Object;

/** What a page may do to the built-ins: every method of texts, lists and patterns throws, and lists cannot be walked. */
const breakBuiltIns = (): (() => void) => {
  const repairs = [String.prototype, Array.prototype, RegExp.prototype, Map.prototype].map((prototype) => {
    const before = getOwnPropertyDescriptors(prototype);
    return { prototype, before, keys: Reflect.ownKeys(before) };
  });
  const broken = (): never => {
    throw new Error('a built-in was called');
  };
  for (let at = 0; at < repairs.length; at += 1) {
    const repair = repairs[at];
    for (let nth = 0; repair !== undefined && nth < repair.keys.length; nth += 1) {
      const key = repair.keys[nth] ?? '';
      if (key !== 'length')
        defineProperty(repair.prototype, key, { value: broken, configurable: true, writable: true });
    }
  }
  return () => {
    for (let at = 0; at < repairs.length; at += 1) {
      const repair = repairs[at];
      for (let nth = 0; repair !== undefined && nth < repair.keys.length; nth += 1) {
        const key = repair.keys[nth] ?? '';
        const descriptor = Reflect.get(repair.before, key);
        if (key !== 'length') defineProperty(repair.prototype, key, descriptor);
      }
    }
  };
};

/** What is found of each address in a page that broke its built-ins. */
Reflect.set(window, 'findBroken', (cases: readonly Case[]) => {
  const found: unknown[] = [];
  const repair = breakBuiltIns();
  try {
    for (let at = 0; at < cases.length; at += 1) {
      const one = cases[at];
      if (one !== undefined) defineProperty(found, at, { value: findOf(one), enumerable: true });
    }
  } finally {
    repair();
  }
  return found;
});
