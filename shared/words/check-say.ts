import { toUnits, ZERO } from '../amount.ts';
import type { Content } from '../files/read-content.ts';
import type { Quote } from '../rules/quote.ts';
import { fileTroubleSay } from './file-say.ts';
import { fill, plural, sayNumber } from './locale.ts';
import { quoteWords } from './quote-words.ts';
import type { Locale, QuoteView } from './views.ts';

const words = {
  en: {
    units: { one: '{n} unit', other: '{n} units' },
    shipments: { one: '{n} shipment', other: '{n} shipments' },
    left: ', {left}.',
    notKnown: '. {left}',
    end: '.',
    none: 'There is no number in this text.',
    choose: 'Which column holds the tracking numbers?',
    calls: {
      cURL: 'This is a cURL command, not a list of numbers: “tollgate quote FILE” says what it would cost.',
      fetch: 'This is a fetch call, not a list of numbers: “tollgate quote FILE” says what it would cost.',
      Postman: 'This is a Postman collection, not a list of numbers: “tollgate quote FILE” says what it would cost.',
      recording:
        'This is JSON of calls, not a list of numbers: “tollgate quote FILE” says what a recording would cost.',
    },
    wrong: 'This {what}.',
    bad: {
      one: '{n} line could not be read: line {line}: {problem}.',
      other: '{n} lines could not be read, the first is line {line}: {problem}.',
    },
    joint: '; ',
  },
  zh: {
    units: { other: '{n} 个单位' },
    shipments: { other: '{n} 个货运' },
    left: '，{left}。',
    notKnown: '。{left}',
    end: '。',
    none: '此文本中没有单号。',
    choose: '哪一列是运单号？',
    calls: {
      cURL: '这是 cURL 命令，不是单号列表：可用“tollgate quote FILE”查询费用。',
      fetch: '这是 fetch 调用，不是单号列表：可用“tollgate quote FILE”查询费用。',
      Postman: '这是 Postman 集合，不是单号列表：可用“tollgate quote FILE”查询费用。',
      recording: '这是请求的 JSON，不是单号列表：可用“tollgate quote FILE”查询录制文件的费用。',
    },
    wrong: '此文本{what}。',
    bad: { other: '{n} 行无法读取，第一处在第 {line} 行：{problem}。' },
    joint: '；',
  },
} as const;

/** "2 units" or "0–9 units": what a list would cost at least and at most. */
const unitsSay = (quote: Quote, locale: Locale): string => {
  const meter = quote.meters.find((one) => one.max !== null && one.max > 0) ?? quote.meters[0];
  const min = toUnits(meter?.min ?? ZERO);
  const max = toUnits(meter?.max ?? ZERO);
  const n = min === max ? sayNumber(max, locale) : `${sayNumber(min, locale)}–${sayNumber(max, locale)}`;
  const metered = quote.account.pack.document.meters.some((one) => one.id === meter?.meter && one.refusesPastAllowance);
  return fill(plural(max, locale, words[locale][metered ? 'units' : 'shipments']), { n });
};

/** ", 61 left after." */
const leftSay = ({ bar }: QuoteView, locale: Locale): string => {
  const say = words[locale];
  if (bar === null) return say.end;
  return bar.left === null
    ? fill(say.notKnown, { left: quoteWords[locale].notKnown })
    : fill(say.left, { left: bar.leftText });
};

/** The answer to a check, in two pieces of one sentence: "2 units" and ", 61 left after. 2 will be charged again." */
export const checkSay = (
  quote: Quote,
  view: QuoteView,
  locale: Locale,
): { readonly units: string; readonly say: string } => {
  const heads = view.groups.map((group) => group.head).join(words[locale].joint);
  const first = leftSay(view, locale);
  return { units: unitsSay(quote, locale), say: heads === '' ? first : `${first} ${heads}${words[locale].end}` };
};

interface BadLine {
  readonly line: number;
  readonly problem: string;
}

/** How many lines of a list could not be read, and why the first of them was not, in one sentence. */
export const badLinesSay = (count: number, first: BadLine, locale: Locale): string => {
  const values = { n: sayNumber(count, locale), line: sayNumber(first.line, locale), problem: first.problem };
  return fill(plural(count, locale, words[locale].bad), values);
};

/** The text to check holds no number at all. */
export const noNumberSay = (locale: Locale): string => words[locale].none;

/** The question that stands where a list does not say which column to read. */
export const chooseSay = (locale: Locale): string => words[locale].choose;

/** What a text is that is no list; null for a list. */
export const noListSay = (content: Content, locale: Locale): string | null => {
  switch (content.kind) {
    case 'list':
      return null;
    case 'recording':
      return words[locale].calls.recording;
    case 'calls':
      return words[locale].calls[content.from];
    case 'wrong':
      return fill(words[locale].wrong, { what: fileTroubleSay({ kind: 'is', what: content.what }, locale) });
  }
};
