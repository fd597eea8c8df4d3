import type { Rule } from '../pack/compiled.ts';
import type { Line } from '../rules/line.ts';
import type { Quote } from '../rules/quote.ts';
import { fill, sayDay } from './locale.ts';
import { quoteWords } from './quote-words.ts';
import type { Locale } from './views.ts';

/** True where only an assumed allowance says that the provider refuses: with another plan it would be charged. */
export const mayBeRefused = (quote: Quote, line: Line): boolean =>
  line.capped && quote.meters.some(({ meter, basis }) => meter === line.charge?.meter && basis === 'assumed');

/** The rule that decides a line for people: when nothing is left for it, that is the reason. */
const rulingOf = (quote: Quote, line: Line): Rule => {
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
