import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { OutcomeMark as Outcome } from '../messages.ts';
import { Mark } from '../views/mark.tsx';
import { OutcomeMark } from '../views/outcome-mark.tsx';
import type { Say } from '../words.ts';
import { WhoAsks } from './who-asks.tsx';

interface NewsProps {
  /** Null where the news is about Tollgate itself. */
  readonly provider: string | null;
  /** The first sentence is the headline. */
  readonly text: string;
  /** Null where nothing came of a call. */
  readonly mark: Outcome | null;
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
        {mark === null ? <Mark /> : <OutcomeMark outcome={mark} />}
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

/** The first sentence, and what follows it. */
function splitSentence(text: string): readonly [string, string] {
  const end = /。|\.(?=\s)/.exec(text);
  if (end === null) return [text, ''];
  return [text.slice(0, end.index + 1), text.slice(end.index + 1).trim()];
}
