/** An object that came from outside: its fields are not known yet. */
export type Bag = { readonly [name: string]: unknown };

/** True for any object, a list included. */
export const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null;

/** True for an object that is no list. */
export const isRecord = (value: unknown): value is Bag => isBag(value) && !Array.isArray(value);
