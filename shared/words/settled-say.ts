import { add, fromUnits, toUnits } from '../amount.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import type { Answered } from '../rules/answered.ts';
import type { Settled } from '../rules/settled.ts';
import { fill, plural, sayClock, sayFirst, sayInTurn, sayNumber } from './locale.ts';
import { nounOf } from './noun.ts';
import { plainText } from './plain-text.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

const sum = (units: Readonly<Record<string, number>>): number =>
  Object.values(units).reduce((total, one) => total + one, 0);

interface Reader {
  readonly now: number;
  /** The reader's own time zone. */
  readonly zone: string;
  readonly locale: Locale;
}

const NAMED_FIRST = 3;

/** "Refused, not charged: RR473812200CN." Empty where nothing was refused. */
const refusedSay = (refused: readonly string[], locale: Locale): string => {
  const numbers = sayFirst(refused.map(plainText), NAMED_FIRST, locale);
  return refused.length === 0 ? '' : fill(wordsOf('settled', locale).refused, { numbers });
};

interface About {
  readonly pack: CompiledPack;
  readonly meter: string | undefined;
  readonly hasAllowance: boolean;
  readonly answered: Answered | null;
}

/** How many units were charged for certain; of a call whose answer refused some, how many it accepted and refused, too. */
const chargedSay = (charged: number, { pack, meter, hasAllowance, answered }: About, locale: Locale): string => {
  const say = wordsOf('settled', locale);
  const values = { provider: pack.document.title, n: sayNumber(charged, locale) };
  if (!hasAllowance) return fill(say.counted, { ...values, noun: nounOf(pack, meter, charged, locale) });
  if (answered === null || answered.refused.length === 0) return fill(plural(charged, locale, say.charged), values);
  const accepted = sayNumber(answered.accepted, locale);
  return fill(say.answered, { ...values, accepted, refused: sayNumber(answered.refused.length, locale) });
};

/** "40 left as of 20:45." */
const leftSay = (left: number | null, { now, zone, locale }: Reader): string =>
  left === null
    ? wordsOf('quote', locale).notKnown
    : fill(wordsOf('settled', locale).left, { n: sayNumber(left, locale), time: sayClock(now, zone, locale) });

/** What became of a call, in a few short sentences: what was charged, what is in doubt, what is left, what was refused. `answered`: what the answer says of its items. */
export const settledSay = (
  settled: Settled,
  pack: CompiledPack,
  reader: Reader,
  answered: Answered | null = null,
): string => {
  const { locale } = reader;
  const say = wordsOf('settled', locale);
  const expected = sum(settled.expected);
  const charged = sum(settled.charged) - expected;
  const doubtful = sum(settled.unresolved);
  const left = Object.values(settled.left)[0] ?? null;
  const basis = Object.values(settled.basis)[0] ?? null;
  const provider = pack.document.title;
  const meter = Object.keys(settled.charged)[0];
  const sentences: string[] = [];
  const isWhole = expected + doubtful === 0;
  const about = { pack, meter, hasAllowance: basis !== null, answered: isWhole ? answered : null };
  if (charged > 0) sentences.push(chargedSay(charged, about, locale));
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
  if (charged + expected + doubtful === 0) sentences.push(fill(say.nothing, { provider }));
  if (basis !== null && doubtful === 0) sentences.push(leftSay(basis === 'assumed' ? null : left, reader));
  sentences.push(refusedSay(answered?.refused ?? [], locale));
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
