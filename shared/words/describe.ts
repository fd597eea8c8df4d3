import type { Rule } from '../pack/compiled.ts';
import type { Line } from '../rules/line.ts';
import type { Quote } from '../rules/quote.ts';
import { repeatsIn } from '../rules/repeats.ts';
import { fill, sayDay } from './locale.ts';
import { quoteWords } from './quote-words.ts';
import type { Locale } from './views.ts';

/** True where only an assumed allowance says that the provider refuses: with another plan it would be charged. */
export const mayBeRefused = (quote: Quote, line: Line): boolean =>
  line.capped && quote.meters.some(({ meter, basis }) => meter === line.charge?.meter && basis === 'assumed');

const TWICE = { en: quoteWords.en.twice, zh: quoteWords.zh.twice };
const TWICE_SAY = { en: quoteWords.en.twiceSay, zh: quoteWords.zh.twiceSay };

/** True for what costs nothing because the same list names it before. What no provider takes stays that, however often. */
const isTwice = ({ recognised }: Quote, { ask, max, rule }: Line): boolean =>
  max === 0 &&
  recognised.asks[ask]?.valid === true &&
  rule !== recognised.call?.most?.rule &&
  repeatsIn(recognised).has(ask);

/** The rule that decides a line for people: when nothing is left for it, that is the reason. */
const rulingOf = (quote: Quote, line: Line): Rule => {
  if (isTwice(quote, line)) return { ...line.rule, head: TWICE, say: TWICE_SAY };
  if (!line.capped) return line.rule;
  const over = quote.account.pack.pastAllowance.get(line.charge?.meter ?? '') ?? line.rule;
  if (!mayBeRefused(quote, line)) return over;
  const { en, zh } = quoteWords;
  return {
    ...over,
    head: { en: en.mayBeRefused, zh: zh.mayBeRefused },
    say: { en: en.pastUsualPlan, zh: zh.pastUsualPlan },
  };
};

/** True for a call of which everything will be refused; what is refused because it is there already is called free. */
export const isAllRefused = ({ lines }: Quote): boolean =>
  lines.length > 0 && lines.every(({ bounds, rule }) => bounds === 'refused' && rule.as !== 'free');

/** The sentence of a line, in the locale, with the day of what it speaks of. */
export const describeLine = (
  quote: Quote,
  line: Line,
  locale: Locale,
): { readonly rule: Rule; readonly say: string } => {
  const rule = rulingOf(quote, line);
  return {
    rule,
    say: fill(rule.say[locale], { date: sayDay(line.since, quote.at, quote.account.settings.zone, locale) }),
  };
};
