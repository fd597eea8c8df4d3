import { type ItemHistory, isLive } from '../model/history.ts';
import type { Ask, Change } from '../model/posting.ts';
import type { Effect } from '../pack/compiled.ts';
import type { Case } from '../pack/condition.ts';

/** Where an effect stands in time: `begin` and `seen` come before an item's units are settled, all else after. */
export type Moment = 'before' | 'after';

const momentOf = (effect: Effect): Moment =>
  effect.effect.do === 'begin' || effect.effect.do === 'seen' ? 'before' : 'after';

/** Whether other live items of the number became doubtful: a deletion that named no carrier. */
const othersInDoubt = (item: ItemHistory, ask: Ask, answered: string | null): readonly Change[] => {
  if (ask.variant !== '') return [];
  return item.number.items
    .filter((other) => other !== item && isLive(other) && other.variant !== answered)
    .map((other): Change => ({ do: 'doubt', number: ask.number, variant: other.variant }));
};

/** The changes that one effect makes to an item, given what the item is now. */
const changesOf = (
  effect: Effect,
  about: Case,
  item: ItemHistory,
  target: string,
  answered: string | null,
): readonly Change[] => {
  const of = { number: item.number.number, variant: item.variant };
  const { effect: what } = effect;
  switch (what.do) {
    case 'begin':
    case 'seen':
      return [{ do: what.do, ...of }];
    case 'doubt':
      return about.ask.variant === ''
        ? item.number.items.map((one): Change => ({ do: 'doubt', number: of.number, variant: one.variant }))
        : [{ do: 'doubt', ...of }];
    case 'others-unsure':
      return othersInDoubt(item, about.ask, answered);
    case 'life':
      return [{ do: 'life', ...of, is: what.is }];
    case 'set':
      return [{ do: 'set', ...of, fact: what.fact, to: what.to }];
    case 'count':
      return [{ do: 'set', ...of, fact: what.fact, to: (item.facts[what.fact] ?? 0) + 1 }];
    case 'move':
      // Also to where it is known to stand: it was moved there from somewhere.
      return target === '' ? [] : [{ do: 'move', ...of, to: target }];
    case 'list':
      return [{ do: 'list', ...of, list: about.ask.list, at: about.at }];
    case 'unlist':
      return [{ do: 'unlist', ...of, list: about.ask.list, at: about.at }];
  }
};

/** Runs the effects of one moment on an item, handing each change on before the next is worked out. */
export const runEffects = (
  effects: readonly Effect[],
  moment: Moment,
  about: Case,
  item: ItemHistory,
  target: string,
  answered: string | null,
  change: (change: Change) => void,
): void => {
  for (const effect of effects) {
    if (momentOf(effect) !== moment || (effect.test !== null && !effect.test(about))) continue;
    for (const one of changesOf(effect, about, item, target, answered)) change(one);
  }
};

/** The item that a call means when it names no carrier: the only one of its number that is registered, or may be; else the one known without a carrier. */
export const itemMeant = (item: ItemHistory | null, ask: Ask, items: readonly ItemHistory[]): ItemHistory | null => {
  if (ask.variant !== '') return item;
  const live = items.filter(isLive);
  const likely =
    live.length > 0
      ? live
      : items.filter((one) => one.variant !== '' && one.holds.some((hold) => hold.state === 'unresolved'));
  return likely.length === 1 ? (likely[0] ?? null) : (items.find((one) => one.variant === '') ?? null);
};
