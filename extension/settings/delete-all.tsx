import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Row } from './data-row.tsx';
import type { SaySettings } from './settings-words.ts';

interface DeleteAllProps {
  readonly calls: number;
  readonly empty: () => Promise<void>;
  readonly done: () => Promise<void>;
  readonly saySettings: SaySettings;
}

/** Deletes everything, after a question in its place: it says what it comes to, and Keep has the focus. */
export function DeleteAll({ calls, empty, done, saySettings }: DeleteAllProps) {
  const isAsked = useSignal(false);
  const said = useSignal<string | null>(null);
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isAsked.value) keep.current?.focus();
  }, [isAsked.value]);
  const run = async (): Promise<void> => {
    isAsked.value = false;
    try {
      await empty();
      said.value = saySettings('deleted');
    } catch {
      said.value = saySettings('booksTrouble');
    }
    await done();
  };
  return (
    <>
      <Row head={saySettings('deleteHead')} text={saySettings('deleteSub')} said={said.value}>
        <button
          type="button"
          class="button"
          aria-expanded={isAsked.value}
          onClick={() => {
            said.value = null;
            isAsked.value = true;
          }}
        >
          {saySettings('deleteHead')}
        </button>
      </Row>
      {isAsked.value ? (
        <fieldset
          class="settings-ask"
          onKeyDown={(event) => {
            if (event.key === 'Escape') isAsked.value = false;
          }}
        >
          <legend class="spoken">{saySettings('deleteHead')}</legend>
          <p>{saySettings.count('deleteAsk', calls)}</p>
          <div class="settings-acts">
            <button
              ref={keep}
              type="button"
              class="button"
              onClick={() => {
                isAsked.value = false;
              }}
            >
              {saySettings('keep')}
            </button>
            <button type="button" class="button" onClick={() => void run()}>
              {saySettings('doDelete')}
            </button>
          </div>
        </fieldset>
      ) : null}
    </>
  );
}
