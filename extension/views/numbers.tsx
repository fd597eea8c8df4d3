import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { plainText } from '../../shared/words/plain-text.ts';
import type { Say } from '../words.ts';

const SHOWN_FIRST = 8;

/** The numbers of a group: the first eight, the others when asked for. */
export function Numbers({
  items,
  id,
  say,
}: {
  readonly items: readonly string[];
  readonly id: string;
  readonly say: Say;
}) {
  const all = useSignal(false);
  const list = useRef<HTMLUListElement>(null);
  // One more line for a single hidden number would hide nothing.
  const isWhole = all.value || items.length <= SHOWN_FIRST + 1;
  const shown = isWhole ? items : items.slice(0, SHOWN_FIRST);
  return (
    <div id={id} class="numbers">
      <ul ref={list} tabIndex={-1} class="figures">
        {shown.map((item, index) => (
          <li key={index}>{plainText(item)}</li>
        ))}
      </ul>
      {isWhole ? null : (
        <button
          type="button"
          class="plain-button more"
          onClick={() => {
            all.value = true;
            list.current?.focus();
          }}
        >
          {say.count('more', items.length - SHOWN_FIRST)}
        </button>
      )}
    </div>
  );
}
