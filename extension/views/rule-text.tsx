import { useId } from 'preact/hooks';

interface RuleTextProps {
  readonly label: string;
  readonly text: string;
  /** What is wrong with it; null while nothing is. */
  readonly problem: string | null;
  readonly write: (text: string) => void;
}

/** A rule as JSON, to be written in, with what is wrong with it under it. */
export function RuleText({ label, text, problem, write }: RuleTextProps) {
  const id = useId();
  return (
    <div class="rule-text">
      <label for={id}>
        <strong>{label}</strong>
      </label>
      <textarea
        id={id}
        class="mono"
        rows={16}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        value={text}
        onInput={({ currentTarget }) => write(currentTarget.value)}
      />
      <p id={`${id}-problem`} role="status" class="small">
        {problem}
      </p>
    </div>
  );
}
