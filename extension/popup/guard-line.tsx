import type { ReadonlySignal } from '@preact/signals';
import { sayList } from '../../shared/words/locale.ts';
import { sayOf } from '../../shared/words/say-of.ts';
import type { GuardState } from '../messages.ts';
import type { Watched } from '../watch-state.ts';
import type { Say } from '../words.ts';

interface GuardLineProps {
  readonly guard: ReadonlySignal<Watched<GuardState>>;
  readonly say: Say;
}

/** What is guarded and what is not, or until when nothing is. */
export function GuardLine({ guard, say }: GuardLineProps) {
  const seen = guard.value;
  if (seen.kind !== 'known') return null;
  const { pause, guarding, unguarded, off } = seen.state;
  const words = sayOf('pause', say.locale);
  return (
    <div class="guard-line small" role="status">
      {pause === null ? (
        <>
          <p>{say('guardingCalls', { providers: sayList(guarding, say.locale) })}</p>
          {off.length === 0 ? null : <p>{say('guardsOff', { sites: sayList(off, say.locale) })}</p>}
          {unguarded.length === 0 ? null : (
            <p>{say('guardsNotWorkers', { providers: sayList(unguarded, say.locale) })}</p>
          )}
          <p class="muted">{say('guardsNot')}</p>
        </>
      ) : (
        <>
          <p>
            <b>{words('paused', { until: pause.until })}</b> {words('pausedPass')}
          </p>
          <p class="muted">{words('pausedNote')}</p>
        </>
      )}
    </div>
  );
}
