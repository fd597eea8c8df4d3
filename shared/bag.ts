/** An object that came from outside: its fields are not known yet. */
export type Bag = { readonly [name: string]: unknown };

/** True for any object, a list included. */
export const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null;

/** True for an object that is no list. */
export const isRecord = (value: unknown): value is Bag => isBag(value) && !Array.isArray(value);

/** A value as text; empty for null, for what is absent, and for lists and objects: their own `toString` may be any JSON, and no function. */
export const textOf = (value: unknown): string =>
  value === undefined || value === null || typeof value === 'object' ? '' : String(value);
