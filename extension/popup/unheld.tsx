import type { ReadonlySignal } from '@preact/signals';
import { sayOf } from '../../shared/words/say-of.ts';
import type { UnheldView } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import { AllowNext } from '../views/allow-next.tsx';
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
  const seen = watched.value;
  if (seen.kind !== 'known' || seen.state.length === 0) return null;
  const shown = seen.state.slice(0, SHOWN);

  return (
    <section class="card">
      <h2>{say.count('head', seen.state.length)}</h2>
      <p class="small muted">{say('nothing')}</p>
      <ul class="unheld">
        {shown.map((one) => (
          <li key={one.call}>
            <p>
              <b>{one.what}</b> <span class="muted">{one.would}</span>
            </p>
            <p class="small muted">
              {one.when}, {one.by}
              {one.site === '' ? null : (
                <>
                  {' · '}
                  <bdi>{one.site}</bdi>
                </>
              )}
            </p>
            <AllowNext of={one} client={client} locale={locale} />
          </li>
        ))}
      </ul>
      {shown.every(({ bindsNumbers }) => bindsNumbers) ? null : <p class="small muted">{say('anyNumbers')}</p>}
    </section>
  );
}
