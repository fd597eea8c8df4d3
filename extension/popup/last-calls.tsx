import { useSignal } from '@preact/signals';
import type { CallView } from '../../shared/words/views.ts';
import type { Say } from '../words.ts';

interface CallsProps {
  readonly calls: readonly CallView[];
  readonly say: Say;
}

function Calls({ calls, say }: CallsProps) {
  return (
    <ol class="calls">
      {calls.map(({ when, what, units, tone, practice }, index) => (
        <li key={index}>
          <span class="figures muted">{when}</span>
          <span>
            {what}
            {practice ? <span class="chip small muted">{say('practice')}</span> : null}
          </span>
          <span class={`figures tone-${tone}`}>{units}</span>
        </li>
      ))}
    </ol>
  );
}

interface LastCallsProps extends CallsProps {
  readonly free: readonly CallView[];
}

/** What was called last, the newest first, and what it cost; what was free folds out. */
export function LastCalls({ calls, free, say }: LastCallsProps) {
  // There may be fifty, and they are not seen before.
  const isOpen = useSignal(false);
  return (
    <section class="card">
      <h2>{say('lastCalls')}</h2>
      {calls.length + free.length === 0 ? <p class="muted">{say('noCalls')}</p> : null}
      {calls.length === 0 ? null : <Calls calls={calls} say={say} />}
      {free.length === 0 ? null : (
        <div class="folds">
          <details
            onToggle={({ currentTarget }) => {
              isOpen.value = currentTarget.open;
            }}
          >
            <summary>
              <span class="checked-line">
                <span>{say.count('freeCalls', free.length)}</span>
                <b class="tone-free">{say('free')}</b>
              </span>
            </summary>
            {isOpen.value ? <Calls calls={free} say={say} /> : null}
          </details>
        </div>
      )}
    </section>
  );
}
