import { isRecord } from '../bag.ts';
import type { Ask, Fields } from '../model/posting.ts';
import { isSilent, NO_FIELDS } from './ask-fields.ts';
import { type AsksRead, MOST_ITEMS, type ReadAsks } from './ask-input.ts';
import { isLongEnough, isNumber, isPlain, isUnclear, normaliseNumber, normaliseVariant } from './number.ts';
import { compileKeys, findOddKey, type KeysRead, keysIn, mayStandInItem } from './odd-keys.ts';
import { compileFindAll, compilePick, namesAt, namesIn, type Pick, stepsIn } from './paths.ts';
import type { PackCall, PackDocument } from './schema.ts';
import { areTexts, compileTexts } from './text-asks.ts';

type Items = NonNullable<PackCall['items']>;

const unreadable = (why: string): AsksRead => ({ kind: 'unreadable', why });

const MOST_FIELD = 200;

/** What a rule may look at of a field, as small as the ledger keeps it. */
const plainField = (value: unknown): unknown =>
  typeof value === 'string' && value.length > MOST_FIELD ? value.slice(0, MOST_FIELD) : value;

/** Reads the one number that a query names. Names that differ from ours in case, or come twice, are read in several ways by servers. */
const compileQuery = (name: string, askOf: AskOf): ReadAsks => {
  const lower = name.toLowerCase();
  return ({ query }) => {
    const values = query.get(name) ?? [];
    if (new Set(values.map(normaliseNumber)).size > 1) return unreadable(`${name} is given twice`);
    for (const [key, others] of query) {
      const isOdd = key !== name && key.toLowerCase().includes(lower);
      if (isOdd || others.some((value) => value.toLowerCase().includes(lower))) {
        return unreadable(`${name} is not written as it should be`);
      }
    }
    const ask = askOf([values[0]], '');
    return ask === null ? twoWays(`it is not clear which number ${name} is`) : { kind: 'asks', asks: [ask] };
  };
};

/** Carriers, and fields that rules compare, come as numbers and as text. */
const isCode = (value: unknown): boolean => typeof value === 'number' || !isUnclear(value);

/** Fields of which rules only ask whether they say something come as text; 0 and false say nothing. Of the rest some servers make a text and others nothing. */
const isSaying = (value: unknown): boolean =>
  value === 0 || value === false || (typeof value !== 'number' && !isUnclear(value));

/** What holds a field has to be an object, or not to be there: in a list or a text some servers find the field all the same. */
const isHolding = (value: unknown): boolean => value === undefined || value === null || isRecord(value);

/** Where the values of an item stand that make its key: its number, its variant, the variant that it is moved to. After them come the fields. */
const NUMBER = 0;
const VARIANT = 1;
const TARGET = 2;
const FIELDS = 3;

/** What is asked for one item, by its values; null where one that makes the key, or that rules look at, is neither text nor digits. */
type AskOf = (values: readonly unknown[], list: string) => Ask | null;

const NOT_BUILT = 'the body is not built as this call’s is';
const twoWays = (odd: string): AsksRead => unreadable(`the call can be read in two ways: ${odd}`);
const UNCLEAR = 'a value in it is neither text nor digits';

/** What the items of a body are read by. */
interface ItemReader {
  readonly keys: KeysRead;
  readonly pick: Pick;
  readonly askOf: AskOf;
  /** True for a body in which a number is written with a fraction or an exponent: readers differ in the digits that they take from it. */
  readonly hasFraction: (text: string) => boolean;
}

/** Reads the items that were found. `lists`: the list that each stands in; null where the body itself is the list. */
const readItems = (
  { keys, pick, askOf, hasFraction }: ItemReader,
  found: readonly unknown[],
  lists: readonly string[] | null,
  text: string,
): AsksRead => {
  if (found.length > MOST_ITEMS) return { kind: 'too-many', items: found.length };
  const asks: Ask[] = [];
  const values: unknown[] = [];
  let hasDigits = false;
  let names = 0;
  let isPlain = lists === null;
  const lookAt = (key: string): void => {
    if (isPlain) isPlain = mayStandInItem(keys, key);
  };
  for (let at = 0; at < found.length; at++) {
    const item = found[at];
    if (!isRecord(item)) return unreadable(NOT_BUILT);
    names += pick(item, values, lookAt);
    hasDigits ||= typeof values[NUMBER] === 'number';
    const ask = askOf(values, lists?.[at] ?? '');
    if (ask === null) return twoWays(UNCLEAR);
    asks.push(ask);
  }
  // A quick look at a list of flat items: as many keys in the text as in the items, and none that is odd. Where it is not sure, the text is read key by key.
  const odd = isPlain && keysIn(text) === names ? null : findOddKey(text, keys);
  if (odd !== null) return twoWays(odd);
  return hasDigits && hasFraction(text) ? twoWays(UNCLEAR) : { kind: 'asks', asks };
};

/** Reads a body that is a list of items. A single object where the list belongs is none: some servers may take it, and some not. */
const compileList = (reader: ItemReader) => (value: unknown, text: string) =>
  Array.isArray(value) ? readItems(reader, value, null, text) : unreadable(NOT_BUILT);

