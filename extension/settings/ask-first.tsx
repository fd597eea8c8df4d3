import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SaySettings } from './settings-words.ts';

interface AskFirstProps {
  /** What it is about, read out. */
  readonly head: string;
  /** What it comes to. */
  readonly text: string;
  /** What the button says that does it. */
  readonly act: string;
  readonly run: () => void;
  readonly leave: () => void;
  readonly saySettings: SaySettings;
}

/** A question in its place before something goes for good: Keep has the focus, and Escape is Keep. */
export function AskFirst({ head, text, act, run, leave, saySettings }: AskFirstProps) {
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keep.current?.focus(), []);
  return (
    <fieldset
      class="settings-ask"
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      <legend class="spoken">{head}</legend>
      <p>{text}</p>
      <div class="settings-acts">
        <button ref={keep} type="button" class="button" onClick={leave}>
          {saySettings('keep')}
        </button>
        <button type="button" class="button" onClick={run}>
          {act}
        </button>
      </div>
    </fieldset>
  );
}
