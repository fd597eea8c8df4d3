import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

interface UnfoldProps {
  readonly isOpen: Signal<boolean>;
  readonly look: string;
  /** The id of what folds out. */
  readonly controls?: string;
  /** What it is called where it says nothing itself. */
  readonly label?: string;
  readonly children?: ComponentChildren;
}

/** A button that folds something out, and in again. */
export function Unfold({ isOpen, look, controls, label, children }: UnfoldProps) {
  return (
    <button
      type="button"
      class={look}
      aria-expanded={isOpen.value}
      aria-controls={isOpen.value ? controls : undefined}
      aria-label={label}
      onClick={() => {
        isOpen.value = !isOpen.peek();
      }}
    >
      {children}
    </button>
  );
}
