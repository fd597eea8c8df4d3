import { toUnits } from '../amount.ts';
import { type AccountBooks, periodOf, totalsOf } from '../books/account.ts';
import { takenOf } from '../books/allowance.ts';
import { PRACTICE_ACCOUNT } from '../books/books.ts';
import type { Rule } from '../pack/compiled.ts';
import type { Line } from '../rules/line.ts';
import { isRiding, mistypedIn } from '../rules/mistyped.ts';
import type { Quote } from '../rules/quote.ts';
import type { MeterQuote } from '../rules/quote-meters.ts';
import { warningsOf } from '../rules/warnings.ts';
import { describeLine, mayBeRefused } from './describe.ts';
import { headlineOf, headlineUnits } from './headline.ts';
import { cappedOf, leftBefore } from './left-known.ts';
import { fill, plural, sayNumber } from './locale.ts';
import { quoteWords } from './quote-words.ts';
import { faultOf, mistypedSay } from './slip-say.ts';
import { leftLine } from './source-say.ts';
import type { BarView, GroupKind, GroupView, Locale, NumberFault, QuoteView } from './views.ts';
import { warningSay } from './warning-say.ts';

/** The kinds of groups, the worst first. */
export const WORST_FIRST: readonly GroupKind[] = [
  'mistyped',
  'again',
  'warning',
  'charge',
  'maybe',
  'unknown',
  'free',
  'refused',
];

/** How an account is called: its name, or the first characters of its id. */
export const accountName = (account: AccountBooks, locale: Locale): string => {
  const words = quoteWords[locale];
  if (account.id === PRACTICE_ACCOUNT) return words.practice;
  if (account.settings.name !== null) return account.settings.name;
  return account.id === 'none' ? words.noAccount : fill(words.account, { id: account.id.slice(0, 4) });
};

const kindOf = (line: Line, rulingAs: GroupKind | null): GroupKind => {
  if (line.capped) return 'refused';
  if (rulingAs !== null) return rulingAs;
  switch (line.bounds) {
    case 'sure':
      return 'charge';
    case 'likely':
    case 'maybe':
      return 'maybe';
    case 'free':
      return 'free';
    case 'refused':
      return 'refused';
  }
};

/** What a line is for people, by the rule that decides it (`describeLine`). */
export const lineKind = (quote: Quote, line: Line, rule: Rule): GroupKind =>
  mayBeRefused(quote, line) ? 'maybe' : kindOf(line, rule.as);

interface Group {
  readonly kind: GroupKind;
  readonly rule: Pick<Rule, 'id' | 'head'> & { readonly source: string | null };
  readonly say: string;
  readonly items: string[];
  readonly faults: Record<string, NumberFault>;
  min: number;
  max: number;
}

const unitsText = (group: Group, locale: Locale): string => {
  const max = sayNumber(group.max, locale);
  if (group.kind === 'refused') return '0';
  if (group.max === 0) return quoteWords[locale].free;
  return group.min === group.max ? max : `${sayNumber(group.min, locale)}–${max}`;
};

/** Why a line costs what it costs, as people read it. */
const reasonOf = (quote: Quote, line: Line, locale: Locale): Pick<Group, 'kind' | 'rule' | 'say'> => {
  const { rule, say } = describeLine(quote, line, locale);
  return { kind: lineKind(quote, line, rule), rule, say };
};

const groupsOf = (quote: Quote, locale: Locale): readonly GroupView[] => {
  const groups = new Map<string, Group>();
  const slips = mistypedIn(quote);
  for (const line of quote.lines) {
    const slip = isRiding(line) ? undefined : slips.get(line.ask);
    const { kind, rule, say } = slip === undefined ? reasonOf(quote, line, locale) : mistypedSay(locale);
    const key = `${rule.id}|${say}`;
    const group: Group = groups.get(key) ?? { kind, rule, say, items: [], faults: {}, min: 0, max: 0 };
    groups.set(key, group);
    const number = quote.recognised.asks[line.ask]?.number || quoteWords[locale].nameless;
    group.items.push(number);
    if (slip !== undefined) group.faults[number] = faultOf(number, slip, locale);
    group.min += toUnits(line.min);
    group.max += toUnits(line.max);
  }
  const { title } = quote.account.pack.document;
  const sourceName = fill(quoteWords[locale].source, { provider: title });
  const views = [...groups.values()].map((group): GroupView => {
    const { rule } = group;
    const head = fill(plural(group.items.length, locale, rule.head[locale]), {
      n: sayNumber(group.items.length, locale),
    });
    return {
      kind: group.kind,
      rule: rule.id,
      head,
      units: unitsText(group, locale),
      say: group.say,
      source: rule.source,
      sourceName,
      items: group.items,
      ...(group.kind === 'mistyped' ? { faults: group.faults } : {}),
    };
  });
  const named = new Set(quote.lines.map((line) => line.rule.warn));
  for (const { code, items } of warningsOf(quote)) {
    if (named.has(code)) continue;
    const head = fill(plural(items.length, locale, quoteWords[locale].warned), { n: sayNumber(items.length, locale) });
    views.push({
      kind: 'warning',
      rule: code,
      head,
      units: '',
      say: warningSay(quote.account.pack, code, locale),
      source: null,
      sourceName,
      items,
    });
  }
  if (quote.unknown !== null) {
    const { unknownHead, unknownSay, unknownUnits } = quoteWords[locale];
    const say = fill(unknownSay, { why: quote.unknown });
    views.push({
      kind: 'unknown',
      rule: 'unknown',
      head: unknownHead,
      units: unknownUnits,
      say,
      source: null,
      sourceName,
      items: [],
    });
  }
  return views.sort((a, b) => WORST_FIRST.indexOf(a.kind) - WORST_FIRST.indexOf(b.kind));
};

