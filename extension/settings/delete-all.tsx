import { useSignal } from '@preact/signals';
import { AskFirst } from './ask-first.tsx';
import { Row } from './data-row.tsx';
import type { SaySettings } from './settings-words.ts';

interface DeleteAllProps {
  readonly calls: number;
  readonly empty: () => Promise<void>;
  readonly done: () => Promise<void>;
  readonly saySettings: SaySettings;
}

/** Deletes everything, after a question in its place that says what it comes to. */
export function DeleteAll({ calls, empty, done, saySettings }: DeleteAllProps) {
  const isAsked = useSignal(false);
  const said = useSignal<string | null>(null);
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
        <AskFirst
          head={saySettings('deleteHead')}
          text={saySettings.count('deleteAsk', calls)}
          act={saySettings('doDelete')}
          run={() => void run()}
          leave={() => {
            isAsked.value = false;
          }}
          saySettings={saySettings}
        />
      ) : null}
    </>
  );
}
