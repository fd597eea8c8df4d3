import type { ComponentChildren } from 'preact';

interface RowProps {
  readonly head: string;
  readonly text: string;
  readonly said: string | null;
  readonly children?: ComponentChildren;
}

/** One thing that can be done with the books: what it is, what came of it, its buttons at the right. */
export function Row({ head, text, said, children }: RowProps) {
  return (
    <section class="settings-row">
      <div>
        <h2>{head}</h2>
        <p class="muted">{text}</p>
        <p role="status" class="small">
          {said}
        </p>
      </div>
      <div class="settings-acts">{children}</div>
    </section>
  );
}
