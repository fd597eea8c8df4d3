import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { NumberFault } from '../../shared/words/views.ts';
import type { Say } from '../words.ts';
import { NumberText } from './number-text.tsx';

const SHOWN_FIRST = 8;

/** The numbers of a group: the first eight, the others when asked for. */
export function Numbers({
  items,
  faults,
  id,
  say,
}: {
  readonly items: readonly string[];
  /** What is wrong with some of them, by the number. */
  readonly faults: Readonly<Record<string, NumberFault>>;
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
      <ul ref={list} tabIndex={-1} class={Object.keys(faults).length === 0 ? 'figures' : 'figures faulty'}>
        {shown.map((item, index) => (
          <li key={index}>
            <NumberText number={item} fault={faults[item] ?? null} />
          </li>
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
