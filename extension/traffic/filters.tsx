import { sayNumber } from '../../shared/words/locale.ts';
import { HappenedMark } from './happened-mark.tsx';
import { FILTERS, type Filter } from './traffic-view.ts';
import type { SayTraffic } from './traffic-words.ts';

export interface FiltersProps {
  readonly counts: Readonly<Record<Filter, number>>;
  readonly chosen: Filter;
  readonly choose: (filter: Filter) => void;
  readonly say: SayTraffic;
}

/** Narrows the list by what happened; each says how many it holds. */
export function Filters({ counts, chosen, choose, say }: FiltersProps) {
  return (
    <ul class="filters">
      {FILTERS.map((filter) => (
        <li key={filter}>
          <button type="button" class="plain-button" aria-pressed={filter === chosen} onClick={() => choose(filter)}>
            {filter === 'all' ? null : <HappenedMark of={filter} />}
            {say(filter)} <strong class="figures">{sayNumber(counts[filter], say.locale)}</strong>
          </button>
        </li>
      ))}
    </ul>
  );
}
