import type { ManyTotal } from '../../shared/words/many-total.ts';
import { Bar } from '../views/bar.tsx';
import { BarLegend } from '../views/bar-legend.tsx';
import { Spans } from '../views/spans.tsx';

/** What the calls come to, account by account. Of one account the headline has said it already. */
export function ManyTotals({ totals }: { readonly totals: readonly ManyTotal[] }) {
  return (
    <>
      {totals.map(({ provider, account, headline, doubt, bar }) => (
        <section key={`${provider} ${account}`} class="balance">
          {totals.length === 1 ? null : (
            <div>
              <h2 class="total-head">
                {provider} <span class="small muted">{account}</span>
              </h2>
              <p>
                <Spans spans={headline} />
              </p>
              {doubt === null ? null : <p class="muted">{doubt}</p>}
            </div>
          )}
          {bar === null ? null : (
            <>
              <Bar bar={bar} />
              <BarLegend bar={bar} />
            </>
          )}
        </section>
      ))}
    </>
  );
}
