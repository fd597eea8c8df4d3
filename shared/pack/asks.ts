import { type Bag, isRecord } from '../bag.ts';
import type { Ask } from '../model/posting.ts';
import { isSilent, NO_FIELDS } from './ask-fields.ts';
import { isNumber, isUnclear, normaliseNumber, normaliseVariant } from './number.ts';
import { compileKeys, findOddKey, hasPlainKeys, type KeysRead } from './odd-keys.ts';
import { compileFindAll, compileGet, namesAt, namesIn, stepsIn } from './paths.ts';
import type { PackCall, PackDocument } from './schema.ts';

/** What a call carries, as the recogniser sees it. A body is parsed JSON, or nothing with what is wrong with it. */
export interface CallInput {
  /** Every value of each parameter, in order: a parameter may be given twice. */
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly body:
    | { readonly kind: 'json'; readonly value: unknown; readonly text: string }
    | { readonly kind: 'none' }
    | { readonly kind: 'unreadable'; readonly why: string };
}

/** The items of a call, or why they cannot be told. */
export type AsksRead =
  | { readonly kind: 'asks'; readonly asks: readonly Ask[] }
  | { readonly kind: 'unreadable'; readonly why: string }
  /** More items than any call may have. */
  | { readonly kind: 'too-many'; readonly items: number };
export type ReadAsks = (input: CallInput) => AsksRead;

type Items = NonNullable<PackCall['items']>;

const unreadable = (why: string): AsksRead => ({ kind: 'unreadable', why });
const nothing = (): undefined => undefined;

const MOST_FIELD = 200;
/** The most items that a call may name (contract §2, two readings). No provider takes a tenth of it. */
export const MOST_ITEMS = 5000;

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
    const ask = askOf(values[0], {}, '');
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

/** What is asked for one item; null where a value that makes the key, or that rules look at, is neither text nor digits. */
type AskOf = (number: unknown, source: unknown, list: string) => Ask | null;

const NOT_BUILT = 'the body is not built as this call’s is';
const twoWays = (odd: string): AsksRead => unreadable(`the call can be read in two ways: ${odd}`);
const UNCLEAR = 'a value in it is neither text nor digits';

/** What the items of a body are read by. */
interface ItemReader {
  readonly keys: KeysRead;
  readonly number: (item: unknown) => unknown;
  readonly askOf: AskOf;
  /** True for a body in which a number is written with a fraction or an exponent: readers differ in the digits that they take from it. */
  readonly hasFraction: (text: string) => boolean;
}

/** Reads the items that were found. `lists`: the list that each stands in; null where the body itself is the list. */
const readItems = (
  { keys, number, askOf, hasFraction }: ItemReader,
  found: readonly unknown[],
  lists: readonly string[] | null,
  text: string,
): AsksRead => {
  if (found.length > MOST_ITEMS) return { kind: 'too-many', items: found.length };
  const items: Bag[] = [];
  const asks: Ask[] = [];
  let hasDigits = false;
  for (let at = 0; at < found.length; at++) {
    const item = found[at];
    if (!isRecord(item)) return unreadable(NOT_BUILT);
    const value = number(item);
    hasDigits ||= typeof value === 'number';
    const ask = askOf(value, item, lists?.[at] ?? '');
    if (ask === null) return twoWays(UNCLEAR);
    items.push(item);
    asks.push(ask);
  }
  const isFlat = lists === null && hasPlainKeys(text, items, keys);
  const odd = isFlat ? null : findOddKey(text, keys);
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

/** A field that rules look at: its value as small as the ledger keeps it, and whether it is clear. */
interface Field {
  readonly name: string;
  readonly get: (item: unknown) => unknown;
  /** What holds it; null for the item itself. */
  readonly holder: ((item: unknown) => unknown) | null;
  readonly isClear: (value: unknown) => boolean;
}

const compileField = (name: string, path: string, isClear: Field['isClear']): Field => {
  const holder = path.slice(0, path.lastIndexOf('.'));
  return {
    name,
    get: compileGet(path),
    holder: holder === '$' ? null : compileGet(holder),
    isClear,
  };
};

const compileAskOf = (items: Items, form: PackDocument['item'], compared: ReadonlySet<string>): AskOf => {
  const variant = items.variant === undefined ? nothing : compileGet(items.variant);
  const target = items.target === undefined ? nothing : compileGet(items.target);
  const fields = Object.entries(items.fields).map(([name, path]) =>
    compileField(name, path, compared.has(name) ? isCode : isSaying),
  );
  return (numberValue, source, list) => {
    const variantValue = variant(source);
    const targetValue = target(source);
    if (isUnclear(numberValue) || !isCode(variantValue) || !isCode(targetValue)) return null;
    let values: Record<string, unknown> | null = null;
    for (const { name, get, holder, isClear } of fields) {
      const value = get(source);
      if (!isClear(value) || (holder !== null && !isHolding(holder(source)))) return null;
      if (!isSilent(value)) {
        values ??= {};
        values[name] = plainField(value);
      }
    }
    const number = normaliseNumber(numberValue);
    return {
      number,
      variant: normaliseVariant(variantValue),
      valid: isNumber(number, form.valid),
      target: normaliseVariant(targetValue),
      list,
      fields: values ?? NO_FIELDS,
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
  if (items.in === 'query') return compileQuery(items.number, askOf);
  const numberName = namesIn(items.number).at(-1) ?? '';
  const fraction = new RegExp(`"${numberName}"\\s*:\\s*-?\\d+[.eE]`);
  const reader: ItemReader = {
    keys: compileKeys(placesOf(items), numberName),
    number: compileGet(items.number),
    askOf,
    hasFraction: (text) => fraction.test(text),
  };
  const read = items.each === '$[*]' ? compileList(reader) : compileDeep(items.each, reader);
  return ({ body }) => {
    if (body.kind === 'none') return unreadable('the call has no body');
    return body.kind === 'unreadable' ? unreadable(body.why) : read(body.value, body.text);
  };
};
