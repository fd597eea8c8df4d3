import { type Bag, isRecord } from '../bag.ts';
import type { HeaderPairs } from '../recognise/recognise.ts';

const valuesOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one: unknown) =>
    typeof one === 'string' || typeof one === 'number' ? [String(one)] : [],
  );

const pairOf = (one: unknown): HeaderPairs => {
  // A list of pairs, as fetch's Headers say themselves.
  if (Array.isArray(one)) return typeof one[0] === 'string' ? valuesOf(one[1]).map((value) => [one[0], value]) : [];
  if (!isRecord(one) || typeof one['name'] !== 'string') return [];
  const { name } = one;
  return valuesOf(one['value']).map((value) => [name, value]);
};

/** Headers of a recorded message: a list of names and values as HAR has them, or an object or a list of pairs as some recorders do. */
export const headersOf = ({ headers }: Bag): HeaderPairs => {
  if (Array.isArray(headers)) return headers.flatMap(pairOf);
  return isRecord(headers)
    ? Object.entries(headers).flatMap(([name, value]) => valuesOf(value).map((one) => [name, one] as const))
    : [];
};

/** The first value of a header, or null. The name is in lower case. */
export const headerOf = (headers: HeaderPairs, name: string): string | null =>
  headers.find(([one]) => one.toLowerCase() === name)?.[1] ?? null;
