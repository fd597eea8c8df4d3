import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { sayList } from '../../shared/words/locale.ts';
import type { GuardState } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import type { Watched } from '../watch-state.ts';
import type { Say } from '../words.ts';
import { Mark } from './mark.tsx';
import { usePractice } from './use-practice.tsx';

/** The full pages that stand in the bar, in their order: each file with the word that names it. */
const PAGES = [
  { page: 'check', word: 'checkPage' },
  { page: 'traffic', word: 'trafficPage' },
  { page: 'settings', word: 'settingsPage' },
] as const;

export interface TopBarProps {
  /** The page that is open; null for one that does not stand in the bar. */
  readonly here: (typeof PAGES)[number]['page'] | null;
  readonly guard: ReadonlySignal<Watched<GuardState>>;
  readonly openPractice: PageClient['openPractice'];
  readonly say: Say;
  /** What can be done about the guard, at the right end. */
  readonly children?: ComponentChildren;
}

/** The bar on top of every full page: where you are, where else to go, what is guarded. */
export function TopBar({ here, guard, openPractice, say, children }: TopBarProps) {
  const practice = usePractice(openPractice);
  const seen = guard.value;
  return (
    <header class="top-bar">
      <p class="brand">
        <Mark />
        {say('name')}
      </p>
      <nav aria-label={say('pages')}>
        <ul>
          {PAGES.map(({ page, word }) => (
            <li key={page}>
              <a href={`/${page}.html`} aria-current={page === here ? 'page' : undefined}>
                {say(word)}
              </a>
            </li>
          ))}
          <li>
            <button type="button" class="plain-button" onClick={() => void practice.open()}>
              {say('practicePage')}
            </button>
          </li>
        </ul>
      </nav>
      <div class="top-side">
        {seen.kind === 'known' ? (
          <p class="small muted">{say('guardingCalls', { providers: sayList(seen.state.guarding, say.locale) })}</p>
        ) : null}
        {children}
      </div>
      <p class="top-note small" role="status">
        {practice.isAway.value ? say('practiceAway') : null}
      </p>
    </header>
  );
}
