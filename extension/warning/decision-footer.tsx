import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Say } from '../words.ts';

interface DecisionFooterProps {
  /** The decision about this quote is on its way: the buttons take no second one. */
  readonly isDecided: boolean;
  /** The question has been on show for long enough to be seen: before that, a click on Allow was meant for something else. */
  readonly isArmed: boolean;
  /** Goes up when the question became another by itself: Block gets the focus back. */
  readonly question: number;
  /** Goes up with every question, a person's own choice included: the line of Allow begins anew. */
  readonly since: number;
  /** How many go out and how many stay; null where there is nothing to choose. */
  readonly outText: string | null;
  /** Nothing is chosen to go out: there is nothing to allow. */
  readonly isNothing: boolean;
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

/** How Allow looks: it stands out only where it is the plain way on. */
const LOOKS = { idle: 'button idle', arming: 'button arming', wary: 'button', plain: 'button primary' } as const;

const lookOf = ({
  isNothing,
  isArmed,
  isWary,
}: Pick<DecisionFooterProps, 'isNothing' | 'isArmed' | 'isWary'>): keyof typeof LOOKS => {
  if (isNothing) return 'idle';
  if (!isArmed) return 'arming';
  return isWary ? 'wary' : 'plain';
};

/** The two ways on, always in sight. Block has the focus, so that a key pressed by chance costs nothing. */
export function DecisionFooter({
  isDecided,
  isArmed,
  question,
  since,
  outText,
  isNothing,
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
  const look = lookOf({ isNothing, isArmed, isWary });
  const isOn = look === 'wary' || look === 'plain';
  return (
    <footer>
      <div class="footer-note small muted">
        {children}
        {outText === null ? null : <p>{outText}</p>}
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
          class={LOOKS[look]}
          aria-disabled={isDecided || !isOn}
          onKeyDown={onceAPress}
          onMouseDown={(event) => {
            // A press that allows nothing leaves the focus where it is.
            if (!isOn) event.preventDefault();
          }}
          onClick={(event) => {
            // The second half of a double click may meet the next call's question, which nobody has read.
            if (isOn && event.detail < 2) choose('allow');
          }}
        >
          {isNothing ? say('nothingToSend') : allowText}
          {look === 'arming' ? <span key={since} class="arming-line" /> : null}
        </button>
      </div>
    </footer>
  );
}
