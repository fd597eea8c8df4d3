/** A number as RFC 9651 writes it: an integer, or a decimal of at most three places. */
const writeNumber = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(3).replace(/0+$/, '');

/** A dictionary of numbers (RFC 9651 §4.1.2): `tracking=2, email=0.5`. Empty for an empty one: the header is then left out. */
export const writeDictionary = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key}=${writeNumber(value)}`)
    .join(', ');

/** A boolean item (RFC 9651 §4.2.8), parameters ignored, or the `1`, `0`, `true` and `false` that people write for one; null when it is none. */
export const readBoolean = (text: string): boolean | null => {
  const found = /^[ \t]*(?:\?([01])[ \t]*(?:;.*)?|(1|0|true|false)[ \t]*)$/i.exec(text);
  if (found === null) return null;
  return found[1] === '1' || found[2] === '1' || found[2]?.toLowerCase() === 'true';
};
