import type { NumberFault } from '../../shared/words/views.ts';
import type { Say } from '../words.ts';
import { FoldedList } from './folded-list.tsx';
import { NumberText } from './number-text.tsx';

/** The numbers of a group. */
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
  return (
    <div id={id} class="numbers">
      <FoldedList
        items={items}
        look={Object.keys(faults).length === 0 ? 'figures' : 'figures faulty'}
        line={(item, place) => (
          <li key={place}>
            <NumberText number={item} fault={faults[item] ?? null} />
          </li>
        )}
        say={say}
      />
    </div>
  );
}
