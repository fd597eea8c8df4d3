import { useEffect, useRef } from 'preact/hooks';
import type { Say } from '../words.ts';

interface DecisionFooterProps {
  /** The decision about this quote is on its way: the buttons take no second one. */
  readonly isDecided: boolean;
  /** The question has been on show for long enough to be seen: before that, a click on Allow was meant for something else. */
  readonly isArmed: boolean;
  readonly trouble: string | null;
  readonly waiting: number;
  readonly choose: (verdict: 'allow' | 'block') => void;
  readonly say: Say;
}

/** The two ways on, always in sight. Block has the focus, so that a key pressed by chance costs nothing. */
export function DecisionFooter({ isDecided, isArmed, trouble, waiting, choose, say }: DecisionFooterProps) {
  const block = useRef<HTMLButtonElement>(null);
  useEffect(() => block.current?.focus({ preventScroll: true }), []);
  return (
    <footer>
      <div class="footer-note small muted">
        {trouble === null ? (
          <p>{say('closingBlocks')}</p>
        ) : (
          <p class="trouble" role="alert">
            {trouble}
          </p>
        )}
        {waiting > 0 ? <p>{say.count('waiting', waiting)}</p> : null}
      </div>
      <div class="choices">
        <button
          ref={block}
          type="button"
          class="button"
          aria-describedby="headline"
          aria-disabled={isDecided}
          onClick={() => choose('block')}
        >
          {say('block')}
        </button>
        <button
          type="button"
          class="button primary"
          aria-disabled={isDecided || !isArmed}
          onClick={(event) => {
            // The second half of a double click may meet the next call's question, which nobody has read.
            if (isArmed && event.detail < 2) choose('allow');
          }}
        >
          {say('allow')}
        </button>
      </div>
    </footer>
  );
}
