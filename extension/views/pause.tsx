import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Lasts } from '../../shared/policies/lasts.ts';
import { sayOf } from '../../shared/words/say-of.ts';
import type { GuardState } from '../messages.ts';
import { type PageClient, Refused } from '../page-client.ts';
import type { Watched } from '../watch-state.ts';
import type { Say } from '../words.ts';

const CHOICES = ['quarter', 'hour', 'tonight'] as const satisfies readonly Lasts[];

interface PauseProps {
  readonly guard: ReadonlySignal<Watched<GuardState>>;
  readonly client: Pick<PageClient, 'pause' | 'guardAgain'>;
  readonly locale: Say['locale'];
}

/** The switch that lets all calls pass for a while: it asks for how long, and then guards again. Nothing while nobody knows whether the guard is on. */
export function Pause({ guard, client, locale }: PauseProps) {
  const say = sayOf('pause', locale);
  const isOpen = useSignal(false);
  const trouble = useSignal<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const choices = useRef<HTMLFieldSetElement>(null);
  const id = useId();
  const isShown = isOpen.value;
  useEffect(() => {
    if (!isShown) return;
    choices.current?.querySelector('button')?.focus();
    const listening = new AbortController();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      // In the popup Escape would close the popup itself.
      event.preventDefault();
      isOpen.value = false;
      button.current?.focus();
    };
    window.addEventListener('keydown', onKey, { signal: listening.signal });
    return () => listening.abort();
  }, [isShown, isOpen]);
  const seen = guard.value;
  if (seen.kind !== 'known') return null;
  const isPaused = seen.state.pause !== null;

  const act = async (work: Promise<void>): Promise<void> => {
    isOpen.value = false;
    trouble.value = null;
    button.current?.focus();
    try {
      await work;
    } catch (error) {
      trouble.value = error instanceof Refused ? error.message : say('notHeard');
    }
  };

  return (
    <div class="pause">
      {isPaused ? (
        <button ref={button} type="button" class="button primary" onClick={() => void act(client.guardAgain())}>
          <PlayMark /> {say('guardAgain')}
        </button>
      ) : (
        <button
          ref={button}
          type="button"
          class="button"
          aria-expanded={isShown}
          aria-controls={isShown ? id : undefined}
          onClick={() => {
            isOpen.value = !isOpen.peek();
          }}
        >
          <PauseMark /> {say('pause')}
        </button>
      )}
      {isShown && !isPaused ? (
        <fieldset ref={choices} id={id} class="pause-choices">
          <legend class="small muted">{say('pauseHow')}</legend>
          {CHOICES.map((lasts) => (
            <button key={lasts} type="button" class="button" onClick={() => void act(client.pause({ lasts }))}>
              {say(lasts)}
            </button>
          ))}
        </fieldset>
      ) : null}
      <p class="small pause-trouble" role="status">
        {trouble.value}
      </p>
    </div>
  );
}

function PauseMark() {
  return (
    <svg class="pause-mark" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M3 1.5h2v9H3zM7 1.5h2v9H7z" fill="currentColor" />
    </svg>
  );
}

function PlayMark() {
  return (
    <svg class="pause-mark" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M3 1.5 10 6 3 10.5z" fill="currentColor" />
    </svg>
  );
}
