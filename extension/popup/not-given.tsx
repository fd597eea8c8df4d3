import { type ReadonlySignal, useSignal } from '@preact/signals';
import { sayList } from '../../shared/words/locale.ts';
import type { GuardedSites } from '../guarded-sites.ts';
import type { GuardState } from '../messages.ts';
import type { Watched } from '../watch-state.ts';
import type { Say } from '../words.ts';

interface NotGivenProps {
  readonly guard: ReadonlySignal<Watched<GuardState>>;
  readonly giveBack: GuardedSites['giveBack'];
  readonly say: Say;
}

/** The sites that the browser took away, and one press to ask for them again. Nothing where there are none. */
export function NotGiven({ guard, giveBack, say }: NotGivenProps) {
  const said = useSignal<string | null>(null);
  const seen = guard.value;
  const missing = seen.kind === 'known' ? seen.state.notGiven : [];
  const ask = async (): Promise<void> => {
    said.value = null;
    const isGiven = await giveBack(missing).catch(() => false);
    said.value = say(isGiven ? 'givenBack' : 'notGivenBack');
  };
  if (missing.length === 0 && said.value === null) return null;
  return (
    <section class="card notice">
      {missing.length === 0 ? null : (
        <>
          <h2>{say('notGivenHead', { sites: sayList(missing, say.locale) })}</h2>
          <p class="small">{say('notGivenBody')}</p>
          <button type="button" class="button" onClick={() => void ask()}>
            {say('giveBack')}
          </button>
        </>
      )}
      <p role="status" class="small">
        {said.value}
      </p>
    </section>
  );
}
