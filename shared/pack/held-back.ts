import { MOST_OF_CALL, parseJson } from '../json/parse-json.ts';
import { compileGet, namesIn } from './paths.ts';
import type { PackDocument } from './schema.ts';

/** How an answer says of an item that it stayed here, in the provider's own shape. */
export interface HeldBack {
  /** The names on the way to the list of refused items. */
  readonly list: readonly string[];
  /** The entry for an item, as JSON. `item` is the item as the call has it, as JSON. */
  readonly entry: (item: string) => string;
}

type Entry = NonNullable<NonNullable<PackDocument['envelope']>['heldBack']>;

const parse = (item: string): unknown => {
  const read = parseJson(item, MOST_OF_CALL);
  return read.kind === 'json' ? read.value : undefined;
};

const compileEntry = (entry: Entry): HeldBack['entry'] => {
  const fields = Object.entries(entry).map(([name, field]) => {
    if ('is' in field) return [name, () => field.is] as const;
    const get = compileGet(field.from);
    return [name, (item: unknown) => get(item) ?? field.otherwise] as const;
  });
  return (item) => {
    const value = parse(item);
    // What is undefined is not written.
    return JSON.stringify(Object.fromEntries(fields.map(([name, of]) => [name, of(value)])));
  };
};

/** Compiles what a pack says of items that stay here. Null where its provider's answers have no place for them. */
export const compileHeldBack = (envelope: PackDocument['envelope']): HeldBack | null => {
  if (envelope?.heldBack === undefined) return null;
  return { list: namesIn(envelope.rejected), entry: compileEntry(envelope.heldBack) };
};
