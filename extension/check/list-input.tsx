import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { languageOf } from '../../shared/words/locale.ts';
import { plainText } from '../../shared/words/plain-text.ts';
import { wordsOf } from '../../shared/words/words-of.ts';
import type { GuardState } from '../messages.ts';
import { FileInput } from '../views/file-input.tsx';
import type { Say } from '../words.ts';
import { Accounts } from './check-accounts.tsx';
import type { SayCheck } from './check-words.ts';
import { Columns } from './columns.tsx';
import type { ListDesk } from './list-desk.ts';
import { Sheets } from './sheets.tsx';
import { usePageDrop } from './use-page-drop.tsx';

export interface ListInputProps {
  readonly desk: ListDesk;
  readonly checkable: GuardState['checkable'];
  readonly say: Say;
  readonly sayCheck: SayCheck;
}

const sizeSay = (bytes: number, { locale }: Say): string =>
  new Intl.NumberFormat(languageOf(locale), {
    style: 'unit',
    unit: bytes < 1_000_000 ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: bytes < 1_000_000 ? 0 : 1,
  }).format(Math.max(1, bytes < 1_000_000 ? Math.round(bytes / 1000) : bytes / 1_000_000));

/** Where a list comes in: whose numbers, the file or the text, which sheet and column of it. */
export function ListInput({ desk, checkable, say, sayCheck }: ListInputProps) {
  const id = useId();
  const isPasting = useSignal(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const isOver = usePageDrop({
    takeFile: (file) => void desk.takeFile(file),
    takeText: (text) => {
      isPasting.value = true;
      desk.type(text);
    },
  });
  useEffect(() => {
    if (isPasting.value) field.current?.focus();
  }, [isPasting.value]);
  const file = desk.file.value;
  const columns = desk.columns.value;
  const sheets = desk.sheets.value;
  const accounts = desk.accounts.value;
  const shown = desk.shown.value;
  // Before an account was seen there is none to name.
  const counted =
    shown.kind === 'answer' && shown.counted !== null ? `${shown.view.provider}, ${shown.view.account}` : null;
  const isEmpty = shown.kind === 'none' && file === null;
  return (
    <section class="side check-side" aria-labelledby={`${id}-head`}>
      <h1 id={`${id}-head`}>{sayCheck('head')}</h1>
      <p class="muted">{sayCheck('sub')}</p>
      {checkable.length < 2 ? null : (
        <label class="field">
          <b>{say('provider')}</b>
          <select value={desk.provider.value} onChange={(event) => desk.ask(event.currentTarget.value)}>
            {checkable.map(({ provider, title }) => (
              <option key={provider} value={provider}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {accounts.length === 0 && counted === null ? null : (
        <div class="field">
          <h2>{sayCheck('countedOn')}</h2>
          {accounts.length === 0 ? <p>{counted}</p> : <Accounts desk={desk} say={say} />}
        </div>
      )}
      {file === null ? null : (
        <div class="field">
          <h2>{sayCheck('list')}</h2>
          <div class="check-file">
            <p>
              <b>{plainText(file.name)}</b>
              <span class="small muted">
                {[sizeSay(file.bytes, say), ...(desk.note.value === null ? [] : [desk.note.value])].join(
                  wordsOf('text', say.locale).comma,
                )}
              </span>
            </p>
            <button
              type="button"
              class="plain-button check-remove"
              aria-label={sayCheck('remove', { name: plainText(file.name) })}
              onClick={() => desk.type('')}
            >
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" stroke="currentColor" stroke-width="1.6" />
              </svg>
            </button>
          </div>
        </div>
      )}
      {isPasting.value && file === null ? (
        <label class="field">
          <b>{sayCheck('pasted')}</b>
          <textarea
            ref={field}
            rows={8}
            spellcheck={false}
            autocomplete="off"
            value={desk.text.value}
            onInput={(event) => desk.type(event.currentTarget.value)}
          />
        </label>
      ) : null}
      <div class={isOver.value ? 'check-drop drop-over' : 'check-drop'}>
        <p>
          <b>{sayCheck(isOver.value ? 'letGo' : isEmpty ? 'dropHere' : 'dropAnother')}</b>
          <span class="small muted">{sayCheck('kinds')}</span>
        </p>
        <p class="check-ways">
          <button type="button" class="button" onClick={() => chooser.current?.click()}>
            {say('chooseFile')}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => {
              if (desk.file.peek() !== null) desk.type('');
              isPasting.value = true;
              field.current?.focus();
            }}
          >
            {sayCheck('paste')}
          </button>
        </p>
        <FileInput
          chooser={chooser}
          accept=".csv,.tsv,.txt,.xlsx,.har,.json,.gz,.zip,text/csv,text/plain"
          take={desk.takeFile}
        />
      </div>
      {sheets.length === 0 ? null : (
        <div class="field">
          <h2>{sayCheck('sheets')}</h2>
          <Sheets sheets={sheets} choose={desk.chooseSheet} say={say} />
        </div>
      )}
      {columns.length === 0 ? null : (
        <div class="field">
          <h2>{sayCheck('columns')}</h2>
          <Columns columns={columns} choose={desk.choose} say={say} />
        </div>
      )}
    </section>
  );
}
