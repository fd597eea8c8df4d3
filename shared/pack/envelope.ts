import { textOf } from '../bag.ts';
import type { Life } from '../model/life.ts';
import { normaliseNumber, normaliseVariant } from './number.ts';
import { compileFind, compileGet } from './paths.ts';
import type { PackCall, PackDocument } from './schema.ts';

/** What an error code says of the item it was given for. */
export interface CodeMeaning {
  readonly means: string;
  readonly shows: 'known' | 'gone' | 'target-known' | null;
  readonly life: Life | null;
  readonly set: { readonly fact: string; readonly to: number } | null;
}

/** One item as an answer names it. */
export interface AnsweredItem {
  readonly number: string;
  readonly variant: string;
  /** Where a carrier change moved it; empty when the answer does not say. */
  readonly target: string;
  readonly code: number;
  readonly meaning: CodeMeaning | null;
  /** The item as it came, for what a read shows of it. */
  readonly raw: unknown;
}

export type EnvelopeRead =
  | { readonly kind: 'items'; readonly accepted: readonly AnsweredItem[]; readonly rejected: readonly AnsweredItem[] }
  | { readonly kind: 'refused'; readonly code: number; readonly meaning: CodeMeaning | null }
  | { readonly kind: 'no-envelope' };

export interface Envelope {
  readonly read: (body: unknown) => EnvelopeRead;
  /** The value of a field as an accepted item echoes it, for calls whose body is not known. */
  readonly field: (name: string, item: unknown) => unknown;
}

const first = (getters: readonly ((root: unknown) => unknown)[], item: unknown): string => {
  for (const get of getters) {
    const variant = normaliseVariant(get(item));
    if (variant !== '') return variant;
  }
  return '';
};

type Listed = NonNullable<PackCall['answer']['listed']>;

/** Compiles an answer that lists its items, each with a word: what is none of the words for accepted is a refusal. */
export const compileListed = ({ each, number, says, acceptedAs }: Listed): Envelope => {
  const findAll = compileFind(each);
  const numberOf = compileGet(number);
  const saidOf = compileGet(says);
  const words: readonly unknown[] = acceptedAs;
  const itemOf = (raw: unknown): AnsweredItem => ({
    number: normaliseNumber(numberOf(raw)),
    variant: '',
    target: '',
    code: 0,
    meaning: null,
    raw,
  });
  return {
    read: (body) => {
      const found = findAll(body).map(({ value }) => value);
      const answered = found.filter((one) => saidOf(one) !== undefined && numberOf(one) !== undefined);
      if (answered.length === 0) return { kind: 'no-envelope' };
      const isAccepted = (one: unknown): boolean => words.includes(saidOf(one));
      return {
        kind: 'items',
        accepted: answered.filter(isAccepted).map(itemOf),
        rejected: answered.filter((one) => !isAccepted(one)).map(itemOf),
      };
    },
    field: () => undefined,
  };
};

/** Compiles the provider's envelope: a code, accepted and rejected items, or errors for the whole call. */
export const compileEnvelope = (
  envelope: NonNullable<PackDocument['envelope']>,
  codes: PackDocument['codes'],
  factOf: (name: string) => string,
): Envelope => {
  const getCode = compileGet(envelope.code);
  const accepted = compileFind(envelope.accepted);
  const rejected = compileFind(envelope.rejected);
  const errors = compileFind(envelope.errors);
  const itemCode = compileGet(envelope.itemCode);
  const number = compileGet(envelope.number);
  const variants = envelope.variant.map(compileGet);
  const targets = envelope.targetVariant.map(compileGet);
  const fields = new Map(Object.entries(envelope.fields).map(([name, path]) => [name, compileGet(path)]));
  const meanings = new Map(
    Object.entries(codes).map(([code, one]): [number, CodeMeaning] => [
      Number(code),
      {
        means: one.means,
        shows: one.shows ?? null,
        life: one.life ?? null,
        set: one.set === undefined ? null : { fact: factOf(one.set.fact), to: one.set.to },
      },
    ]),
  );
  const meaningOf = (code: number): CodeMeaning | null => meanings.get(code) ?? null;
  const itemOf = (raw: unknown): AnsweredItem => {
    const code = Number(textOf(itemCode(raw)));
    return {
      number: normaliseNumber(number(raw)),
      variant: first(variants, raw),
      target: first(targets, raw),
      code,
      meaning: meaningOf(code),
      raw,
    };
  };
  return {
    read: (body) => {
      const code = getCode(body);
      if (typeof code !== 'number') return { kind: 'no-envelope' };
      const took = accepted(body).map((found) => itemOf(found.value));
      const refused = rejected(body).map((found) => itemOf(found.value));
      if (took.length + refused.length > 0) return { kind: 'items', accepted: took, rejected: refused };
      const error = errors(body)[0];
      if (code !== 0) return { kind: 'refused', code, meaning: meaningOf(code) };
      if (error !== undefined) {
        const inner = Number(textOf(getCode(error.value)));
        return { kind: 'refused', code: inner, meaning: meaningOf(inner) };
      }
      return { kind: 'items', accepted: took, rejected: refused };
    },
    field: (name, item) => fields.get(name)?.(item),
  };
};
