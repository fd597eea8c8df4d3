import { plainText } from '../../shared/words/plain-text.ts';
import type { NumberFault } from '../../shared/words/views.ts';

interface NumberTextProps {
  readonly number: string;
  readonly fault: NumberFault | null;
}

/** A number as it is written; what looks mistyped is underlined in it, and said under it. */
export function NumberText({ number, fault }: NumberTextProps) {
  if (fault === null) return <>{plainText(number)}</>;
  const to = fault.at + fault.length;
  return (
    <>
      {plainText(number.slice(0, fault.at))}
      {/* Where something is missing, an empty place is underlined. */}
      <u class="fault">{plainText(number.slice(fault.at, to)) || '\u2002'}</u>
      {plainText(number.slice(to))}
      <span class="fault-say small muted">{fault.say}</span>
    </>
  );
}
