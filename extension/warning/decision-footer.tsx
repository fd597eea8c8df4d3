import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Say } from '../words.ts';

interface DecisionFooterProps {
  /** The decision about this quote is on its way: the buttons take no second one. */
  readonly isDecided: boolean;
  /** The question has been on show for long enough to be seen: before that, a click on Allow was meant for something else. */
  readonly isArmed: boolean;
  /** Goes up when the question became another: the line of Allow begins anew. */
  readonly question: number;
  readonly isChanged: boolean;
  /** "Block all", "Allow 29": what the buttons are called. */
  readonly blockText: string;
  readonly allowText: string;
  /** What closing the window means. */
  readonly closingText: string;
  /** Nobody knows what it costs, or some of it will be refused: Allow does not stand out. */
  readonly isWary: boolean;
  readonly trouble: string | null;
  readonly waiting: number;
  readonly choose: (verdict: 'allow' | 'block') => void;
  readonly say: Say;
  /** Another way on, above the note. */
  readonly children?: ComponentChildren;
}

/** A key that is held down answers one question, and not the next. */
const onceAPress = (event: KeyboardEvent): void => {
  if (event.repeat) event.preventDefault();
};

/** The two ways on, always in sight. Block has the focus, so that a key pressed by chance costs nothing. */
export function DecisionFooter({
  isDecided,
  isArmed,
  question,
  isChanged,
  blockText,
  allowText,
  closingText,
  isWary,
  trouble,
  waiting,
  choose,
  say,
  children,
}: DecisionFooterProps) {
  const block = useRef<HTMLButtonElement>(null);
  // Again for every question, before it is painted: a key that was meant for the one before costs nothing.
  useLayoutEffect(() => block.current?.focus({ preventScroll: true }), [question]);
  return (
    <footer>
      <div class="footer-note small muted">
        {children}
        {trouble === null ? (
          <p>{isChanged && !isArmed ? say('timeToRead') : closingText}</p>
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
          onKeyDown={onceAPress}
          onClick={(event) => {
            // The second half of a double click may meet the next question.
            if (event.detail < 2) choose('block');
          }}
        >
          {blockText}
        </button>
        <button
          type="button"
          class={isArmed ? (isWary ? 'button' : 'button primary') : 'button arming'}
          aria-disabled={isDecided || !isArmed}
          onKeyDown={onceAPress}
          onMouseDown={(event) => {
            // A press that allows nothing leaves the focus where it is.
            if (!isArmed) event.preventDefault();
          }}
          onClick={(event) => {
            // The second half of a double click may meet the next call's question, which nobody has read.
            if (isArmed && event.detail < 2) choose('allow');
          }}
        >
          {allowText}
          {isArmed ? null : <span key={question} class="arming-line" />}
        </button>
      </div>
    </footer>
  );
}
