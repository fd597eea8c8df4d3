import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import { type GuardedSites, siteOf } from '../guarded-sites.ts';
import type { ProviderRules } from '../settings-messages.ts';
import type { SaySettings } from './settings-words.ts';

interface SitesProps {
  readonly providers: readonly ProviderRules[];
  readonly sites: GuardedSites;
  /** Opens the window in which a site is taught. */
  readonly teach: (site: string) => void;
  readonly saySettings: SaySettings;
}

/** The sites on which calls wait for an answer: those that the extension came for, and those that a person added. */
export function Sites({ providers, sites, teach, saySettings }: SitesProps) {
  const id = useId();
  const added = useSignal<readonly string[]>([]);
  const written = useSignal('');
  const said = useSignal<string | null>(null);
  const look = async (): Promise<void> => {
    added.value = await sites.list();
  };
  useEffect(() => void look(), []);
  const tried = async (work: Promise<string>): Promise<void> => {
    said.value = await work.catch(() => saySettings('siteFailed'));
    await look();
  };
  const add = async (): Promise<string> => {
    const site = siteOf(written.value) ?? written.value;
    const trouble = await sites.add(written.value);
    if (trouble === 'no-site') return saySettings('noSite');
    if (trouble === 'not-given') return saySettings('siteNotGiven', { site });
    written.value = '';
    return saySettings('siteAdded', { site });
  };
  const remove = async (site: string): Promise<string> => {
    await sites.remove(site);
    return saySettings('siteRemoved', { site });
  };
  return (
    <div class="settings-panels">
      <ul class="panel settings-rows">
        {providers.flatMap((one) =>
          one.sites.map((site) => (
            <li key={site}>
              <span>{site}</span>
              <span class="small muted">
                {one.title}, {saySettings('fromStart')}
              </span>
            </li>
          )),
        )}
        {added.value.map((site) => (
          <li key={site}>
            <span>{site}</span>
            <span>
              <button
                type="button"
                class="button"
                aria-label={saySettings('teachSite', { site })}
                onClick={() => teach(site)}
              >
                {saySettings('teach')}
              </button>{' '}
              <button
                type="button"
                class="button"
                aria-label={saySettings('removeSite', { site })}
                onClick={() => void tried(remove(site))}
              >
                {saySettings('remove')}
              </button>
            </span>
          </li>
        ))}
      </ul>
      <form
        class="panel settings-note"
        onSubmit={(event) => {
          event.preventDefault();
          void tried(add());
        }}
      >
        <label for={`${id}-site`}>
          <b>{saySettings('addSite')}</b>
        </label>
        <p class="small muted">{saySettings('siteHint')}</p>
        <div class="setting-line">
          <input
            id={`${id}-site`}
            class="input"
            placeholder={saySettings('siteExample')}
            spellcheck={false}
            autocomplete="off"
            value={written.value}
            onInput={(event) => {
              written.value = event.currentTarget.value;
            }}
          />
          <button type="submit" class="button">
            {saySettings('add')}
          </button>
        </div>
        <p role="status" class="small">
          {said.value}
        </p>
      </form>
    </div>
  );
}
