import { toUnits } from '../amount.ts';
import type { Rule } from '../pack/compiled.ts';
import { DELIVERED } from '../rules/delivered.ts';
import type { Line } from '../rules/line.ts';
import { isRiding, mistypedIn } from '../rules/mistyped.ts';
import type { Quote } from '../rules/quote.ts';
import { warningsOf } from '../rules/warnings.ts';
import { type CountSay, describeLine, mayBeRefused } from './describe.ts';
import { fill, sayCount, sayNumber } from './locale.ts';
import { CHECK_DIGIT, faultOf, mistypedSay } from './slip-say.ts';
import type { GroupKind, GroupView, Locale, NumberFault } from './views.ts';
import { warningSay } from './warning-say.ts';
import { wordsOf } from './words-of.ts';

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

/** What one item adds to a group, in units. */
export interface Part {
  /** Its place in the call. */
  readonly place: number;
  readonly min: number;
  readonly max: number;
  /** What is wrong with its number, where it looks mistyped. */
  readonly fault?: NumberFault;
}

/** What items of a call have in common, before it is said how many they are. */
export interface LineGroup {
  readonly kind: GroupKind;
  readonly rule: string;
  readonly head: CountSay;
  /** The same of items that stay here. */
  readonly unsent: CountSay;
  readonly say: string;
  readonly source: string | null;
  /** `warning`: its items stand in other groups, too. `rider`: it is charged only with another charge of the same item. */
  readonly role: 'reason' | 'rider' | 'warning';
  readonly parts: readonly Part[];
}

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

/** Why a line costs what it costs, as people read it: of what looks mistyped that comes first. */
const reasonOf = (
  quote: Quote,
  line: Line,
  slips: ReturnType<typeof mistypedIn>,
  locale: Locale,
): Omit<LineGroup, 'parts'> => {
  const slip = slips.get(line.ask);
  if (slip !== undefined && !isRiding(line)) {
    const { head, say } = mistypedSay(locale);
    return { kind: 'mistyped', rule: CHECK_DIGIT, head, unsent: head, say, source: null, role: 'reason' };
  }
  const { rule, head, unsent, say } = describeLine(quote, line, locale);
  const role = isRiding(line) ? 'rider' : 'reason';
  return { kind: lineKind(quote, line, rule), rule: rule.id, head, unsent, say, source: rule.source, role };
};

const partOf = (quote: Quote, line: Line, slips: ReturnType<typeof mistypedIn>, locale: Locale): Part => {
  const part = { place: line.ask, min: toUnits(line.min), max: toUnits(line.max) };
  const slip = isRiding(line) ? undefined : slips.get(line.ask);
  return slip === undefined ? part : { ...part, fault: faultOf(numberText(quote, line.ask, locale), slip, locale) };
};

const reasonsOf = (quote: Quote, locale: Locale): readonly LineGroup[] => {
  const groups = new Map<string, Omit<LineGroup, 'parts'> & { readonly parts: Part[] }>();
  const slips = mistypedIn(quote);
  for (const line of quote.lines) {
    const reason = reasonOf(quote, line, slips, locale);
    const key = `${reason.rule}|${reason.say}`;
    const group = groups.get(key) ?? { ...reason, parts: [] };
    groups.set(key, group);
    group.parts.push(partOf(quote, line, slips, locale));
  }
  return [...groups.values()];
};

/** Warnings that no rule gives: each about all items of these numbers. */
const warnedOf = (quote: Quote, locale: Locale): readonly LineGroup[] => {
  const named = new Set(quote.lines.map((line) => line.rule.warn));
  const { warned, delivered } = wordsOf('quote', locale);
  return warningsOf(quote)
    .filter(({ code }) => !named.has(code))
    .map(({ code, items }) => {
      const about = new Set(items);
      const parts = quote.recognised.asks.flatMap(({ number }, place) =>
        about.has(number) ? [{ place, min: 0, max: 0 }] : [],
      );
      const say = warningSay(quote.account.pack, code, locale);
      const head: CountSay = (count) => sayCount(code === DELIVERED ? delivered : warned, count, locale);
      return { kind: 'warning', rule: code, head, unsent: head, say, source: null, role: 'warning', parts } as const;
    });
};

/** The reasons of a quote, worst first. */
export const groupLines = (quote: Quote, locale: Locale): readonly LineGroup[] =>
  [...reasonsOf(quote, locale), ...warnedOf(quote, locale)].sort(
    (a, b) => WORST_FIRST.indexOf(a.kind) - WORST_FIRST.indexOf(b.kind),
  );

/** What has arrived stands before all else: whatever is paid for it is paid for nothing. */
export const deliveredFirst = (groups: readonly GroupView[]): readonly GroupView[] =>
  [...groups].sort((a, b) => Number(b.rule === DELIVERED) - Number(a.rule === DELIVERED));

/** "3", "0–9", "free", "0" */
export const unitsText = (kind: GroupKind, parts: readonly Part[], locale: Locale): string => {
  const min = parts.reduce((sum, part) => sum + part.min, 0);
  const max = parts.reduce((sum, part) => sum + part.max, 0);
  if (kind === 'refused') return '0';
  if (max === 0) return wordsOf('quote', locale).free;
  const most = sayNumber(max, locale);
  return min === max ? most : `${sayNumber(min, locale)}–${most}`;
};

/** How an item is called. */
export const numberText = (quote: Quote, place: number, locale: Locale): string =>
  quote.recognised.asks[place]?.number || wordsOf('quote', locale).nameless;

const faultsOf = (quote: Quote, parts: readonly Part[], locale: Locale): Readonly<Record<string, NumberFault>> =>
  Object.fromEntries(
    parts.flatMap(({ place, fault }) => (fault === undefined ? [] : [[numberText(quote, place, locale), fault]])),
  );

/** "17TRACK’s rule" */
export const sourceNameOf = (quote: Quote, locale: Locale): string =>
  fill(wordsOf('quote', locale).source, { provider: quote.account.pack.document.title });

const unknownGroup = (why: string, sourceName: string, locale: Locale): GroupView => {
  const { unknownHead, unknownSay, unknownUnits } = wordsOf('quote', locale);
  const say = fill(unknownSay, { why });
  return {
    ...{ kind: 'unknown', rule: 'unknown', head: unknownHead, units: unknownUnits, say, source: null },
    ...{ sourceName, items: [] },
  };
};

/** The reasons of a quote as a person reads them, worst first. */
export const groupViews = (quote: Quote, locale: Locale): readonly GroupView[] => {
  const sourceName = sourceNameOf(quote, locale);
  const views = groupLines(quote, locale).map(({ kind, rule, head, say, source, role, parts }): GroupView => {
    const numbers = parts.map(({ place }) => numberText(quote, place, locale));
    const items = role === 'warning' ? [...new Set(numbers)] : numbers;
    return {
      ...{ kind, rule, say, source, sourceName, items },
      head: head(items.length),
      units: role === 'warning' ? '' : unitsText(kind, parts, locale),
      ...(kind === 'mistyped' ? { faults: faultsOf(quote, parts, locale) } : {}),
    };
  });
  return quote.unknown === null ? views : [...views, unknownGroup(quote.unknown, sourceName, locale)];
};
