import { toUnits } from '../amount.ts';
import type { Slip } from '../lists/find-slip.ts';
import type { ListedNumber } from '../lists/list.ts';
import type { Ask } from '../model/posting.ts';
import { DELIVERED, isDelivered } from '../rules/delivered.ts';
import type { Line } from '../rules/line.ts';
import { isRiding, mistypedIn } from '../rules/mistyped.ts';
import type { Quote } from '../rules/quote.ts';
import { repeatsIn } from '../rules/repeats.ts';
import { warningsOf } from '../rules/warnings.ts';
import { describeLine } from './describe.ts';
import { fill, sayInTurn, sayNumber } from './locale.ts';
import { plainText } from './plain-text.ts';
import { lineKind, WORST_FIRST } from './quote-groups.ts';
import { faultOf } from './slip-say.ts';
import type { GroupKind, Locale } from './views.ts';
import { warningSay } from './warning-say.ts';
import { wordsOf } from './words-of.ts';

/** What a number of a list is; `repeated`: it stands in the list before; `delivered`: it may be charged, and has arrived, as the list says or an answer of the provider did. */
export type ListLineKind = GroupKind | 'repeated' | 'delivered';

/** A number of a list, as a person reads it. */
export interface ListLine {
  /** The row of the file, counted from 1. */
  readonly row: number;
  readonly number: string;
  /** "China Post"; the carrier's key where it has no name, what was written where it is not known; empty where none is given. */
  readonly carrier: string;
  readonly kind: ListLineKind;
  /** "New", or a sentence: why it costs what it costs. */
  readonly why: string;
  /** "1", "0–1", "free", "0" */
  readonly units: string;
}

/** Which of its lines each ask has. */
const linesByAsk = (quote: Quote): ReadonlyMap<number, readonly Line[]> => {
  const asks = new Map<number, Line[]>();
  for (const line of quote.lines) {
    const own = asks.get(line.ask);
    if (own === undefined) asks.set(line.ask, [line]);
    else own.push(line);
  }
  return asks;
};

const rankOf = (kind: GroupKind): number => WORST_FIRST.indexOf(kind);

interface Judged {
  readonly kind: GroupKind;
  readonly says: readonly string[];
}

/** What decides about one item: its worst line, and each thing that there is to say. */
const judge = (quote: Quote, lines: readonly Line[], slip: Slip | null, locale: Locale): Judged => {
  const described = lines.map((line): { readonly kind: GroupKind; readonly say: string } => {
    if (slip !== null && !isRiding(line))
      return { kind: 'mistyped', say: faultOf(quote.recognised.asks[line.ask]?.number ?? '', slip, locale).say };
    const { rule, say } = describeLine(quote, line, locale);
    const kind = lineKind(quote, line, rule);
    // What is new needs no sentence: nothing is to be thought about.
    const isPlain = kind === 'charge' && quote.recognised.call?.begins === true && line === lines[0];
    return { kind, say: isPlain && rule.warn === null ? wordsOf('line', locale).isNew : say };
  });
  const [worst] = [...described].sort((a, b) => rankOf(a.kind) - rankOf(b.kind));
  return { kind: worst?.kind ?? 'unknown', says: described.map(({ say }) => say) };
};

const unitsSay = (lines: readonly Line[], kind: ListLineKind, locale: Locale): string => {
  const sum = (bound: 'min' | 'max'): number => lines.reduce((total, line) => total + toUnits(line[bound]), 0);
  const most = sum('max');
  if (most === 0 || kind === 'refused') return kind === 'free' ? wordsOf('quote', locale).free : '0';
  const least = sum('min');
  const n = sayNumber(most, locale);
  return least === most ? n : `${sayNumber(least, locale)}–${n}`;
};

/** Sentences of warnings by the numbers that they are about, without those that a rule says itself, and without what has arrived, which comes first. */
const warnedNumbers = (quote: Quote, locale: Locale): ReadonlyMap<string, readonly string[]> => {
  const named = new Set<string | null>([...quote.lines.map(({ rule }) => rule.warn), DELIVERED]);
  const says = new Map<string, string[]>();
  for (const { code, items } of warningsOf(quote)) {
    if (named.has(code)) continue;
    const say = warningSay(quote.account.pack, code, locale);
    for (const item of items) says.set(item, [...(says.get(item) ?? []), say]);
  }
  return says;
};

/** What a list is read with. */
export interface LinesOf {
  readonly quote: Quote;
  /** The numbers of the list, in the order of the quote's. */
  readonly listed: readonly ListedNumber[];
  /** The rows of which the list says that they are delivered already. */
  readonly delivered: ReadonlySet<number>;
  readonly carrierName: (key: string) => string | null;
  readonly locale: Locale;
}

const carrierOf = ({ carrier, carrierUnknown = '' }: ListedNumber, nameOf: LinesOf['carrierName']): string =>
  carrier === '' ? carrierUnknown : (nameOf(carrier) ?? carrier);

/** Who says that a number which may be charged has arrived: the list, and an answer of the provider. */
const arrivedSays = (
  { account }: Quote,
  ask: Ask | undefined,
  { line }: ListedNumber,
  { delivered, locale }: Pick<LinesOf, 'delivered' | 'locale'>,
): readonly string[] => [
  ...(delivered.has(line) ? [wordsOf('line', locale).delivered] : []),
  ...(ask !== undefined && isDelivered(account, ask) ? [warningSay(account.pack, DELIVERED, locale)] : []),
];

/** Each number of a list with what it costs and why, in the order of the list. */
export const listLines = ({ quote, listed, delivered, carrierName, locale }: LinesOf): readonly ListLine[] => {
  const lines = linesByAsk(quote);
  const repeated = repeatsIn(quote.recognised);
  const warned = warnedNumbers(quote, locale);
  const slips = mistypedIn(quote);
  return listed.map((one, at): ListLine => {
    const own = lines.get(at) ?? [];
    const { kind: judged, says } = judge(quote, own, slips.get(at) ?? null, locale);
    const first = repeated.get(at);
    const ask = quote.recognised.asks[at];
    const arrived = own.some(({ max }) => max > 0) ? arrivedSays(quote, ask, one, { delivered, locale }) : [];
    const kind = first !== undefined ? 'repeated' : arrived.length > 0 ? 'delivered' : judged;
    const row = first === undefined ? null : sayNumber(listed[first]?.line ?? 0, locale);
    const warnings = warned.get(ask?.number ?? '') ?? [];
    const why =
      row === null
        ? [...new Set([...arrived, ...says, ...warnings])]
        : [fill(wordsOf('line', locale).repeated, { row })];
    return {
      row: one.line,
      number: plainText(one.number),
      carrier: plainText(carrierOf(one, carrierName)),
      kind,
      why: sayInTurn(why, locale),
      units: unitsSay(own, kind, locale),
    };
  });
};

const DROPPED: ReadonlySet<ListLineKind> = new Set<ListLineKind>([
  'mistyped',
  'delivered',
  'again',
  'warning',
  'repeated',
]);

/**
 * The numbers that are better not sent, by their places: mistyped, delivered already, charged again, in the list before, or refused by what the provider knows of them. What only goes past
 * what is left stays: another may be dropped for it.
 */
export const betterDropped = (quote: Quote, lines: readonly ListLine[]): ReadonlySet<number> => {
  const refused = new Set(quote.lines.filter(({ bounds }) => bounds === 'refused').map(({ ask }) => ask));
  return new Set(lines.flatMap(({ kind }, at) => (DROPPED.has(kind) || refused.has(at) ? [at] : [])));
};
