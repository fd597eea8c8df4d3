import { toUnits, ZERO } from '../amount.ts';
import type { Quote } from '../rules/quote.ts';
import type { MeterQuote } from '../rules/quote-meters.ts';
import { isAllRefused } from './describe.ts';
import { fill, plural, sayNumber } from './locale.ts';
import { nounOf } from './noun.ts';
import { plainText } from './plain-text.ts';
import { quoteWords } from './quote-words.ts';
import type { GroupKind, GroupView, Locale, QuoteView } from './views.ts';

const words = {
  en: {
    range: '{n} {noun}',
    free: 'Free',
    refused: 'Refused, not charged',
    left: ', {left}.',
    notKnown: '. {left}',
    end: '.',
    none: 'There is no number in this text.',
    choose: 'Which column holds the tracking numbers?',
    chooseAccount: 'Which account are these numbers for?',
    counted: 'Counted on {provider}, {account}.',
    bad: {
      one: '{n} line could not be read: line {line}: {problem}.',
      other: '{n} lines could not be read, the first is line {line}: {problem}.',
    },
    joint: '; ',
    first: '{item}: {say}',
    between: ' ',
  },
  zh: {
    range: '{n} 个{noun}',
    free: '免费',
    refused: '将被拒绝，不收费',
    left: '，{left}。',
    notKnown: '。{left}',
    end: '。',
    none: '此文本中没有单号。',
    choose: '哪一列是运单号？',
    chooseAccount: '这些单号属于哪个账户？',
    counted: '按 {provider} {account} 计算。',
    bad: { other: '{n} 行无法读取，第一处在第 {line} 行：{problem}。' },
    joint: '；',
    first: '{item}：{say}',
    between: '',
  },
} as const;

/** One word for nothing: free, or refused. */
const nothingSay = (quote: Quote, locale: Locale): string =>
  isAllRefused(quote) ? words[locale].refused : words[locale].free;

/** "2 units" or "0–9 shipments": units of a meter; those that a quote says of it, or a sum over several. */
export const rangeSay = (
  quote: Quote,
  meter: MeterQuote | undefined,
  sum: { readonly min: number; readonly max: number } | null,
  locale: Locale,
): string => {
  if (sum === null && quote.unknown === null && (meter === undefined || meter.max === ZERO))
    return nothingSay(quote, locale);
  const { min, max } = sum ?? { min: toUnits(meter?.min ?? ZERO), max: toUnits(meter?.max ?? ZERO) };
  const n = min === max ? sayNumber(max, locale) : `${sayNumber(min, locale)}–${sayNumber(max, locale)}`;
  return fill(words[locale].range, { n, noun: nounOf(quote.account.pack, meter?.meter, max, locale) });
};

/** ", 61 left after." */
export const leftSay = ({ bar }: QuoteView, locale: Locale): string => {
  const say = words[locale];
  if (bar === null) return say.end;
  return bar.left === null
    ? fill(say.notKnown, { left: quoteWords[locale].notKnown })
    : fill(say.left, { left: bar.leftText });
};

/** "2 new numbers; 1 will be charged again." or "" */
export const headsSay = (groups: readonly GroupView[], locale: Locale): string =>
  groups.length === 0 ? '' : `${groups.map(({ head }) => head).join(words[locale].joint)}${words[locale].end}`;

/** What has to be known before anything else: what looks mistyped, what was deleted before, what a warning is about. */
const FIRST: ReadonlySet<GroupKind> = new Set(['mistyped', 'again', 'warning']);

const firstOf = ({ kind, head, say, items, faults }: GroupView, locale: Locale): string => {
  const { first, end } = words[locale];
  const [item = '', ...others] = items;
  if (kind === 'again' || others.length > 0) return `${head}${end}`;
  return fill(first, { item: plainText(item), say: faults?.[item]?.say ?? say });
};

/** "RR100000348CN: The check digit does not fit: 3 belongs where 8 stands. 3 will be charged again."; null where nothing has to be said first. */
const firstSay = ({ groups }: QuoteView, locale: Locale): string | null => {
  const said = groups.filter(({ kind }) => FIRST.has(kind)).map((group) => firstOf(group, locale));
  return said.length === 0 ? null : said.join(words[locale].between);
};

interface CheckSaid {
  readonly first: string | null;
  readonly units: string;
  readonly say: string;
}

/** The answer to a check: what is said first, and two pieces of one sentence: "2 units" and ", 61 left after. 2 new numbers." */
export const checkSay = (quote: Quote, view: QuoteView, locale: Locale): CheckSaid => {
  const meter = quote.meters.find((one) => one.max !== null && one.max > 0) ?? quote.meters[0];
  const others = view.groups.filter(({ kind }) => !FIRST.has(kind));
  const say = [leftSay(view, locale), headsSay(others, locale)].filter((one) => one !== '').join(' ');
  return { first: firstSay(view, locale), units: rangeSay(quote, meter, null, locale), say };
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

/** The question that stands where there are several accounts, and nobody said which. */
export const chooseAccountSay = (locale: Locale): string => words[locale].chooseAccount;

/** Which account an answer counts on, and where what is left of it comes from. */
export const countedSay = ({ provider, account, bar }: QuoteView, locale: Locale): string =>
  [fill(words[locale].counted, { provider, account }), (bar?.left ?? null) === null ? '' : (bar?.back ?? '')]
    .filter((one) => one !== '')
    .join(words[locale].between);
