import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { hasFile } from '../check/has-file.ts';
import type { Say } from '../words.ts';

interface FileDropProps {
  readonly handFile: (file: File) => void;
  readonly hintId: string;
  readonly say: Say;
  /** The field; a file may be dropped on it. */
  readonly children: ComponentChildren;
}

/** A field for numbers. A list has a page of its own: a popup closes, and what was chosen in it would be lost. */
export function FileDrop({ handFile, hintId, say, children }: FileDropProps) {
  const over = useSignal(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way to do what the link below does
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
        handFile(file);
      }}
    >
      {children}
      <a class="button" href="/check.html" target="_blank" rel="noopener">
        {say('aList')}
      </a>
      <p id={hintId} class={over.value ? 'drop-hint small muted' : 'spoken'}>
        {say(over.value ? 'checkDrop' : 'checkHint')}
      </p>
    </div>
  );
}
