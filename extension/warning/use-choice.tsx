import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ChoiceView } from '../../shared/words/choice-view.ts';
import type { PageClient } from '../page-client.ts';

/** What a person chose among the items of a call, as the page shows it. */
export interface Choice {
  readonly view: Extract<ChoiceView, { readonly kind: 'items' }>;
  /** Places of the items that are ticked. */
  readonly ticked: ReadonlySet<number>;
  /** The quote on show is of just these: until it is, Allow stands for nothing. */
  readonly isQuoted: boolean;
  /** What the quote on show is of, as a decision names it. */
  readonly items: { readonly items?: readonly number[] };
  readonly tick: (places: readonly number[], to: 'out' | 'here') => void;
  /** Ticks these and no others. */
  readonly only: (places: readonly number[]) => void;
}

/** Ticks that follow each other at once are quoted once. */
const TOGETHER_MS = 60;

const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((place, nth) => place === other[nth]);

/** How many items the call has. */
const sizeOf = ({ groups }: Choice['view']): number =>
  groups.reduce((sum, { items, isRider }) => sum + (isRider ? 0 : items.length), 0);

/** Follows what a person ticks: at once on the page, and in the quote as soon as the background has made it. Null where there is nothing to choose. */
export function useChoice(
  call: string,
  choice: ChoiceView | null,
  choose: PageClient['choose'],
  refresh: () => void,
): Choice | null {
  const picked = useSignal<readonly number[] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const view = choice?.kind === 'items' ? choice : null;

  useEffect(() => {
    const { value } = picked;
    if (value !== null && view !== null && isSame(value, view.chosen)) picked.value = null;
  }, [view, picked, picked.value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  if (view === null) return null;
  const places = picked.value ?? view.chosen;
  const itemsOf = (some: readonly number[]): Choice['items'] => (some.length === sizeOf(view) ? {} : { items: some });
  const tell = async (wanted: readonly number[]): Promise<void> => {
    try {
      await choose({ call, ...itemsOf(wanted) });
    } catch {
      // Not heard: what is ticked is again what the quote on show is of.
      if (picked.peek() === wanted) picked.value = null;
    }
    refresh();
  };
  const only = (wanted: readonly number[]): void => {
    const next = [...new Set(wanted)].sort((a, b) => a - b);
    picked.value = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void tell(next), TOGETHER_MS);
  };
  return {
    view,
    ticked: new Set(places),
    isQuoted: picked.value === null,
    items: itemsOf(view.chosen),
    only,
    tick: (some, to) => {
      // Of what is ticked by now: two ticks may come before the page is drawn again.
      const left = (picked.peek() ?? view.chosen).filter((place) => !some.includes(place));
      only(to === 'out' ? [...left, ...some] : left);
    },
  };
}
