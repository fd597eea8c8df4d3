import type { Ask } from '../model/posting.ts';
import { type AsksRead, type CallInput, MOST_ITEMS, type ReadAsks } from './ask-input.ts';
import { decoded, formFields, SEPARATORS } from './form-fields.ts';
import { findOddKey, type KeysRead } from './odd-keys.ts';
import { compileFindAll, compileGet } from './paths.ts';
import type { PackCall } from './schema.ts';

// Items that are no objects of their own: fields of forms, parts of a path, texts that name several numbers, lists of bare numbers.

type Items = NonNullable<PackCall['items']>;

/** What is asked for one number; null for a value that is neither text nor digits. */
type AskOf = (value: unknown) => Ask | null;

const unreadable = (why: string): AsksRead => ({ kind: 'unreadable', why });
const UNCLEAR = unreadable('the call can be read in two ways: a value in it is neither text nor digits');
const NO_NUMBER = unreadable('the call names no number');

const split = (value: unknown): readonly unknown[] =>
  typeof value === 'string' ? value.split(SEPARATORS).filter((one) => one.trim() !== '') : [value];

const valuesOf = ({ separated }: Items, values: readonly unknown[]): readonly unknown[] =>
  separated === true ? values.flatMap(split) : values;

const readTexts = (items: Items, found: readonly unknown[], askOf: AskOf): AsksRead => {
  const values = valuesOf(items, found);
  if (values.length === 0) return NO_NUMBER;
  if (values.length > MOST_ITEMS) return { kind: 'too-many', items: values.length };
  const asks = values.map(askOf).filter((ask) => ask !== null);
  return asks.length === values.length ? { kind: 'asks', asks } : UNCLEAR;
};

/** A name that some servers take for ours, and some do not. */
const isOddName = (name: string, ours: string): boolean =>
  name !== ours && name.toLowerCase().replace(/[^a-z0-9]/g, '') === ours.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Reads the fields of one name in a form or a query. Given more than once, all count: a form names many numbers so. */
const compileFields = (
  items: Items,
  fieldsOf: (input: CallInput) => AsksRead | readonly (readonly [string, string])[],
  askOf: AskOf,
): ReadAsks => {
  const { number: ours } = items;
  return (input) => {
    const fields = fieldsOf(input);
    if ('kind' in fields) return fields;
    const odd = fields.find(([name]) => isOddName(name, ours));
    if (odd !== undefined)
      return unreadable(`the call can be read in two ways: it says "${odd[0]}" where "${ours}" belongs`);
    return readTexts(
      items,
      fields.flatMap(([name, value]) => (name === ours ? [value] : [])),
      askOf,
    );
  };
};

const formOf = ({ text, body }: CallInput): AsksRead | readonly (readonly [string, string])[] => {
  if (text !== null) return formFields(text);
  return unreadable(body.kind === 'unreadable' ? body.why : 'the call has no body');
};

const queryOf = ({ query }: CallInput): readonly (readonly [string, string])[] =>
  [...query].flatMap(([name, values]) => values.map((value) => [name, value] as const));

const compileBody = (items: Items, keys: KeysRead, askOf: AskOf): ReadAsks => {
  const findAll = compileFindAll(items.each);
  const get = items.number === '$' ? (value: unknown): unknown => value : compileGet(items.number);
  return ({ body }) => {
    if (body.kind === 'none') return unreadable('the call has no body');
    if (body.kind === 'unreadable') return unreadable(body.why);
    const found = findAll(body.value);
    if (found === null) return unreadable('the body is not built as this call’s is');
    const odd = findOddKey(body.text, keys);
    if (odd !== null) return unreadable(`the call can be read in two ways: ${odd}`);
    return readTexts(
      items,
      found.map(({ value }) => get(value)),
      askOf,
    );
  };
};

/** True for items that are read here. */
export const areTexts = ({ in: place, number, separated }: Items): boolean =>
  place === 'form' || place === 'path' || number === '$' || separated === true;

/** Compiles how such a call names its items. */
export const compileTexts = (items: Items, keys: KeysRead, askOf: AskOf): ReadAsks => {
  switch (items.in) {
    case 'path':
      return ({ params }) => {
        const part = params[items.number];
        return part === undefined ? NO_NUMBER : readTexts(items, [decoded(part)], askOf);
      };
    case 'form':
      return compileFields(items, formOf, askOf);
    case 'query':
      return compileFields(items, queryOf, askOf);
    case 'body':
      return compileBody(items, keys, askOf);
  }
};
