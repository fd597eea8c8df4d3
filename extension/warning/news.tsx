import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { OutcomeMark as Outcome } from '../messages.ts';
import { Mark } from '../views/mark.tsx';
import { OutcomeMark } from '../views/outcome-mark.tsx';
import type { Say } from '../words.ts';
import { splitSentence } from './split-sentence.ts';
import { WhoAsks } from './who-asks.tsx';

interface NewsProps {
  /** Null where the news is about Tollgate itself. */
  readonly provider: string | null;
  /** The first sentence is the headline. */
  readonly text: string;
  /** Null where nothing came of a call; `sending` while nobody knows yet. */
  readonly mark: Outcome | 'sending' | null;
  /** Gone once the window was touched. */
  readonly note: string | null;
  readonly say: Say;
  readonly close: () => void;
  /** Told once, when a person touches the window: it then stays. */
  readonly touch?: () => void;
}

/** What happened, with nothing to decide. Escape closes the window. */
export function News({ provider, text, mark, note, say, close, touch }: NewsProps) {
  const touched = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const latest = useRef({ close, touch });
  latest.current = { close, touch };
  useLayoutEffect(() => {
    button.current?.focus({ preventScroll: true });
    const listening = new AbortController();
    const { signal } = listening;
    const onTouch = (): void => {
      if (touched.peek() || latest.current.touch === undefined) return;
      touched.value = true;
      latest.current.touch();
    };
    for (const type of ['pointerdown', 'keydown', 'wheel'] as const) {
      window.addEventListener(type, onTouch, { signal, passive: true });
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') latest.current.close();
    };
    window.addEventListener('keydown', onKey, { signal });
    return () => listening.abort();
  }, [touched]);

  const [head, rest] = splitSentence(text);
  return (
    <div class="page">
      <WhoAsks provider={provider ?? say('name')} account={null} />
      <main class="news">
        {mark === null ? <Mark /> : mark === 'sending' ? <Sending /> : <OutcomeMark outcome={mark} />}
        <div>
          <h1>{head}</h1>
          {rest === '' ? null : <p class="muted">{rest}</p>}
        </div>
      </main>
      <footer>
        <p class="footer-note small muted">{touched.value ? null : note}</p>
        {/* Where Allow stands when another call takes over the window: it does not take a click before it was on show for long enough. */}
        <div class="choices">
          <button ref={button} type="button" class="button" onClick={close}>
            {say('close')}
          </button>
        </div>
      </footer>
    </div>
  );
}

/** It comes only when sending takes its time. */
function Sending() {
  return (
    <span class="outcome spinner-mark" aria-hidden="true">
      <span class="spinner" />
    </span>
  );
}
