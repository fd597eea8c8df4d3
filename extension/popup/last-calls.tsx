import type { CallView } from '../../shared/words/views.ts';
import type { Say } from '../words.ts';

const TONES: Readonly<Record<CallView['tone'], string>> = {
  charge: 'tone-charge',
  free: 'tone-free',
  none: 'muted',
  unknown: '',
};

/** What was called last, the newest first, and what it cost. */
export function LastCalls({ calls, say }: { readonly calls: readonly CallView[]; readonly say: Say }) {
  return (
    <section class="card">
      <h2>{say('lastCalls')}</h2>
      {calls.length === 0 ? (
        <p class="muted">{say('noCalls')}</p>
      ) : (
        <ol class="calls">
          {calls.map(({ when, what, units, tone, practice }, index) => (
            <li key={index}>
              <span class="figures muted">{when}</span>
              <span>
                {what}
                {practice ? <span class="chip small muted">{say('practice')}</span> : null}
              </span>
              <span class={`figures ${TONES[tone]}`}>{units}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
