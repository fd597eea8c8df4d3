import type { PageClient } from '../page-client.ts';
import { usePractice } from '../views/use-practice.tsx';
import type { Say } from '../words.ts';

interface FirstRunProps {
  readonly openPractice: PageClient['openPractice'];
  readonly say: Say;
}

/** Before the first call: what happens next, and where to see it without spending anything. */
export function FirstRun({ openPractice, say }: FirstRunProps) {
  const practice = usePractice(openPractice);
  return (
    <section class="card first">
      <h2>{say('firstHead')}</h2>
      <p>{say('firstBody')}</p>
      <p class="muted">{say('firstTry')}</p>
      <button type="button" class="button primary" onClick={() => void practice.open()}>
        {say('openPractice')}
      </button>
      <a class="list-link" href="/welcome.html" target="_blank" rel="noopener">
        {say('firstPage')}
      </a>
      <p role="status" class="small">
        {practice.isAway.value ? say('practiceAway') : null}
      </p>
    </section>
  );
}
