import type { Rule } from '../pack/compiled.ts';
import type { Line } from '../rules/line.ts';
import type { Quote } from '../rules/quote.ts';
import { repeatsIn } from '../rules/repeats.ts';
import { fill, type PluralForms, sayCount, sayDate, sayOn } from './locale.ts';
import { packCount, packSay } from './pack-say.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

/** True where only an assumed allowance says that the provider refuses: with another plan it would be charged. */
export const mayBeRefused = (quote: Quote, line: Line): boolean =>
  line.capped && quote.meters.some(({ meter, basis }) => meter === line.charge?.meter && basis === 'assumed');

/** True for what costs nothing because the same list names it before. What no provider takes stays that, however often. */
const isTwice = ({ recognised }: Quote, { ask, max, rule }: Line): boolean =>
  max === 0 &&
  recognised.asks[ask]?.valid === true &&
  rule !== recognised.call?.most?.rule &&
  repeatsIn(recognised).has(ask);

/** What stands over so many items: "29 new numbers". */
export type CountSay = (count: number) => string;

/** The rule that decides a line, as people read it. */
export interface Described {
  readonly rule: Rule;
  readonly head: CountSay;
  /** The same of items that stay here. */
  readonly unsent: CountSay;
  readonly say: string;
}

const ofRule = (rule: Rule, locale: Locale): Described => ({
  rule,
  head: (count) => packCount(rule.head, count, locale),
  unsent: (count) => packCount(rule.unsent ?? rule.head, count, locale),
  say: packSay(rule.say, locale),
});

/** The same in words of our own. */
const inOwnWords = (rule: Rule, forms: PluralForms, say: string, locale: Locale): Described => {
  const head: CountSay = (count) => sayCount(forms, count, locale);
  return { rule, head, unsent: head, say };
};

/** The rule that decides a line for people: when nothing is left for it, that is the reason. */
const rulingOf = (quote: Quote, line: Line, locale: Locale): Described => {
  const { twice, twiceSay, mayBeRefused: refusedHead, pastUsualPlan } = wordsOf('quote', locale);
  if (isTwice(quote, line)) return inOwnWords(line.rule, twice, twiceSay, locale);
  if (!line.capped) return ofRule(line.rule, locale);
  const over = quote.account.pack.pastAllowance.get(line.charge?.meter ?? '') ?? line.rule;
  return mayBeRefused(quote, line) ? inOwnWords(over, refusedHead, pastUsualPlan, locale) : ofRule(over, locale);
};

/** True for a call of which everything will be refused; what is refused because it is there already is called free. */
export const isAllRefused = ({ lines }: Quote): boolean =>
  lines.length > 0 && lines.every(({ bounds, rule }) => bounds === 'refused' && rule.as !== 'free');

/** What decides a line, in the locale, with the day of what it speaks of. */
export const describeLine = (quote: Quote, line: Line, locale: Locale): Described => {
  const described = rulingOf(quote, line, locale);
  const { zone } = quote.account.settings;
  const day = [line.since, quote.at, zone, locale] as const;
  return { ...described, say: fill(described.say, { date: sayDate(...day), on: sayOn(...day) }) };
};
