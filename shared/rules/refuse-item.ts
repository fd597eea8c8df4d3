import { numberIn } from '../books/numbers.ts';
import { findItem, type ItemHistory, isLive } from '../model/history.ts';
import type { AnsweredItem, CodeMeaning } from '../pack/envelope.ts';
import { showGone, showKnown } from './evidence.ts';
import { itemFor, releaseItem, type Settling } from './settling.ts';

/** Which items that the books know an error code speaks of. */
const itemsMeant = (settling: Settling, named: string): readonly ItemHistory[] => {
  const number = numberIn(settling.draft.account, settling.about.ask.number);
  if (named === '') return number?.items ?? [];
  const item = findItem(number, named);
  return item === null ? [] : [item];
};

/** The one item that a code says is known: the only one it can mean, else the one known without a carrier; null when several may be meant. */
const itemKnown = (settling: Settling, meaning: CodeMeaning, named: string): ItemHistory | null => {
  if (meaning.shows === 'target-known') return itemFor(settling, settling.about.ask.target);
  const items = itemsMeant(settling, named);
  if (items.length === 0) return itemFor(settling, named);
  if (items.length === 1) return items[0] ?? null;
  const live = items.filter(isLive);
  if (live.length > 0) return live.length === 1 ? (live[0] ?? null) : null;
  const doubtful = items.filter((item) => item.holds.some((hold) => hold.state === 'unresolved'));
  return doubtful.length === 1 ? (doubtful[0] ?? null) : itemFor(settling, '');
};

/** What an error code shows of an item: that it is known already, or that it is not registered at all. */
const applyMeaning = (settling: Settling, meaning: CodeMeaning, variant: string): void => {
  const { draft } = settling;
  if (meaning.shows === null) return;
  const named = variant || settling.about.ask.variant;
  if (meaning.shows === 'gone') {
    for (const item of itemsMeant(settling, named)) showGone(draft, item);
    return;
  }
  const item = itemKnown(settling, meaning, named);
  if (item === null) return;
  showKnown(draft, item);
  const of = { number: item.number.number, variant: item.variant };
  draft.change({ do: 'seen', ...of });
  if (meaning.life !== null && meaning.life !== item.life) draft.change({ do: 'life', ...of, is: meaning.life });
  const { set } = meaning;
  if (set !== null && (item.facts[set.fact] ?? 0) < set.to)
    draft.change({ do: 'set', ...of, fact: set.fact, to: set.to });
};

/** The answer refused an item: nothing was charged for it; its code may show what is known of it. */
export const refuseItem = (settling: Settling, answered: AnsweredItem | null): void => {
  releaseItem(settling);
  const meaning = answered?.meaning ?? null;
  if (meaning !== null && settling.about.ask.number !== '') applyMeaning(settling, meaning, answered?.variant ?? '');
};
