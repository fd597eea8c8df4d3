import { add, fromUnits, toUnits } from '../amount.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import type { Settled } from '../rules/settled.ts';
import { fill, plural, sayInTurn, sayNumber } from './locale.ts';
import { nounOf } from './noun.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

const sum = (units: Readonly<Record<string, number>>): number =>
  Object.values(units).reduce((total, one) => total + one, 0);

/** What became of a call, in one or two short sentences: what was charged, what is in doubt, what is left. */
export const settledSay = (settled: Settled, pack: CompiledPack, locale: Locale): string => {
  const say = wordsOf('settled', locale);
  const expected = sum(settled.expected);
  const charged = sum(settled.charged) - expected;
  const doubtful = sum(settled.unresolved);
  const left = Object.values(settled.left)[0] ?? null;
  const basis = Object.values(settled.basis)[0] ?? null;
  const provider = pack.document.title;
  const meter = Object.keys(settled.charged)[0];
  const noun = nounOf(pack, meter, charged, locale);
  const values = { provider, noun, n: sayNumber(charged, locale) };
  const sentence = basis === null ? say.counted : plural(charged, locale, say.charged);
  const sentences: string[] = [];
  if (charged > 0) sentences.push(fill(sentence, values));
  if (expected > 0) {
    const n = sayNumber(expected, locale);
    sentences.push(
      fill(plural(expected, locale, charged > 0 ? say.more : say.expected), {
        provider,
        n,
        noun: nounOf(pack, meter, expected, locale),
      }),
    );
  }
  if (doubtful > 0)
    sentences.push(fill(plural(doubtful, locale, say.unresolved), { provider, n: sayNumber(doubtful, locale) }));
  if (charged + expected + doubtful === 0) sentences.push(fill(say.nothing, values));
  if (basis !== null && doubtful === 0) {
    const known = basis === 'assumed' ? null : left;
    sentences.push(
      known === null ? wordsOf('quote', locale).notKnown : fill(say.left, { n: sayNumber(known, locale) }),
    );
  }
  return sayInTurn(sentences, locale);
};

/** How many of several calls got no clear answer. */
export const unansweredSay = (calls: number, locale: Locale): string =>
  fill(plural(calls, locale, wordsOf('settled', locale).unanswered), { n: sayNumber(calls, locale) });

const addUnits = (
  sums: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.keys({ ...sums, ...more }).map((meter) => [
      meter,
      toUnits(add(fromUnits(sums[meter] ?? 0), fromUnits(more[meter] ?? 0))),
    ]),
  );

/** What became of several calls of one provider together, in the order in which they settled: what is left is what the last one left. Null for none. */
export const joinSettled = (all: readonly Settled[]): Settled | null => {
  const [first, ...more] = all;
  return first === undefined
    ? null
    : more.reduce(
        (sums, one) => ({
          ...one,
          charged: addUnits(sums.charged, one.charged),
          expected: addUnits(sums.expected, one.expected),
          unresolved: addUnits(sums.unresolved, one.unresolved),
        }),
        first,
      );
};
