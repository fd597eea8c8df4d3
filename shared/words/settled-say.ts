import { add, fromUnits, toUnits } from '../amount.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import type { Settled } from '../rules/settled.ts';
import { fill, plural, sayNumber } from './locale.ts';
import { nounOf } from './noun.ts';
import { quoteWords } from './quote-words.ts';
import type { Locale } from './views.ts';

const words = {
  en: {
    charged: { one: '{provider} charged {n} unit.', other: '{provider} charged {n} units.' },
    counted: '{provider} counted {n} {noun}.',
    expected: '{n} {noun} expected: {provider} has not proved it yet.',
    more: '{n} more expected.',
    nothing: '{provider} charged nothing.',
    unresolved: '{provider} gave no clear answer: {n} stay in doubt until a free read settles them.',
    left: '{n} left.',
    unanswered: { one: '1 call got no clear answer.', other: '{n} calls got no clear answer.' },
  },
  zh: {
    charged: { other: '{provider} 收取 {n} 个单位。' },
    counted: '{provider} 计入 {n} 个{noun}。',
    expected: '预计 {n} 个{noun}：{provider} 尚未确认。',
    more: '另预计 {n} 个。',
    nothing: '{provider} 未收费。',
    unresolved: '{provider} 没有明确结果：{n} 个待免费查询后确定。',
    left: '剩余 {n}。',
    unanswered: { other: '{n} 个请求没有明确结果。' },
  },
} as const;

const sum = (units: Readonly<Record<string, number>>): number =>
  Object.values(units).reduce((total, one) => total + one, 0);

/** What became of a call, in one or two short sentences: what was charged, what is in doubt, what is left. */
export const settledSay = (settled: Settled, pack: CompiledPack, locale: Locale): string => {
  const say = words[locale];
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
      fill(charged > 0 ? say.more : say.expected, { provider, n, noun: nounOf(pack, meter, expected, locale) }),
    );
  }
  if (doubtful > 0) sentences.push(fill(say.unresolved, { provider, n: sayNumber(doubtful, locale) }));
  if (charged + expected + doubtful === 0) sentences.push(fill(say.nothing, values));
  if (basis !== null && doubtful === 0) {
    const known = basis === 'assumed' ? null : left;
    sentences.push(known === null ? quoteWords[locale].notKnown : fill(say.left, { n: sayNumber(known, locale) }));
  }
  return sentences.join(' ');
};

/** How many of several calls got no clear answer. */
export const unansweredSay = (calls: number, locale: Locale): string =>
  fill(plural(calls, locale, words[locale].unanswered), { n: sayNumber(calls, locale) });

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