/** The bar of one meter of a quote; null where it has no allowance. */
export const barOf = (quote: Quote, meter: MeterQuote | undefined, locale: Locale, zone: string): BarView | null => {
  if (meter === undefined || meter.max === null) return null;
  const words = quoteWords[locale];
  const known = leftBefore(meter);
  if (known === 'no-allowance') return null;
  const period = periodOf(quote.account, quote.at);
  const totals = totalsOf(quote.account, meter.meter, period.id);
  const used = toUnits(takenOf(totals));
  const { units, least, most: max } = headlineUnits(quote, meter);
  const n = (units: number): Readonly<Record<string, string>> => ({ n: sayNumber(units, locale) });
  const shown = {
    used,
    sure: least,
    usedText: fill(words.used, n(used)),
    nowText: fill(words.now, least === 0 && max > 0 ? { n: `0–${sayNumber(max, locale)}` } : n(units)),
  };
  if (known === 'not-known') {
    const { leftNotKnown: leftText, knownOnce: back } = words;
    return { ...shown, maybe: max - least, left: null, allowance: null, leftText, back };
  }
  const before = toUnits(known);
  // At worst: what may be charged is.
  const left = Math.max(0, before - max);
  return {
    ...shown,
    maybe: Math.max(0, Math.min(max, before) - least),
    left,
    allowance: used + before,
    leftText: fill(words.leftAfter, n(left)),
    back: leftLine({ account: quote.account, meter: meter.meter, period, now: quote.at, zone }, before, locale),
  };
};

/** What the bounds leave open, in one sentence; null when they leave nothing. */
export const doubtOf = (quote: Quote, meter: MeterQuote | undefined, locale: Locale): string | null => {
  if (meter === undefined || meter.max === null || meter.min === meter.max) return null;
  const words = quoteWords[locale];
  if (quote.lines.some((line) => mayBeRefused(quote, line))) return words.doubtLeft;
  const refused = toUnits(cappedOf(quote, meter).likely);
  if (refused > 0 && leftBefore(meter) !== 'not-known') return plural(refused, locale, words.pastLeft);
  const own = quote.account.pack.document.meters.find((one) => one.id === meter.meter)?.doubt;
  if (own !== undefined) return own[locale];
  const open = toUnits(meter.max) - toUnits(meter.min);
  const translations = quote.lines.filter((line) => line.charge?.proves === 'expected');
  const isTranslation = translations.reduce((sum, line) => sum + toUnits(line.max) - toUnits(line.min), 0) === open;
  const forms = isTranslation ? [words.doubtTranslationAll, words.doubtTranslation] : [words.doubtAll, words.doubt];
  const sentence = plural(open, locale, (meter.min === 0 ? forms[0] : forms[1]) ?? words.doubt);
  return fill(sentence, { sure: sayNumber(toUnits(meter.min), locale), n: sayNumber(open, locale) });
};

/** Whether Allow is the plain way on, and for how many units it stands. */
const allowanceAsked = (
  quote: Quote,
  meter: MeterQuote | undefined,
  locale: Locale,
): Pick<QuoteView, 'allows' | 'isWary'> => {
  if (quote.unknown === null && meter === undefined) return { allows: null, isWary: false };
  if (quote.unknown !== null || meter === undefined || meter.max === null) return { allows: null, isWary: true };
  const isPast = cappedOf(quote, meter).likely > 0 && leftBefore(meter) !== 'not-known';
  const units = isPast ? toUnits(meter.likely) : headlineUnits(quote, meter).units;
  return { allows: isPast && units === 0 ? null : sayNumber(units, locale), isWary: isPast };
};

/** A quote as a person reads it, in the reader's own time zone: one number first, the reason beside it. */
export const quoteView = (quote: Quote, locale: Locale, zone = quote.account.settings.zone): QuoteView => {
  const meter = quote.meters.find((one) => one.max === null || one.max > 0) ?? quote.meters[0];
  const groups = groupsOf(quote, locale);
  return {
    provider: quote.account.pack.document.title,
    account: accountName(quote.account, locale),
    headline: headlineOf(quote, meter, groups.length === 1 && groups[0]?.kind === 'again' ? 'again' : 'charge', locale),
    doubt: doubtOf(quote, meter, locale),
    bar: barOf(quote, meter, locale, zone),
    groups,
    ...allowanceAsked(quote, meter, locale),
  };
};
