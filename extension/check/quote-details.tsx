import type { QuoteView } from '../../shared/words/views.ts';
import { Bar } from '../views/bar.tsx';
import { BarLegend } from '../views/bar-legend.tsx';
import { Groups } from '../views/groups.tsx';
import type { Say } from '../words.ts';

/** What a quote is made of: what is open, what is left, and the reasons. */
export function QuoteDetails({ view, say }: { readonly view: QuoteView; readonly say: Say }) {
  return (
    <>
      {view.doubt === null ? null : <p class="muted">{view.doubt}</p>}
      {view.bar === null ? null : (
        <>
          <Bar bar={view.bar} />
          <BarLegend bar={view.bar} />
        </>
      )}
      <Groups groups={view.groups} say={say} />
    </>
  );
}
