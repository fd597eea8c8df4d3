import { toUnits, ZERO } from '../amount.ts';
import type { Quote } from '../rules/quote.ts';
import type { MeterQuote } from '../rules/quote-meters.ts';
import { isAllRefused } from './describe.ts';
import { fill, sayCount, sayInTurn, sayNumber } from './locale.ts';
import { nounOf } from './noun.ts';
import { plainText } from './plain-text.ts';
import { deliveredFirst } from './quote-groups.ts';
import type { GroupKind, GroupView, Locale, QuoteView } from './views.ts';
import { wordsOf } from './words-of.ts';

/** One word for nothing: free, or refused. */
const nothingSay = (quote: Quote, locale: Locale): string =>
  isAllRefused(quote) ? wordsOf('check', locale).refused : wordsOf('check', locale).free;

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
  return fill(wordsOf('check', locale).range, { n, noun: nounOf(quote.account.pack, meter?.meter, max, locale) });
};

/** ", 61 left after." */
export const leftSay = ({ bar }: QuoteView, locale: Locale): string => {
  const say = wordsOf('check', locale);
  if (bar === null) return wordsOf('text', locale).stop;
  return bar.left === null
    ? fill(say.notKnown, { left: wordsOf('quote', locale).notKnown })
    : fill(say.left, { left: bar.leftText });
};

/** "2 new numbers; 1 will be charged again." or "" */
export const headsSay = (groups: readonly GroupView[], locale: Locale): string => {
  const { semicolon, stop } = wordsOf('text', locale);
  return groups.length === 0 ? '' : `${groups.map(({ head }) => head).join(semicolon)}${stop}`;
};

/** What has to be known before anything else: what has arrived, what looks mistyped, what was deleted before, what a warning is about. */
const FIRST: ReadonlySet<GroupKind> = new Set(['mistyped', 'again', 'warning']);

const firstOf = ({ kind, head, say, items, faults }: GroupView, locale: Locale): string => {
  const [item = '', ...others] = items;
  if (kind === 'again' || others.length > 0) return `${head}${wordsOf('text', locale).stop}`;
  return fill(wordsOf('check', locale).first, { item: plainText(item), say: faults?.[item]?.say ?? say });
};

/** "RR100000348CN: The check digit does not fit: 3 belongs where 8 stands. 3 will be charged again."; null where nothing has to be said first. */
const firstSay = ({ groups }: QuoteView, locale: Locale): string | null => {
  const said = deliveredFirst(groups)
    .filter(({ kind }) => FIRST.has(kind))
    .map((group) => firstOf(group, locale));
  return said.length === 0 ? null : sayInTurn(said, locale);
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
  const say = sayInTurn([leftSay(view, locale), headsSay(others, locale)], locale);
  return { first: firstSay(view, locale), units: rangeSay(quote, meter, null, locale), say };
};

interface BadLine {
  readonly line: number;
  readonly problem: string;
}

/** How many lines of a list could not be read, and why the first of them was not, in one sentence. */
export const badLinesSay = (count: number, first: BadLine, locale: Locale): string => {
  const values = { line: sayNumber(first.line, locale), problem: first.problem };
  return sayCount(wordsOf('check', locale).bad, count, locale, values);
};

/** The text to check holds no number at all. */
export const noNumberSay = (locale: Locale): string => wordsOf('check', locale).none;

/** The question that stands where a list does not say which column to read. */
export const chooseSay = (locale: Locale): string => wordsOf('check', locale).choose;

/** The question that stands where there are several accounts, and nobody said which. */
export const chooseAccountSay = (locale: Locale): string => wordsOf('check', locale).chooseAccount;

/** Which account an answer counts on, and where what is left of it comes from. */
export const countedSay = ({ provider, account, bar }: QuoteView, locale: Locale): string => {
  const counted = fill(wordsOf('check', locale).counted, { provider, account });
  return sayInTurn([counted, (bar?.left ?? null) === null ? '' : (bar?.back ?? '')], locale);
};
