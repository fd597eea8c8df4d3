import type { Ask } from '../ledger/posting.ts';
import { isNumber, normaliseNumber, normaliseVariant } from './number.ts';
import { findOddKey, plainKeys } from './odd-keys.ts';
import { compileFindAll, compileGet, namesIn } from './paths.ts';
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
  | { readonly kind: 'unreadable'; readonly why: string };
export type ReadAsks = (input: CallInput) => AsksRead;

type Items = NonNullable<PackCall['items']>;

const unreadable = (why: string): AsksRead => ({ kind: 'unreadable', why });
const nothing = (): undefined => undefined;

const MOST_FIELD = 200;

/** What a rule may look at of a field, as small as the ledger keeps it: a list or an object says no more than that something is there. */
const plainField = (value: unknown): unknown => {
  if (typeof value === 'string') return value.length > MOST_FIELD ? value.slice(0, MOST_FIELD) : value;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' && value !== null ? true : value;
};

const isItem = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

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
    return { kind: 'asks', asks: [askOf(values[0], {}, '')] };
  };
};

type AskOf = (number: unknown, source: unknown, list: string) => Ask;

const NOT_BUILT = 'the body is not built as this call’s is';
const twoWays = (odd: string): AsksRead => unreadable(`the body can be read in two ways: ${odd}`);

/** Reads a body that is a list of items. A single object where the list belongs is read as a list of one: it may be taken, so it is priced. */
const compileList = (names: ReadonlyMap<string, string>, number: (item: unknown) => unknown, askOf: AskOf) => {
  const isPlain = plainKeys(names);
  return (value: unknown, text: string): AsksRead => {
    const found: readonly unknown[] = Array.isArray(value) ? value : [value];
    const asks: Ask[] = [];
    for (const item of found) {
      if (!isItem(item)) return unreadable(NOT_BUILT);
      asks.push(askOf(number(item), item, ''));
    }
    const odd = isPlain(text, found) ? null : findOddKey(text, names);
    return odd === null ? { kind: 'asks', asks } : twoWays(odd);
  };
};

/** Reads a body whose items lie deeper, such as lists by endpoint. Nothing on the way may be anything else. */
const compileDeep = (
  each: string,
  names: ReadonlyMap<string, string>,
  number: (item: unknown) => unknown,
  askOf: AskOf,
) => {
  const findAll = compileFindAll(each);
  return (value: unknown, text: string): AsksRead => {
    const found = findAll(value);
    if (found === null || !found.every((one) => isItem(one.value))) return unreadable(NOT_BUILT);
    const odd = findOddKey(text, names);
    if (odd !== null) return twoWays(odd);
    return { kind: 'asks', asks: found.map((one) => askOf(number(one.value), one.value, one.keys[0] ?? '')) };
  };
};

/**
 * Compiles how a call names its items. What can be read in more than one way (a key twice, or in other letters; no object where an item belongs) is
 * unreadable: nobody knows what it costs.
 */
export const compileAsks = (items: Items, form: PackDocument['item']): ReadAsks => {
  const variant = items.variant === undefined ? nothing : compileGet(items.variant);
  const target = items.target === undefined ? nothing : compileGet(items.target);
  const fields = Object.values(items.fields).map(compileGet);
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
  const names = new Map(
    paths.flatMap((path) =>
      path === undefined ? [] : namesIn(path).map((name) => [name.toLowerCase(), name] as const),
    ),
  );
  const read =
    items.each === '$[*]' ? compileList(names, number, askOf) : compileDeep(items.each, names, number, askOf);
  return ({ body }) => {
    if (body.kind === 'none') return unreadable('the call has no body');
    return body.kind === 'unreadable' ? unreadable(body.why) : read(body.value, body.text);
  };
};
