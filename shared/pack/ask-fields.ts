import type { Fields } from '../model/posting.ts';

/** The fields of an item that gives none: shared by the many that do not. */
export const NO_FIELDS: Fields = {};

/** True for a value that says nothing to any rule: it is left out. */
export const isSilent = (value: unknown): boolean => value === undefined || value === null || value === '';

/** The fields of an item by name, from what says the value of each; what says nothing is left out. */
export const askFields = (names: readonly string[], read: (name: string) => unknown): Fields =>
  Object.fromEntries(names.map((name) => [name, read(name)] as const).filter(([, value]) => !isSilent(value)));
