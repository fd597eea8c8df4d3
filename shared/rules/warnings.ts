import { type AccountBooks, periodOf } from '../books/account.ts';
import { numberIn, otherSpelling } from '../books/numbers.ts';
import { isHeld, isOpen } from '../model/history.ts';
import { BUILT_IN_WARNINGS, type BuiltInWarning } from '../pack/built-in-warnings.ts';
import { bareNumber } from '../pack/number.ts';
import { isDelivered } from './delivered.ts';
import type { Quote } from './quote.ts';

/** Something to think about before the call leaves: a code of the pack, and the items it is about. */
export interface Warning {
  readonly code: string;
  readonly items: readonly string[];
}

/** Codes that any pack's calls may have, whether the pack names them or not. */
export const LENIENT = 'lenient-json';

const isTracked = (account: AccountBooks, number: string, period: string): boolean => {
  const items = numberIn(account, number)?.items ?? [];
  return items.some(
    (item) =>
      item.lists.length > 0 || item.holds.some((hold) => hold.period === period && (isHeld(hold) || isOpen(hold))),
  );
};

/** A container whose bill of lading is tracked, or asked for in the same call. */
const isUnderBill = (account: AccountBooks, number: string, period: string, asked: ReadonlySet<string>): boolean => {
  const bill = numberIn(account, number)?.bill ?? null;
  return bill !== null && (asked.has(bill) || isTracked(account, bill, period));
};

const isBillOfTracked = (account: AccountBooks, number: string, period: string): boolean => {
  const members = numberIn(account, number)?.members ?? [];
  return [...members].some((member) => isTracked(account, member, period));
};

const spelledTwice = (asked: ReadonlyMap<string, string>, number: string): boolean => {
  const first = asked.get(bareNumber(number));
  return first !== undefined && first !== number;
};

/** A number among those of its call. */
interface Looked {
  readonly account: AccountBooks;
  readonly number: string;
  readonly variant: string;
  readonly period: string;
  /** All numbers that the call names. */
  readonly asked: ReadonlySet<string>;
  /** Those of its items before this one, by their letters and digits. */
  readonly spelled: ReadonlyMap<string, string>;
}

const finds: Readonly<Record<BuiltInWarning, (looked: Looked) => boolean>> = {
  delivered: ({ account, number, variant }) => isDelivered(account, { number, variant }),
  spelling: ({ account, number, spelled }) => otherSpelling(account, number) !== null || spelledTwice(spelled, number),
  'container-of-bill': ({ account, number, period, asked }) => isUnderBill(account, number, period, asked),
  'bill-of-containers': ({ account, number, period }) => isBillOfTracked(account, number, period),
};

/** The warnings of a quote, made when somebody reads them. */
export const warningsOf = (quote: Quote): readonly Warning[] => {
  const { account, recognised } = quote;
  const known = account.pack.document.warnings;
  const found = new Map<string, Set<string>>();
  const warn = (code: string, number: string): void => {
    if (known[code] === undefined && code !== LENIENT) return;
    const items = found.get(code) ?? new Set<string>();
    found.set(code, items.add(number));
  };
  const period = periodOf(account, quote.at).id;
  const spelled = new Map<string, string>();
  const asked = new Set(recognised.asks.map((ask) => ask.number));
  for (const line of quote.lines) {
    const { number = '', variant = '' } = recognised.asks[line.ask] ?? {};
    if (recognised.isLenient) warn(LENIENT, number);
    if (line.rule.warn !== null) warn(line.rule.warn, number);
    if (line.max === 0 || number === '') continue;
    const looked = { account, number, variant, period, asked, spelled };
    for (const code of BUILT_IN_WARNINGS) if (finds[code](looked)) warn(code, number);
    if (!spelled.has(bareNumber(number))) spelled.set(bareNumber(number), number);
  }
  return [...found].map(([code, items]) => ({ code, items: [...items] }));
};
