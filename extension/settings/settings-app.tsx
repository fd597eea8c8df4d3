import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { GuardedSites } from '../guarded-sites.ts';
import type { ExportedFile, GuardState } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import type { PoliciesState } from '../policy-messages.ts';
import type { SettingsState } from '../settings-messages.ts';
import { Pause } from '../views/pause.tsx';
import { TopBar } from '../views/top-bar.tsx';
import type { Watched } from '../watch-state.ts';
import type { Say } from '../words.ts';
import { Accounts } from './accounts.tsx';
import type { BooksFile } from './books-file.ts';
import { Data } from './data.tsx';
import { languagesSay } from './languages-say.ts';
import { Policies } from './policies.tsx';
import { Providers } from './providers.tsx';
import type { SaySettings } from './settings-words.ts';
import { Sites } from './sites.tsx';

interface SettingsAppProps {
  readonly guard: ReadonlySignal<Watched<GuardState>>;
  readonly watched: ReadonlySignal<Watched<SettingsState>>;
  readonly policies: ReadonlySignal<Watched<PoliciesState>>;
  readonly client: Pick<
    PageClient,
    | 'setAccount'
    | 'savePack'
    | 'removePack'
    | 'exportUsage'
    | 'openPractice'
    | 'endPolicy'
    | 'guardAgain'
    | 'pause'
    | 'setPolicy'
  >;
  readonly sites: GuardedSites;
  readonly teach: (site: string) => void;
  readonly books: BooksFile;
  readonly save: (file: ExportedFile) => void;
  readonly now: () => number;
  readonly zone: string;
  readonly zones: readonly string[];
  readonly say: Say;
  readonly saySettings: SaySettings;
}

/** The sections in their order: each is an address, and a word of its own. */
const SECTIONS = [
  { section: 'accounts', sub: 'accountsSub' },
  { section: 'sites', sub: 'sitesSub' },
  { section: 'policies', sub: null },
  { section: 'providers', sub: 'providersSub' },
  { section: 'language', sub: 'languageSub' },
  { section: 'data', sub: 'dataSub' },
] as const;

type Section = (typeof SECTIONS)[number];

const sectionAt = (hash: string): Section => SECTIONS.find(({ section }) => hash === `#${section}`) ?? SECTIONS[0];

/** The section that the page's address names. */
const useSection = (): Section => {
  const here = useMemo(() => signal(sectionAt(location.hash)), []);
  useEffect(() => {
    const turn = (): void => {
      here.value = sectionAt(location.hash);
    };
    addEventListener('hashchange', turn);
    return () => removeEventListener('hashchange', turn);
  }, []);
  return here.value;
};

/** What can be set, in sections. */
export function SettingsApp(props: SettingsAppProps) {
  const { guard, client, zones, say, saySettings } = props;
  const here = useSection();
  return (
    <div class="page">
      <TopBar here="settings" guard={guard} openPractice={client.openPractice} say={say}>
        <Pause guard={guard} client={client} locale={say.locale} />
      </TopBar>
      <div class="beside">
        <nav class="side settings-nav" aria-label={saySettings('sections')}>
          <ul>
            {SECTIONS.map(({ section }) => (
              <li key={section}>
                <a href={`#${section}`} aria-current={section === here.section ? 'page' : undefined}>
                  {saySettings(section)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main class="content settings">
          {here.sub === null ? null : (
            <>
              <h1>{saySettings(here.section)}</h1>
              <p class="muted">{saySettings(here.sub)}</p>
            </>
          )}
          <SectionBody section={here.section} {...props} />
          <datalist id="zones">
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </main>
      </div>
    </div>
  );
}

function SectionBody({ section, watched, ...props }: SettingsAppProps & { readonly section: Section['section'] }) {
  const { client, sites, teach, books, save, now, zone, say, saySettings } = props;
  const seen = watched.value;
  if (section === 'language') return <p class="panel settings-note">{languagesSay(saySettings)}</p>;
  if (section === 'policies') return <Policies watched={props.policies} client={client} locale={say.locale} />;
  if (section === 'data') {
    const { exportUsage } = client;
    return <Data {...{ books, exportUsage, save, now, zone, say, saySettings }} />;
  }
  if (seen.kind === 'loading') return <p class="muted">{say('loading')}</p>;
  if (seen.kind === 'not-answering') return <p role="alert">{say('notAnswering')}</p>;
  const { state } = seen;
  if (state.kind !== 'ready') return <p role="alert">{state.say}</p>;
  const { accounts, providers } = state;
  switch (section) {
    case 'accounts':
      return <Accounts {...{ accounts, say, saySettings }} setAccount={client.setAccount} />;
    case 'sites':
      return <Sites {...{ providers, sites, teach, saySettings }} />;
    case 'providers':
      return <Providers {...{ providers, client, save, say, saySettings }} />;
  }
}
