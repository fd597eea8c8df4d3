import type { CountView } from '../../shared/words/views.ts';
import { Bar } from '../views/bar.tsx';

/** What stays on a list, as pairs of figures: now, and after the call. */
export function Counts({ counts }: { readonly counts: readonly CountView[] }) {
  return (
    <ul class="counts">
      {counts.map(({ head, was, will, foot, bar }) => (
        <li key={head}>
          <p class="small muted">{head}</p>
          <p class="count-figures figures">
            {was} → <b class="tone-charge">{will}</b>
          </p>
          <Bar bar={bar} />
          <p class="small muted">{foot}</p>
        </li>
      ))}
    </ul>
  );
}
