import { useSignal } from '@preact/signals';
import { languageOf } from '../../../shared/words/locale.ts';
import type { PortalState } from './portal-state.ts';
import { resetPractice } from './reset.ts';
import type { TollgateFigure } from './tollgate-figures.ts';
import type { Say } from './words.ts';

/** The simulated providers' own figures, and whether Tollgate's agree. */
export function Counts({ state, say }: { readonly state: PortalState; readonly say: Say }) {
  const count = state.count.value;
  const figures = state.figures.value;
  return (
    <section aria-busy={count === null}>
      <h2>{say('providerCounts')}</h2>
      {count === null ? null : (
        <div class="counts" aria-live="polite">
          <Count
            provider="17TRACK"
            figure={count.tracking.used}
            caption={say('ofUnits', { n: String(count.tracking.allowance) })}
            ours={figures?.tracking ?? null}
            say={say}
          />
          <Count
            provider="Safecube"
            figure={count.shipments}
            caption={say.count('shipments', count.shipments, { month: monthName(count.month, say) })}
            ours={figures?.shipments ?? null}
            say={say}
          />
        </div>
      )}
      <StartOver say={say} />
    </section>
  );
}

/** Everything as at the beginning: the page is loaded anew, so that Tollgate learns of it, too. */
function StartOver({ say }: { readonly say: Say }) {
  const said = useSignal<string | null>(null);
  const begin = async (): Promise<void> => {
    if (await resetPractice()) location.reload();
    else said.value = say('unreadable');
  };
  return (
    <div class="start-over">
      <p class="small muted">{say('startOverSay')}</p>
      <button type="button" class="button" onClick={() => void begin()}>
        {say('startOver')}
      </button>
      <p role="status" class="small">
        {said.value}
      </p>
    </div>
  );
}

interface CountProps {
  readonly provider: string;
  readonly figure: number;
  readonly caption: string;
  readonly ours: TollgateFigure | null;
  readonly say: Say;
}

function Count({ provider, figure, caption, ours, say }: CountProps) {
  return (
    <div class="count">
      <h3 class="small muted">{provider}</h3>
      <p class="count-figure">
        <b class="figures">{figure}</b> <span class="muted">{caption}</span>
      </p>
      <Comparison figure={figure} ours={ours} say={say} />
    </div>
  );
}

/** Units that are expected but not proved may or may not be in the provider's figure. */
function Comparison({ figure, ours, say }: Pick<CountProps, 'figure' | 'ours' | 'say'>) {
  if (ours === null) return <p class="muted">{say('notLooking')}</p>;
  const { used, unproved } = ours;
  if (used === figure) return <p class="tone-free">{say('agrees')}</p>;
  const values = { used: String(used), n: String(unproved) };
  if (figure >= used - unproved && figure < used) return <p>{say('unproved', values)}</p>;
  return (
    <p>
      <b>{say('differs', values)}</b>
    </p>
  );
}

function monthName(month: string, say: Say): string {
  return new Intl.DateTimeFormat(languageOf(say.locale), { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}
