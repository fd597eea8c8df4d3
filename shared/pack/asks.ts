import { type Bag, isRecord } from '../bag.ts';
import type { Ask } from '../ledger/posting.ts';
import { isNumber, isUnclear, normaliseNumber, normaliseVariant } from './number.ts';
import { compileKeys, findOddKey, hasPlainKeys, type KeysRead } from './odd-keys.ts';
import { compileFindAll, compileGet, namesIn, stepsIn } from './paths.ts';
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
    if (isUnclear(values[0])) return twoWays(`it is not clear which number ${name} is`);
    return { kind: 'asks', asks: [askOf(values[0], {}, '')] };
  };
};

/** Carriers, and fields that rules compare, come as numbers and as text. */
const isCode = (value: unknown): boolean => typeof value === 'number' || !isUnclear(value);

/** Fields of which rules only ask whether they say something come as text; 0 and false say nothing. Of the rest some servers make a text and others nothing. */
const isSaying = (value: unknown): boolean =>
  value === 0 || value === false || (typeof value !== 'number' && !isUnclear(value));

/** What holds a field has to be an object, or not to be there: in a list or a text some servers find the field all the same. */
const isHolding = (value: unknown): boolean => value === undefined || value === null || isRecord(value);

type AskOf = (number: unknown, source: unknown, list: string) => Ask;

const NOT_BUILT = 'the body is not built as this call’s is';
const twoWays = (odd: string): AsksRead => unreadable(`the call can be read in two ways: ${odd}`);

/** What the items of a body are read by. */
interface ItemReader {
  readonly keys: KeysRead;
  readonly number: (item: unknown) => unknown;
  readonly askOf: AskOf;
  /** False where a value that makes the key, or that rules look at, is neither text nor digits. */
  readonly isClear: (item: unknown) => boolean;
  /** True for a body in which a number is written with a fraction or an exponent: readers differ in the digits that they take from it. */
  readonly hasFraction: (text: string) => boolean;
}

/** Reads found items, which stand `depth` brackets deep in the text. */
const readItems = (
  reader: ItemReader,
  found: readonly { readonly value: unknown; readonly list: string }[],
  text: string,
  depth: number,
): AsksRead => {
  if (found.length > MOST_ITEMS) return { kind: 'too-many', items: found.length };
  const { keys, number, askOf, isClear, hasFraction } = reader;
  const items: Bag[] = [];
  const asks: Ask[] = [];
  for (const { value, list } of found) {
    if (!isRecord(value)) return unreadable(NOT_BUILT);
    if (!isClear(value)) return twoWays('a value in it is neither text nor digits');
    items.push(value);
    asks.push(askOf(number(value), value, list));
  }
  const isFlat = depth <= 2 && hasPlainKeys(text, items, keys);
  const odd = isFlat ? null : findOddKey(text, keys, depth);
  if (odd !== null) return twoWays(odd);
  return hasFraction(text) ? twoWays('a number in it is neither text nor digits') : { kind: 'asks', asks };
};

/** Reads a body that is a list of items. A single object where the list belongs is read as a list of one: it may be taken, so it is priced. */
const compileList = (reader: ItemReader) => (value: unknown, text: string) =>
  Array.isArray(value)
    ? readItems(
        reader,
        value.map((one: unknown) => ({ value: one, list: '' })),
        text,
        2,
      )
    : readItems(reader, [{ value, list: '' }], text, 1);

/** Reads a body whose items lie deeper, such as lists by endpoint. Nothing on the way may be anything else. */
const compileDeep = (each: string, reader: ItemReader) => {
  const findAll = compileFindAll(each);
  const depth = stepsIn(each) + 1;
  return (value: unknown, text: string): AsksRead => {
    const found = findAll(value);
    if (found === null) return unreadable(NOT_BUILT);
    return readItems(
      reader,
      found.map((one) => ({ value: one.value, list: one.keys[0] ?? '' })),
      text,
      depth,
    );
  };
};

/**
 * Compiles how a call names its items. What can be read in more than one way (a key twice, or in other letters; no object where an item belongs) is
 * unreadable: nobody knows what it costs.
 */
export const compileAsks = (items: Items, form: PackDocument['item'], compared: ReadonlySet<string>): ReadAsks => {
  const variant = items.variant === undefined ? nothing : compileGet(items.variant);
  const target = items.target === undefined ? nothing : compileGet(items.target);
  const fields = Object.values(items.fields).map(compileGet);
  const nested = Object.values(items.fields).filter((path) => namesIn(path).length > 1);
  const holders = nested.map((path) => compileGet(path.slice(0, path.lastIndexOf('.'))));
  const checks = Object.keys(items.fields).map((name) => (compared.has(name) ? isCode : isSaying));
  const askOf: AskOf = (numberValue, source, list) => {
    const text = normaliseNumber(numberValue);
    const values: unknown[] = [];
    for (const field of fields) values.push(plainField(field(source)));
    return {
      number: text,
      variant: normaliseVariant(variant(source)),
      valid: isNumber(text, form.valid),
      target: normaliseVariant(target(source)),
      list,
      fields: values,
    };
  };
  if (items.in === 'query') return compileQuery(items.number, askOf);
  const number = compileGet(items.number);
  const paths = [items.number, items.variant, items.target, items.each, ...Object.values(items.fields)];
  const names = paths.flatMap((path) => (path === undefined ? [] : namesIn(path)));
  const numberName = namesIn(items.number).at(-1) ?? '';
  const fraction = new RegExp(`"${numberName}"\\s*:\\s*-?\\d+[.eE]`);
  const reader: ItemReader = {
    keys: compileKeys(names, numberName),
    number,
    askOf,
    isClear: (item) =>
      !isUnclear(number(item)) &&
      isCode(variant(item)) &&
      isCode(target(item)) &&
      holders.every((holder) => isHolding(holder(item))) &&
      fields.every((field, at) => checks[at]?.(field(item)) !== false),
    hasFraction: (text) => fraction.test(text),
  };
  const read = items.each === '$[*]' ? compileList(reader) : compileDeep(items.each, reader);
  return ({ body }) => {
    if (body.kind === 'none') return unreadable('the call has no body');
    return body.kind === 'unreadable' ? unreadable(body.why) : read(body.value, body.text);
  };
};
