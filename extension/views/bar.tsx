import type { BarView } from '../../shared/words/views.ts';
import { barParts } from './bar-parts.ts';

/** Used, sure, maybe, left, as lengths; dashed where its end is not known. The same numbers stand beside it as text, so it is not read out. */
export function Bar({ bar }: { readonly bar: BarView }) {
  return (
    <div class={bar.allowance === null ? 'bar bar-open' : 'bar'} aria-hidden="true">
      {barParts(bar).map(({ kind, percent }) => (
        <span key={kind} class={`bar-${kind}`} style={{ width: `${percent}%` }} />
      ))}
    </div>
  );
}
