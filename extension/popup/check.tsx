import { useId, useMemo } from 'preact/hooks';
import { openCheckDesk } from '../check/check-desk.ts';
import type { PageClient } from '../page-client.ts';
import type { Say } from '../words.ts';
import { CheckResult } from './check-result.tsx';
import { FileDrop } from './file-drop.tsx';

interface CheckProps {
  readonly checkable: readonly { readonly provider: string; readonly title: string }[];
  readonly check: PageClient['check'];
  /** A list has a page of its own. */
  readonly handFile: (file: File) => void;
  readonly say: Say;
}

/** What registering a list of numbers would cost, before anything is done: typed or pasted. */
export function Check({ checkable, check, handFile, say }: CheckProps) {
  const id = useId();
  // The desk lives as long as the box: what the books say may change, what was typed stays.
  const desk = useMemo(() => openCheckDesk(checkable[0]?.provider ?? '', check, say), []);
  return (
    <section class="card check" aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`}>{say('checkHead')}</h2>
      <FileDrop handFile={handFile} hintId={`${id}-hint`} say={say}>
        <textarea
          rows={1}
          spellcheck={false}
          autocomplete="off"
          aria-labelledby={`${id}-head`}
          aria-describedby={`${id}-hint`}
          placeholder={say('checkHint')}
          value={desk.text.value}
          onInput={(event) => desk.type(event.currentTarget.value)}
        />
      </FileDrop>
      {checkable.length < 2 || desk.text.value === '' ? null : (
        <select
          aria-label={say('provider')}
          value={desk.provider.value}
          onChange={(event) => desk.ask(event.currentTarget.value)}
        >
          {checkable.map(({ provider: value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      )}
      <CheckResult desk={desk} say={say} />
    </section>
  );
}
