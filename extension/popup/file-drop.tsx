import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Say } from '../words.ts';

interface FileDropProps {
  readonly takeFile: (file: File) => void;
  readonly hintId: string;
  readonly say: Say;
  /** The field; a file may be dropped on it. */
  readonly children: ComponentChildren;
}

/** A field that takes a file, dropped or chosen. */
export function FileDrop({ takeFile, hintId, say, children }: FileDropProps) {
  const over = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way to do what the button below does
    <div
      class={`drop ${over.value ? 'drop-over' : ''}`}
      onDragOver={(event) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        over.value = false;
        const file = event.dataTransfer?.files[0];
        if (file === undefined) return;
        event.preventDefault();
        takeFile(file);
      }}
    >
      {children}
      <p class="drop-hint small muted">
        <span id={hintId}>{say(over.value ? 'checkDrop' : 'checkHint')}</span>
        <button type="button" class="plain-button link" onClick={() => input.current?.click()}>
          {say('chooseFile')}
        </button>
      </p>
      <input
        ref={input}
        hidden
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.har,.json,.gz,.zip,text/csv,text/plain"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) takeFile(file);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
