/** Reads a value that came as JSON; `where` names its place for the error. Throws `UnexpectedJson` when it is something else. */
export type Parse<T> = (value: unknown, where: string) => T;

/** A message of the background that the page cannot read: the two are of different versions, or one has a fault. */
export class UnexpectedJson extends Error {
  override readonly name = 'UnexpectedJson';
  constructor(where: string, wanted: string) {
    super(`${where}: ${wanted} expected`);
  }
}

export const text: Parse<string> = (value, where) => {
  if (typeof value !== 'string') throw new UnexpectedJson(where, 'a text');
  return value;
};

export const number: Parse<number> = (value, where) => {
  if (typeof value !== 'number') throw new UnexpectedJson(where, 'a number');
  return value;
};

export const flag: Parse<boolean> = (value, where) => {
  if (typeof value !== 'boolean') throw new UnexpectedJson(where, 'true or false');
  return value;
};

/** Nothing is expected of the value. */
export const nothing: Parse<void> = () => undefined;

export const oneOf =
  <const T extends string>(...words: readonly T[]): Parse<T> =>
  (value, where) => {
    const word = words.find((one) => one === value);
    if (word === undefined) throw new UnexpectedJson(where, words.join(' or '));
    return word;
  };

export const orNull =
  <T>(parse: Parse<T>): Parse<T | null> =>
  (value, where) =>
    value === null ? null : parse(value, where);

export const orAbsent =
  <T>(parse: Parse<T>): Parse<T | undefined> =>
  (value, where) =>
    value === undefined ? undefined : parse(value, where);

export const listOf =
  <T>(parse: Parse<T>): Parse<readonly T[]> =>
  (value, where) => {
    if (!Array.isArray(value)) throw new UnexpectedJson(where, 'a list');
    return value.map((one, index) => parse(one, `${where}[${index}]`));
  };

/** The fields of a JSON object, each read by its own name. */
export type Fields = <T>(name: string, parse: Parse<T>) => T;

/** Opens an object: what comes back reads its fields. */
export const fieldsOf = (value: unknown, where: string): Fields => {
  if (typeof value !== 'object' || value === null) throw new UnexpectedJson(where, 'an object');
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
  return (name, parse) => parse(fields.get(name), `${where}.${name}`);
};
