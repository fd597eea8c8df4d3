import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Say } from '../words.ts';

const SHOWN_FIRST = 8;

interface FoldedListProps<Item> {
  readonly items: readonly Item[];
  readonly look?: string;
  readonly line: (item: Item, place: number) => ComponentChildren;
  readonly say: Say;
}

/** The first eight lines of a list, the others when asked for: then the list has the focus, for the button is gone. */
export function FoldedList<Item>({ items, look, line, say }: FoldedListProps<Item>) {
  const all = useSignal(false);
  const list = useRef<HTMLUListElement>(null);
  // One more line for a single hidden item would hide nothing.
  const isWhole = all.value || items.length <= SHOWN_FIRST + 1;
  return (
    <>
      <ul ref={list} tabIndex={-1} class={look}>
        {(isWhole ? items : items.slice(0, SHOWN_FIRST)).map(line)}
      </ul>
      {isWhole ? null : (
        <button
          type="button"
          class="plain-button link"
          onClick={() => {
            all.value = true;
            list.current?.focus();
          }}
        >
          {say.count('more', items.length - SHOWN_FIRST)}
        </button>
      )}
    </>
  );
}
