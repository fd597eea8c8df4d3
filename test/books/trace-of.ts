/** All that can be reached from a value, as text: two texts are equal only when nothing was added, taken or changed. Rule packs are left out, for they are compiled once. */
export const traceOf = (root: unknown): string => {
  const seen = new Map<object, number>();
  const traced = (value: unknown): string => {
    if (typeof value !== 'object' || value === null) return `${typeof value} ${String(value)}`;
    const known = seen.get(value);
    if (known !== undefined) return `#${known}`;
    seen.set(value, seen.size);
    if (Array.isArray(value)) return `[${value.map(traced).join(',')}]`;
    if (value instanceof Map)
      return `Map{${[...value].map(([key, one]) => `${traced(key)}:${traced(one)}`).join(',')}}`;
    if (value instanceof Set) return `Set{${[...value].map(traced).join(',')}}`;
    const parts = Object.entries(value).filter(([key]) => key !== 'pack' && key !== 'packs');
    return `{${parts.map(([key, one]) => `${key}:${traced(one)}`).join(',')}}`;
  };
  return traced(root);
};
