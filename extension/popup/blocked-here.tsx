import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { BlockedHere as Blocked } from '../messages.ts';
import type { Say } from '../words.ts';

/** The site that is open, where nobody added it: what was blocked there, and how it is added. */
export interface Here {
  readonly site: string;
  readonly blocked: readonly Blocked[];
}

interface BlockedHereProps {
  /** Null where the site is guarded, or the browser does not say. */
  readonly look: () => Promise<Here | null>;
  /** Asks the browser for the site, so it is called while the press is being heard. */
  readonly guardSite: (site: string) => Promise<unknown>;
  readonly say: Say;
}

/** Calls that the browser's rules stopped on the site that is open, and the way to be asked about them. Nothing where there are none. */
export function BlockedHere({ look, guardSite, say }: BlockedHereProps) {
  const here = useSignal<Here | null>(null);
  const said = useSignal('');
  useEffect(() => {
    look().then(
      (found) => {
        here.value = found;
      },
      // That the background does not answer the popup says itself.
      () => undefined,
    );
  }, []);
  if (here.value === null || here.value.blocked.length === 0) return null;
  const { site, blocked } = here.value;
  const guard = async (): Promise<void> => {
    const trouble = await guardSite(site);
    said.value = say(trouble === null ? 'hereGuarded' : 'hereNotGiven', { site });
  };
  return (
    <section class="card" aria-labelledby="blocked-here">
      <h2 id="blocked-here">{say('hereHead', { site })}</h2>
      {blocked.map(({ title, calls }) => (
        <p key={title}>{say.count('hereBlocked', calls, { provider: title })}</p>
      ))}
      <p class="small muted">{say('hereWhy')}</p>
      <button type="button" class="button" onClick={() => void guard()}>
        {say('hereGuard')}
      </button>
      <p class="small" role="status">
        {said.value}
      </p>
    </section>
  );
}
