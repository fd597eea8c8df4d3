import { type ItemHistory, isLive } from '../model/history.ts';
import type { Ask, Change } from '../model/posting.ts';
import type { Effect } from '../pack/compiled.ts';
import type { Case } from '../pack/condition.ts';

/** The change that one effect makes to an item, given what the item is now; null for none. */
const changeOf = (what: Effect['effect'], { ask, at }: Case, item: ItemHistory, target: string): Change | null => {
  const { variant } = item;
  const { number } = item.number;
  switch (what.do) {
    case 'begin':
    case 'seen':
    case 'doubt':
      return { do: what.do, number, variant };
    case 'life':
      return { do: 'life', number, variant, is: what.is };
    case 'set':
      return { do: 'set', number, variant, fact: what.fact, to: what.to };
    case 'count':
      return { do: 'set', number, variant, fact: what.fact, to: (item.facts[what.fact] ?? 0) + 1 };
    case 'move':
      // Also to where it is known to stand: it was moved there from somewhere.
      return target === '' ? null : { do: 'move', number, variant, to: target };
    case 'list':
    case 'unlist':
      return { do: what.do, number, variant, list: ask.list, at };
    case 'others-unsure':
      return null;
  }
};

/** The items beside the one at hand, or with it, that an effect leaves in doubt where the call named no carrier. */
const doubtedBy = (what: Effect['effect'], item: ItemHistory, answered: string | null): readonly ItemHistory[] => {
  const { items } = item.number;
  if (what.do === 'doubt') return items;
  // A deletion that named no carrier may have been another's.
  return items.filter((other) => other !== item && isLive(other) && other.variant !== answered);
};

/** Runs the effects of one moment on an item, handing each change on before the next is worked out. */
export const runEffects = (
  effects: readonly Effect[],
  moment: Effect['moment'],
  about: Case,
  item: ItemHistory,
  target: string,
  answered: string | null,
  change: (change: Change) => void,
): void => {
  for (const { effect, test, moment: when } of effects) {
    if (when !== moment || (test !== null && !test(about))) continue;
    if (about.ask.variant === '' && (effect.do === 'doubt' || effect.do === 'others-unsure')) {
      const { number } = item.number;
      for (const { variant } of doubtedBy(effect, item, answered)) change({ do: 'doubt', number, variant });
      continue;
    }
    const one = changeOf(effect, about, item, target);
    if (one !== null) change(one);
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
