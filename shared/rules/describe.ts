import type { Rule } from '../pack/compiled.ts';
import { fill, sayDay } from '../words/locale.ts';
import type { Locale } from '../words/views.ts';
import type { Line } from './line.ts';
import type { Quote } from './quote.ts';

/** The rule that decides a line for people: when nothing is left for it, that is the reason. */
const rulingOf = (quote: Quote, line: Line): Rule =>
  line.capped ? (quote.account.pack.rules.get('over-allowance') ?? line.rule) : line.rule;

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