/** Reads a body whose items lie deeper, such as lists by endpoint. Nothing on the way may be anything else. */
const compileDeep = (each: string, reader: ItemReader) => {
  const findAll = compileFindAll(each);
  return (value: unknown, text: string): AsksRead => {
    const found = findAll(value);
    if (found === null) return unreadable(NOT_BUILT);
    const lists = found.map((one) => one.keys[0] ?? '');
    return readItems(
      reader,
      found.map((one) => one.value),
      lists,
      text,
    );
  };
};

/** A field that rules look at: where its value stands, and what holds it (-1 for the item itself). */
interface Field {
  readonly name: string;
  readonly at: number;
  readonly holder: number;
  readonly isClear: (value: unknown) => boolean;
}

/** What the values of an item are read by: the paths of its key, then those of its fields, then those of what holds fields that lie deeper. */
const pathsOf = ({ number, variant, target, fields }: Items): readonly (string | undefined)[] => {
  const paths = Object.values(fields);
  return [number, variant, target, ...paths, ...paths.map(holderOf)];
};

/** The path of what holds a value; undefined for the item itself. */
const holderOf = (path: string): string | undefined => {
  const holder = path.slice(0, path.lastIndexOf('.'));
  return holder === '$' ? undefined : holder;
};

const fieldsOf = ({ fields }: Items, compared: ReadonlySet<string>): readonly Field[] => {
  const all = Object.entries(fields);
  return all.map(([name, path], nth) => ({
    name,
    at: FIELDS + nth,
    holder: holderOf(path) === undefined ? -1 : FIELDS + all.length + nth,
    isClear: compared.has(name) ? isCode : isSaying,
  }));
};

/** The values of an item's fields that say something; null where one of them is not clear. */
const readFields = (fields: readonly Field[], given: readonly unknown[]): Fields | null => {
  let values: Record<string, unknown> | null = null;
  for (const { name, at, holder, isClear } of fields) {
    const value = given[at];
    if (holder >= 0 && !isHolding(given[holder])) return null;
    if (value === undefined) continue;
    if (!isClear(value)) return null;
    if (!isSilent(value)) {
      values ??= {};
      values[name] = plainField(value);
    }
  }
  return values ?? NO_FIELDS;
};

const compileAskOf = (items: Items, form: PackDocument['item'], compared: ReadonlySet<string>): AskOf => {
  const fields = fieldsOf(items, compared);
  return (given, list) => {
    const value = given[NUMBER];
    // As nearly all are: one look at its letters is enough.
    const isPlainNumber = typeof value === 'string' && isPlain(value);
    if (!isPlainNumber && isUnclear(value)) return null;
    const number = isPlainNumber ? value : normaliseNumber(value);
    const variant = given[VARIANT];
    const target = given[TARGET];
    if (!isCode(variant) || !isCode(target)) return null;
    const read = readFields(fields, given);
    if (read === null) return null;
    return {
      number,
      variant: normaliseVariant(variant),
      valid: isPlainNumber ? isLongEnough(number, form.valid) : isNumber(number, form.valid),
      target: normaliseVariant(target),
      list,
      fields: read,
    };
  };
};

/** How many brackets deep the names of a call's body stand. */
const placesOf = (items: Items): KeysRead['places'] => {
  const places = new Map<string, number>();
  const put = (path: string, above: number): void => {
    for (const { name, at } of namesAt(path)) places.set(name, Math.min(places.get(name) ?? Infinity, above + at + 1));
  };
  put(items.each, 0);
  const ofItem = [items.number, items.variant, items.target, ...Object.values(items.fields)];
  for (const path of ofItem) if (path !== undefined) put(path, stepsIn(items.each));
  return places;
};

/**
 * Compiles how a call names its items. What can be read in more than one way (a key twice, or in other letters; no object where an item belongs) is
 * unreadable: nobody knows what it costs. `compared`: the fields of which rules look at the value, not only whether there is one.
 */
export const compileAsks = (items: Items, form: PackDocument['item'], compared: ReadonlySet<string>): ReadAsks => {
  const askOf = compileAskOf(items, form, compared);
  if (items.in === 'query' && items.separated !== true) return compileQuery(items.number, askOf);
  const numberName = namesIn(items.number).at(-1) ?? namesIn(items.each).at(-1) ?? '';
  const keys = compileKeys(placesOf(items), numberName);
  if (areTexts(items)) return compileTexts(items, keys, (value) => askOf([value], ''));
  const fraction = new RegExp(`"${numberName}"\\s*:\\s*-?\\d+[.eE]`);
  const reader: ItemReader = {
    keys,
    pick: compilePick(pathsOf(items)),
    askOf,
    hasFraction: (text) => fraction.test(text),
  };
  const read = items.each === '$[*]' ? compileList(reader) : compileDeep(items.each, reader);
  return ({ body }) => {
    if (body.kind === 'none') return unreadable('the call has no body');
    return body.kind === 'unreadable' ? unreadable(body.why) : read(body.value, body.text);
  };
};
