import { type Amount, toUnits } from '../amount.ts';
import type { Basis } from '../books/allowance.ts';
import { toInstant } from '../instant.ts';
import type { Line } from '../rules/line.ts';
import { mistypedIn } from '../rules/mistyped.ts';
import type { Quote } from '../rules/quote.ts';
import { warningsOf } from '../rules/warnings.ts';
import { describeLine } from './describe.ts';
import { CHECK_DIGIT, faultOf } from './slip-say.ts';
import type { Locale } from './views.ts';
import { warningSay } from './warning-say.ts';

export interface QuotedMeter {
  readonly min: number;
  readonly likely: number;
  readonly max: number | null;
  readonly before: number | null;
  readonly after: number | null;
  readonly allowance: number | null;
  /** What `before`, `after` and `allowance` rest on; null for a meter that has no allowance. */
  readonly basis: Basis | null;
  readonly resets: string | null;
}

export interface QuotedLine {
  readonly item: string;
  readonly key: string;
  readonly rule: string;
  readonly meter: string | null;
  readonly min: number;
  readonly likely: number;
  readonly max: number | null;
  readonly outcome: 'charge' | 'free' | 'refused' | 'unknown';
  readonly say: string;
  readonly source: string;
}

/** A quote as programs read it (contract §4). Amounts in units, times in ISO 8601. */
export interface QuoteDocument {
  readonly provider: string;
  readonly account: string;
  readonly action: string;
  readonly pack: { readonly id: string; readonly version: string };
  readonly meters: Readonly<Record<string, QuotedMeter>>;
  readonly lines: readonly QuotedLine[];
  readonly warnings: readonly { readonly code: string; readonly items: readonly string[]; readonly say: string }[];
  /** Why nobody knows what the call costs; absent when it is known. */
  readonly unknown?: string;
}

const units = (amount: Amount | null): number | null => (amount === null ? null : toUnits(amount));

/** A key as people and files see it: `RR100000001CN|3011`; without a carrier `RR100000001CN|?`; just the number where that is all (null). */
export const keyText = (number: string, variant: string | null): string =>
  variant === null ? number : `${number}|${variant === '' ? '?' : variant}`;

const outcomeOf = (line: Line): QuotedLine['outcome'] => {
  if (line.capped || line.bounds === 'refused') return 'refused';
  return line.max === 0 ? 'free' : 'charge';
};

/** What looks mistyped, one warning for each way in which it does. */
const mistypedWarnings = (quote: Quote, locale: Locale): QuoteDocument['warnings'] => {
  const items = new Map<string, Set<string>>();
  for (const [at, slip] of mistypedIn(quote)) {
    const number = quote.recognised.asks[at]?.number ?? '';
    const { say } = faultOf(number, slip, locale);
    items.set(say, (items.get(say) ?? new Set()).add(number));
  }
  return [...items].map(([say, numbers]) => ({ code: CHECK_DIGIT, items: [...numbers], say }));
};

/** Makes the document of a quote; sentences in the locale. */
export const quoteDocument = (quote: Quote, locale: Locale): QuoteDocument => {
  const { recognised, account } = quote;
  const pack = account.pack.document;
  const meters: Record<string, QuotedMeter> = {};
  for (const meter of quote.meters) {
    meters[meter.meter] = {
      min: toUnits(meter.min),
      likely: toUnits(meter.likely),
      max: units(meter.max),
      before: units(meter.before),
      after: units(meter.after),
      allowance: units(meter.allowance),
      basis: meter.basis,
      resets: meter.resets === null ? null : toInstant(meter.resets),
    };
  }
  const lines = quote.lines.map((line): QuotedLine => {
    const number = recognised.asks[line.ask]?.number ?? '';
    const described = describeLine(quote, line, locale);
    return {
      item: number,
      key: keyText(number, pack.item.variant === null ? null : line.variant),
      rule: described.rule.id,
      meter: line.charge?.meter ?? null,
      min: toUnits(line.min),
      likely: toUnits(line.likely),
      max: toUnits(line.max),
      outcome: outcomeOf(line),
      say: described.say,
      source: described.rule.source,
    };
  });
  return {
    provider: pack.id,
    account: account.id,
    action: recognised.action,
    pack: { id: pack.id, version: pack.version },
    meters,
    lines,
    warnings: [
      ...mistypedWarnings(quote, locale),
      ...warningsOf(quote).map((warning) => ({ ...warning, say: warningSay(account.pack, warning.code, locale) })),
    ],
    ...(quote.unknown === null ? {} : { unknown: quote.unknown }),
  };
};
