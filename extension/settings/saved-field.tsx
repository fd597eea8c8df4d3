import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Refused } from '../page-client.ts';
import type { Say } from '../words.ts';
import type { SaySettings } from './settings-words.ts';

/** Where a value is from, beside its field. */
export interface Source {
  readonly kind: 'set' | 'provider' | 'assumed';
  readonly text: string;
}

export interface Saving {
  /** What came of it, for a person; null where nothing was saved yet. */
  readonly said: Signal<string | null>;
  readonly save: (work: Promise<void>) => Promise<void>;
}

/** Saves, and says that it did, or why not. */
export const useSaving = (say: Say, saySettings: SaySettings): Saving => {
  const said = useSignal<string | null>(null);
  return {
    said,
    save: async (work) => {
      try {
        await work;
        said.value = saySettings('saved');
      } catch (error) {
        said.value = error instanceof Refused ? error.message : say('notSet');
      }
    },
  };
};

interface SavedFieldProps {
  readonly label: string;
  readonly source: Source | null;
  readonly hint?: string;
  readonly said: string | null;
  /** Gets the id of its label. */
  readonly children: (labelledBy: string) => ComponentChildren;
}

const SHAPES: Readonly<Record<Source['kind'], string>> = {
  set: 'M3 8.5l3.2 3.2L13 5',
  provider: 'M8 2.5v8M4.5 7.5L8 11l3.5-3.5M3.5 13.5h9',
  assumed: '',
};

/** One thing that can be set, with its source at the right. It saves itself. */
export function SavedField({ label, source, hint, said, children }: SavedFieldProps) {
  const id = useId();
  return (
    <div class="setting">
      <span id={id} class="setting-label muted">
        {label}
      </span>
      <div class="setting-value">
        {children(id)}
        {hint === undefined ? null : <p class="small muted">{hint}</p>}
        <p role="status" class="small setting-said">
          {said}
        </p>
      </div>
      {source === null ? null : (
        <span class={`source source-${source.kind} small muted`}>
          {source.kind === 'assumed' ? null : (
            <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
              <path d={SHAPES[source.kind]} fill="none" stroke="currentColor" stroke-width="1.8" />
            </svg>
          )}
          {source.text}
        </span>
      )}
    </div>
  );
}
