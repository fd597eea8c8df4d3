import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { OutcomeMark as Outcome, WhoAsked } from '../messages.ts';
import { Mark } from '../views/mark.tsx';
import { OutcomeMark } from '../views/outcome-mark.tsx';
import type { Say } from '../words.ts';
import { splitSentence } from './split-sentence.ts';
import { useEscape } from './use-escape.tsx';
import { useTouches } from './use-touches.tsx';
import { OnSite, WhoAsks } from './who-asks.tsx';

interface NewsProps {
  /** Null where the news is about Tollgate itself. */
  readonly who: WhoAsked | null;
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
export function News({ who, text, mark, note, say, close, touch }: NewsProps) {
  const touched = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => button.current?.focus({ preventScroll: true }), []);
  useTouches(() => {
    if (touched.peek() || touch === undefined) return;
    touched.value = true;
    touch();
  });
  useEscape(close);

  const [head, rest] = splitSentence(text);
  return (
    <div class="page">
      <WhoAsks provider={who?.provider ?? say('name')} account={who?.account || null}>
        {who === null || who.site === '' ? null : <OnSite site={who.site} title={who.title} say={say} />}
      </WhoAsks>
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
