import { useSignal } from '@preact/signals';
import type { PageClient } from '../page-client.ts';
import type { Say } from '../words.ts';

interface FirstRunProps {
  readonly openPractice: PageClient['openPractice'];
  readonly say: Say;
}

/** Before the first call: what happens next, and where to see it without spending anything. */
export function FirstRun({ openPractice, say }: FirstRunProps) {
  const away = useSignal(false);
  const open = async (): Promise<void> => {
    away.value = false;
    away.value = !(await openPractice().catch(() => false));
  };
  return (
    <section class="card first">
      <h2>{say('firstHead')}</h2>
      <p>{say('firstBody')}</p>
      <p class="muted">{say('firstTry')}</p>
      <button type="button" class="button primary" onClick={() => void open()}>
        {say('openPractice')}
      </button>
      <p role="status" class="small">
        {away.value ? say('practiceAway') : null}
      </p>
    </section>
  );
}
