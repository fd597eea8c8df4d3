import { type ReadonlySignal, useSignal } from '@preact/signals';
import { sayOf } from '../../shared/words/say-of.ts';
import type { UnheldView } from '../messages.ts';
import { type PageClient, Refused } from '../page-client.ts';
import type { Watched } from '../watch-state.ts';
import type { Say } from '../words.ts';

interface UnheldProps {
  readonly watched: ReadonlySignal<Watched<readonly UnheldView[]>>;
  readonly client: Pick<PageClient, 'allowNext'>;
  readonly locale: Say['locale'];
}

/** So many stand in the popup; all of them stand in Traffic. */
const SHOWN = 3;

/** Calls that were blocked because nothing could hold them, and the way to let the same one through once. Nothing where there are none. */
export function Unheld({ watched, client, locale }: UnheldProps) {
  const say = sayOf('notHeld', locale);
  const trouble = useSignal<string | null>(null);
  const seen = watched.value;
  if (seen.kind !== 'known' || seen.state.length === 0) return null;
  const shown = seen.state.slice(0, SHOWN);

  const allow = async (call: string): Promise<void> => {
    trouble.value = null;
    try {
      if (!(await client.allowNext({ call }))) trouble.value = say('notAllowed');
    } catch (error) {
      trouble.value = error instanceof Refused ? error.message : say('notAllowed');
    }
  };

  return (
    <section class="card">
      <h2>{say.count('head', seen.state.length)}</h2>
      <p class="small muted">{say('nothing')}</p>
      <ul class="unheld">
        {shown.map(({ call, when, what, would, by, site, allowedUntil }) => (
          <li key={call}>
            <p>
              <b>{what}</b> <span class="muted">{would}</span>
            </p>
            <p class="small muted">
              {when}, {by}
              {site === '' ? null : (
                <>
                  {' · '}
                  <bdi>{site}</bdi>
                </>
              )}
            </p>
            {allowedUntil === null ? (
              <button
                type="button"
                class="button"
                aria-label={say('allowCall', { call: what })}
                onClick={() => void allow(call)}
              >
                {say('allow')}
              </button>
            ) : (
              <p class="small" role="status">
                {say('allowed', { time: allowedUntil })}
              </p>
            )}
          </li>
        ))}
      </ul>
      {shown.every(({ bindsNumbers }) => bindsNumbers) ? null : <p class="small muted">{say('anyNumbers')}</p>}
      {trouble.value === null ? null : <p role="alert">{trouble.value}</p>}
    </section>
  );
}
