import type { ReadonlySignal } from '@preact/signals';
import type { GuardState } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import type { PoliciesState } from '../policy-messages.ts';
import { Pause } from '../views/pause.tsx';
import { TopBar } from '../views/top-bar.tsx';
import type { Watched } from '../watch-state.ts';
import type { Say } from '../words.ts';
import { Policies } from './policies.tsx';

interface SettingsAppProps {
  readonly guard: ReadonlySignal<Watched<GuardState>>;
  readonly policies: ReadonlySignal<Watched<PoliciesState>>;
  readonly client: Pick<PageClient, 'endPolicy' | 'guardAgain' | 'openPractice' | 'pause' | 'setPolicy'>;
  readonly say: Say;
}

/** The settings, in a full tab. */
export function SettingsApp({ guard, policies, client, say }: SettingsAppProps) {
  return (
    <div class="page">
      <TopBar here="settings" guard={guard} openPractice={client.openPractice} say={say}>
        <Pause guard={guard} client={client} locale={say.locale} />
      </TopBar>
      <main class="content">
        <Policies watched={policies} client={client} locale={say.locale} />
      </main>
    </div>
  );
}
