import type { Ask } from '../ledger/posting.ts';
import { isNumber, normaliseNumber, normaliseVariant } from './number.ts';
import { compileFind, compileGet, type Found } from './paths.ts';
import type { PackCall, PackDocument } from './schema.ts';

/** What a call carries, as the recogniser sees it. A body is parsed JSON, or null with what is wrong with it. */
export interface CallInput {
  /** Every value of each parameter, in order: a parameter may be given twice. */
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly body:
    | { readonly kind: 'json'; readonly value: unknown }
    | { readonly kind: 'none' }
    | { readonly kind: 'unreadable'; readonly why: string };
}

/** The items of a call, or why they cannot be told. */
export type AsksRead =
  | { readonly kind: 'asks'; readonly asks: readonly Ask[] }
  | { readonly kind: 'unreadable'; readonly why: string };
export type ReadAsks = (input: CallInput) => AsksRead;

const nothing = (): undefined => undefined;

const MOST_FIELD = 200;

/** What a rule may look at of a field, as small as the ledger keeps it: a list or an object says no more than that something is there. */
const plainField = (value: unknown): unknown => {
  if (typeof value === 'string') return value.length > MOST_FIELD ? value.slice(0, MOST_FIELD) : value;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' && value !== null ? true : value;
};

const simplest = (each: string): ((root: unknown) => readonly Found[] | readonly unknown[]) | null =>
  each === '$[*]' ? (root) => (Array.isArray(root) ? root : [root]) : null;

/** Compiles how a call names its items. A single object where a list belongs is read as a list of one: it may be taken, so it is priced. */
export const compileAsks = (items: NonNullable<PackCall['items']>, form: PackDocument['item']): ReadAsks => {
  const number = items.in === 'query' ? nothing : compileGet(items.number);
  const variant = items.variant === undefined ? nothing : compileGet(items.variant);
  const target = items.target === undefined ? nothing : compileGet(items.target);
  const fields = Object.values(items.fields).map(compileGet);

  const askOf = (numberValue: unknown, source: unknown, list: string): Ask => {
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

  if (items.in === 'query') {
    return (input) => {
      const values = input.query.get(items.number) ?? [];
      // Servers differ in which of two values they take.
      if (new Set(values.map(normaliseNumber)).size > 1)
        return { kind: 'unreadable', why: `${items.number} is given twice` };
      return { kind: 'asks', asks: [askOf(values[0], {}, '')] };
    };
  }
  const list = simplest(items.each);
  const find = compileFind(items.each);
  return (input) => {
    if (input.body.kind === 'none') return { kind: 'unreadable', why: 'the call has no body' };
    if (input.body.kind === 'unreadable') return { kind: 'unreadable', why: input.body.why };
    const asks: Ask[] = [];
    if (list !== null) for (const one of list(input.body.value)) asks.push(askOf(number(one), one, ''));
    else for (const one of find(input.body.value)) asks.push(askOf(number(one.value), one.value, one.keys[0] ?? ''));
    return { kind: 'asks', asks };
  };
};
