import type { AccountBooks } from '../books/account.ts';
import { applyChange } from '../books/change.ts';
import { findItem, type Hold, type NumberHistory, newItem } from '../model/history.ts';
import type { Ask, Change } from '../model/posting.ts';
import type { CompiledCall } from '../pack/compiled.ts';
import type { Case } from '../pack/condition.ts';
import { runEffects } from './effects.ts';
import { copyOf, openView } from './pending.ts';
import { unitsOf } from './price-item.ts';

/**
 * What the items of one call do to each other: a number that stands twice in a batch meets, the second time, what the first will have changed.
 * Works on copies, and only of numbers that repeat.
 */
export interface Batch {
  /** Puts what is known of an item, when its turn comes, into a case; `index` is its place in the call. */
  readonly look: (about: Case, index: number) => void;
  /** Notes that the item in a case is predicted to be accepted. */
  readonly accept: (about: Case) => void;
}

/** Does to a copy of what is known what an answer that accepts the item at hand would do. */
const predict = (call: CompiledCall, about: Case, number: NumberHistory): void => {
  const item = about.item ?? newItem(number, about.ask.variant);
  const { target } = about.ask;
  const time = { at: about.at, order: Number.MAX_SAFE_INTEGER, call: null };
  const change = (one: Change): void => {
    if (one.do === 'members' || one.do === 'allow' || one.do === 'doubt-all' || one.do === 'pending') return;
    if (one.do === 'move') item.variant = one.to;
    else applyChange(findItem(number, one.variant) ?? item, one, time);
  };
  about.item = item;
  runEffects(call.onAccept, 'before', about, item, target, null, change);
  for (const charge of call.charges) {
    if (charge.once === 'each' || (charge.onlyWhen !== null && !charge.onlyWhen(about))) continue;
    const hold: Hold = {
      id: '',
      call: null,
      meter: charge.meter,
      slot: charge.slot,
      at: about.at,
      order: time.order,
      units: unitsOf(charge, about),
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
  runEffects(call.onAccept, 'after', about, item, target, null, change);
};

const NONE: ReadonlySet<string> = new Set();
/** Comparing so many is faster than keeping a set of them. */
const FEW = 64;

/** The numbers that a call names more than once. `known`: what is known of each, the same history for the same number. */
const repeatedIn = (asks: readonly Ask[], known: readonly (NumberHistory | null)[]): ReadonlySet<string> => {
  if (asks.length === 1) return NONE;
  const named = new Set<string>();
  const repeated = new Set<string>();
  for (const [at, { number }] of asks.entries()) {
    const history = known[at] ?? null;
    const isFirst =
      history !== null && asks.length <= FEW ? known.indexOf(history) === at : named.size !== named.add(number).size;
    if (!isFirst) repeated.add(number);
  }
  return repeated;
};

/** Begins a batch of the items of one call. */
export const newBatch = (account: AccountBooks, call: CompiledCall, asks: readonly Ask[]): Batch => {
  const view = openView(account);
  // All look-ups at once, before any is used: among a hundred thousand histories each waits for memory, and together they wait less.
  const numbers = asks.map((ask) => view(ask.number));
  const items = asks.map((ask, index) => findItem(numbers[index] ?? null, ask.variant));
  const repeated = repeatedIn(asks, numbers);
  const copies = new Map<string, NumberHistory>();
  const copyFor = (text: string, index: number): NumberHistory => {
    const known = copies.get(text);
    if (known !== undefined) return known;
    const copy = copyOf(numbers[index] ?? null, text);
    copies.set(text, copy);
    return copy;
  };
  return {
    look: (at, index) => {
      const { number: text, variant } = at.ask;
      if (repeated.has(text)) {
        at.number = copyFor(text, index);
        at.item = findItem(at.number, variant);
      } else {
        at.number = numbers[index] ?? null;
        at.item = items[index] ?? null;
      }
    },
    accept: (done) => {
      const copy = repeated.has(done.ask.number) ? copies.get(done.ask.number) : undefined;
      if (copy !== undefined) predict(call, done, copy);
    },
  };
};
