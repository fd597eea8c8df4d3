import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { PageClient } from '../page-client.ts';
import type { PlanChoice } from '../settings-messages.ts';
import { Mark } from '../views/mark.tsx';
import { usePractice } from '../views/use-practice.tsx';
import type { Watched } from '../watch-state.ts';
import type { Say } from '../words.ts';
import { PickPlan } from './pick-plan.tsx';
import type { SayWelcome } from './welcome-words.ts';
import { type BrowserRights, WhatIsGuarded } from './what-is-guarded.tsx';

interface WelcomeAppProps {
  readonly choices: ReadonlySignal<Watched<readonly PlanChoice[]>>;
  readonly client: Pick<PageClient, 'setAccount' | 'openPractice'>;
  readonly rights: BrowserRights;
  readonly close: () => void;
  readonly say: Say;
  readonly sayWelcome: SayWelcome;
}

/** The first page: what is guarded and what is not, the plan, and where to see it once. */
export function WelcomeApp({ choices, client, rights, close, say, sayWelcome }: WelcomeAppProps) {
  const practice = usePractice(client.openPractice);
  const seen = choices.value;
  const plans = seen.kind === 'known' ? seen.state : [];
  return (
    <main class="welcome">
      <header class="welcome-head">
        <Mark />
        <div>
          <h1>{sayWelcome('head')}</h1>
          <p class="muted">{sayWelcome('sub')}</p>
        </div>
      </header>
      <Step no={1} head={sayWelcome('guardHead')}>
        <WhatIsGuarded rights={rights} sayWelcome={sayWelcome} />
      </Step>
      {plans.map((choice, index) => (
        <Step key={choice.provider} no={2 + index} head={sayWelcome('planHead', { provider: choice.title })}>
          <PickPlan choice={choice} setAccount={client.setAccount} say={say} sayWelcome={sayWelcome} />
        </Step>
      ))}
      <Step no={2 + plans.length} head={sayWelcome('practiceHead')}>
        <div class="welcome-practice">
          <p class="muted">{sayWelcome('practiceBody')}</p>
          <button type="button" class="button primary" onClick={() => void practice.open()}>
            {say('openPractice')}
          </button>
        </div>
        <p role="status" class="small">
          {practice.isAway.value ? say('practiceAway') : null}
        </p>
      </Step>
      <footer class="welcome-foot">
        <p class="small muted">{sayWelcome('pin')}</p>
        <a href="/settings.html">{say('settingsPage')}</a>
        <button type="button" class="plain-button link" onClick={close}>
          {sayWelcome('closePage')}
        </button>
      </footer>
    </main>
  );
}

interface StepProps {
  readonly no: number;
  readonly head: string;
  readonly children: ComponentChildren;
}

function Step({ no, head, children }: StepProps) {
  return (
    <section class="panel welcome-step">
      <span class="welcome-no figures" aria-hidden="true">
        {no}
      </span>
      <h2>{head}</h2>
      <div class="welcome-body">{children}</div>
    </section>
  );
}
