/** Headers as on the wire: name, value, name, value, … with their casing, order and repetitions. */
export type HeaderList = readonly string[];

/** The same as pairs of name and value. */
export const pairsOf = (list: HeaderList): readonly (readonly [name: string, value: string])[] =>
  Array.from({ length: Math.floor(list.length / 2) }, (_, at) => [list[2 * at] ?? '', list[2 * at + 1] ?? ''] as const);

/** Every value of a header, in order. */
export const valuesOf = (list: HeaderList, name: string): readonly string[] => {
  const wanted = name.toLowerCase();
  const values: string[] = [];
  for (let at = 0; at + 1 < list.length; at += 2) {
    if (list[at]?.toLowerCase() === wanted) values.push(list[at + 1] ?? '');
  }
  return values;
};

/** The first value of a header, or null. */
export const firstOf = (list: HeaderList, name: string): string | null => valuesOf(list, name)[0] ?? null;

/** The elements of a comma-separated header, over all its lines, in lower case. */
export const tokensOf = (list: HeaderList, name: string): readonly string[] =>
  valuesOf(list, name)
    .flatMap((value) => value.split(','))
    .map((token) => token.trim().toLowerCase())
    .filter((token) => token !== '');

/** The list without the headers that a test names. Names are handed over in lower case. */
export const without = (list: HeaderList, drops: (name: string) => boolean): string[] => {
  const kept: string[] = [];
  for (let at = 0; at + 1 < list.length; at += 2) {
    const name = list[at] ?? '';
    if (!drops(name.toLowerCase())) kept.push(name, list[at + 1] ?? '');
  }
  return kept;
};
