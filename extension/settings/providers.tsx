import type { ExportedFile } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import type { ProviderRules } from '../settings-messages.ts';
import type { Say } from '../words.ts';
import { ImportRule } from './import-rule.tsx';
import type { SaySettings } from './settings-words.ts';
import { TaughtPortal } from './taught-portal.tsx';

interface ProvidersProps {
  readonly providers: readonly ProviderRules[];
  readonly client: Pick<PageClient, 'savePack' | 'removePack'>;
  readonly save: (file: ExportedFile) => void;
  readonly say: Say;
  readonly saySettings: SaySettings;
}

/** "https://help.17track.net/hc/…/Quota-Deduction" as people tell pages apart: host and last part. */
const pageName = (url: string): string => {
  const { hostname, pathname } = new URL(url);
  const last =
    pathname
      .split('/')
      .filter((part) => part !== '' && !part.startsWith('index.'))
      .at(-1) ?? '';
  return `${hostname}: ${decodeURIComponent(last).replace(/^\d+-/, '').replaceAll('-', ' ')}`;
};

/** The rules that are gone by, with the provider's own pages that they are from. */
export function Providers({ providers, client, save, say, saySettings }: ProvidersProps) {
  return (
    <div class="settings-panels">
      {providers.map(({ provider, title, version, sources, taught }) =>
        taught === null ? (
          <section key={provider} class="panel settings-note">
            <h2>{title}</h2>
            <p class="muted">{saySettings('rules', { version })}</p>
            <ul class="settings-sources">
              {[...new Map(sources.map((one) => [one.url, one])).values()].map(({ url, read }) =>
                // Rules can come from anywhere: nothing but a web page is opened.
                /^https?:\/\//i.test(url) ? (
                  <li key={url}>
                    <a href={url} target="_blank" rel="noreferrer">
                      {saySettings('readIn', { page: pageName(url), month: read })}
                      <span class="spoken"> ({say('newTab')})</span>
                    </a>
                  </li>
                ) : null,
              )}
            </ul>
          </section>
        ) : (
          <TaughtPortal key={provider} taught={taught} client={client} save={save} saySettings={saySettings} />
        ),
      )}
      <ImportRule savePack={client.savePack} saySettings={saySettings} />
    </div>
  );
}
