import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** The control, which takes what ties it to its label and its hint. */
  readonly children: (about: { readonly id: string; readonly 'aria-describedby'?: string }) => ComponentChildren;
}

/** A control under its label, with a word about it. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(hint === undefined ? { id } : { id, 'aria-describedby': `${id}-hint` })}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} class="small muted">
          {hint}
        </p>
      )}
    </div>
  );
}
