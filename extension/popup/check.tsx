import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { sayNumber } from '../../shared/words/locale.ts';
import { type PageClient, Refused } from '../page-client.ts';
import type { Say } from '../words.ts';
import { CheckResult, type CheckShown } from './check-result.tsx';
import { FileDrop } from './file-drop.tsx';

interface CheckProps {
  readonly checkable: readonly { readonly provider: string; readonly title: string }[];
  readonly check: PageClient['check'];
  readonly say: Say;
}

const PAUSE_MS = 350;
const MOST_MEGABYTES = 4;

/** What registering a list of numbers would cost, before anything is done: typed, pasted, dropped or chosen. */
export function Check({ checkable, check, say }: CheckProps) {
  const id = useId();
  const text = useSignal('');
  const provider = useSignal(checkable[0]?.provider ?? '');
  const shown = useSignal<CheckShown>({ kind: 'none' });
  const lastRun = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const run = async (): Promise<void> => {
    clearTimeout(timer.current);
    lastRun.current += 1;
    const no = lastRun.current;
    if (text.peek().trim() === '') {
      shown.value = { kind: 'none' };
      return;
    }
    shown.value = { kind: 'checking' };
    const answer = await check({ provider: provider.peek(), text: text.peek() }).catch(
      (error: unknown): CheckShown => ({
        kind: 'trouble',
        say: error instanceof Refused ? error.message : say('noCheck'),
      }),
    );
    // What was typed since is being checked, too.
    if (no === lastRun.current) shown.value = answer;
  };

  const takeFile = async (file: File): Promise<void> => {
    if (file.size > MOST_MEGABYTES * 1024 * 1024) {
      const n = sayNumber(MOST_MEGABYTES, say.locale);
      shown.value = { kind: 'trouble', say: say('fileTooLarge', { name: file.name, n }) };
      return;
    }
    try {
      text.value = await file.text();
    } catch {
      shown.value = { kind: 'trouble', say: say('fileUnreadable', { name: file.name }) };
      return;
    }
    await run();
  };

  return (
    <section class="card check" aria-labelledby={`${id}-head`}>
      <div class="check-head">
        <h2 id={`${id}-head`}>{say('checkHead')}</h2>
        {checkable.length < 2 ? null : (
          <select
            aria-label={say('provider')}
            value={provider.value}
            onChange={(event) => {
              provider.value = event.currentTarget.value;
              void run();
            }}
          >
            {checkable.map(({ provider: value, title }) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        )}
      </div>
      <FileDrop takeFile={(file) => void takeFile(file)} hintId={`${id}-hint`} say={say}>
        <textarea
          rows={2}
          spellcheck={false}
          autocomplete="off"
          aria-labelledby={`${id}-head`}
          aria-describedby={`${id}-hint`}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            clearTimeout(timer.current);
            timer.current = setTimeout(() => void run(), PAUSE_MS);
          }}
        />
      </FileDrop>
      <CheckResult shown={shown.value} say={say} />
    </section>
  );
}
