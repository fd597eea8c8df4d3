import { fill, plural, sayNumber } from './locale.ts';
import type { Locale, QuoteView, Span } from './views.ts';

const words = {
  en: {
    changedTo: 'The books changed: now {n}.',
    changedFrom: 'The books changed: was {was}, now {n}.',
    changedLeft: 'The books changed: {left}.',
    changed: 'The books changed.',
    'taken-back': 'The page took this call back. Nothing was sent.',
    'page-gone': 'The page went away. Nothing was sent, and nothing is charged.',
    'page-gone-sent':
      'The page went away before an answer came. What was held counts as used until a free read shows what {provider} charged.',
    'not-sent': '{provider} could not be reached. Nothing was sent, and nothing is charged.',
    'no-answer': {
      one: 'No answer came from {provider}. {n} unit counts as used until a free read shows what was charged.',
      other: 'No answer came from {provider}. {n} units count as used until a free read shows what was charged.',
    },
    'pack-missing':
      'The rules that this call was priced by are not here any more, so what {provider} answered cannot be read: what was held counts as used until a free read shows what was charged.',
    'books-closed': 'Tollgate could not open its books, so this call was blocked. Nothing was sent.',
    'could-not-ask':
      'Blocked, could not ask. No window could open, so nothing was sent. Repeat it in the page to be asked.',
  },
  zh: {
    changedTo: '账目已变化：现在为 {n}。',
    changedFrom: '账目已变化：原为 {was}，现在为 {n}。',
    changedLeft: '账目已变化：{left}。',
    changed: '账目已变化。',
    'taken-back': '页面收回了此请求。没有发送任何内容。',
    'page-gone': '页面已离开。没有发送，也不收费。',
    'page-gone-sent': '页面在收到结果之前已离开。在免费查询显示 {provider} 的收费之前，预留部分按已用计算。',
    'not-sent': '无法连接 {provider}。没有发送，也不收费。',
    'no-answer': { other: '{provider} 没有返回结果。在免费查询显示收费之前，{n} 个单位按已用计算。' },
    'pack-missing':
      '此请求定价所用的规则已不在此处，因此无法解读 {provider} 返回的结果：在免费查询显示收费之前，预留部分按已用计算。',
    'books-closed': 'Tollgate 无法打开账本，因此此请求被阻止。没有发送任何内容。',
    'could-not-ask': '已阻止，无法询问。无法打开窗口，因此没有发送任何内容。请在页面中重新操作，以便询问。',
  },
} as const;

const figureOf = (headline: readonly Span[]): string | null =>
  headline.find((span) => span.tone !== 'plain')?.text ?? null;

/** "The books changed: was 1, now 39." Null when both headlines have the same figure, or the newer has none. */
export const figureChangedSay = (before: readonly Span[], after: readonly Span[], locale: Locale): string | null => {
  const [was, n] = [figureOf(before), figureOf(after)];
  if (n === null || n === was) return null;
  return was === null ? fill(words[locale].changedTo, { n }) : fill(words[locale].changedFrom, { was, n });
};

/** All that a view says, but since when what is left is known: that goes on by itself. */
const textOf = ({ bar, ...rest }: QuoteView): string => JSON.stringify({ ...rest, bar: { ...bar, back: null } });

/**
 * What changed between two quotes of one call: "The books changed: was 1, now 39." Null when a person sees no difference. What was said of the change before
 * (`said`) is said on while it is true: changes follow each other faster than anybody reads.
 */
export const changedSay = (
  before: QuoteView,
  after: QuoteView,
  locale: Locale,
  said: string | null = null,
): string | null => {
  if (textOf(before) === textOf(after)) return null;
  const say = words[locale];
  const figure = figureChangedSay(before.headline, after.headline, locale);
  if (figure !== null) return figure;
  const left = after.bar?.leftText ?? '';
  return (after.bar?.left ?? null) === null || left === before.bar?.leftText
    ? (said ?? say.changed)
    : fill(say.changedLeft, { left });
};

/** The same with what it was that changed them, where that is known. */
export const withCause = (changed: string | null, cause: string | null, locale: Locale): string | null => {
  if (changed === null || cause === null || changed.includes(cause)) return changed;
  return `${changed}${locale === 'zh' ? '' : ' '}${cause}`;
};

/** How a call ended without an answer, or with one that cannot be read, and what follows. */
export type Ending =
  | 'taken-back'
  | 'page-gone'
  | 'page-gone-sent'
  | 'not-sent'
  | 'pack-missing'
  | 'books-closed'
  | 'could-not-ask';

/** How a call ended, in one or two sentences. */
export const endedSay = (ending: Ending, provider: string, locale: Locale): string =>
  fill(words[locale][ending], { provider });

/** The call left and no answer came; so many units are in doubt. */
export const noAnswerSay = (units: number, provider: string, locale: Locale): string =>
  fill(plural(units, locale, words[locale]['no-answer']), { provider, n: sayNumber(units, locale) });
