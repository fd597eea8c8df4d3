import type { AccountBooks } from '../books/account.ts';
import { applyChange } from '../books/change.ts';
import { findItem, type Hold, type ItemHistory, type NumberHistory, newItem } from '../model/history.ts';
import type { Ask, Change } from '../model/posting.ts';
import type { CompiledCall } from '../pack/compiled.ts';
import type { Case } from '../pack/condition.ts';
import { runEffects } from './effects.ts';
import { copyOf, openView } from './pending.ts';
import { unitsOf } from './price-item.ts';

interface Accepted {
  readonly ask: Ask;
  readonly variant: string;
}

/**
 * What the items of one call do to each other: a number that stands twice in a batch meets, the second time, what the first will have changed.
 * Works on copies, and only of numbers that repeat.
 */
export interface Batch {
  /** What is known of a number when this item's turn comes; `index` is its place in the call. */
  readonly numberOf: (ask: Ask, index: number) => NumberHistory | null;
  /** Notes that an item is predicted to be accepted under this variant. */
  readonly accept: (ask: Ask, variant: string) => void;
}

const predict = (call: CompiledCall, about: Case, number: NumberHistory, { ask, variant }: Accepted): void => {
  const item: ItemHistory = findItem(number, variant) ?? newItem(number, variant);
  const then: Case = { ...about, ask, item, number };
  const time = { at: about.at, order: Number.MAX_SAFE_INTEGER, call: null };
  const change = (one: Change): void => {
    if (one.do === 'members' || one.do === 'allow' || one.do === 'doubt-all' || one.do === 'pending') return;
    if (one.do === 'move') item.variant = one.to;
    else applyChange(findItem(number, one.variant) ?? item, one, time);
  };
  runEffects(call.onAccept, 'before', then, item, ask.target, null, change);
  for (const charge of call.charges) {
    if (charge.once === 'each' || (charge.onlyWhen !== null && !charge.onlyWhen(then))) continue;
    const hold: Hold = {
      id: '',
      call: null,
      meter: charge.meter,
      slot: charge.slot,
      at: about.at,
      order: time.order,
      units: unitsOf(charge, then),
      state: charge.proves,
      since: time.order,
      rule: '',
      period: about.period,
      fixedPeriod: false,
      number,
      item,
      standsAt: null,
      by: '',
      guessed: false,
    };
    item.holds.push(hold);
  }
  runEffects(call.onAccept, 'after', then, item, ask.target, null, change);
};

/** Comparing so many is faster than keeping a set of them. */
const FEW = 64;

/** Tells whether a known number is named for the first time, by its history and its place. */
const firstNaming = (bases: readonly (NumberHistory | null)[]): ((base: NumberHistory, index: number) => boolean) => {
  if (bases.length <= FEW) return (base, index) => bases.indexOf(base) === index;
  const named = new Set<NumberHistory>();
  return (base) => named.size !== named.add(base).size;
};

/** Begins a batch of `size` items. One item alone meets nothing but the books. */
export const newBatch = (account: AccountBooks, call: CompiledCall, about: Case, asks: readonly Ask[]): Batch => {
  const view = openView(account);
  if (asks.length === 1) return { numberOf: (ask) => view(ask.number), accept: () => {} };
  // All look-ups at once, before any is used: among a hundred thousand histories each waits for memory, and together they wait less.
  const bases = asks.map((ask) => view(ask.number));
  const unknown = new Set<string>();
  const copies = new Map<string, NumberHistory>();
  const accepted = new Map<string, Accepted[]>();
  const isFirstNaming = firstNaming(bases);
  /** True the first time that this batch names a number. */
  const isFirst = (text: string, base: NumberHistory | null, index: number): boolean =>
    base === null ? unknown.size !== unknown.add(text).size : isFirstNaming(base, index);
  return {
    numberOf: (ask, index) => {
      const base = bases[index] ?? null;
      if (isFirst(ask.number, base, index)) return base;
      const known = copies.get(ask.number);
      if (known !== undefined) return known;
      const copy = copyOf(base, ask.number);
      for (const one of accepted.get(ask.number) ?? []) predict(call, about, copy, one);
      copies.set(ask.number, copy);
      return copy;
    },
    accept: (ask, variant) => {
      const one = { ask, variant };
      const copy = copies.size === 0 ? undefined : copies.get(ask.number);
      if (copy !== undefined) predict(call, about, copy, one);
      else accepted.set(ask.number, [one]);
    },
  };
};
